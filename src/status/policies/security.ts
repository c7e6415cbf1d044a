import { targetDeprecations } from './backend-traffic';
import { EffectivePolicy } from './effective-policy';
import { LayeredKind, PolicyProblem } from './layered-policies';
import { PolicyBackendRef, SecuritySpec } from './policy-objects';
import { calledServiceComplaint, invalid, isComplaint, keptObject, ownConfigComplaint, valueComplaint } from './policy-references';
import { dataKeys, secretValue } from '../../model/core-objects';
import { ObjectRef } from '../../model/gateway-objects';
import { Complaint } from '../condition';
import { SimulationContext } from '../simulation';

/** Who may send requests (Envoy Gateway's SecurityPolicy). */
export const SECURITY: LayeredKind<SecuritySpec> = {
  kind: 'SecurityPolicy',
  problem: (policy, _, context) => CHECKS.map(check => check(policy, context)).find(complaint => complaint !== undefined),
  refusal: (spec, routeKind) => routeKind === 'TCPRoute' ? tcpRefusal(spec) : httpRefusal(spec),
  deprecations: spec => [
    ...targetDeprecations(spec),
    ...(['grpc', 'http'] as const).filter(each => spec.extAuth?.[each]?.backendRef !== undefined).map(each => `extAuth.${each}.backendRef, for which there is backendRefs`),
  ],
};

type Check = (policy: EffectivePolicy<SecuritySpec>, context: SimulationContext) => PolicyProblem | undefined;

const KIND = 'SecurityPolicy';
const USERS_KEY = '.htpasswd';

/** The one that can fail open is last: it does where nothing else is wrong. */
const CHECKS: readonly Check[] = [
  basicAuthComplaint,
  apiKeyComplaint,
  oidcComplaint,
  jwtComplaint,
  (policy, context) => {
    const complaint = extAuthComplaint(policy, context);
    return complaint && { ...complaint, failsOpen: policy.spec.extAuth?.failOpen === true };
  },
];

function basicAuthComplaint({ spec: { basicAuth }, namespaceOf }: EffectivePolicy<SecuritySpec>, context: SimulationContext): Complaint | undefined {
  if (basicAuth === undefined) return undefined;
  const field = 'basicAuth.users';
  const from = { kind: KIND, namespace: namespaceOf(spec => spec.basicAuth !== undefined) };
  const complaint = valueComplaint(field, basicAuth.users, USERS_KEY, from, context);
  if (complaint !== undefined) return complaint;
  const secret = keptObject(field, basicAuth.users, from, context);
  if (secret === 'assumed' || isComplaint(secret)) return undefined;
  const lines = (secretValue(secret, USERS_KEY) ?? '').split('\n').map(line => line.trim()).filter(line => line !== '');
  const bad = lines.findIndex(line => !isShaLine(line));
  return bad < 0 ? undefined
    : invalid(`${field}: entry ${bad + 1} under ${USERS_KEY} is none that Envoy reads`, 'write user:{SHA}… in each line, as `htpasswd -s` makes it');
}

/** SHA-1 has 20 bytes. */
function isShaLine(line: string): boolean {
  const colon = line.indexOf(':');
  const [, encoded] = /^\{SHA\}([A-Za-z0-9+/]+={0,2})$/.exec(colon < 0 ? '' : line.slice(colon + 1)) ?? [];
  return encoded !== undefined && Buffer.from(encoded, 'base64').length === 20;
}

function apiKeyComplaint({ spec: { apiKeyAuth }, namespaceOf }: EffectivePolicy<SecuritySpec>, context: SimulationContext): Complaint | undefined {
  const from = { kind: KIND, namespace: namespaceOf(spec => (spec.apiKeyAuth?.credentialRefs ?? []).length > 0) };
  const clients = new Set<string>();
  const keys = new Set<string>();
  for (const [index, ref] of (apiKeyAuth?.credentialRefs ?? []).entries()) {
    const field = `apiKeyAuth.credentialRefs[${index}]`;
    const secret = keptObject(field, ref, from, context);
    if (isComplaint(secret)) return secret;
    for (const client of secret === 'assumed' ? [] : dataKeys(secret)) {
      if (clients.has(client)) continue;
      const key = secret === 'assumed' ? '' : secretValue(secret, client) ?? '';
      if (keys.has(key)) return invalid(`${field}: ${client} has the key of another client`, 'give each client a key of its own');
      clients.add(client);
      keys.add(key);
    }
  }
  return undefined;
}

function extAuthComplaint({ spec: { extAuth }, namespaceOf }: EffectivePolicy<SecuritySpec>, context: SimulationContext): Complaint | undefined {
  if (extAuth === undefined) return undefined;
  const protocol = extAuth.http === undefined ? 'grpc' : 'http';
  const from = { kind: KIND, namespace: namespaceOf(spec => authorizers(spec).length > 0) };
  const complaint = calledServiceComplaint(`extAuth.${protocol}.backendRefs`, authorizers({ extAuth }), from, context);
  if (complaint !== undefined) return complaint;
  for (const { name, type, valueRef } of extAuth.contextExtensions ?? []) {
    if (type !== 'ValueRef' || valueRef === undefined) continue;
    const namespace = namespaceOf(spec => spec.extAuth?.contextExtensions?.some(each => each.name === name) ?? false);
    const missing = valueComplaint(`extAuth.contextExtensions "${name}"`, { ...valueRef, namespace: undefined }, valueRef.key, { kind: KIND, namespace }, context);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

function oidcComplaint({ spec: { oidc }, namespaceOf }: EffectivePolicy<SecuritySpec>, context: SimulationContext): Complaint | undefined {
  if (oidc === undefined) return undefined;
  const from = (has: (spec: SecuritySpec) => boolean) => ({ kind: KIND, namespace: namespaceOf(has) });
  const value = (field: string, ref: ObjectRef, key: string, has: (spec: SecuritySpec) => boolean) =>
    valueComplaint(field, ref, key, from(has), context);
  return calledServiceComplaint('oidc.provider.backendRefs', oidc.provider.backendRefs, from(spec => (spec.oidc?.provider.backendRefs ?? []).length > 0), context)
    ?? (oidc.clientIDRef && value('oidc.clientIDRef', oidc.clientIDRef, 'client-id', spec => spec.oidc?.clientIDRef !== undefined))
    ?? value('oidc.clientSecret', oidc.clientSecret, 'client-secret', spec => spec.oidc !== undefined);
}

function jwtComplaint({ spec: { jwt }, namespaceOf }: EffectivePolicy<SecuritySpec>, context: SimulationContext): Complaint | undefined {
  const from = { kind: KIND, namespace: namespaceOf(spec => (spec.jwt?.providers ?? []).length > 0) };
  for (const { name, remoteJWKS, localJWKS } of jwt?.providers ?? []) {
    const field = `jwt.providers "${name}"`;
    const complaint = calledServiceComplaint(`${field}: remoteJWKS.backendRefs`, remoteJWKS?.backendRefs, from, context)
      ?? (localJWKS?.type === 'ValueRef' && localJWKS.valueRef !== undefined ? ownConfigComplaint(`${field}: localJWKS.valueRef`, localJWKS.valueRef, from, context) : undefined);
    if (complaint !== undefined) return complaint;
  }
  return undefined;
}

/** Services that a policy asks itself. */
export function authorizers({ extAuth }: Pick<SecuritySpec, 'extAuth'>): readonly PolicyBackendRef[] {
  const { backendRefs = [], backendRef } = extAuth?.http ?? extAuth?.grpc ?? {};
  return backendRefs.length > 0 || backendRef === undefined ? backendRefs : [backendRef];
}

function httpRefusal({ apiKeyAuth, oidc, jwt }: SecuritySpec): Complaint | undefined {
  const mixed = (apiKeyAuth?.extractFrom ?? []).findIndex(({ headers = [], params = [], cookies = [] }) =>
    [headers, params, cookies].filter(({ length }) => length > 0).length > 1);
  if (mixed >= 0) return invalid(`apiKeyAuth.extractFrom[${mixed}] names more than one of headers, params and cookies`, 'write an entry for each');
  const readsHeader = (jwt?.providers ?? []).some(({ extractFrom }) => extractFrom === undefined || (extractFrom.headers ?? []).length > 0);
  if (oidc?.passThroughAuthHeader === true && !readsHeader) {
    return invalid('oidc.passThroughAuthHeader lets a header through that nothing reads', 'add a `jwt` provider that reads a header');
  }
  return undefined;
}

/** Fields that make sense for a connection without requests: none of these. */
const OF_REQUESTS = ['cors', 'csrf', 'jwt', 'oidc', 'apiKeyAuth', 'basicAuth', 'extAuth'] as const;

function tcpRefusal(spec: SecuritySpec): Complaint | undefined {
  const field = OF_REQUESTS.find(each => spec[each] !== undefined);
  if (field !== undefined) return invalid(`${field} is about requests, and a TCPRoute has none`, 'write `authorization` with principals by clientCIDRs only');
  const rule = (spec.authorization?.rules ?? []).findIndex(({ cel, principal: { jwt, headers = [], clientIPGeoLocations: places = [] } = {} }) =>
    cel !== undefined || jwt !== undefined || headers.length > 0 || places.length > 0);
  return rule < 0 ? undefined : invalid(`authorization.rules[${rule}] is about requests, and a TCPRoute has none`, 'tell clients apart by clientCIDRs');
}
