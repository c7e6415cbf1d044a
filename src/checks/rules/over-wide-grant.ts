import { GATEWAY_GROUP } from '../../model/gateway-objects';
import { GrantObject } from '../../model/permission';
import { Rule } from '../rule';
import { pointlessParts } from './pointless-grant';

export const overWideGrant: Rule = {
  id: 'over-wide-grant',
  severity: 'warning',
  title: 'A ReferenceGrant that opens everything of a kind',
  why: 'Without a name in `to` whoever is named in `from` may refer to every object of the kind in the namespace, also to those that come later. Name '
    + 'what is meant, in a grant for each.',
  find: view => view.simulation.objects.ofKind<GrantObject>(GATEWAY_GROUP, 'ReferenceGrant').filter(grant => pointlessParts(grant).length === 0)
    .flatMap(grant => grant.spec.to.flatMap(({ kind, name }, index) => name !== undefined && name !== '' ? [] : [{
      object: grant,
      keys: ['spec', 'to', index],
      message: `it opens every ${kind} of namespace ${grant.metadata.namespace} to ${[...new Set(grant.spec.from.map(each => `namespace ${each.namespace}`))].join(', ')}`,
      fix: `name the ${kind} in \`name\`, in a grant for each`,
    }])),
};
