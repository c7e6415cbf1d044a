import { Row } from './broken-value';

const targetRef = { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'web' };
const backendRefs = [{ group: '', kind: 'Service', name: 'auth', port: 9000, weight: 1 }];
const byToken = { action: 'Allow', principal: { jwt: { provider: 'own', scopes: ['read'] } } };
const remoteJWKS = { uri: 'https://auth.example.com/keys', cacheDuration: '300s' };
const localJWKS = { type: 'Inline', inline: '{}' };
const provider = (rest: object) => ({ name: 'own', ...rest });
const issuer = 'https://auth.example.com';
const oidc = (rest: object) => ({ provider: { issuer }, clientSecret: { group: '', kind: 'Secret', name: 'client' }, refreshToken: true, ...rest });
const settings = (retry: object) => ({ issuer, backendSettings: { retry: { numRetries: 2, ...retry } } });
const reference = (kind: string, group: string) => ({ group, kind, name: 'own', key: 'tenant' });

export const SECURITY_VALUES: readonly Row[] = [
  [
    '(has(self.authorization) && …',
    { targetRef, authorization: { rules: [{ action: 'Deny', cel: 'true' }, { name: 'readers', ...byToken }] } },
    { targetRef, authorization: { rules: [byToken] }, jwt: { providers: [provider({ remoteJWKS })] } },
  ],
  ['(has(self.headers) ? 1 : 0) + …', { headers: ['x-key'], cookies: ['key'] }, { headers: ['x-key'] }],
  ['has(self.principal) || has(self.cel)', { action: 'Allow' }, { action: 'Allow', cel: 'true' }],
  ['has(self.methods) || has(self.path)', {}, { methods: ['GET'] }],
  ['(has(self.clientCIDRs) || …', {}, { clientCIDRs: ['192.0.2.0/24'] }],
  ['has(self.country) || …', {}, { asn: 64496 }],
  ['has(self.isAnonymous) || …', {}, { isTor: false }],
  ['(has(self.claims) || has(self.scopes))', { provider: 'own' }, { provider: 'own', scopes: ['read'] }],
  ['(has(self.grpc) || has(self.http))', { failOpen: false }, { failOpen: false, grpc: { backendRefs } }],
  ['(has(self.grpc) && !has(self.http)) || …', { failOpen: false, grpc: { backendRefs }, http: { backendRefs } }, { failOpen: false, http: { backendRefs } }],
  ['(self.type == \'Value\' && …', { name: 'tenant', type: 'ValueRef', value: 'a' }, { name: 'tenant', type: 'Value', value: 'a' }],
  ['self.kind in [\'ConfigMap\', \'Secret\'] && …', reference('Secret', 'core'), reference('Secret', '')],
  ['has(self.backendRef) || self.backendRefs.size() > 0', { backendRefs: [] }, { backendRefs }],
  ['!(has(self.path) && has(self.pathOverride))', { backendRefs, path: '/check', pathOverride: '/check' }, { backendRefs, path: '/check' }],
  [
    '!(has(self.optional) && has(self.failOpen))',
    { optional: false, failOpen: true, providers: [provider({ remoteJWKS })] },
    { failOpen: true, providers: [provider({ remoteJWKS })] },
  ],
  [
    '(has(self.recomputeRoute) && …',
    provider({ remoteJWKS, recomputeRoute: true }),
    provider({ remoteJWKS, recomputeRoute: true, claimToHeaders: [{ claim: 'plan', header: 'x-plan' }] }),
  ],
  ['has(self.remoteJWKS) || has(self.localJWKS)', provider({}), provider({ localJWKS })],
  ['!(has(self.remoteJWKS) && has(self.localJWKS))', provider({ remoteJWKS, localJWKS }), provider({ remoteJWKS })],
  ['…has(self.backendSettings.retry.perRetry)? …', settings({ perRetry: { timeout: '1s' } }), settings({ perRetry: {} })],
  ['…has(self.backendSettings.retry.retryOn)? …', settings({ retryOn: { httpStatusCodes: [503] } }), settings({ retryOn: { triggers: ['5xx'] } })],
  ['(has(self.clientID) && …', oidc({}), oidc({ clientID: 'shop' })],
  [
    '!(has(self.forwardAccessToken) && …',
    oidc({ clientID: 'shop', forwardAccessToken: true, forwardIDToken: { header: 'Authorization' } }),
    oidc({ clientID: 'shop', forwardAccessToken: true, forwardIDToken: { header: 'x-id-token' } }),
  ],
  ['self.lowerAscii() != \'host\'', 'Host', 'x-host'],
];
