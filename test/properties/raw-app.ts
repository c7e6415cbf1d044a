import * as fc from 'fast-check';
import { ListenerKind, ObjectKind } from './app-plan';

/**
 * Choices at random, which `validApp` makes an app of: a number stands for one of however many there are to choose from. So whatever is drawn
 * makes an app, and smaller numbers make a simpler one.
 */
export type Choice = number;

const choice = fc.nat(59);
const list = <Item>(item: fc.Arbitrary<Item>, minLength: number, maxLength: number) => fc.array(item, { minLength, maxLength });
const sometimes = <Item>(item: fc.Arbitrary<Item>) => fc.option(item, { nil: undefined, freq: 2 });

const backend = fc.record({ of: fc.constantFrom<'object' | 'elsewhere'>('object', 'object', 'object', 'elsewhere'), pick: choice, port: choice, granted: fc.boolean() });
const secret = fc.record({
  of: fc.constantFrom<'object' | 'elsewhere' | 'issuer'>('object', 'object', 'object', 'elsewhere', 'issuer'), pick: choice, granted: fc.boolean(),
});
const access = fc.record({ from: fc.constantFrom<'None' | 'Same' | 'All' | 'Namespaces' | 'Labels'>('None', 'Same', 'All', 'Namespaces', 'Labels'), picks: list(choice, 1, 3) });

const values = list(fc.record({ name: choice, value: choice, regular: fc.boolean() }), 0, 2);
export const rawMatch = fc.record({
  path: sometimes(fc.record({ type: fc.constantFrom<'Exact' | 'PathPrefix' | 'RegularExpression'>('PathPrefix', 'Exact', 'RegularExpression'), value: choice })),
  method: sometimes(choice),
  headers: values,
  queries: values,
});
export type RawMatch = typeof rawMatch extends fc.Arbitrary<infer Raw> ? Raw : never;

const rule = fc.record({
  name: fc.boolean(),
  matches: list(rawMatch, 1, 3),
  target: fc.record({
    kind: fc.constantFrom<'backend' | 'split' | 'canary' | 'blue-green' | 'redirect' | 'fixed'>('backend', 'split', 'canary', 'blue-green', 'redirect', 'fixed'),
    backends: list(backend, 2, 4),
    weights: list(fc.constantFrom(0, 1, 50, 1_000_000), 4, 4),
    percent: fc.constantFrom(-1, 0, 1, 50, 99, 100),
    testers: fc.constantFrom<'none' | 'header' | 'query' | 'both'>('none', 'header', 'query', 'both'),
    includeIdle: fc.boolean(),
    to: fc.constantFrom<'https' | 'host' | 'path' | 'prefix' | 'port'>('https', 'host', 'path', 'prefix', 'port'),
    status: fc.constantFrom(200, 404, 503),
    body: fc.boolean(),
  }),
  filters: list(fc.record({
    kind: fc.constantFrom<'header' | 'hostname' | 'full path' | 'prefix' | 'cors' | 'mirror'>('header', 'hostname', 'full path', 'prefix', 'cors', 'mirror'),
    of: fc.constantFrom<'Request' | 'Response'>('Request', 'Response'),
    action: fc.constantFrom<'set' | 'add' | 'remove'>('set', 'add', 'remove'),
    share: fc.constantFrom<'all' | 'percent' | 'fraction'>('all', 'percent', 'fraction'),
    backend,
  }), 0, 3),
  requestMs: sometimes(fc.constantFrom(0, 1, 1500, 3_600_000, 90_061_001)),
  backendRequestMs: sometimes(fc.constantFrom(0, 1, 1500)),
  retry: fc.boolean(),
  session: fc.boolean(),
});

export const rawApp = fc.record({
  experimental: fc.boolean(),
  namespaces: list(fc.record({ team: choice, charts: fc.constantFrom(1, 1, 2), prefix: fc.constantFrom('a', 'm', 'z') }), 2, 6),
  rotation: choice,
  teams: list(fc.record({ given: fc.boolean(), labelled: fc.boolean() }), 1, 3),
  objects: list(fc.record({
    kind: fc.constantFrom<ObjectKind>('Service', 'Service', 'Service', 'Secret', 'Secret', 'ConfigMap', 'ServiceImport', 'ExternalBackend', 'Namespace'),
    chart: choice,
    name: choice,
    ports: fc.constantFrom(1, 1, 2),
  }), 2, 12),
  gateways: list(fc.record({
    chart: choice,
    named: fc.boolean(),
    gatewayClass: fc.constantFrom<'envoy' | 'sized' | 'existing' | 'nginx'>('envoy', 'sized', 'existing', 'nginx'),
    proxies: sometimes(fc.record({
      replicas: sometimes(fc.constantFrom(1, 3)),
      service: fc.boolean(),
      accessLog: sometimes(fc.constantFrom<'disabled' | 'stdout' | 'collector'>('disabled', 'stdout', 'collector')),
      metrics: fc.boolean(),
      tracing: fc.boolean(),
      collector: choice,
    })),
    listenerAccess: access,
    requireTeams: fc.constantFrom(false, false, true),
    clientAuthorities: list(choice, 0, 2),
    perPort: fc.boolean(),
    backendSecret: sometimes(secret),
    extras: fc.boolean(),
  }), 1, 3),
  listeners: list(fc.record({
    kind: fc.constantFrom<ListenerKind>('http', 'redirect', 'https', 'https', 'passthrough', 'terminate', 'tcp', 'udp'),
    gateway: choice,
    chart: choice,
    set: fc.constantFrom<'none' | 'unnamed' | 'named'>('none', 'unnamed', 'named'),
    hostname: choice,
    certificates: list(secret, 1, 2),
    access,
  }), 1, 8),
  routes: list(fc.record({
    chart: choice, named: fc.boolean(), listeners: list(choice, 1, 3), hostnames: list(choice, 0, 3), rules: list(rule, 1, 4),
  }), 1, 5),
});
export type RawApp = typeof rawApp extends fc.Arbitrary<infer Raw> ? Raw : never;
export type RawBackend = RawApp['routes'][0]['rules'][0]['target']['backends'][0];
export type RawSecret = RawApp['listeners'][0]['certificates'][0];
export type RawAccess = RawApp['listeners'][0]['access'];
export type RawRule = RawApp['routes'][0]['rules'][0];
