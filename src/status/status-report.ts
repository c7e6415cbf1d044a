import { Condition, Conditions } from './condition';
import { policyStatuses } from './policies/policies';
import { Simulation } from './simulation';
import { ListenerState } from './state';
import { attachedRoutes, ObjectStatus, statusesOf } from './status-of';
import { objectText } from '../model/cluster-object';
import { GATEWAY_GROUP } from '../model/gateway-objects';

/** The status of an object with its parts, as a reader sees them one below the other. */
export interface StatusReport extends ObjectStatus {
  readonly parts: readonly StatusPart[];
  /** Whether every condition is as its owner hopes. */
  readonly isFine: boolean;
}

/** The object itself, or a listener, parent or ancestor of it. */
export interface StatusPart {
  /** Absent for the object itself. */
  readonly name?: string;
  readonly conditions: readonly Condition[];
  readonly attachedRoutes?: number;
}

/** Of those that are better False, these are worth knowing; by the others something is lost. */
const HARMLESS = ['OverlappingTLSConfig', 'InsecureFrontendValidationMode', 'RouteRulesOverlap', 'Overridden', 'Warning'];

/** Conditions that are good when they are not there, or False. */
const BETTER_FALSE = new Set(['Conflicted', 'PartiallyInvalid', ...HARMLESS]);

/** Whether a condition says that something is amiss. */
export function isTrouble({ type, status }: Condition): boolean {
  return BETTER_FALSE.has(type) === (status === 'True');
}

export function isFailure(condition: Condition): boolean {
  return isTrouble(condition) && !HARMLESS.includes(condition.type) || condition.reason === 'ListenersNotValid';
}

/** Everything a simulation says, object by object. */
export function statusReports(simulation: Simulation): StatusReport[] {
  const parts = new Map<unknown, readonly StatusPart[]>([
    ...simulation.classes.map(({ object, conditions }) => [object, [own(conditions)]] as const),
    ...simulation.gateways.map(({ object, conditions, listeners }) =>
      [object, [own(conditions), ...listeners.filter(({ set }) => set === undefined).map(listener => listenerPart(listener, simulation))]] as const),
    ...simulation.listenerSets.map(({ object, conditions, listeners }) =>
      [object, [own(conditions), ...listeners.map(listener => listenerPart(listener, simulation))]] as const),
    ...simulation.routes.map(({ object, parents }) =>
      [object, parents.map(({ ref, conditions }) => ({ name: referenceText('parent', ref), conditions: conditions.all }))] as const),
    ...policyStatuses(simulation).map(({ object, conditions, ancestors }) => [object, [
      ...conditions === undefined ? [] : [own(conditions)],
      ...ancestors.map(({ ancestorRef, conditions: { all } }) => ({ name: referenceText('on', ancestorRef), conditions: all })),
    ]] as const),
  ]);
  return statusesOf(simulation).map(each => {
    const ofObject = parts.get(each.object) ?? [];
    return { ...each, parts: ofObject, isFine: ofObject.every(({ conditions }) => !conditions.some(isFailure)) };
  });
}

function own({ all }: Conditions): StatusPart {
  return { conditions: all };
}

function listenerPart(listener: ListenerState, { behaviour }: Simulation): StatusPart {
  const { spec: { name, protocol, port }, conditions } = listener;
  return { name: `listener ${name} (${protocol} ${port})`, conditions: conditions.all, attachedRoutes: attachedRoutes(listener, behaviour) };
}

interface Reference {
  readonly group?: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly name: string;
  readonly sectionName?: string;
  readonly port?: number;
}

/** How a parentRef or an ancestor reads: `parent Gateway infra/web, section https`. */
function referenceText(role: string, { group = GATEWAY_GROUP, kind = 'Gateway', namespace, name, sectionName, port }: Reference): string {
  return [
    `${role} ${objectText(kind, namespace, name)}${group === GATEWAY_GROUP || group === '' ? '' : ` of ${group}`}`,
    ...sectionName === undefined ? [] : [`section ${sectionName}`],
    ...port === undefined ? [] : [`port ${port}`],
  ].join(', ');
}
