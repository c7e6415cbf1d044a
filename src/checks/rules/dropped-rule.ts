import { Rule } from '../rule';

export const droppedRule: Rule = {
  id: 'dropped-rule',
  severity: 'error',
  title: 'A rule that the controller leaves out',
  why: 'The route is accepted without the rule, and says so in its condition PartiallyInvalid: requests for it go to other rules, or get status 404. '
    + 'Mend the rule.',
  find: view => view.simulation.routes.flatMap(({ object, rules, parents }) => parents.every(({ conditions }) => conditions.isFalse('Accepted')) ? [] : rules.flatMap(({ index, dropped }) => dropped === undefined ? [] : [{
    object,
    keys: ['spec', 'rules', index],
    message: `the rule is left out (${dropped.reason}): ${dropped.message.replace(/^rules\[\d+\][^:]*: /, '')}`,
    fix: dropped.fix,
  }])),
};
