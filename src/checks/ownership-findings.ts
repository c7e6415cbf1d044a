import { Check, OwnershipView } from './ownership-view';
import { byText } from '../model/order';
import { Owners } from '../model/owners';
import { Finding, OwnershipFacts } from '../model/ownership-facts';
import { contestedMatch } from './ownership/contested-match';
import { contestedNamespace } from './ownership/contested-namespace';
import { contestedSecret } from './ownership/contested-secret';
import { duplicateObject } from './ownership/duplicate-object';
import { envoyGatewayOnly } from './ownership/envoy-gateway-only';
import { externalBackendOfTenant } from './ownership/external-backend-of-tenant';
import { foreignNamespace } from './ownership/foreign-namespace';
import { hostlessRoute } from './ownership/hostless-route';
import { hostnameOfNarrowerListener } from './ownership/hostname-of-narrower-listener';
import { hostnameOutsideTeam } from './ownership/hostname-outside-team';
import { impossibleName } from './ownership/impossible-name';
import { listenerConflict } from './ownership/listener-conflict';
import { listenerNotAdmitted } from './ownership/listener-not-admitted';
import { missingServicePort } from './ownership/missing-service-port';
import { namedNotPassed } from './ownership/named-not-passed';
import { nestedPrefix } from './ownership/nested-prefix';
import { objectWithoutNamespace } from './ownership/object-without-namespace';
import { routeOutsideAccess } from './ownership/route-outside-access';
import { routeWithoutTeam } from './ownership/route-without-team';
import { teamOfTenant } from './ownership/team-of-tenant';
import { undeclaredLabelAccess } from './ownership/undeclared-label-access';
import { ungrantedReference } from './ownership/ungranted-reference';
import { unservedHostname } from './ownership/unserved-hostname';
import { wildcardOverHost } from './ownership/wildcard-over-host';

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
