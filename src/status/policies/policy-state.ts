import { ClusterObject } from '../../model/cluster-object';
import { byText } from '../../model/order';
import { Conditions } from '../condition';

/** What a controller says of a policy, or of another kind that shows its status like one. */
export interface PolicyState {
  readonly object: ClusterObject;
  /** One for each of what it bears on; without any, no status is written. */
  readonly ancestors: readonly AncestorState[];
  /** Of a Backend, whose status has conditions of its own instead. */
  readonly conditions?: Conditions;
}

export interface AncestorState {
  readonly ancestorRef: AncestorRef;
  /** Absent for an EnvoyProxy, whose status names nobody. */
  readonly controllerName?: string;
  readonly conditions: Conditions;
}

/** As it is written into the status: what is absent here is absent there. */
export interface AncestorRef {
  readonly group?: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly name: string;
  readonly sectionName?: string;
  readonly port?: number;
}

/** How many a status has room for (`status.ancestors` of every policy). */
const MOST = 16;

/** Collects what one controller says of a policy; of more ancestors than a status has room for, the ones in trouble are kept. */
export class Ancestors {
  private readonly states: AncestorState[] = [];

  public constructor(private readonly controllerName: string) {}

  public get refs(): readonly AncestorRef[] {
    return this.states.map(({ ancestorRef }) => ancestorRef);
  }

  /** Says something of one ancestor. Those that differ only in their port are one. */
  public say(ancestorRef: AncestorRef, something: (conditions: Conditions) => void): void {
    const known = this.states.find(each => isSame(each.ancestorRef, ancestorRef));
    const { conditions } = known ?? { conditions: new Conditions() };
    something(conditions);
    if (known !== undefined) return;
    this.states.push({ ancestorRef, controllerName: this.controllerName, conditions });
    if (this.states.length > MOST + 1) this.states.splice(this.leastTelling(), 1);
  }

  /** As the status shows them. */
  public get all(): readonly AncestorState[] {
    return shown(this.states);
  }

  private leastTelling(): number {
    let last = 0;
    this.states.forEach((state, index) => { if (before(this.states[last], state)) last = index; });
    return last;
  }
}

/** Those that a status has room for; the last of them says so where others are left out. */
export function shown(states: readonly AncestorState[]): readonly AncestorState[] {
  if (states.length <= MOST) return states;
  const kept = [...states].sort((a, b) => Number(before(b, a)) - Number(before(a, b))).slice(0, MOST);
  kept[MOST - 1].conditions.hold('Aggregated', 'Aggregated', `a status has room for ${MOST} ancestors, so others are left out`);
  return kept;
}

function isSame(a: AncestorRef, b: AncestorRef): boolean {
  return a.name === b.name && a.namespace === b.namespace && a.sectionName === b.sectionName && a.kind === b.kind && a.group === b.group;
}

/** Those in trouble first, then by namespace and name. */
function before(a: AncestorState, b: AncestorState): boolean {
  const order = rank(a) - rank(b) || byText((ref: AncestorRef) => ref.namespace ?? '')(a.ancestorRef, b.ancestorRef)
    || byText((ref: AncestorRef) => ref.name)(a.ancestorRef, b.ancestorRef);
  return order < 0;
}

function rank({ conditions }: AncestorState): number {
  if (conditions.isFalse('Accepted')) return 0;
  return conditions.isTrue('Overridden') ? 1 : 2;
}
