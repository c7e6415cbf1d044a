import { BASE, CLASS, core, envoy, EVERYTHING_ON, GATEWAY, gatewayApi, grant, route, service, stateOf, target } from './policy-cluster';
import { ClusterObject } from '../../../src/model/cluster-object';

const USERS = core('Secret', 'shop/users', { stringData: { '.htpasswd': 'ann:{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=\n' } });
const KEYS = core('Secret', 'shop/keys', { stringData: { ann: '1', bob: '2' } });
const OIDC = core('Secret', 'shop/oidc', { stringData: { 'client-id': 'a', 'client-secret': 'b' } });
const TEXTS = core('ConfigMap', 'shop/texts', { data: { any: 'text' } });
const EMPTY = core('ConfigMap', 'shop/empty', {});
const AUTH = service('shop/auth', { port: 9000 });
const OTHER = service('infra/auth', { port: 9000 });
const BACKEND = envoy('Backend', 'shop/auth', { endpoints: [{ fqdn: { hostname: 'auth.example.com', port: 443 } }] });
const ALL = [...BASE, EVERYTHING_ON as unknown as ClusterObject, USERS, KEYS, OIDC, TEXTS, EMPTY, AUTH, OTHER, BACKEND];

/** What is said of a policy for a route: nothing where it is accepted. */
function problem(kind: string, spec: object, objects: readonly ClusterObject[] = ALL, assumed: readonly string[] = []): string | undefined {
  const policy = envoy(kind, 'shop/p', { targetRefs: [target('HTTPRoute', 'pay')], ...spec });
  const condition = stateOf(policy, [...objects, policy], { assumed })?.ancestors[0].conditions.get('Accepted');
  expect(condition?.reason).toBe(condition?.status === 'True' ? 'Accepted' : 'Invalid');
  return condition?.status === 'True' ? undefined : condition!.message.replace(/; requests it is for get a 500$/, '');
}

test.each([[true, 'requests pass without it'], [false, 'requests it is for get a 500']])('with failOpen %s, %s', (failOpen, consequence) => {
  const policy = envoy('SecurityPolicy', 'shop/p', { targetRefs: [target('HTTPRoute', 'pay')], ...extAuth({ name: 'none', port: 9000 }, { failOpen }) });
  expect(stateOf(policy, [...ALL, policy])?.ancestors[0].conditions.get('Accepted')?.message)
    .toBe(`extAuth.http.backendRefs[0]: there is no Service shop/none; ${consequence}`);
});

function extAuth(ref: object, more: object = {}): object {
  return { extAuth: { http: { backendRefs: [{ group: '', kind: 'Service', ...ref }] }, ...more } };
}

const LOCAL = (name: string) => ({ group: '', kind: 'ConfigMap', name });
const GRANT = grant('infra/grant', { group: 'gateway.envoyproxy.io', kind: 'SecurityPolicy', namespace: 'shop' }, { group: '', kind: 'Service' });

test.each<[what: string, kind: string, spec: object, problem: string | undefined, objects?: ClusterObject[]]>([
  ['users', 'SecurityPolicy', { basicAuth: { users: { name: 'users' } } }, undefined],
  ['users that are not there', 'SecurityPolicy', { basicAuth: { users: { name: 'none' } } }, 'basicAuth.users: there is no Secret shop/none'],
  ['users of another key', 'SecurityPolicy', { basicAuth: { users: { name: 'keys' } } }, 'basicAuth.users: Secret shop/keys has nothing under .htpasswd'],
  ['users of another form', 'SecurityPolicy', { basicAuth: { users: { name: 'users' } } }, 'basicAuth.users: entry 1 under .htpasswd is none that Envoy reads',
    [...ALL, core('Secret', 'shop/users', { stringData: { '.htpasswd': 'ann:$apr1$x' } })]],
  ['users of another namespace', 'SecurityPolicy', { basicAuth: { users: { name: 'users', namespace: 'infra' } } },
    'basicAuth.users: no ReferenceGrant lets a SecurityPolicy of namespace shop refer to Secret infra/users'],
  ['keys', 'SecurityPolicy', { apiKeyAuth: { credentialRefs: [{ name: 'keys' }] } }, undefined],
  ['keys twice', 'SecurityPolicy', { apiKeyAuth: { credentialRefs: [{ name: 'keys' }, { name: 'more' }] } }, 'apiKeyAuth.credentialRefs[1]: cid has the key of another client',
    [...ALL, core('Secret', 'shop/more', { stringData: { cid: '1' } })]],
  ['keys from two places at once', 'SecurityPolicy', { apiKeyAuth: { extractFrom: [{ headers: ['a'], params: ['b'] }] } },
    'apiKeyAuth.extractFrom[0] names more than one of headers, params and cookies'],
  ['a login', 'SecurityPolicy', { oidc: { provider: {}, clientID: 'a', clientSecret: { name: 'oidc' } } }, undefined],
  ['a login whose secret is not there', 'SecurityPolicy', { oidc: { provider: {}, clientID: 'a', clientSecret: { name: 'none' } } }, 'oidc.clientSecret: there is no Secret shop/none'],
  ['a login whose client is not there', 'SecurityPolicy', { oidc: { provider: {}, clientIDRef: { name: 'keys' }, clientSecret: { name: 'oidc' } } },
    'oidc.clientIDRef: Secret shop/keys has nothing under client-id'],
  ['a header passed through to nobody', 'SecurityPolicy', { oidc: { provider: {}, clientSecret: { name: 'oidc' }, passThroughAuthHeader: true } },
    'oidc.passThroughAuthHeader lets a header through that nothing reads'],
  ['keys of tokens', 'SecurityPolicy', { jwt: { providers: [{ name: 'a', localJWKS: { type: 'ValueRef', valueRef: LOCAL('texts') } }] } }, undefined],
  ['keys of tokens that are not there', 'SecurityPolicy', { jwt: { providers: [{ name: 'a', localJWKS: { type: 'ValueRef', valueRef: LOCAL('none') } }] } },
    'jwt.providers "a": localJWKS.valueRef: there is no ConfigMap shop/none'],
  ['keys of tokens in an empty place', 'SecurityPolicy', { jwt: { providers: [{ name: 'a', localJWKS: { type: 'ValueRef', valueRef: LOCAL('empty') } }] } },
    'jwt.providers "a": localJWKS.valueRef: ConfigMap shop/empty is empty'],
  ['a service that decides', 'SecurityPolicy', extAuth({ name: 'auth', port: 9000 }), undefined],
  ['a service of the old field', 'SecurityPolicy', { extAuth: { grpc: { backendRef: { name: 'none', port: 1 } } } }, 'extAuth.grpc.backendRefs[0]: there is no Service shop/none'],
  ['a service that is not there', 'SecurityPolicy', extAuth({ name: 'none', port: 9000 }), 'extAuth.http.backendRefs[0]: there is no Service shop/none'],
  ['a port that is not there', 'SecurityPolicy', extAuth({ name: 'auth', port: 1 }), 'extAuth.http.backendRefs[0]: Service shop/auth has no TCP port 1'],
  ['no port', 'SecurityPolicy', extAuth({ name: 'auth' }), 'extAuth.http.backendRefs[0] names no port'],
  ['a UDP port', 'SecurityPolicy', extAuth({ name: 'dns', port: 53 }), 'extAuth.http.backendRefs[0]: Service shop/dns has no TCP port 53',
    [...ALL, service('shop/dns', { port: 53, protocol: 'UDP' })]],
  ['a name of elsewhere', 'SecurityPolicy', extAuth({ name: 'away', port: 80 }), 'extAuth.http.backendRefs[0]: Service shop/away is an ExternalName, which Envoy Gateway does not call',
    [...ALL, core('Service', 'shop/away', { spec: { type: 'ExternalName', externalName: 'example.com', ports: [{ port: 80 }] } })]],
  ['a service of another namespace', 'SecurityPolicy', extAuth({ name: 'auth', namespace: 'infra', port: 9000 }),
    'extAuth.http.backendRefs[0]: no ReferenceGrant lets a SecurityPolicy of namespace shop refer to Service infra/auth'],
  ['a service of another namespace, granted', 'SecurityPolicy', extAuth({ name: 'auth', namespace: 'infra', port: 9000 }), undefined, [...ALL, GRANT]],
  ['a Backend', 'SecurityPolicy', extAuth({ group: 'gateway.envoyproxy.io', kind: 'Backend', name: 'auth' }), undefined],
  ['a Backend where they are off', 'SecurityPolicy', extAuth({ group: 'gateway.envoyproxy.io', kind: 'Backend', name: 'auth' }),
    'extAuth.http.backendRefs[0] leads to a Backend, and Backends are switched off', [...ALL, { ...EVERYTHING_ON, extensionApis: {} } as unknown as ClusterObject]],
  ['a Backend that resolves', 'SecurityPolicy', extAuth({ group: 'gateway.envoyproxy.io', kind: 'Backend', name: 'any' }),
    'extAuth.http.backendRefs[0]: Backend shop/any resolves hosts of requests, which is for routes only', [...ALL, envoy('Backend', 'shop/any', { type: 'DynamicResolver' })]],
  ['a ConfigMap as a service', 'SecurityPolicy', extAuth({ kind: 'ConfigMap', name: 'texts', port: 1 }), 'extAuth.http.backendRefs[0] leads to a ConfigMap'],
  ['a service whose BackendTLSPolicy is broken', 'SecurityPolicy', extAuth({ name: 'auth', port: 9000 }),
    'extAuth.http.backendRefs[0]: BackendTLSPolicy shop/auth is in force for Service shop/auth, and caCertificateRefs[0]: there is no ConfigMap shop/none',
    [...ALL, gatewayApi('BackendTLSPolicy', 'shop/auth', {
      targetRefs: [{ group: '', kind: 'Service', name: 'auth' }], validation: { hostname: 'a.example.com', caCertificateRefs: [LOCAL('none')] },
    })]],
  ['what a service is told', 'SecurityPolicy', extAuth({ name: 'auth', port: 9000 }, { contextExtensions: [{ name: 'a', type: 'ValueRef', valueRef: { ...LOCAL('texts'), key: 'any' } }] }), undefined],
  ['what a service is told, of another key', 'SecurityPolicy',
    extAuth({ name: 'auth', port: 9000 }, { contextExtensions: [{ name: 'a', type: 'ValueRef', valueRef: { ...LOCAL('texts'), key: 'b' } }] }),
    'extAuth.contextExtensions "a": ConfigMap shop/texts has nothing under b'],
  ['an answer', 'BackendTrafficPolicy', { responseOverride: [{ match: {}, response: { body: { type: 'ValueRef', valueRef: LOCAL('texts') } } }] }, undefined],
  ['an answer that is not there', 'BackendTrafficPolicy', { responseOverride: [{ match: {}, response: { body: { type: 'ValueRef', valueRef: LOCAL('none') } } }] },
    'responseOverride[0].response.body: there is no ConfigMap shop/none'],
  ['a global limit', 'BackendTrafficPolicy', { rateLimit: { global: {} } }, undefined],
  ['a global limit where nobody counts', 'BackendTrafficPolicy', { rateLimit: { global: {} } },
    'rateLimit.global needs a store of counters, and the configuration of Envoy Gateway names none', [...ALL, { ...EVERYTHING_ON, rateLimit: undefined } as unknown as ClusterObject]],
  ['local limits', 'BackendTrafficPolicy', { rateLimit: { local: { rules: [{ limit: { unit: 'Second' } }, { clientSelectors: [{}], limit: { unit: 'Hour' } }] } } }, undefined],
  ['two local limits for all', 'BackendTrafficPolicy', { rateLimit: { local: { rules: [{ limit: { unit: 'Second' } }, { limit: { unit: 'Hour' } }] } } },
    'rateLimit.local: 2 rules have no clientSelectors, and one is the limit for everybody else'],
  ['a local limit by a shorter unit', 'BackendTrafficPolicy', { rateLimit: { local: { rules: [{ limit: { unit: 'Hour' } }, { clientSelectors: [{}], limit: { unit: 'Second' } }] } } },
    'rateLimit.local: a rule counts by the Second, and the one without clientSelectors by the Hour, which is longer'],
  ['a limit of a type alone', 'BackendTrafficPolicy', { rateLimit: { type: 'Local' } }, 'rateLimit has type Local and no `local`'],
  ['a buffer', 'BackendTrafficPolicy', { requestBuffer: { limit: '1Mi' } }, undefined],
  ['a buffer for upgrades', 'BackendTrafficPolicy', { requestBuffer: { limit: '1Mi' }, httpUpgrade: [{ type: 'websocket' }] },
    'requestBuffer and httpUpgrade stand together, and a connection that is upgraded cannot be buffered'],
  ['a program', 'EnvoyExtensionPolicy', { lua: [{ type: 'Inline', inline: '' }] }, undefined],
  ['a program where they are off', 'EnvoyExtensionPolicy', { lua: [{ type: 'Inline', inline: '' }] }, 'Lua is switched off', [...BASE]],
  ['a program that is not there', 'EnvoyExtensionPolicy', { lua: [{ type: 'ValueRef', valueRef: LOCAL('none') }] }, 'lua[0].valueRef: there is no ConfigMap shop/none'],
  ['a processor', 'EnvoyExtensionPolicy', { extProc: [{ backendRefs: [{ name: 'auth', port: 9000 }] }] }, undefined],
  ['a processor that is not there', 'EnvoyExtensionPolicy', { extProc: [{ backendRefs: [{ name: 'none', port: 9000 }] }] }, 'extProc[0].backendRefs[0]: there is no Service shop/none'],
  ['no processor', 'EnvoyExtensionPolicy', { extProc: [{}] }, 'extProc[0].backendRefs is empty'],
  ['an image without its secret', 'EnvoyExtensionPolicy', { wasm: [{ code: { image: { pullSecretRef: { name: 'keys' } } } }] },
    'wasm[0].code.image.pullSecretRef: Secret shop/keys has nothing under .dockerconfigjson'],
  ['a module that is not registered', 'EnvoyExtensionPolicy', { dynamicModule: [{ name: 'a' }] }, 'the EnvoyProxy registers no dynamic module named a'],
])('%s of a %s', (_, kind, spec, expected, objects = ALL) => {
  expect(problem(kind, spec, objects)).toBe(expected);
});

test('what is taken to be there is', () => {
  expect(problem('SecurityPolicy', { basicAuth: { users: { name: 'none' } } }, ALL, ['Secret'])).toBeUndefined();
  expect(problem('SecurityPolicy', extAuth({ name: 'none', port: 1 }), ALL, ['Service'])).toBeUndefined();
  expect(problem('EnvoyExtensionPolicy', { lua: [{ type: 'ValueRef', valueRef: LOCAL('none') }] }, ALL, ['ConfigMap'])).toBeUndefined();
});

test.each<[spec: object, problem: string | undefined]>([
  [{ authorization: { defaultAction: 'Deny', rules: [{ action: 'Allow', principal: { clientCIDRs: ['10.0.0.0/8'] } }] } }, undefined],
  [{ cors: {} }, 'cors is about requests, and a TCPRoute has none'],
  [{ authorization: { rules: [{ principal: { headers: [{ name: 'a' }] } }] } }, 'authorization.rules[0] is about requests, and a TCPRoute has none'],
])('a TCPRoute takes a SecurityPolicy with %j: %s', (spec, expected) => {
  const tcp = gatewayApi('TCPRoute', 'shop/tcp', { parentRefs: [{ namespace: 'infra', name: 'tcp' }], rules: [{ backendRefs: [{ name: 'auth', port: 9000 }] }] });
  const gateway = gatewayApi('Gateway', 'infra/tcp', { ...GATEWAY.spec as object, listeners: [{ name: 'tcp', port: 90, protocol: 'TCP', allowedRoutes: { namespaces: { from: 'All' } } }] });
  const policy = envoy('SecurityPolicy', 'shop/p', { targetRefs: [target('TCPRoute', 'tcp')], ...spec });
  const accepted = stateOf(policy, [CLASS, gateway, AUTH, tcp, policy])?.ancestors[0].conditions.get('Accepted');
  expect(accepted?.status === 'True' ? undefined : accepted?.message).toBe(expected);
});

test('what a broader policy brings is looked up from its namespace', () => {
  const broad = envoy('SecurityPolicy', 'infra/broad', { targetRefs: [target('Gateway', 'web')], ...extAuth({ name: 'auth', port: 9000 }) });
  const narrow = envoy('SecurityPolicy', 'shop/narrow', { targetRefs: [target('HTTPRoute', 'other')], mergeType: 'StrategicMerge', cors: {} });
  const other = route('shop/other', [{ namespace: 'infra', name: 'web', sectionName: 'http' }]);
  const accepted = (objects: readonly ClusterObject[]) => stateOf(narrow, [...BASE, other, broad, narrow, ...objects])?.ancestors[0].conditions.get('Accepted')?.message;
  expect(accepted([OTHER])).toBe('it is applied as it says');
  expect(accepted([AUTH])).toBe('extAuth.http.backendRefs[0]: there is no Service infra/auth; requests it is for get a 500');
});
