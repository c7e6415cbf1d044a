import { Check, OwnershipView } from './ownership-view';
import { byText } from '../model/order';
import { Owners } from '../model/owners';
import { Finding, OwnershipFacts } from '../model/ownership-facts';
import { contestedMatch } from './rules/contested-match';
import { contestedNamespace } from './rules/contested-namespace';
import { contestedSecret } from './rules/contested-secret';
import { duplicateObject } from './rules/duplicate-object';
import { envoyGatewayOnly } from './rules/envoy-gateway-only';
import { externalBackendOfTenant } from './rules/external-backend-of-tenant';
import { foreignNamespace } from './rules/foreign-namespace';
import { hostlessRoute } from './rules/hostless-route';
import { hostnameOfNarrowerListener } from './rules/hostname-of-narrower-listener';
import { hostnameOutsideTeam } from './rules/hostname-outside-team';
import { impossibleName } from './rules/impossible-name';
import { listenerConflict } from './rules/listener-conflict';
import { listenerNotAdmitted } from './rules/listener-not-admitted';
import { missingServicePort } from './rules/missing-service-port';
import { namedNotPassed } from './rules/named-not-passed';
import { nestedPrefix } from './rules/nested-prefix';
import { objectWithoutNamespace } from './rules/object-without-namespace';
import { routeOutsideAccess } from './rules/route-outside-access';
import { routeWithoutTeam } from './rules/route-without-team';
import { teamOfTenant } from './rules/team-of-tenant';
import { undeclaredLabelAccess } from './rules/undeclared-label-access';
import { ungrantedReference } from './rules/ungranted-reference';
import { unservedHostname } from './rules/unserved-hostname';
import { wildcardOverHost } from './rules/wildcard-over-host';

const CHECKS: readonly Check[] = [
  duplicateObject, contestedNamespace, teamOfTenant, namedNotPassed, foreignNamespace, objectWithoutNamespace, impossibleName,
  listenerNotAdmitted, listenerConflict, routeOutsideAccess, routeWithoutTeam, unservedHostname, hostnameOutsideTeam, hostlessRoute,
  contestedMatch, wildcardOverHost, contestedSecret, hostnameOfNarrowerListener, missingServicePort, externalBackendOfTenant, envoyGatewayOnly,
  nestedPrefix, undeclaredLabelAccess, ungrantedReference,
];

/** Everything the ownership checks have to say about an app, in an order that does not hang on the order of declaration. */
export function ownershipFindings(facts: OwnershipFacts, owners: Owners): Finding[] {
  const view = new OwnershipView(facts, owners);
  return CHECKS.flatMap(check => check(view).sort(byText(({ path, message }) => `${path}\n${message}`)));
}
