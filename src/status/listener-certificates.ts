import { Complaint } from './condition';
import { servingCertificate } from './serving-certificate';
import { SimulationContext } from './simulation';
import { ListenerState } from './state';
import { ClusterObject, kindText, objectText } from '../model/cluster-object';
import { GATEWAY_GROUP, ObjectRef } from '../model/gateway-objects';
import { ungranted } from '../model/permission';

/** What the certificateRefs of a listener come to. */
export interface ListenerCertificates {
  /** Names in the certificates that can be served. */
  readonly names: readonly string[];
  /** How many can be served. */
  readonly count: number;
  readonly complaints: readonly Complaint[];
}

/** Looks up every certificate of a listener (Gateway, `spec.listeners[].tls.certificateRefs`). */
export function listenerCertificates(listener: ListenerState, context: SimulationContext): ListenerCertificates {
  const complaints: Complaint[] = [];
  const names: string[] = [];
  const taken = new Set<string>();
  let count = 0;
  for (const [index, ref] of (listener.spec.tls?.certificateRefs ?? []).entries()) {
    const secret = secretOf(ref, index, listener, context);
    if (secret === 'assumed') {
      count++;
    } else if ('reason' in secret) {
      complaints.push(secret);
    } else {
      const certificate = servingCertificate(secret);
      const name = objectText('Secret', secret.metadata.namespace, secret.metadata.name);
      if ('problem' in certificate) {
        complaints.push({ reason: 'InvalidCertificateRef', message: `certificateRefs[${index}]: ${name} ${certificate.problem}`, fix: certificate.fix });
        continue;
      }
      const keys = certificate.names.map(each => `${certificate.algorithm}/${each}`);
      const twice = keys.findIndex(key => taken.has(key));
      if (context.behaviour.envoyGateway && twice >= 0) {
        complaints.push({
          reason: 'InvalidCertificateRef',
          message: `certificateRefs[${index}]: ${name} is for ${certificate.names[twice]}, as another ${certificate.algorithm} certificate of the listener is`,
          fix: 'leave one of the two out, or make them of different algorithms',
        });
        continue;
      }
      keys.forEach(key => taken.add(key));
      names.push(...certificate.names);
      count++;
    }
  }
  return { names, count, complaints };
}

function secretOf(
  { group = '', kind = 'Secret', namespace: given, name }: ObjectRef, index: number, { namespace: own, set }: ListenerState,
  { objects, permissions, behaviour, loaded }: SimulationContext,
): ClusterObject | Complaint | 'assumed' {
  if (group !== '' || kind !== 'Secret') {
    return {
      reason: 'InvalidCertificateRef',
      message: `certificateRefs[${index}] leads to ${kindText(group, kind)}`,
      fix: 'refer to a Secret of type kubernetes.io/tls: leave group and kind out',
    };
  }
  const namespace = given || own;
  const from = { group: GATEWAY_GROUP, kind: set === undefined ? 'Gateway' : 'ListenerSet', namespace: own };
  const to = { group: '', kind: 'Secret', namespace, name };
  const grant = permissions.find(from, to);
  const secret = objects.find('', 'Secret', namespace, name);
  if (grant === undefined) {
    const { message, fix } = ungranted(from, to);
    return { reason: 'RefNotPermitted', message: `certificateRefs[${index}]: ${message}`, fix };
  }
  if (secret !== undefined) return secret;
  if (objects.isAssumed('Secret', namespace)) return 'assumed';
  // Envoy Gateway reads the grant with the Secret, and without one speaks of the grant.
  const isOverlooked = behaviour.envoyGateway && grant !== 'local' && !loaded().hasGrant(grant);
  return {
    reason: isOverlooked ? 'RefNotPermitted' : 'InvalidCertificateRef',
    message: `certificateRefs[${index}]: there is no Secret ${namespace}/${name}${isOverlooked ? ', of which Envoy Gateway says that no ReferenceGrant permits it' : ''}`,
    fix: 'make it, or refer to one that is there',
  };
}
