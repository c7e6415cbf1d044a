import { borderless } from './reports/borderless';
import { profileNamed, supportOf } from '../verdict/implementations';
import { PROFILES } from '../verdict/profile';
import { FEATURE_MARKS, REPORTED_IMPLEMENTATIONS } from '../verdict/reported-implementations';

/** Every profile, one a line, or as JSON with what is known of each. */
export function describeProfiles(format: 'text' | 'json'): string {
  const implementations = REPORTED_IMPLEMENTATIONS.map(reported => {
    const supported = Object.keys(FEATURE_MARKS).filter(feature => supportOf(reported, feature) === 'passed');
    return { reported, supported, profile: profileNamed(reported.name)! };
  });
  if (format === 'json') {
    return JSON.stringify([
      ...PROFILES,
      ...implementations.map(({ reported: { version, reported, gatewayApi, kinds }, supported, profile }) =>
        ({ ...profile, report: { version, date: reported, gatewayApi, kinds, supported } })),
    ], undefined, 2);
  }
  return borderless(['PROFILE', 'CHANNEL', 'CONTROLLER', 'CONFORMANCE REPORT'], [
    ...PROFILES.map(({ name, channel, controllerName = 'any' }) => [name, channel, controllerName, '']),
    ...implementations.map(({ reported, supported, profile: { name, channel, controllerName = 'any' } }) => [name, channel, controllerName,
      `${reported.version} of ${reported.reported}, by Gateway API ${reported.gatewayApi}: ${supported.length} of ${Object.keys(FEATURE_MARKS).length} features`]),
  ]);
}
