import { ENVOY_GROUP, GATEWAY_GROUP } from '../../model/gateway-objects';
import { GrantObject } from '../../model/permission';
import { pointlessGrant as pointlessReason } from '../../model/reference-kinds';
import { Found } from '../found';
import { Rule } from '../rule';

export const pointlessGrant: Rule = {
  id: 'pointless-grant',
  severity: 'warning',
  title: 'A ReferenceGrant that permits nothing',
  why: 'No controller asks for a grant between these kinds: routes attach to a Gateway by its listeners\' `allowedRoutes`, ListenerSets by its '
    + '`allowedListeners`, and some references stay within their namespace whatever is granted. Remove it, or permit it where it is decided.',
  find: view => view.simulation.objects.ofKind<GrantObject>(GATEWAY_GROUP, 'ReferenceGrant').flatMap(pointlessParts),
};

/** Groups whose references are known; what other controllers ask for is theirs to say. */
const KNOWN_GROUPS = ['', GATEWAY_GROUP, ENVOY_GROUP, 'multicluster.x-k8s.io'];

/** Entries of a grant that permit nothing with any entry of the other side. */
export function pointlessParts(grant: GrantObject): Found[] {
  const { from, to } = grant.spec;
  const reason = (a: typeof from[number], b: typeof to[number]) =>
    KNOWN_GROUPS.includes(a.group) && KNOWN_GROUPS.includes(b.group) ? attachment(b) ?? pointlessReason(a, b) : undefined;
  const part = (side: 'from' | 'to', index: number, kind: string, reasons: readonly (string | undefined)[]): Found[] => {
    if (reasons.length === 0 || reasons.some(each => each === undefined)) return [];
    return [{
      object: grant,
      keys: ['spec', side, index],
      message: `the ${kind} in \`${side}\` permits nothing: ${reasons[0]}`,
      fix: 'remove it',
    }];
  };
  const ofTo = to.flatMap((each, index) => part('to', index, each.kind, from.map(other => reason(other, each))));
  // Where all of one side is pointless, all of the other is too, for the same reason.
  if (ofTo.length === to.length) return ofTo;
  return [...ofTo, ...from.flatMap((each, index) => part('from', index, each.kind, to.map(other => reason(each, other))))];
}

function attachment({ group, kind }: GrantObject['spec']['to'][number]): string | undefined {
  if (group !== GATEWAY_GROUP || kind !== 'Gateway' && kind !== 'ListenerSet') return undefined;
  return 'attachment is no matter of grants; the listeners\' `allowedRoutes` decide on routes, and the Gateway\'s `allowedListeners` on ListenerSets';
}
