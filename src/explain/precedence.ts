import { Candidate, Rank } from './candidate';
import { ageText, byAge } from '../model/age';
import { describeObject } from '../model/cluster-object';
import { PathFacts } from '../model/http-match';

/** One rule of precedence. The candidate that comes first takes the request. */
export interface PrecedenceStep {
  readonly name: string;
  compare(a: Candidate, b: Candidate): number;
  /** Why the one comes after the other. */
  because(loser: Candidate, winner: Candidate): string;
}

const PATH_TYPES: readonly PathFacts['type'][] = ['Exact', 'RegularExpression', 'PathPrefix'];
const PATH_WORDS = { Exact: 'an exact path', RegularExpression: 'a path by regular expression', PathPrefix: 'a prefix' };

/** The specification leaves to implementations where regular expressions come; here they come where Envoy Gateway has them. */
const pathType: PrecedenceStep = {
  name: 'exact path',
  compare: (a, b) => PATH_TYPES.indexOf(a.option.rank.path) - PATH_TYPES.indexOf(b.option.rank.path),
  because: (loser, winner) => `${PATH_WORDS[loser.option.rank.path]} comes after ${PATH_WORDS[winner.option.rank.path]}`,
};

const pathLength: PrecedenceStep = {
  name: 'longest path',
  compare: byMost('pathLength'),
  because: (loser, winner) => `${pathText(loser)} is shorter than ${pathText(winner)}`,
};

const method = counting('method', 'methods', 'method matches');
const headers = counting('most headers', 'headers', 'header matches');
const queries = counting('most query parameters', 'queries', 'query matches');

/** Envoy Gateway counts a method as one more header, matched exactly. */
const headersAndMethod: PrecedenceStep = {
  name: 'most headers, a method being one',
  compare: (a, b) => withMethod(b, 'headers') - withMethod(a, 'headers') || withMethod(b, 'exactHeaders') - withMethod(a, 'exactHeaders'),
  because: (loser, winner) => withMethod(loser, 'headers') === withMethod(winner, 'headers')
    ? fewer('exact header matches', withMethod(loser, 'exactHeaders'), withMethod(winner, 'exactHeaders'))
    : fewer('header and method matches', withMethod(loser, 'headers'), withMethod(winner, 'headers')),
};

const exactQueries = counting('most exact query parameters', 'exactQueries', 'exact query matches');
const cookies = counting('most cookies', 'cookies', 'cookie matches');
const exactCookies = counting('most exact cookies', 'exactCookies', 'exact cookie matches');
const service = counting('longest service', 'serviceLength', 'characters of the service');
const grpcMethod = counting('longest method', 'methodLength', 'characters of the method');

const oldest: PrecedenceStep = {
  name: 'oldest route',
  compare: (a, b) => byAge(a.option.route.object, b.option.route.object),
  because: ({ option: { route: loser } }, { option: { route: winner } }) => {
    const ages = [loser, winner].map(({ object }) => object.metadata.creationTimestamp);
    const text = ages[0] === ages[1] ? 'comes first by namespace and name' : 'is older';
    return `${describeObject(winner.object)} ${text}${ageText(loser.object, winner.object)}`;
  },
};

/** Envoy Gateway puts HTTPRoutes in before GRPCRoutes, whatever their ages. */
const kind: PrecedenceStep = {
  name: 'HTTPRoute before GRPCRoute',
  compare: (a, b) => kindRank(a) - kindRank(b),
  because: () => 'HTTPRoutes come before GRPCRoutes',
};

const ruleOrder: PrecedenceStep = {
  name: 'first rule',
  compare: (a, b) => a.option.rule.index - b.option.rule.index,
  because: (loser, winner) => `rule ${winner.option.rule.index} of the route comes before rule ${loser.option.rule.index}`,
};

const matchOrder: PrecedenceStep = {
  name: 'first match',
  compare: (a, b) => (a.option.match?.index ?? 0) - (b.option.match?.index ?? 0) || Number(a.option.isPreflight) - Number(b.option.isPreflight),
  because: (loser, winner) => `match ${winner.option.match?.index ?? 0} of the rule comes before match ${loser.option.match?.index ?? 0}`,
};

const ORDER_OF_ROUTES = [oldest, ruleOrder, matchOrder];

/** Precedence of the specification for HTTPRoutes; hostnames come before all of it. */
export const HTTP_PRECEDENCE: readonly PrecedenceStep[] = [pathType, pathLength, method, headers, queries, ...ORDER_OF_ROUTES];

/** Precedence of the specification for GRPCRoutes. */
export const GRPC_PRECEDENCE: readonly PrecedenceStep[] = [service, grpcMethod, headers, ...ORDER_OF_ROUTES];

/** What Envoy Gateway sorts by (its internal/gatewayapi/sort.go). */
export const ENVOY_PRECEDENCE: readonly PrecedenceStep[] = [
  pathType, pathLength, headersAndMethod, cookies, exactCookies, queries, exactQueries, kind, ...ORDER_OF_ROUTES,
];

/** Envoy Gateway with `preserveRouteOrder` in its EnvoyProxy. */
export const PRESERVED_ORDER: readonly PrecedenceStep[] = [kind, ...ORDER_OF_ROUTES];

/** What the order of candidates hangs on besides them. */
export interface OrderChoice {
  readonly envoyGateway: boolean;
  /** EnvoyProxy, `spec.preserveRouteOrder`. */
  readonly preservesOrder: boolean;
}

/** The steps that decide between candidates. A GRPCRoute and an HTTPRoute have only their ages in common. */
export function stepsBetween(a: Candidate, b: Candidate, { envoyGateway, preservesOrder }: OrderChoice): readonly PrecedenceStep[] {
  if (envoyGateway) return preservesOrder ? PRESERVED_ORDER : ENVOY_PRECEDENCE;
  const [one, other] = [a.option.route.kind, b.option.route.kind];
  if (one !== other) return ORDER_OF_ROUTES;
  return one === 'GRPCRoute' ? GRPC_PRECEDENCE : HTTP_PRECEDENCE;
}

export function compareBy(steps: readonly PrecedenceStep[], a: Candidate, b: Candidate): number {
  for (const step of steps) {
    const order = step.compare(a, b);
    if (order !== 0) return order;
  }
  return 0;
}

/** The step that decides between two; nothing where they are the same. */
export function decidingStep(steps: readonly PrecedenceStep[], loser: Candidate, winner: Candidate): PrecedenceStep | undefined {
  return steps.find(step => step.compare(winner, loser) !== 0);
}

/** Whether a step goes by ages. */
export function isByAge(step: PrecedenceStep | undefined): boolean {
  return step === oldest;
}

type Counted = { [Key in keyof Rank]: Rank[Key] extends number ? Key : never }[keyof Rank];

function byMost(key: Counted): PrecedenceStep['compare'] {
  return (a, b) => b.option.rank[key] - a.option.rank[key];
}

function counting(name: string, key: Counted, what: string): PrecedenceStep {
  return { name, compare: byMost(key), because: (loser, winner) => fewer(what, loser.option.rank[key], winner.option.rank[key]) };
}

function withMethod({ option: { rank } }: Candidate, key: 'headers' | 'exactHeaders'): number {
  return rank[key] + rank.methods;
}

function fewer(what: string, count: number, most: number): string {
  return `it has fewer ${what} (${count}, not ${most})`;
}

function kindRank({ option }: Candidate): number {
  return option.route.kind === 'GRPCRoute' ? 1 : 0;
}

function pathText({ option: { route, match, rank } }: Candidate): string {
  const spec = match?.spec;
  if (route.kind === 'GRPCRoute') return spec !== undefined && typeof spec.method === 'object' ? `the call ${spec.method.service ?? '*'}/${spec.method.method ?? '*'}` : 'every call';
  return `${rank.path === 'PathPrefix' ? 'prefix' : 'path'} ${spec?.path?.value ?? '/'}`;
}
