import { Findings, FindingSeverity, HttpMatch, Ownership } from '../../src';
import { System } from '../system';

let said: string[];
beforeEach(() => {
  said = [];
  jest.spyOn(process.stderr, 'write').mockImplementation(text => said.push(String(text)) > 0);
});
afterEach(() => jest.restoreAllMocks());

/** A system with one error: a route without hostnames on a listener of several namespaces. */
function hostless(): System {
  const system = new System();
  system.route(system.shop, system.listener(system.gateway()), { hostnames: undefined });
  return system;
}

const found = (system: System) => Ownership.of(system.app).findings.map(({ id, path, acknowledged }) => [id, path, acknowledged]);

test.each<[string, (system: System) => void]>([
  ['at the construct', system => Findings.of(system.shop.node.findChild('Route')).acknowledge('hostless-route', 'agreed')],
  ['at its chart', system => Findings.of(system.shop).acknowledge('hostless-route', ' agreed ')],
  ['at the app', system => Findings.of(system.app).acknowledge('hostless-route', 'agreed')],
])('a finding that is acknowledged %s does not fail the synthesis', (_, acknowledge) => {
  const system = hostless();
  expect(system.errors).toHaveLength(1);
  acknowledge(system);
  expect(system.errors).toEqual([]);
  expect(found(system)).toEqual([['hostless-route', 'shop/Route', 'agreed']]);
  expect(said).toEqual([]);
});

test('the innermost reason counts, and the outer one is used too', () => {
  const system = hostless();
  Findings.of(system.app).acknowledge('hostless-route', 'outer');
  Findings.of(system.shop).acknowledge('hostless-route', 'inner');
  expect(found(system)).toEqual([['hostless-route', 'shop/Route', 'inner']]);
});

test.each<[string, (system: System) => void, string, string]>([
  ['elsewhere', system => Findings.of(system.infra).acknowledge('hostless-route', 'agreed'), 'infra', 'hostless-route is acknowledged, and not found here'],
  ['misspelt', system => Findings.of(system.shop).acknowledge('hostles-route', 'agreed'), 'shop', 'as hostless-route is'],
])('one %s acknowledges nothing, which is said', (_, acknowledge, path, message) => {
  const system = hostless();
  acknowledge(system);
  expect(system.errors).toHaveLength(1);
  expect(Ownership.of(system.app).findings).toContainEqual({
    id: 'unused-acknowledgement', severity: FindingSeverity.WARNING, path, message: expect.stringContaining(message),
  });
  expect(said.join('')).toContain(`warning: [${path}] `);
});

test('a warning that is acknowledged is not said', () => {
  const system = new System();
  const listener = system.listener(system.gateway());
  system.route(system.shop, listener, { match: HttpMatch.prefix('/a') });
  const blog = system.chart('blog');
  system.route(blog, listener, { hostnames: ['shop.example.com'], match: HttpMatch.prefix('/a/b') });
  Findings.of(blog).acknowledge('nested-prefix', 'agreed with the shop');
  expect(system.errors).toEqual([]);
  expect(said).toEqual([]);
});

test('it renders nothing', () => {
  const system = hostless();
  Findings.of(system.shop.node.findChild('Route')).acknowledge('hostless-route', 'agreed');
  expect(system.shop.toJson().map(({ kind }) => kind)).toEqual(['HTTPRoute', 'Service']);
});

test.each<[string, string, string]>([
  ['hostless-route', ' ', 'the reason to acknowledge hostless-route must say why it is right as it is, got " "'],
  ['Hostless Route', 'agreed', 'what is acknowledged must be the id of a finding, got "Hostless Route". Write one such as "hostless-route"'],
])('refuses %j with the reason %j', (id, reason, message) => {
  const { shop } = new System();
  expect(() => Findings.of(shop).acknowledge(id, reason)).toThrow(message);
});
