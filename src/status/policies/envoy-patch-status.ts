import { ClassScope, placeOf } from './class-scope';
import { isEnabled } from './enabled-features';
import { ancestorRef, gatewayTarget } from './policy-holders';
import { TargetRef } from './policy-objects';
import { Ancestors, AncestorRef } from './policy-state';
import { ClusterObject, kindText } from '../../model/cluster-object';
import { GATEWAY_GROUP } from '../../model/gateway-objects';
import { Complaint } from '../condition';
import { SimulationContext } from '../simulation';

export type EnvoyPatchPolicyObject = ClusterObject<{ readonly targetRef: TargetRef }>;

/**
 * What is said of an EnvoyPatchPolicy in one class. Whether its patches fit what they patch, which its condition Programmed says, hangs on the
 * configuration that Envoy Gateway makes, and is not judged.
 */
export function envoyPatchAncestors(policy: EnvoyPatchPolicyObject, scope: ClassScope, context: SimulationContext): Ancestors {
  const ancestors = new Ancestors(scope.controllerName);
  const { targetRef: { group = '', kind, name } } = policy.spec;
  const found = scope.mergesGateways ? classTarget(name, scope) : gatewayNamed(policy.metadata.namespace ?? '', name, scope);
  if (found === undefined) return ancestors;
  const expected = scope.mergesGateways ? 'GatewayClass' : 'Gateway';
  const complaint = found.complaint ?? (isEnabled('EnvoyPatchPolicy', context) ? kindComplaint(group, kind, expected) : DISABLED);
  ancestors.say(found.ref, conditions => {
    if (complaint === undefined) conditions.hold('Accepted', 'Accepted', 'its patches are handed to the proxies');
    else conditions.fail('Accepted', complaint);
  });
  return ancestors;
}

const DISABLED: Complaint = {
  reason: 'Disabled',
  message: 'EnvoyPatchPolicy is switched off, as it is by default',
  fix: 'set `extensionApis.enableEnvoyPatchPolicy` in the configuration of Envoy Gateway',
};

interface Found {
  readonly ref: AncestorRef;
  readonly complaint?: Complaint;
}

/** Envoy Gateway looks for a Gateway of the name, whatever the kind; of one that is not there it says nothing. */
function gatewayNamed(namespace: string, name: string, { byKey: { gateways } }: ClassScope): Found | undefined {
  const gateway = gateways.get(placeOf({ kind: 'Gateway', namespace, name }));
  return gateway && { ref: ancestorRef(gatewayTarget(gateway)) };
}

/** Gateways that are merged are patched all at once, by their class. */
function classTarget(name: string, { gatewayClass }: ClassScope): Found {
  const ref = { group: GATEWAY_GROUP, kind: 'GatewayClass', name };
  if (name === gatewayClass.object.metadata.name) return { ref };
  return {
    ref,
    complaint: {
      reason: 'Invalid',
      message: `there is no GatewayClass ${name} that merges its Gateways`,
      fix: `target the GatewayClass ${gatewayClass.object.metadata.name}`,
    },
  };
}

function kindComplaint(group: string, kind: string, expected: string): Complaint | undefined {
  return group === GATEWAY_GROUP && kind === expected ? undefined : {
    reason: 'Invalid',
    message: `targetRef leads to ${kindText(group, kind)}`,
    fix: `target a ${expected} of ${GATEWAY_GROUP}`,
  };
}
