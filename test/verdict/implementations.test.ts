import { readFileSync } from 'fs';
import { join } from 'path';
import { renderImplementations } from '../../projenrc/implementations';
import { featureProblem, FEATURES, implementationNamed, profileNamed, profileProblem, supportOf } from '../../src/verdict/implementations';
import { PROFILES } from '../../src/verdict/profile';
import { FEATURE_MARKS, REPORTED_IMPLEMENTATIONS } from '../../src/verdict/reported-implementations';
import { SharedFolder } from '../shared-folder';

SharedFolder.FEATURES.test('what is known of implementations is what their reports say', () => {
  const reports = JSON.parse(readFileSync(join(SharedFolder.FEATURES.path, 'conformance-reports.json'), 'utf8'));
  expect(readFileSync(join(__dirname, '..', '..', 'src', 'verdict', 'reported-implementations.ts'), 'utf8')).toBe(renderImplementations(reports));
});

test('every feature has a mark for every implementation', () => {
  for (const [feature, marks] of Object.entries(FEATURE_MARKS)) {
    expect([feature, marks]).toEqual([feature, expect.stringMatching(new RegExp(`^[-+.]{${REPORTED_IMPLEMENTATIONS.length}}$`))]);
  }
});

test('names of profiles are their own', () => {
  const names = [...PROFILES, ...REPORTED_IMPLEMENTATIONS].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  names.forEach(name => expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*-\d+\.\d+(-experimental)?$/));
});

test.each<[string, string, string]>([
  ['istio-1.28', 'HTTPRouteCORS', 'passed'],
  ['cilium-1.20', 'HTTPRouteCORS', 'lacking'],
  ['istio-1.28', 'ListenerSet', 'unknown'],
  ['gke-gateway-1.35', 'GRPCRoute', 'unknown'],
  ['istio-1.28', 'GRPCRoute', 'passed'],
  ['istio-1.28', 'constructor', 'unknown'],
])('%s and %s: %s', (name, feature, support) => {
  expect(supportOf(implementationNamed(name)!, feature)).toBe(support);
});

test('a profile of an implementation lacks what its report does not show', () => {
  const { channel, envoyGateway, controllerName, without } = profileNamed('cilium-1.20')!;
  expect({ channel, envoyGateway, controllerName }).toEqual({ channel: 'experimental', envoyGateway: false, controllerName: 'io.cilium/gateway-controller' });
  expect(without).toEqual(expect.arrayContaining(['HTTPRouteCORS', 'ListenerSet']));
  expect(without).not.toEqual(expect.arrayContaining(['HTTPRouteMethodMatching']));
  expect(without.filter(feature => !FEATURES.includes(feature))).toEqual([]);
});

test.each<[string, string | undefined]>([
  ['gateway-api-1.6', undefined],
  ['istio-1.28', undefined],
  ['istio', 'there is no profile "istio": did you mean "istio-1.28"?'],
  ['Envoy-Gateway-1.9', 'there is no profile "Envoy-Gateway-1.9": did you mean "envoy-gateway-1.9"?'],
  ['toString', 'there is no profile "toString": choose envoy-gateway-1.9, envoy-gateway-1.9-experimental, gateway-api-1.6, gateway-api-1.6-experimental, or an implementation'],
])('profile %s', (name, problem) => {
  expect(profileProblem(name)).toBe(problem);
  expect(profileNamed(name) === undefined).toBe(problem !== undefined);
});

test.each<[string, string | undefined]>([
  ['HTTPRouteCORS', undefined],
  ['HTTPRouteRetry', undefined],
  ['httproutecors', 'there is no feature "httproutecors": did you mean "HTTPRouteCORS"?'],
  ['PathRewrite', 'there is no feature "PathRewrite": did you mean "HTTPRoutePathRewrite"?'],
  ['telepathy', 'there is no feature "telepathy", such as "HTTPRouteCORS"'],
])('feature %s', (name, problem) => expect(featureProblem(name)).toBe(problem));
