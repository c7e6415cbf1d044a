import * as fc from 'fast-check';
import { fits, matchFacts, Request, REQUESTS } from './request-universe';
import { property } from './runs';
import { clusterFindings } from '../../src/checks/cluster-findings';
import { simulatePartially } from '../../src/checks/partial-cluster';
import { ClusterObject } from '../../src/model/cluster-object';
import { HttpMatchFacts } from '../../src/model/http-match';
import { behaviourOf } from '../../src/status/behaviour';

interface Plan {
  /** Routes with rules with matches. */
  readonly routes: ReadonlyArray<{ readonly namespace: string; readonly hostnames: readonly string[]; readonly rules: readonly HttpMatchFacts[][] }>;
  readonly envoyGateway: boolean;
}

const HOSTS = ['a.example.com', 'b.example.com', '*.example.com'];
const few = matchFacts.map(match => ({ ...match, path: { ...match.path, value: match.path.value.slice(0, 3) }, queryParams: [] }));
const plan: fc.Arbitrary<Plan> = fc.record({
  routes: fc.array(fc.record({
    namespace: fc.constantFrom('shop', 'blog'),
    hostnames: fc.uniqueArray(fc.constantFrom(...HOSTS), { minLength: 1, maxLength: 3 }),
    rules: fc.array(fc.array(few, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
  }), { minLength: 1, maxLength: 4 }),
  envoyGateway: fc.boolean(),
});

function objectsOf({ routes }: Plan): ClusterObject[] {
  const listener = { name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'All' } } };
  return [
    { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', metadata: { namespace: 'infra', name: 'public' }, spec: { gatewayClassName: 'any', listeners: [listener] } },
    ...routes.map(({ namespace, hostnames, rules }, index): ClusterObject => ({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { namespace, name: `route-${index}`, creationTimestamp: `2026-01-0${index + 1}T00:00:00Z` },
      spec: { parentRefs: [{ name: 'public', namespace: 'infra' }], hostnames, rules: rules.map(matches => ({ matches, backendRefs: [{ name: 'web', port: 80 }] })) },
    })),
  ];
}

/** Who takes a request, by the specification's words: tried one after the other, and nothing of the index that is tested. */
function winner({ routes, envoyGateway }: Plan, host: string, request: Request): string | undefined {
  const specificity = (hostname: string) => (hostname.startsWith('*') ? 0 : 1000) + hostname.length;
  const matching = routes.flatMap(({ hostnames, rules }, route) => hostnames
    .filter(hostname => hostname === host || hostname.startsWith('*') && host.endsWith(hostname.slice(1)))
    .flatMap(hostname => rules.flatMap((matches, rule) => matches.map((match, at) => ({ hostname, match, key: `${route} ${rule} ${at}` })))));
  const best = Math.max(...matching.map(({ hostname }) => specificity(hostname)));
  const rank = ({ path, method, headers }: HttpMatchFacts) => {
    const methods = method === undefined ? 0 : 1;
    const length = path.type === 'Exact' ? 10_000 : path.value === '/' ? 0 : path.value.length;
    return length * 10_000 + (envoyGateway ? (methods + headers.length) * 100 : methods * 1000 + headers.length * 10);
  };
  // Envoy looks for a match at the most specific hostname only, and so does the specification.
  const fitting = matching.filter(({ hostname, match }) => specificity(hostname) === best && fits(match, request));
  return fitting.sort((a, b) => rank(b.match) - rank(a.match))[0]?.key;
}

property('a match that is found to get no request gets none', plan, 150, drawn => {
  const findings = clusterFindings(simulatePartially(objectsOf(drawn), behaviourOf(drawn)));
  const winners = new Set(['a.example.com', 'b.example.com', 'c.example.com'].flatMap(host => REQUESTS.filter(({ queries: { q, Q } }) => q === undefined && Q === undefined)
    .map(request => winner(drawn, host, request))));
  for (const { id, object, keys } of findings) {
    const route = object.metadata.name.replace('route-', '');
    if (id === 'unreachable-rule') expect([...winners].filter(key => key?.startsWith(`${route} ${keys[2]} `))).toEqual([]);
    if (id === 'shadowed-match') expect(winners).not.toContain(`${route} ${keys[2]} ${keys[4]}`);
  }
});

property('a match that another one of the same rank covers on every hostname is found', plan, 150, drawn => {
  const { routes } = drawn;
  const again = { ...drawn, routes: [...routes, { ...routes[0], rules: [routes[0].rules[0]] }] };
  const found = clusterFindings(simulatePartially(objectsOf(again), behaviourOf(again))).filter(({ object }) => object.metadata.name === `route-${routes.length}`);
  // A route of another namespace with the same match may stand between the two.
  expect(found.some(({ id }) => id === 'unreachable-rule' || id === 'overlapping-claims')).toBe(true);
});
