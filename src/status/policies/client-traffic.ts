import { targetDeprecations } from './backend-traffic';
import { keptValue } from './kept-values';
import { ClientTrafficSpec, PolicyObject } from './policy-objects';
import { invalid, isComplaint, keptObject, PolicyReferrer } from './policy-references';
import { describeObject } from '../../model/cluster-object';
import { ObjectRef } from '../../model/gateway-objects';
import { Complaint } from '../condition';
import { SimulationContext } from '../simulation';
import { ListenerState } from '../state';

/** How clients are served (Envoy Gateway's ClientTrafficPolicy). */
export type ClientTrafficPolicyObject = PolicyObject<ClientTrafficSpec>;

const KIND = 'ClientTrafficPolicy';

/** Why a listener cannot be served as a policy says, so that its requests get a 500. */
export function clientTrafficProblem(policy: ClientTrafficPolicyObject, { spec }: ListenerState, context: SimulationContext): Complaint | undefined {
  const validation = terminatesTls(spec) ? policy.spec.tls?.clientValidation : undefined;
  if (validation === undefined) return undefined;
  const from = { kind: KIND, namespace: policy.metadata.namespace ?? '' };
  const { caCertificateRefs: refs = [], crl, optional = false, mode = optional ? 'VerifyIfGiven' : 'RequireAndVerify' } = validation;
  for (const [index, ref] of refs.entries()) {
    const complaint = contentComplaint(`tls.clientValidation.caCertificateRefs[${index}]`, ref, 'ca.crt', '-----BEGIN CERTIFICATE-----', from, context);
    if (complaint !== undefined) return complaint;
  }
  if (refs.length === 0 && (mode === 'VerifyIfGiven' || mode === 'RequireAndVerify')) {
    return invalid(`tls.clientValidation has mode ${mode} and no caCertificateRefs`, 'name the authorities that clients have their certificates from');
  }
  for (const [index, ref] of (crl?.refs ?? []).entries()) {
    const complaint = contentComplaint(`tls.clientValidation.crl.refs[${index}]`, ref, 'ca.crl', '-----BEGIN X509 CRL-----', from, context);
    if (complaint !== undefined) return complaint;
  }
  return undefined;
}

/** Fields that are to go, each with what to write instead. */
export function clientTrafficDeprecations(spec: ClientTrafficSpec): readonly string[] {
  return [
    ...targetDeprecations(spec),
    ...spec.enableProxyProtocol === undefined ? [] : ['enableProxyProtocol, for which there is proxyProtocol'],
    ...spec.headers?.preserveXRequestID === undefined ? [] : ['headers.preserveXRequestID, for which there is headers.requestID'],
    ...spec.tls?.clientValidation?.optional === true ? ['tls.clientValidation.optional, for which there is tls.clientValidation.mode'] : [],
  ];
}

function contentComplaint(
  field: string, ref: ObjectRef, key: string, beginning: string, from: PolicyReferrer, context: SimulationContext,
): Complaint | undefined {
  const referent = keptObject(field, ref, from, context);
  if (isComplaint(referent)) return referent;
  if (referent === 'assumed' || referent.kind === 'ClusterTrustBundle') return undefined;
  return (keptValue(referent, key) ?? '').includes(beginning) ? undefined
    : invalid(`${field}: ${describeObject(referent)} has nothing of use under ${key}`, `put it there, under ${key}, as PEM`);
}

function terminatesTls({ protocol, tls }: ListenerState['spec']): boolean {
  return protocol === 'HTTPS' || protocol === 'TLS' && tls?.mode !== 'Passthrough';
}
