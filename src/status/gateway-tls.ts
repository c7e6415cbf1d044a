import { Complaint } from './condition';
import { servingCertificate } from './serving-certificate';
import { SimulationContext } from './simulation';
import { ClientValidation, GatewayState } from './state';
import { ClusterObject, kindText, objectText } from '../model/cluster-object';
import { configValue, dataKeys, secretValue } from '../model/core-objects';
import { FrontendTlsSpec, GATEWAY_GROUP, ObjectRef } from '../model/gateway-objects';
import { ungranted } from '../model/permission';

/** Judges the certificates of a whole Gateway: those that clients must show, and the one it shows to backends (Gateway, `spec.tls`). */
export function judgeGatewayTls(gateway: GatewayState, context: SimulationContext): void {
  const { tls } = gateway.object.spec;
  if (tls === undefined) return;
  const frontend = judgeFrontend(gateway, context);
  const backend = clientCertificateComplaint(gateway, context);
  if (backend !== undefined) gateway.conditions.fail('ResolvedRefs', backend);
  if (frontend && backend === undefined) gateway.conditions.hold('ResolvedRefs', 'ResolvedRefs', 'every certificate is found');
}

/** Gives every HTTPS listener what its clients must show; says whether all of it is found. */
function judgeFrontend(gateway: GatewayState, context: SimulationContext): boolean {
  const { frontend } = gateway.object.spec.tls!;
  if (frontend === undefined) return true;
  let isFine = true;
  const judge = (spec: FrontendTlsSpec | undefined): ClientValidation | undefined => {
    if (spec?.validation === undefined) return undefined;
    const { caCertificateRefs, mode } = spec.validation;
    const { complaint, isPartial } = authoritiesComplaint(caCertificateRefs, gateway, context);
    if (complaint !== undefined) {
      isFine = false;
      gateway.conditions.fail('ResolvedRefs', context.behaviour.envoyGateway ? { ...complaint, reason: 'InvalidParameters' } : complaint);
    } else if (mode === 'AllowInsecureFallback') {
      gateway.conditions.hold('InsecureFrontendValidationMode', 'ConfigurationChanged', 'clients without a valid certificate are let in',
        'write mode AllowValidOnly where every client must have one');
    }
    return { complaint, isPartial, mode: mode === 'AllowInsecureFallback' ? mode : 'AllowValidOnly' };
  };
  const byDefault = judge(frontend.default);
  const ports = new Map((frontend.perPort ?? []).map(({ port, tls }) => [port, judge(tls)]));
  for (const listener of gateway.listeners) {
    if (listener.spec.protocol === 'HTTPS') listener.clientValidation = ports.has(listener.spec.port) ? ports.get(listener.spec.port) : byDefault;
  }
  return isFine;
}

/** Why clients cannot be judged by certificates of these authorities, the first reason there is; `isPartial` where others of them are found. */
function authoritiesComplaint(
  refs: readonly ObjectRef[], { object }: GatewayState, { objects, permissions, behaviour }: SimulationContext,
): { readonly complaint?: Complaint; readonly isPartial: boolean } {
  const own = object.metadata.namespace ?? '';
  let isKnown = false;
  let found = false;
  const complaints: Complaint[] = [];
  for (const { group = '', kind = 'ConfigMap', namespace = own, name } of refs) {
    const from = { group: GATEWAY_GROUP, kind: 'Gateway', namespace: own };
    const to = { group, kind, namespace, name };
    const text = objectText(kind, namespace, name);
    if (permissions.find(from, to) === undefined) {
      complaints.push({ reason: 'RefNotPermitted', ...ungranted(from, to) });
      continue;
    }
    if (kind !== 'ConfigMap' && !(behaviour.envoyGateway && (kind === 'Secret' || kind === 'ClusterTrustBundle'))) {
      complaints.push({ reason: 'InvalidCACertificateKind', message: `${text} is no place for certificates of authorities`, fix: 'put them into a ConfigMap, with the key ca.crt' });
      continue;
    }
    isKnown = true;
    const referent = objects.find(group, kind, kind === 'ClusterTrustBundle' ? '' : namespace, name);
    if (referent === undefined ? objects.isAssumed(kind, namespace) : authorityOf(referent, behaviour.envoyGateway)) {
      found = true;
      continue;
    }
    complaints.push({
      reason: 'InvalidCACertificateRef',
      message: referent === undefined ? `there is no ${text}` : `${text} has no certificate in ca.crt`,
      fix: referent === undefined ? 'make it, or refer to one that is there' : 'put the certificates of the authorities there, as PEM',
    });
  }
  // Envoy Gateway passes over kinds it does not know, as long as there is another.
  const telling = behaviour.envoyGateway && isKnown ? complaints.find(({ reason }) => reason !== 'InvalidCACertificateKind') : complaints[0];
  return { complaint: telling, isPartial: found && !behaviour.envoyGateway };
}

/** Whether there is something that can be a certificate. */
function authorityOf(object: ClusterObject, envoyGateway: boolean): boolean {
  if (object.kind === 'ClusterTrustBundle') return true;
  const valueOf = (key: string) => object.kind === 'Secret' ? secretValue(object, key) : configValue(object, key);
  const keys = dataKeys(object);
  if (!envoyGateway) return /-----BEGIN CERTIFICATE-----/.test(valueOf('ca.crt') ?? '');
  const key = ['ca.crt', 'tls.crt'].find(each => keys.includes(each)) ?? (keys.length === 1 ? keys[0] : undefined);
  return key !== undefined && (valueOf(key) ?? '') !== '';
}

/** What is wrong with the certificate that a Gateway shows to backends (Gateway, `spec.tls.backend.clientCertificateRef`). */
function clientCertificateComplaint({ object }: GatewayState, { objects, permissions, behaviour }: SimulationContext): Complaint | undefined {
  const ref = object.spec.tls!.backend?.clientCertificateRef;
  if (ref === undefined) return undefined;
  const own = object.metadata.namespace ?? '';
  const { group = '', kind = 'Secret', namespace = own, name } = ref;
  const invalid = (message: string, fix: string) => ({ reason: 'InvalidClientCertificateRef', message: `tls.backend.clientCertificateRef: ${message}`, fix });
  if (group !== '' || kind !== 'Secret') return invalid(`it leads to ${kindText(group, kind)}`, 'refer to a Secret of type kubernetes.io/tls');
  const from = { group: GATEWAY_GROUP, kind: 'Gateway', namespace: own };
  const to = { group: '', kind: 'Secret', namespace, name };
  if (permissions.find(from, to) === undefined) {
    const { message, fix } = ungranted(from, to);
    return { reason: 'RefNotPermitted', message: `tls.backend.clientCertificateRef: ${message}`, fix };
  }
  const secret = objects.find('', 'Secret', namespace, name);
  if (secret === undefined) return objects.isAssumed('Secret', namespace) ? undefined : invalid(`there is no Secret ${namespace}/${name}`, 'make it, or refer to one that is there');
  if (behaviour.envoyGateway) {
    const isThere = ['tls.crt', 'tls.key'].every(key => dataKeys(secret).includes(key));
    return isThere ? undefined : invalid(`Secret ${namespace}/${name} lacks tls.crt or tls.key`, 'give it both');
  }
  const certificate = servingCertificate(secret);
  return 'problem' in certificate ? invalid(`Secret ${namespace}/${name} ${certificate.problem}`, certificate.fix) : undefined;
}
