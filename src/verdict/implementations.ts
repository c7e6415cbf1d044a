import { Profile, PROFILES } from './profile';
import { FEATURE_MARKS, REPORTED_IMPLEMENTATIONS, ReportedImplementation } from './reported-implementations';
import { closestName } from './sentences/closest-name';

/** Extended features of Gateway API 1.6 that no report tells of, because they came later. */
const LATER_FEATURES = [
  'GRPCRouteNamedRouteRule', 'HTTPRouteRetry', 'HTTPRouteRetryBackendTimeout', 'HTTPRouteRetryConnectionError', 'TCPRoute', 'UDPRoute',
];

/** Kinds of routes that are features as a whole, and that reports name as what was tested. */
const ROUTE_FEATURES = ['GRPCRoute', 'TLSRoute'];

/** Every feature that an implementation may lack, by the names that conformance reports have for them. */
export const FEATURES: readonly string[] = [...Object.keys(FEATURE_MARKS), ...ROUTE_FEATURES, ...LATER_FEATURES].sort();

/** What a report tells of a feature: the implementation passed it, said that it lacks it, or said nothing. */
export type Support = 'passed' | 'lacking' | 'unknown';

/** What an implementation's report tells of a feature. */
export function supportOf(implementation: ReportedImplementation, feature: string): Support {
  if (ROUTE_FEATURES.includes(feature)) return implementation.kinds.includes(feature) ? 'passed' : 'unknown';
  const marks = Object.hasOwn(FEATURE_MARKS, feature) ? FEATURE_MARKS[feature] : '';
  const mark = marks[REPORTED_IMPLEMENTATIONS.indexOf(implementation)];
  return mark === '+' ? 'passed' : mark === '-' ? 'lacking' : 'unknown';
}

/** The implementation of a profile; nothing for one of a release. */
export function implementationNamed(profile: string): ReportedImplementation | undefined {
  return REPORTED_IMPLEMENTATIONS.find(({ name }) => name === profile);
}

/**
 * A profile by its name: a release, or an implementation as its conformance report shows it, which is taken to do as the specification says,
 * with the CRDs of the pinned release in the channel that it was tested with, and without the features that it has not passed.
 */
export function profileNamed(name: string): Profile | undefined {
  const release = PROFILES.find(each => each.name === name);
  if (release !== undefined) return release;
  const implementation = implementationNamed(name);
  if (implementation === undefined) return undefined;
  const { channel, controllerName } = implementation;
  const tested = [...Object.keys(FEATURE_MARKS), ...ROUTE_FEATURES];
  return { name, channel, envoyGateway: false, controllerName, without: tested.filter(feature => supportOf(implementation, feature) !== 'passed') };
}

/** Why a name is that of no profile, and which one may be meant. */
export function profileProblem(name: string): string | undefined {
  const names = [...PROFILES, ...REPORTED_IMPLEMENTATIONS].map(each => each.name);
  if (names.includes(name)) return undefined;
  const close = closestName(name, names) ?? names.find(each => each.replace(/-[^-]*$/, '') === name.replace(/-[v\d.]*$/, ''));
  return `there is no profile ${JSON.stringify(name)}${close === undefined ? `: choose ${PROFILES.map(each => each.name).join(', ')}, or an implementation` : `: did you mean "${close}"?`}`;
}

/** Why a name is that of no feature, and which one may be meant. */
export function featureProblem(name: string): string | undefined {
  if (FEATURES.includes(name)) return undefined;
  const close = closestName(name, FEATURES) ?? FEATURES.find(each => each.toLowerCase().endsWith(name.toLowerCase()));
  return `there is no feature ${JSON.stringify(name)}${close === undefined ? ', such as "HTTPRouteCORS"' : `: did you mean "${close}"?`}`;
}
