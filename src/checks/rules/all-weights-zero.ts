import { RuleState } from '../../status/state';
import { Rule } from '../rule';

export const allWeightsZero: Rule = {
  id: 'all-weights-zero',
  severity: 'error',
  title: 'A rule whose backends all have weight 0',
  why: 'A weight is a share of the requests. With none above 0 no backend gets any: requests are answered with an error, connections are refused. Give one of '
    + 'them a weight, or remove the rule.',
  find: view => view.simulation.routes.flatMap(({ object, kind, rules }) => rules.filter(rule => answersNothing(rule, kind))
    .map(({ index, backends }) => ({
      object,
      keys: ['spec', 'rules', index, 'backendRefs', 0, 'weight'],
      message: backends.length === 1 ? 'the only backend of the rule has weight 0' : `all ${backends.length} backends of the rule have weight 0`,
      fix: backends.length === 1 ? 'write a weight above 0' : 'write a weight above 0 for one of them',
    }))),
};

function answersNothing({ backends, failure }: RuleState, kind: string): boolean {
  const isStream = kind === 'TLSRoute' || kind === 'TCPRoute' || kind === 'UDPRoute';
  return backends.length > 0 && backends.every(({ weight }) => weight === 0) && (isStream || failure !== undefined);
}
