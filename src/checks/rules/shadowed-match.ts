import { Rule } from '../rule';
import { coverText, severityOf, shadowedMatches } from './unreachable-rule';
import { matchText } from '../reachability';

export const shadowedMatch: Rule = {
  id: 'shadowed-match',
  severity: 'warning',
  title: 'A match that gets no request',
  why: 'Every request that fits the match is taken by another one that goes before it. Other matches of the same rule are reached. Remove the '
    + 'match, or tell it apart from the other by a path, method or header.',
  find: view => shadowedMatches(view).map(({ taker, first }) => ({
    object: taker.route.object,
    keys: ['spec', 'rules', taker.rule.index, 'matches', taker.match?.index ?? 0],
    message: `no request reaches ${matchText(taker)}: ${coverText(first!, taker)}`,
    fix: 'remove the match, or tell it apart from the other',
    ...severityOf(first!, taker),
  })),
};
