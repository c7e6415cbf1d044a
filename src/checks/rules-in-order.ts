import { Rule } from './rule';
import { acknowledgementWithoutReason } from './rules/acknowledgement-without-reason';
import { allWeightsZero } from './rules/all-weights-zero';
import { droppedRule } from './rules/dropped-rule';
import { gatewayClassNotAccepted } from './rules/gateway-class-not-accepted';
import { gatewayNotAccepted } from './rules/gateway-not-accepted';
import { gatewayWithoutClass } from './rules/gateway-without-class';
import { hostlessRoute } from './rules/hostless-route';
import { hostnameOnTwoListeners } from './rules/hostname-on-two-listeners';
import { implicitPathType } from './rules/implicit-path-type';
import { listenerConflict } from './rules/listener-conflict';
import { listenerNotAccepted } from './rules/listener-not-accepted';
import { listenerSetRefused } from './rules/listener-set-refused';
import { listenerWithoutRoutes } from './rules/listener-without-routes';
import { overWideGrant } from './rules/over-wide-grant';
import { overlappingClaims } from './rules/overlapping-claims';
import { overridingPolicy } from './rules/overriding-policy';
import { pointlessGrant } from './rules/pointless-grant';
import { policyNotAccepted } from './rules/policy-not-accepted';
import { policyWithoutTarget } from './rules/policy-without-target';
import { replacedObject } from './rules/replaced-object';
import { routeNotAccepted } from './rules/route-not-accepted';
import { ruleWithoutBackend } from './rules/rule-without-backend';
import { shadowedMatch } from './rules/shadowed-match';
import { unattachedRoute } from './rules/unattached-route';
import { unknownPort } from './rules/unknown-port';
import { unreachableRule } from './rules/unreachable-rule';
import { unresolvedReference } from './rules/unresolved-reference';
import { unservedHostname } from './rules/unserved-hostname';
import { unsupportedFeature } from './rules/unsupported-feature';
import { unusedAcknowledgement } from './rules/unused-acknowledgement';
import { unusedGrant } from './rules/unused-grant';

/** Every rule on a cluster, in the order in which its objects are looked at. */
export const RULES: readonly Rule[] = [
  replacedObject, gatewayClassNotAccepted, gatewayWithoutClass, gatewayNotAccepted, listenerSetRefused, listenerConflict, listenerNotAccepted,
  listenerWithoutRoutes, unattachedRoute, routeNotAccepted, unservedHostname, droppedRule, unresolvedReference, unknownPort, ruleWithoutBackend,
  allWeightsZero, hostnameOnTwoListeners, overlappingClaims, unreachableRule, shadowedMatch, hostlessRoute, implicitPathType,
  pointlessGrant, overWideGrant, unusedGrant, policyWithoutTarget, policyNotAccepted, overridingPolicy, unsupportedFeature,
  acknowledgementWithoutReason, unusedAcknowledgement,
];

/** The rule with an id; nothing where there is none. */
export function ruleNamed(id: string): Rule | undefined {
  return RULES.find(rule => rule.id === id);
}
