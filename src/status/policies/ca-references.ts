import { keptValue } from './kept-values';
import { BackendTlsPolicyObject } from './policy-objects';
import { describeObject, kindText, objectText } from '../../model/cluster-object';
import { configValue } from '../../model/core-objects';
import { ObjectRef } from '../../model/gateway-objects';
import { Complaint } from '../condition';
import { SimulationContext } from '../simulation';

/** What the certificates of authorities that a BackendTLSPolicy names come to (`spec.validation`). */
export interface Authorities {
  /** Which reference leads nowhere. */
  readonly unresolved?: Complaint;
  /** Why there is nothing to trust, so that no backend can be spoken to. */
  readonly unusable?: Complaint;
}

export function authorities(policy: BackendTlsPolicyObject, context: SimulationContext): Authorities {
  return context.behaviour.envoyGateway ? asEnvoyGateway(policy, context) : bySpecification(policy, context);
}

/** Certificates of the system are known; other sets are an implementation's own. */
const KNOWN_SET = 'System';

const NOTHING_VALID = 'NoValidCACertificate';

function bySpecification({ spec: { validation }, metadata: { namespace = '' } }: BackendTlsPolicyObject, context: SimulationContext): Authorities {
  const { caCertificateRefs: refs = [], wellKnownCACertificates: set } = validation;
  if (refs.length === 0) return set === KNOWN_SET ? {} : { unusable: unknownSet('Invalid', set) };
  const complaints = refs.flatMap((ref, index) => refComplaint(`caCertificateRefs[${index}]`, ref, namespace, context) ?? []);
  if (complaints.length === 0) return {};
  const [unresolved] = complaints;
  return { unresolved, ...complaints.length === refs.length && { unusable: { ...unresolved, reason: NOTHING_VALID } } };
}

/** The specification has ConfigMaps; other kinds are an implementation's own. */
function refComplaint(field: string, { group = '', kind = 'ConfigMap', name }: ObjectRef, namespace: string, { objects }: SimulationContext): Complaint | undefined {
  if (group !== '' || kind !== 'ConfigMap') return unknownKind(field, group, kind);
  const object = objects.find('', 'ConfigMap', namespace, name);
  if (object === undefined) return objects.isAssumed('ConfigMap', namespace) ? undefined : missing(field, kind, namespace, name);
  return (configValue(object, 'ca.crt') ?? '').includes('-----BEGIN CERTIFICATE-----') ? undefined
    : reference(`${field}: ${describeObject(object)} has no certificate in ca.crt`, 'put the certificates of the authorities there, as PEM');
}

/** Envoy Gateway lets nothing through once one reference leads nowhere, passes over kinds it does not know, and does not look at certificates. */
function asEnvoyGateway({ spec: { validation }, metadata: { namespace = '' } }: BackendTlsPolicyObject, { objects }: SimulationContext): Authorities {
  const { caCertificateRefs: refs = [], wellKnownCACertificates: set } = validation;
  if (set === KNOWN_SET) return {};
  let unknown = unknownSet('InvalidKind', set);
  let isKnown = false;
  let isAnything = false;
  for (const [index, { group = '', kind = 'ConfigMap', name }] of refs.entries()) {
    const field = `caCertificateRefs[${index}]`;
    if (kind !== 'ConfigMap' && kind !== 'Secret' && kind !== 'ClusterTrustBundle') {
      if (index === 0) unknown = unknownKind(field, group, kind);
      continue;
    }
    isKnown = true;
    const object = kind === 'ClusterTrustBundle' ? objects.find('certificates.k8s.io', kind, '', name) : objects.find('', kind, namespace, name);
    if (object === undefined && !objects.isAssumed(kind, namespace)) return broken(missing(field, kind, namespace, name));
    const value = object === undefined || kind === 'ClusterTrustBundle' ? 'assumed' : keptValue(object, 'ca.crt', 'tls.crt');
    if (value === undefined) {
      return broken(reference(`${field}: ${objectText(kind, namespace, name)} has neither ca.crt nor tls.crt`, 'put the certificates of the authorities under ca.crt, as PEM'));
    }
    isAnything ||= value !== '';
  }
  if (!isKnown) return broken(unknown);
  return isAnything ? {} : broken(reference('what its caCertificateRefs lead to is empty', 'put the certificates of the authorities under ca.crt, as PEM'));
}

function broken(unresolved: Complaint): Authorities {
  return { unresolved, unusable: { ...unresolved, reason: NOTHING_VALID } };
}

function missing(field: string, kind: string, namespace: string, name: string): Complaint {
  return reference(`${field}: there is no ${objectText(kind, kind === 'ClusterTrustBundle' ? undefined : namespace, name)}`, 'make it, or refer to one that is there; it has to be in the namespace of the policy');
}

function reference(message: string, fix: string): Complaint {
  return { reason: 'InvalidCACertificateRef', message, fix };
}

function unknownKind(field: string, group: string, kind: string): Complaint {
  return {
    reason: 'InvalidKind',
    message: `${field} leads to ${kindText(group, kind)}, which is no place for certificates of authorities`,
    fix: 'put them into a ConfigMap, with the key ca.crt',
  };
}

function unknownSet(reason: string, set: string | undefined): Complaint {
  return {
    reason,
    message: set === undefined ? 'it names no certificates of authorities' : `wellKnownCACertificates is ${set}, a set that is not known`,
    fix: `write wellKnownCACertificates: ${KNOWN_SET}, or caCertificateRefs`,
  };
}
