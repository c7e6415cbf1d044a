import { Backend, HttpMatch, TenantRoute } from '../../src';
import { service, System, thrownBy } from '../system';

class Big extends System {
  public readonly web = Backend.fromService(service(this.shop, 'web'));
  public readonly listener443 = this.listener(this.gateway());

  public make(hostnames = ['shop.example.com']): TenantRoute {
    return new TenantRoute(this.shop, 'Route', { name: 'shop', listener: this.listener443, hostnames });
  }

  public get parts(): any[] {
    return this.manifests.filter(({ kind }) => kind === 'HTTPRoute');
  }
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index);
const prefixes = (count: number, name = 'p') => range(count).map(index => HttpMatch.prefix(`/${name}${index}`));

/** Rules and matches of each part. */
const sizes = ({ parts }: Big) =>
  parts.map(({ spec }) => [spec.rules.length, spec.rules.reduce((sum: number, rule: any) => sum + rule.matches.length, 0)]);

test.each<[what: string, rules: HttpMatch[], expected: number[][]]>([
  ['16 rules', prefixes(16), [[16, 16]]],
  ['17 rules', prefixes(17), [[16, 16], [1, 1]]],
  ['a rule of 65 matches', [HttpMatch.anyOf(...prefixes(65))], [[2, 65]]],
  ['three rules of 64 matches', ['a', 'b', 'c'].map(name => HttpMatch.anyOf(...prefixes(64, name))), [[2, 128], [1, 64]]],
  ['a rule of 200 matches', [HttpMatch.anyOf(...prefixes(200))], [[2, 128], [2, 72]]],
])('%s are spread over as many HTTPRoutes as they need', (_, rules, expected) => {
  const big = new Big();
  const route = big.make();
  rules.forEach(match => route.addRule(match, big.web));
  expect(sizes(big)).toEqual(expected);
  expect(big.errors).toEqual([]);
});

test('the parts are alike but for their rules, and named in turn', () => {
  const big = new Big();
  const route = big.make();
  prefixes(40).forEach(match => route.addRule(match, big.web));
  expect(route.routeNames).toEqual(['shop', 'shop-2', 'shop-3']);
  expect(big.parts.map(({ metadata }) => metadata.name)).toEqual(route.routeNames);
  for (const { metadata, spec } of big.parts) {
    expect({ ...metadata, name: '' }).toEqual({ ...big.parts[0].metadata, name: '' });
    expect([spec.parentRefs, spec.hostnames]).toEqual([big.parts[0].spec.parentRefs, ['shop.example.com']]);
  }
  const paths = big.parts.flatMap(({ spec }) => spec.rules).map(rule => rule.matches[0].path.value);
  expect(paths).toEqual(range(40).map(index => `/p${index}`));
});

test('hostnames beyond 16 are spread too, each with every rule', () => {
  const big = new Big();
  const hostnames = range(20).map(index => `h${index}.example.com`);
  const route = big.make(hostnames);
  prefixes(17).forEach(match => route.addRule(match, big.web));
  expect(big.parts.map(({ metadata, spec }) => [metadata.name, spec.hostnames.length, spec.rules.length])).toEqual([
    ['shop', 16, 16], ['shop-2', 4, 16], ['shop-3', 16, 1], ['shop-4', 4, 1],
  ]);
  expect(route.routeNames).toHaveLength(4);
  expect(new Set(big.parts.flatMap(({ spec }) => spec.hostnames))).toEqual(new Set(hostnames));
});

test('a part attaches to the listeners that serve some of its hostnames', () => {
  const big = new Big();
  const other = big.listener(big.infra.node.findChild('Gateway') as any, { name: 'other', hostname: '*.example.org' });
  const route = big.make([...range(16).map(index => `h${index}.example.com`), 'a.example.org']);
  route.attachTo(other);
  route.addRule(HttpMatch.ALL, big.web);
  expect(big.parts.map(({ spec }) => spec.parentRefs.map(({ sectionName }: any) => sectionName))).toEqual([['https'], ['other']]);
  expect(big.errors).toEqual([]);
});

test('matches that tie and can take one request stay together, and keep their order', () => {
  const big = new Big();
  const route = big.make();
  route.addRule(HttpMatch.header('x-a', '1'), big.web);
  prefixes(16).forEach(match => route.addRule(match, big.web));
  route.addRule(HttpMatch.header('x-b', '1'), big.web);
  expect(big.parts.map(({ spec }) => spec.rules.length)).toEqual([16, 2]);
  const withHeaders = big.parts.map(({ spec }) => spec.rules.flatMap((rule: any) => rule.matches[0].headers ?? []).map(({ name }: any) => name));
  expect(withHeaders).toEqual([['x-a', 'x-b'], []]);
});

test.each<[string, (index: number) => HttpMatch]>([
  ['values of one header', index => HttpMatch.header(index % 2 ? 'x-a' : 'X-A', `v${index}`)],
  ['values of one query parameter', index => HttpMatch.query('q', `v${index}`)],
  ['exact paths', index => HttpMatch.exact(`/p${String(index).padStart(2, '0')}`)],
])('matches that tie but take no request in common may be apart: %s', (_, match) => {
  const big = new Big();
  const route = big.make();
  range(20).forEach(index => route.addRule(match(index), big.web));
  expect(sizes(big)).toEqual([[16, 16], [4, 4]]);
});

test('a rule that binds others together may save a part, and its HTTPRoute', () => {
  const big = new Big();
  const route = big.make();
  const add = (match: HttpMatch) => route.addRule(match, big.web);
  range(12).forEach(index => add(HttpMatch.anyOf(...prefixes(30, `r${index}-`))));
  const before = route.routeNames.length;
  add(HttpMatch.anyOf(...range(6).map(index => HttpMatch.prefix(`/r${index * 2}-0`).withHeader('x', '1'))));
  expect(route.routeNames.length).toBeLessThanOrEqual(before + 1);
  expect(big.parts.map(({ metadata }) => metadata.name)).toEqual(route.routeNames);
  expect(big.parts.reduce((sum, { spec }) => sum + spec.rules.length, 0)).toBe(13);
});

test('matches that tie, can take one request and do not fit into one HTTPRoute are refused by name', () => {
  const big = new Big();
  const route = big.make();
  const add = (index: number) => route.addRule(HttpMatch.prefix('/a').withHeader(`x-${index}`, '1'), big.web);
  range(16).forEach(add);
  const message = thrownBy(() => add(16));
  expect(message).toMatch(/^\(prefix \/a, header x-\d+=1\) and \(prefix \/a, header x-16=1\) of route shop\/Route have the same rank and can take the same request/);
  expect(message).toContain('at most 16 rules with 128 matches');
  expect(sizes(big)).toEqual([[16, 16]]);
  route.addRule(HttpMatch.prefix('/b'), big.web);
  expect(sizes(big)).toEqual([[16, 16], [1, 1]]);
});
