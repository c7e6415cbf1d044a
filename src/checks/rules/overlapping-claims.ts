import { ageText, hangsOnAge } from '../../model/age';
import { describeObject } from '../../model/cluster-object';
import { listenerName } from '../cluster-view';
import { Found } from '../found';
import { matchText, Reach } from '../reachability';
import { Rule } from '../rule';

export const overlappingClaims: Rule = {
  id: 'overlapping-claims',
  severity: 'error',
  title: 'Routes of two namespaces that claim the same requests',
  why: 'Both have the same hostname and match on one listener. The older route gets every request, whoever is meant to, and the other none. One of '
    + 'the two needs another hostname or path; a listener can also let in one of the namespaces only.',
  find: view => view.simulation.routes.flatMap(({ rules }) => rules.flatMap(rule => view.reachability.of(rule).flatMap(claim))),
};

function claim({ taker, rival }: Reach): Found[] {
  if (rival === undefined) return [];
  const { route: { object }, rule, match } = taker;
  const { by, hostname, attachment: { listener } } = rival;
  const isUnsure = hangsOnAge(by.route.object, object);
  const what = [matchText(taker), ...hostname === '*' ? [] : [`of ${hostname}`]].filter(each => each !== '').join(' ') || 'every request';
  return [{
    object,
    keys: ['spec', 'rules', rule.index, ...match === undefined ? [] : ['matches', match.index]],
    message: `${what} on ${listenerName(listener)} is claimed by ${describeObject(by.route.object)} too, which is older${ageText(by.route.object, object)}`,
    fix: `agree with namespace ${by.route.object.metadata.namespace} who has it; the other needs another hostname or path`,
    ...isUnsure && { severity: 'warning' as const },
  }];
}
