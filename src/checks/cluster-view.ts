import { Keys } from './found';
import { Reachability } from './reachability';
import { ClusterObject, ObjectKey } from '../model/cluster-object';
import { GATEWAY_GROUP, GatewayObject } from '../model/gateway-objects';
import { Simulation } from '../status/simulation';
import { ListenerState } from '../status/state';
import { ReportedImplementation } from '../verdict/reported-implementations';

/** What the rules know besides the simulation. */
export interface Surroundings {
  /** An object as its manifest has it, without defaults; nothing where that is not known. */
  readonly written?: (object: ClusterObject) => unknown;
  /** The implementation whose report says which features there are. */
  readonly implementation?: ReportedImplementation;
  /** Objects that are meant to be there and were refused: what refers to them is not to blame. */
  readonly refused?: readonly ObjectKey[];
}

/** A simulated cluster, and what several rules derive from it. */
export class ClusterView {
  /** Every listener of Gateways that a controller looks at, those of ListenerSets with their Gateway's. */
  public readonly listeners: readonly ListenerState[];
  private readonly refusedObjects: ReadonlySet<string>;
  private readonly refusedKinds: ReadonlySet<string>;
  private reach?: Reachability;
  private asked?: ReadonlySet<string>;

  public constructor(public readonly simulation: Simulation, public readonly surroundings: Surroundings = {}) {
    const { refused = [] } = surroundings;
    this.refusedObjects = new Set(refused.map(({ group, kind, namespace = '', name }) => [group, kind, namespace, name].join('/')));
    this.refusedKinds = new Set(refused.map(({ group, kind }) => `${group}/${kind}`));
    this.listeners = simulation.gateways.flatMap(({ listeners }) => listeners);
  }

  /** Which matches get requests. */
  public get reachability(): Reachability {
    return this.reach ??= new Reachability(this.simulation);
  }

  /** Whether a route wants to be on a listener and is not let in. */
  public isAskedFor({ set, gateway, spec }: ListenerState): boolean {
    this.asked ??= new Set(this.simulation.routes.flatMap(({ object, parents }) => parents.filter(({ conditions }) => conditions.isFalse('Accepted'))
      .map(({ ref: { kind = 'Gateway', namespace = object.metadata.namespace, name, sectionName }, conditions }) => {
        // Of a section that is not there nobody knows which one is meant.
        const isMisnamed = conditions.get('Accepted')?.reason === 'NoMatchingParent';
        return `${kind} ${namespace}/${name}/${isMisnamed ? '' : sectionName ?? ''}`;
      })));
    const { kind, metadata: { namespace, name } } = set?.object ?? gateway.object;
    return this.asked.has(`${kind} ${namespace}/${name}/`) || this.asked.has(`${kind} ${namespace}/${name}/${spec.name}`);
  }

  /** Whether anything of a kind is there. Where nothing is, its objects are somewhere else, and nothing is known of them. */
  public has(group: string, kind: string): boolean {
    return this.simulation.objects.ofKind(group, kind).length > 0;
  }

  /** Whether an object is surely not there, though others of its kind are. */
  public lacks(group: string, kind: string, namespace: string, name: string): boolean {
    const { objects } = this.simulation;
    return this.has(group, kind) && objects.find(group, kind, namespace, name) === undefined && !this.refusedObjects.has([group, kind, namespace, name].join('/'));
  }

  /** Whether any object of a kind was refused, so that what others lack may be in it. */
  public hasRefused(group: string, kind: string): boolean {
    return this.refusedKinds.has(`${group}/${kind}`);
  }

  public get gatewayObjects(): readonly GatewayObject[] {
    return this.simulation.objects.ofKind<GatewayObject>(GATEWAY_GROUP, 'Gateway');
  }
}

/** The object that has a listener, and the place of the listener in it. */
export function placeOfListener({ set, gateway, spec }: ListenerState): { readonly object: ClusterObject; readonly keys: Keys } {
  const object = set?.object ?? gateway.object;
  return { object, keys: ['spec', 'listeners', object.spec.listeners.findIndex(({ name }) => name === spec.name)] };
}

/** `listener https of Gateway infra/public` */
export function listenerName({ set, gateway, spec }: ListenerState): string {
  const { kind, metadata: { namespace, name } } = set?.object ?? gateway.object;
  return `listener ${spec.name} of ${kind} ${namespace}/${name}`;
}
