import { describeObject } from '../../model/cluster-object';
import { ENVOY_GROUP, GATEWAY_GROUP } from '../../model/gateway-objects';
import { RouteState } from '../../status/state';
import { ClusterView } from '../cluster-view';
import { Found } from '../found';
import { policiesOf, PolicyObject, selectedBy, selectorsOf, targetsOf } from '../policy-targets';
import { Rule } from '../rule';

export const overridingPolicy: Rule = {
  id: 'overriding-policy',
  severity: 'warning',
  title: 'A policy that switches off a broader one',
  why: 'Of several policies of a kind the most specific one is in force and replaces the broader ones whole, not field by field: a route\'s SecurityPolicy with '
    + 'CORS alone switches off the authentication of its Gateway\'s. Repeat what is to stay, or say how to merge by `mergeType`.',
  find: view => {
    if (!view.simulation.behaviour.envoyGateway) return [];
    const byTarget = new PoliciesByTarget(view);
    const routes = new Map(view.simulation.routes.map(route => [keyOf(route.kind, route.object.metadata), route]));
    return policiesOf(view).filter(({ apiVersion, spec }) => apiVersion.startsWith(ENVOY_GROUP) && spec.mergeType === undefined)
      .flatMap(policy => findOf(policy, byTarget, routes));
  },
};

const NOT_SETTINGS = new Set(['targetRef', 'targetRefs', 'targetSelectors', 'mergeType']);
/** What protects; losing it is no matter of taste. */
const PROTECTION = ['jwt', 'oidc', 'basicAuth', 'apiKeyAuth', 'extAuth', 'authorization'];

function findOf(policy: PolicyObject, byTarget: PoliciesByTarget, routes: ReadonlyMap<string, RouteState>): Found[] {
  const told = new Set<PolicyObject>([policy]);
  return byTarget.keysOf(policy).flatMap(target => broaderKeys(target, routes)).flatMap(key => byTarget.of(policy.kind, key)).flatMap(broader => {
    if (told.has(broader)) return [];
    told.add(broader);
    const lost = Object.keys(broader.spec).filter(field => !NOT_SETTINGS.has(field) && !Object.hasOwn(policy.spec, field));
    if (lost.length === 0) return [];
    const isProtection = lost.some(field => PROTECTION.includes(field));
    return [{
      object: policy,
      keys: ['spec'],
      message: `it replaces ${describeObject(broader)} whole, so that ${lost.join(', ')} of that one ${lost.length === 1 ? 'is' : 'are'} off for its target`,
      // Of merged protection the status says more than is enforced.
      fix: `repeat ${lost.join(', ')} here${isProtection ? '' : ', or write `mergeType: StrategicMerge` in a policy for a route'}`,
      ...isProtection && { severity: 'error' as const },
    }];
  });
}

/** Policies by kind and by what they are for. */
class PoliciesByTarget {
  private readonly policies = new Map<string, PolicyObject[]>();
  private readonly keys = new Map<PolicyObject, string[]>();

  public constructor(view: ClusterView) {
    for (const policy of policiesOf(view)) {
      const named = targetsOf(policy).map(({ kind, namespace, name, sectionName }) => keyOf(kind, { namespace, name }, sectionName));
      const selected = selectorsOf(policy).flatMap(({ selector }) => selectedBy(selector, policy, view))
        .map(({ kind, metadata }) => keyOf(kind, metadata));
      this.keys.set(policy, [...named, ...selected]);
      for (const key of [...named, ...selected]) {
        const place = `${policy.kind} ${key}`;
        const others = this.policies.get(place);
        if (others === undefined) this.policies.set(place, [policy]); else others.push(policy);
      }
    }
  }

  public of(kind: string, target: string): readonly PolicyObject[] {
    return this.policies.get(`${kind} ${target}`) ?? [];
  }

  public keysOf(policy: PolicyObject): readonly string[] {
    return this.keys.get(policy) ?? [];
  }
}

/** Targets that a target is a part of, or attached to, by keys. */
function broaderKeys(target: string, routes: ReadonlyMap<string, RouteState>): string[] {
  const [whole, section] = target.split('#');
  const route = routes.get(whole);
  const attachments = (route?.parents ?? []).flatMap(parent => parent.attachments);
  const ofRoute = attachments.flatMap(({ listener: { gateway, set, spec } }) => {
    const { kind, metadata } = set?.object ?? gateway.object;
    // Those for a listener of the Gateway itself do not reach routes of its ListenerSets.
    return [keyOf(kind, metadata, spec.name), keyOf(kind, metadata), keyOf('Gateway', gateway.object.metadata)];
  });
  return [...section === undefined ? [] : [whole], ...new Set(ofRoute)];
}

function keyOf(kind: string, { namespace, name }: { readonly namespace?: string; readonly name: string }, section?: string): string {
  return `${GATEWAY_GROUP} ${kind} ${namespace}/${name}${section === undefined ? '' : `#${section}`}`;
}
