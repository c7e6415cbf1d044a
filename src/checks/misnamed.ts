import { ClusterFinding } from './cluster-findings';
import { Keys } from './found';
import { isPolicy, targetsOf } from './policy-targets';
import { Rule } from './rule';
import { policyWithoutTarget } from './rules/policy-without-target';
import { unattachedRoute } from './rules/unattached-route';
import { unresolvedReference } from './rules/unresolved-reference';
import { ClusterObject, groupOf, objectText } from '../model/cluster-object';
import { ClusterObjects } from '../model/cluster-objects';
import { GATEWAY_GROUP } from '../model/gateway-objects';
import { ROUTE_KINDS, RouteObject } from '../model/route-objects';
import { closestName } from '../verdict/sentences/closest-name';

/** Among more names than these one is nearly like any other, and that says nothing. */
const CROWD = 100;

/** Somebody's word for an object, and where it stands. */
interface Mention {
  readonly rule: Rule;
  readonly keys: Keys;
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * What an app refers to and does not make, though it makes one of nearly that name in the same namespace: most likely that is meant. It may be
 * somebody else's all the same, so these are warnings.
 *
 * @param made what the app makes
 * @param known that and what its constructs name as somebody else's
 */
export function misnamed(made: readonly ClusterObject[], known: ClusterObjects): ClusterFinding[] {
  const names = new Map<string, string[]>();
  for (const { apiVersion, kind, metadata: { namespace = '', name } } of made) {
    const key = `${groupOf(apiVersion)}/${kind} ${namespace}`;
    const others = names.get(key);
    if (others === undefined) names.set(key, [name]);
    else others.push(name);
  }
  return made.flatMap(object => mentionsOf(object).flatMap(({ rule, keys, group, kind, namespace, name }) => {
    const others = names.get(`${group}/${kind} ${namespace}`);
    if (others === undefined || others.length > CROWD || known.find(group, kind, namespace, name) !== undefined) return [];
    const meant = closestName(name, others);
    if (meant === undefined) return [];
    return [{
      object,
      keys,
      id: rule.id,
      severity: 'warning',
      message: `the app makes no ${objectText(kind, namespace, name)}, and one named ${meant}`,
      fix: `write ${meant}, or acknowledge that ${name} is somebody else's`,
    }];
  }));
}

function mentionsOf(object: ClusterObject): Mention[] {
  if (isPolicy(object)) return targetsOf(object).map(target => ({ rule: policyWithoutTarget, ...target }));
  if (groupOf(object.apiVersion) !== GATEWAY_GROUP || !(ROUTE_KINDS as readonly string[]).includes(object.kind)) return [];
  const { metadata, spec: { parentRefs = [], rules = [] } } = object as RouteObject;
  const own = metadata.namespace ?? '';
  return [
    ...parentRefs.map(({ group = GATEWAY_GROUP, kind = 'Gateway', namespace = own, name }, index) =>
      ({ rule: unattachedRoute, keys: ['spec', 'parentRefs', index], group, kind, namespace, name })),
    ...rules.flatMap(({ backendRefs = [] }, rule) => backendRefs.map(({ group = '', kind = 'Service', namespace = own, name }, index) =>
      ({ rule: unresolvedReference, keys: ['spec', 'rules', rule, 'backendRefs', index], group, kind, namespace, name }))),
  ];
}
