import { isEnabled } from './enabled-features';
import { PolicyBackendRef } from './policy-objects';
import { tlsPolicyFor } from './tls-policies';
import { ClusterObject, describeObject, kindText, objectText } from '../../model/cluster-object';
import { configValue, dataKeys, isExternalName, portsOf, secretValue } from '../../model/core-objects';
import { ENVOY_GROUP, ObjectRef } from '../../model/gateway-objects';
import { ungranted } from '../../model/permission';
import { BACKEND_GROUPS } from '../../model/reference-kinds';
import { Complaint } from '../condition';
import { SimulationContext } from '../simulation';

/** Who refers: a kind of policy, and the namespace of the policy that the field is of. */
export interface PolicyReferrer {
  readonly kind: string;
  readonly namespace: string;
}

/** An object, `assumed` where it is taken to be there, or what is wrong. */
export type Referent = ClusterObject | 'assumed' | Complaint;

export function invalid(message: string, fix: string): Complaint {
  return { reason: 'Invalid', message, fix };
}

export function isComplaint(value: Referent): value is Complaint {
  return value !== 'assumed' && 'reason' in value;
}

/** What a reference to a Secret or ConfigMap leads to; across namespaces it needs a grant. */
export function keptObject(field: string, ref: ObjectRef, from: PolicyReferrer, context: SimulationContext): Referent {
  const { group = '', kind = 'Secret', name } = ref;
  const namespace = ref.namespace || from.namespace;
  if (kind === 'ClusterTrustBundle') return found(field, 'certificates.k8s.io', kind, '', name, context);
  if (group !== '' || kind !== 'Secret' && kind !== 'ConfigMap') {
    return invalid(`${field} leads to ${kindText(group, kind)}`, 'refer to a Secret or a ConfigMap');
  }
  const to = { group: '', kind, namespace, name };
  const referrer = { group: ENVOY_GROUP, ...from };
  if (context.permissions.find(referrer, to) === undefined) {
    const { message, fix } = ungranted(referrer, to);
    return invalid(`${field}: ${message}`, fix);
  }
  return found(field, '', kind, namespace, name, context);
}

function found(field: string, group: string, kind: string, namespace: string, name: string, { objects }: SimulationContext): Referent {
  const object = objects.find(group, kind, namespace, name);
  if (object !== undefined) return object;
  return objects.isAssumed(kind, namespace) ? 'assumed' : invalid(`${field}: there is no ${objectText(kind, namespace, name)}`, 'make it, or refer to one that is there');
}

/** What is wrong with a reference to something that must hold a value under a key. */
export function valueComplaint(field: string, ref: ObjectRef, key: string, from: PolicyReferrer, context: SimulationContext): Complaint | undefined {
  const referent = keptObject(field, ref, from, context);
  if (isComplaint(referent)) return referent;
  if (referent === 'assumed') return undefined;
  const value = referent.kind === 'Secret' ? secretValue(referent, key) : configValue(referent, key);
  return value ? undefined : invalid(`${field}: ${describeObject(referent)} has nothing under ${key}`, `put it there, under ${key}`);
}

/** What is wrong with a ConfigMap of the policy's own namespace that must hold anything. */
export function ownConfigComplaint(field: string, { name }: ObjectRef, from: PolicyReferrer, context: SimulationContext): Complaint | undefined {
  const referent = found(field, '', 'ConfigMap', from.namespace, name, context);
  if (isComplaint(referent)) return referent;
  if (referent === 'assumed' || dataKeys(referent).length > 0 || Object.keys((referent as { binaryData?: object }).binaryData ?? {}).length > 0) return undefined;
  return invalid(`${field}: ${describeObject(referent)} is empty`, 'put the content there, under any key');
}

/** What is wrong with a service that a policy calls itself, such as one that authorizes. */
export function calledServiceComplaint(
  field: string, refs: readonly PolicyBackendRef[] | undefined, from: PolicyReferrer, context: SimulationContext,
): Complaint | undefined {
  for (const [index, ref] of (refs ?? []).entries()) {
    const complaint = backendComplaint(`${field}[${index}]`, ref, from, context);
    if (complaint !== undefined) return complaint;
  }
  return undefined;
}

function backendComplaint(field: string, ref: PolicyBackendRef, from: PolicyReferrer, context: SimulationContext): Complaint | undefined {
  const { group = '', kind = 'Service', name, port, weight = 1 } = ref;
  const namespace = ref.namespace || from.namespace;
  // Envoy Gateway judges group and kind each for itself.
  if (!BACKEND_GROUPS.has(kind) || ![...BACKEND_GROUPS.values()].includes(group)) {
    return invalid(`${field} leads to ${kindText(group, kind)}`, 'refer to a Service, a ServiceImport or a Backend');
  }
  if (port === undefined && kind !== 'Backend') return invalid(`${field} names no port`, `add the port of the ${kind}`);
  const referent = found(field, BACKEND_GROUPS.get(kind)!, kind, namespace, name, context);
  if (isComplaint(referent)) return referent;
  const complaint = referent === 'assumed' ? undefined : kind === 'Backend' ? resolverComplaint(field, referent) : portComplaint(field, referent, port!);
  if (complaint !== undefined) return complaint;
  const to = { group, kind, namespace, name };
  const referrer = { group: ENVOY_GROUP, ...from };
  if (context.permissions.find(referrer, to) === undefined) {
    const { message, fix } = ungranted(referrer, to);
    return invalid(`${field}: ${message}`, fix);
  }
  if (weight === 0) return undefined;
  if (kind === 'Backend' && !isEnabled('Backend', context)) {
    return invalid(`${field} leads to a Backend, and Backends are switched off`, 'set `extensionApis.enableBackend` in the configuration of Envoy Gateway');
  }
  const policy = tlsPolicyFor(context, to, port);
  return policy?.problem && invalid(
    `${field}: ${describeObject(policy.object)} is in force for ${objectText(kind, namespace, name)}, and ${policy.problem.message}`, policy.problem.fix,
  );
}

function resolverComplaint(field: string, backend: ClusterObject): Complaint | undefined {
  return (backend.spec as { readonly type?: string } | undefined)?.type !== 'DynamicResolver' ? undefined
    : invalid(`${field}: ${describeObject(backend)} resolves hosts of requests, which is for routes only`, 'refer to a Backend with endpoints');
}

function portComplaint(field: string, service: ClusterObject, port: number): Complaint | undefined {
  if (isExternalName(service)) {
    return invalid(`${field}: ${describeObject(service)} is an ExternalName, which Envoy Gateway does not call`, `refer to a Backend of ${ENVOY_GROUP} with an fqdn endpoint`);
  }
  const ports = portsOf(service).filter(each => each.protocol === 'TCP').map(each => each.port);
  return ports.includes(port) ? undefined
    : invalid(`${field}: ${describeObject(service)} has no TCP port ${port}`, ports.length === 0 ? 'give it one' : `write one of ${ports.join(', ')}`);
}
