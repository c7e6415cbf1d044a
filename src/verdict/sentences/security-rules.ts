import { naming, stating } from './culprits';
import { anyOf, exactlyOne, notBoth, oneByType } from './families';
import { RuleSentence, RuleSentences } from './rule-sentence';
import { has } from './values';
import { Noun } from './words';

const RULE: Noun = ['rule', 'rules'];

/** Rules of SecurityPolicy. */
export const SECURITY_RULES: RuleSentences = {
  '(has(self.authorization) && has(self.authorization.rules) && self.authorization.rules.exists(r, has(r.principal) ? has(r.principal.jwt) : false)) ? has(self.jwt) : true': {
    problem: '"jwt" must be set where a rule of "authorization" has "principal.jwt"',
    fix: 'add "jwt" with the provider of the token, or remove "principal.jwt"',
    culprit: naming(RULE, item => has(item, 'principal.jwt') ? 'has it' : undefined, 'authorization.rules'),
  },
  '(has(self.headers) ? 1 : 0) + (has(self.params) ? 1 : 0) + (has(self.cookies) ? 1 : 0) == 1': exactlyOne(['headers', 'params', 'cookies'], 'write one of them, and another entry for each of the others'),
  'has(self.principal) || has(self.cel)': anyOf(['principal', 'cel'], 'add "principal" for who is asking, "cel" for an expression over the request, or both'),
  'has(self.methods) || has(self.path)': anyOf(['methods', 'path'], 'add "methods", "path" or both, or remove "operation" for every request'),
  '(has(self.clientCIDRs) || has(self.jwt) || has(self.headers) || has(self.clientIPGeoLocations))': anyOf(['clientCIDRs', 'jwt', 'headers', 'clientIPGeoLocations'], 'add one of them to say who the clients are'),
  'has(self.country) || has(self.region) || has(self.city) || has(self.asn) || has(self.isp) || has(self.anonymous)': anyOf(['country', 'region', 'city', 'asn', 'isp', 'anonymous'], 'add one of them to say where the clients are'),
  'has(self.isAnonymous) || has(self.isVPN) || has(self.isHosting) || has(self.isTor) || has(self.isProxy)': anyOf(['isAnonymous', 'isVPN', 'isHosting', 'isTor', 'isProxy'], 'add one of them, true or false, to say what the clients hide behind'),
  '(has(self.claims) || has(self.scopes))': anyOf(['claims', 'scopes'], 'add the "claims" or "scopes" that the token must have'),
  '(has(self.grpc) || has(self.http))': anyOf(['grpc', 'http'], 'add "grpc" or "http" with the service to ask'),
  '(has(self.grpc) && !has(self.http)) || (!has(self.grpc) && has(self.http))': exactlyOne(['grpc', 'http'], 'keep the one whose protocol the service speaks'),
  "(self.type == 'Value' && has(self.value) && !has(self.valueRef)) || (self.type == 'ValueRef' && !has(self.value) && has(self.valueRef))": oneByType({ Value: 'value', ValueRef: 'valueRef' }),
  "self.kind in ['ConfigMap', 'Secret'] && self.group in ['', 'v1']": {
    problem: '"kind" must be "ConfigMap" or "Secret" and "group" must be "" or "v1"',
    fix: 'put the value in a ConfigMap or Secret and refer to that, with "group" ""',
    culprit: stating('kind', 'group'),
  },
  'has(self.backendRef) || self.backendRefs.size() > 0': {
    problem: '"backendRefs" must have an entry, unless "backendRef" is set',
    fix: 'add the service to ask to "backendRefs"',
  },
  '!(has(self.path) && has(self.pathOverride))': notBoth('path', 'pathOverride', 'keep "path" to put it before the path of the request, or "pathOverride" to ask by one path alone'),
  '!(has(self.optional) && has(self.failOpen))': notBoth('optional', 'failOpen', 'remove one of them, even where it is false; true "failOpen" lets a request without a token pass too'),
  '(has(self.recomputeRoute) && self.recomputeRoute) ? size(self.claimToHeaders) > 0 : true': {
    problem: '"claimToHeaders" must have an entry where "recomputeRoute" is true',
    fix: 'add "claimToHeaders" with the headers that routes match by, or remove "recomputeRoute"',
  },
  'has(self.remoteJWKS) || has(self.localJWKS)': anyOf(['remoteJWKS', 'localJWKS'], 'add "remoteJWKS" to fetch the keys, or "localJWKS" to write them down'),
  '!(has(self.remoteJWKS) && has(self.localJWKS))': notBoth('remoteJWKS', 'localJWKS', 'keep "remoteJWKS" to fetch the keys, or "localJWKS" to write them down'),
  'has(self.backendSettings)? (has(self.backendSettings.retry)?(has(self.backendSettings.retry.perRetry)? !has(self.backendSettings.retry.perRetry.timeout):true):true):true': noRetrySetting('perRetry.timeout', 'perRetry.backOff'),
  'has(self.backendSettings)? (has(self.backendSettings.retry)?(has(self.backendSettings.retry.retryOn)? !has(self.backendSettings.retry.retryOn.httpStatusCodes):true):true):true': noRetrySetting('retryOn.httpStatusCodes', 'retryOn.triggers'),
  '(has(self.clientID) && !has(self.clientIDRef)) || (!has(self.clientID) && has(self.clientIDRef))': exactlyOne(['clientID', 'clientIDRef'], 'write "clientID" with the id itself, or "clientIDRef" for a Secret that has it'),
  "!(has(self.forwardAccessToken) && self.forwardAccessToken && has(self.forwardIDToken) && self.forwardIDToken.header.lowerAscii() == 'authorization')": {
    problem: '"forwardIDToken.header" must not be "Authorization" where "forwardAccessToken" is true',
    fix: 'write another header in "forwardIDToken.header", or remove "forwardAccessToken", whose token goes into that one',
  },
  "self.lowerAscii() != 'host'": { problem: 'the header of the ID token must not be "Host"', fix: 'write a header such as "x-id-token"' },
};

function noRetrySetting(path: string, other: string): RuleSentence {
  return { problem: `"backendSettings.retry.${path}" must not be set`, fix: `remove "${path}" from "backendSettings.retry"; "${other}" can stay` };
}
