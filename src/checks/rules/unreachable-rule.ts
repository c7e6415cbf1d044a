import { ageText, hangsOnAge } from '../../model/age';
import { describeObject } from '../../model/cluster-object';
import { ClusterView } from '../cluster-view';
import { Found } from '../found';
import { Cover, matchText, Reach, Taker } from '../reachability';
import { Rule } from '../rule';

export const unreachableRule: Rule = {
  id: 'unreachable-rule',
  severity: 'error',
  title: 'A rule that no request can reach',
  why: 'Every request that the rule would take is taken by rules that go before it, on every hostname and listener of its route. What it says '
    + 'never happens. Remove it, or give it a match of its own.',
  find: view => view.simulation.routes.flatMap(({ object, rules }) => rules.flatMap((rule): Found[] => {
    const reaches = view.reachability.of(rule);
    if (reaches.length === 0 || !reaches.every(isShadowed)) return [];
    const [{ taker, first }] = reaches;
    return [{
      object,
      keys: ['spec', 'rules', rule.index],
      message: `no request reaches rule ${rule.index}: ${coverText(first!, taker)}`,
      fix: 'remove the rule, or give it a match of its own',
      ...severityOf(first!, taker),
    }];
  })),
};

/** Whether nothing is left to a match, and no other namespace is to blame: what that takes is told by overlapping-claims. */
export function isShadowed({ places, covered, rival }: Reach): boolean {
  return places > 0 && covered === places && rival === undefined;
}

/** Matches that get no request, of rules that have others. */
export function shadowedMatches(view: ClusterView): Reach[] {
  return view.simulation.routes.flatMap(({ rules }) => rules.flatMap(rule => {
    const reaches = view.reachability.of(rule);
    const shadowed = reaches.filter(isShadowed);
    return shadowed.length === reaches.length ? [] : shadowed;
  }));
}

/** Who takes the requests, in words. */
export function coverText({ by, hostname, attachment: { listener } }: Cover, taker: Taker): string {
  const isOwn = by.route === taker.route;
  const who = isOwn ? by.rule === taker.rule ? 'another match of the rule' : `rule ${by.rule.index}` : `rule ${by.rule.index} of ${describeObject(by.route.object)}`;
  const what = [matchText(by), ...hostname === '*' ? [] : [`of ${hostname}`]].filter(each => each !== '').join(' ') || 'everything';
  return `${who} takes ${what} before it, on listener ${listener.spec.name}${isOwn ? '' : ageText(by.route.object, taker.route.object)}`;
}

/** What hangs on ages that nobody knows is a warning. */
export function severityOf({ by, isSame }: Cover, { route }: Taker): Pick<Found, 'severity'> {
  return isSame && hangsOnAge(by.route.object, route.object) ? { severity: 'warning' } : {};
}
