import { authorities } from './ca-references';
import { BackendTlsPolicyObject, TargetRef } from './policy-objects';
import { ObjectKey } from '../../model/cluster-object';
import { ClusterObjects } from '../../model/cluster-objects';
import { portsOf } from '../../model/core-objects';
import { ENVOY_GROUP, GATEWAY_GROUP } from '../../model/gateway-objects';
import { addTo } from '../../model/grouped';
import { Complaint } from '../condition';
import { SimulationContext } from '../simulation';

/** The BackendTLSPolicy that says how a backend is spoken to. */
export interface TlsPolicyInForce {
  readonly object: BackendTlsPolicyObject;
  /** Why nothing can be said to the backend: requests get a 5xx instead. */
  readonly problem?: Complaint;
}

/**
 * The policy in force for a port of a Service, ServiceImport or Backend: the one for that port by name (of a Backend: by number) before the
 * one for the whole; of several, the oldest. Ports are those of `objects`; nothing is known of the port of a Service that is not there.
 */
export function tlsPolicyFor(context: SimulationContext, target: ObjectKey, port?: number): TlsPolicyInForce | undefined {
  const { byTarget } = tlsPolicies(context);
  const key = byTarget.size === 0 ? undefined : tlsTargetKeys(context, target, port).find(each => byTarget.has(each));
  if (key === undefined) return undefined;
  const [object] = byTarget.get(key)!;
  const { unusable: problem } = authorities(object, context);
  return { object, ...problem !== undefined && { problem } };
}

/** Every BackendTLSPolicy, and by what it is for; oldest first. */
export interface TlsPolicies {
  readonly all: readonly BackendTlsPolicyObject[];
  readonly byTarget: ReadonlyMap<string, readonly BackendTlsPolicyObject[]>;
  /** Sections of Backends that a policy is for, by the name of the Backend in whatever namespace; nothing for the whole. */
  readonly sectionsOfBackends: ReadonlyMap<string, ReadonlyArray<string | undefined>>;
}

const known = new WeakMap<ClusterObjects, TlsPolicies>();
const NONE: TlsPolicies = { all: [], byTarget: new Map(), sectionsOfBackends: new Map() };

export function tlsPolicies({ objects, behaviour }: SimulationContext): TlsPolicies {
  if (behaviour.without.has('BackendTLSPolicy')) return NONE;
  let policies = known.get(objects);
  if (policies === undefined) known.set(objects, policies = readPolicies(objects));
  return policies;
}

function readPolicies(objects: ClusterObjects): TlsPolicies {
  const all = objects.ofKind<BackendTlsPolicyObject>(GATEWAY_GROUP, 'BackendTLSPolicy');
  const byTarget = new Map<string, BackendTlsPolicyObject[]>();
  const sectionsOfBackends = new Map<string, Array<string | undefined>>();
  for (const policy of all) {
    for (const ref of policy.spec.targetRefs ?? []) {
      addTo(byTarget, tlsTargetKey(policy, ref), policy);
      if (ref.group === ENVOY_GROUP && ref.kind === 'Backend') addTo(sectionsOfBackends, ref.name, ref.sectionName);
    }
  }
  return { all, byTarget, sectionsOfBackends };
}

/** The key of what a policy is for; a policy is only for its own namespace. */
export function tlsTargetKey({ metadata }: BackendTlsPolicyObject, { group = '', kind, name, sectionName = '' }: TargetRef): string {
  return targetKey({ group, kind, namespace: metadata.namespace, name }, sectionName);
}

/** The keys that a policy for a port can have: the port's own first. */
export function tlsTargetKeys({ objects }: SimulationContext, target: ObjectKey, port: number | undefined): readonly string[] {
  const section = sectionOf(target, port, objects);
  return [...section === undefined ? [] : [targetKey(target, section)], targetKey(target, '')];
}

function targetKey({ group, kind, namespace = '', name }: ObjectKey, section: string): string {
  return `${group}/${kind}/${namespace}/${name}/${section}`;
}

/** The name of a port of a Service; a Backend has numbers only. */
function sectionOf({ group, kind, namespace = '', name }: ObjectKey, port: number | undefined, objects: ClusterObjects): string | undefined {
  if (port === undefined) return undefined;
  if (kind !== 'Service' && kind !== 'ServiceImport') return String(port);
  const service = objects.find(group, kind, namespace, name);
  return service === undefined ? undefined : portsOf(service).find(each => each.port === port && each.name !== '')?.name;
}
