import { Explanation } from './explanation';

/** The name of the rule that takes a request or a connection, where it has one. */
export function ruleName({ route, rule }: Pick<Explanation, 'route' | 'rule'>): string | undefined {
  return route?.rules.find(({ index }) => index === rule)?.spec.name;
}
