import { isUntold } from './untold';
import { KubernetesObject } from '../stack/kubectl';
import { GATEWAY_API } from '../systems/names';

/** What is said of an object, or of a part of it. */
export interface Said {
  /** As `listener l1: `; empty for the object itself. */
  readonly about: string;
  readonly conditions: readonly Condition[];
  /** What else is said of that part. */
  readonly facts: readonly string[];
}

export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message?: string;
}

/** Of the object, its listeners, its parents, and what it is attached to as a policy. */
export function verdictsOf({ status = {}, metadata: { namespace } }: KubernetesObject): Said[] {
  const told = (conditions: readonly Condition[] = []) => conditions.filter(condition => !isUntold(condition));
  return [
    { about: '', conditions: told(status.conditions), facts: [] },
    ...listOf(status.listeners).map(({ name, conditions, supportedKinds, attachedRoutes = 0 }) => ({
      about: `listener ${name}: `, conditions: told(conditions), facts: [`supportedKinds ${kinds(supportedKinds)}`, `attachedRoutes ${attachedRoutes}`],
    })),
    ...listOf(status.parents).map(({ parentRef, controllerName, conditions }) => ({ about: `parent ${named(parentRef, namespace)}: `, conditions: told(conditions), facts: [`of ${controllerName}`] })),
    ...listOf(status.ancestors).map(({ ancestorRef, controllerName, conditions }) => ({ about: `for ${named(ancestorRef, namespace)}: `, conditions: told(conditions), facts: [`of ${controllerName}`] })),
  ];
}

function kinds(supported: unknown): string {
  return listOf(supported).map(({ group = GATEWAY_API, kind }) => `${group === GATEWAY_API ? '' : `${group}/`}${kind}`).join(' ') || 'none';
}

function named({ group = GATEWAY_API, kind = 'Gateway', namespace, name, sectionName, port }: any, ownNamespace: string | undefined): string {
  const place = [sectionName, port].filter(part => part !== undefined).join(':');
  return `${group === GATEWAY_API ? '' : `${group}/`}${kind} ${namespace ?? ownNamespace}/${name}${place === '' ? '' : `/${place}`}`;
}

function listOf(items: any): any[] {
  return items ?? [];
}
