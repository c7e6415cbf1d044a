import { KubernetesObject } from './kubectl';

export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
  readonly observedGeneration?: number;
}

/** Conditions, and the part of an object that they are about. */
export interface Verdict {
  /** As `parent infra/edge/https`; empty for the object itself. */
  readonly about: string;
  readonly conditions: readonly Condition[];
}

const ROUTE = ['Accepted', 'ResolvedRefs'];
const POLICY = ['Accepted'];

/** What each kind shows once it works, for itself and for its parts. */
const REQUIRED: { readonly [kind: string]: { readonly own?: readonly string[]; readonly parts?: readonly string[] } } = {
  GatewayClass: { own: ['Accepted'] },
  Gateway: { own: ['Accepted', 'Programmed'], parts: ['Accepted', 'Programmed', 'ResolvedRefs'] },
  ListenerSet: { own: ['Accepted', 'Programmed'], parts: ['Accepted', 'Programmed', 'ResolvedRefs'] },
  HTTPRoute: { parts: ROUTE },
  GRPCRoute: { parts: ROUTE },
  TLSRoute: { parts: ROUTE },
  TCPRoute: { parts: ROUTE },
  UDPRoute: { parts: ROUTE },
  BackendTLSPolicy: { parts: ['Accepted', 'ResolvedRefs'] },
  BackendTrafficPolicy: { parts: POLICY },
  ClientTrafficPolicy: { parts: POLICY },
  EnvoyExtensionPolicy: { parts: POLICY },
  SecurityPolicy: { parts: POLICY },
  EnvoyPatchPolicy: { parts: ['Accepted', 'Programmed'] },
};

/** Conditions that say that something is wrong when they hold. */
const NEGATIVE = new Set(['Conflicted', 'OverlappingTLSConfig', 'PartiallyInvalid', 'Overridden', 'Warning']);

/** Kinds of the same groups that have no status. */
const WITHOUT_STATUS = ['EnvoyProxy', 'HTTPRouteFilter', 'ReferenceGrant'];
const GROUPS = ['gateway.networking.k8s.io', 'gateway.envoyproxy.io'];

/** Whether an object should say how it fares. One whose kind is not known here fails, rather than pass unseen. */
export function hasConditions({ apiVersion, kind }: KubernetesObject): boolean {
  if (Object.hasOwn(REQUIRED, kind)) return true;
  if (GROUPS.includes(apiVersion.split('/')[0]) && !WITHOUT_STATUS.includes(kind)) throw new Error(`what a ${kind} says once it works is not known: add it`);
  return false;
}

/** What an object says once all is well, in the words of `summary`. */
export function expectedSummary(object: KubernetesObject): string {
  const { own, parts } = REQUIRED[object.kind];
  return lines([...own ? [['', own] as const] : [], ...parts ? partNames(object).map(name => [name, parts] as const) : []]);
}

/** What an object says of itself and of its parts: the conditions it needs, and any other that is bad. */
export function summary(object: KubernetesObject): string {
  const { own = [], parts = [] } = REQUIRED[object.kind];
  return lines(verdicts(object).map(({ about, conditions }) => {
    const required = about === '' ? own : parts;
    const others = conditions.filter(condition => !required.includes(condition.type) && !isGood(condition));
    return [about, [
      ...required.map(type => said(conditions.find(condition => condition.type === type), type, object.metadata.generation)),
      ...others.map(condition => said(condition, condition.type, object.metadata.generation)),
    ]];
  }));
}

/** Every set of conditions of an object. */
export function verdicts({ status = {}, metadata: { namespace } }: KubernetesObject): Verdict[] {
  return [
    ...status.conditions ? [{ about: '', conditions: status.conditions }] : [],
    ...(status.listeners ?? []).map(({ name, conditions = [] }: any) => ({ about: `listener ${name}`, conditions })),
    ...(status.parents ?? []).map(({ parentRef, conditions = [] }: any) => ({ about: `parent ${referent({ namespace, ...parentRef })}`, conditions })),
    ...(status.ancestors ?? []).map(({ ancestorRef, conditions = [] }: any) => ({ about: `for ${referent({ namespace, ...ancestorRef })}`, conditions })),
  ];
}

/** The parts that the object itself names; a policy's are the controller's to name, and are taken as found. */
function partNames(object: KubernetesObject): string[] {
  const { kind, spec, metadata } = object;
  if (kind === 'Gateway' || kind === 'ListenerSet') return spec.listeners.map(({ name }: { readonly name: string }) => `listener ${name}`);
  if (spec.parentRefs) return spec.parentRefs.map((reference: any) => `parent ${referent({ namespace: metadata.namespace, ...reference })}`);
  const found = verdicts(object).map(({ about }) => about);
  return found.length > 0 ? found : ['for some Gateway'];
}

function referent({ namespace, name, sectionName }: { readonly namespace?: string; readonly name: string; readonly sectionName?: string }): string {
  return [namespace, name, sectionName].filter(part => part !== undefined).join('/');
}

/** Whether a condition says that all is well. */
export function isGood({ type, status }: Condition): boolean {
  return status === (NEGATIVE.has(type) ? 'False' : 'True');
}

/**
 * Whether a Gateway is well and tells nothing of its listeners. Version 1.9.1 can write a status that it made before it looked at them over the one
 * that has them, and does not look again.
 */
export function hasLostListeners({ kind, status: { conditions = [], listeners = [] } = {} }: KubernetesObject): boolean {
  return kind === 'Gateway' && listeners.length === 0 && conditions.length > 0 && conditions.every(isGood);
}

function said(condition: Condition | undefined, type: string, generation: number | undefined): string {
  if (!condition) return `${type} not said`;
  const stale = generation !== undefined && condition.observedGeneration !== undefined && condition.observedGeneration !== generation;
  if (stale) return `${type} of an older generation`;
  return isGood(condition) ? type : `${type}=${condition.status} (${condition.reason}: ${condition.message})`;
}

function lines(parts: ReadonlyArray<readonly [about: string, words: readonly string[]]>): string {
  return [...parts].map(([about, words]) => `${about}${about ? ': ' : ''}${words.join(', ')}`).sort().join('\n');
}
