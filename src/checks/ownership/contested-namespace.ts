import { TeamFacts } from '../../model/ownership-facts';
import { Check, entry } from '../ownership-view';

/** A namespace that two teams list, or a name that two teams have. */
export const contestedNamespace: Check = ({ facts }) => {
  const byNamespace = new Map<string, TeamFacts[]>();
  const byName = new Map<string, TeamFacts[]>();
  for (const team of facts.teams) {
    entry(byName, team.name, () => []).push(team);
    team.namespaces.forEach(namespace => entry(byNamespace, namespace, () => []).push(team));
  }
  const contested = (groups: Map<string, TeamFacts[]>, message: (key: string, first: TeamFacts) => string) =>
    [...groups].flatMap(([key, [first, ...others]]) => others.map(({ path }) => (
      { id: 'contested-namespace', severity: 'error' as const, path, message: message(key, first) })));
  return [
    ...contested(byNamespace, (namespace, { name, path }) =>
      `namespace "${namespace}" is listed by team "${name}" (${path}) already: a namespace has one owner, so take it out of one of the two`),
    ...contested(byName, (name, { path }) => `a team named "${name}" is declared at ${path} already: list all its namespaces there`),
  ];
};
