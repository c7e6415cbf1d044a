import * as fc from 'fast-check';
import { AppPlan } from './app-plan';
import { build } from './build-app';
import { ExpectedGrant, expectedGrants } from './expected-grants';
import { property, randomSource } from './runs';
import { documentsOf, rendered, synthesized, Written } from './synthesized';
import { validApp } from './valid-app';
import { ControllerCheck } from '../../src';
import { judge } from '../judge/schema-judge';
import { scratchFolder } from '../scratch-folder';

const RUNS = 150;

/** Properties of one plan draw the same ones. */
const known = new Map<string, Written[]>();
function documents(plan: AppPlan): Written[] {
  const key = JSON.stringify(plan);
  let documentsOfPlan = known.get(key);
  if (documentsOfPlan === undefined) known.set(key, documentsOfPlan = rendered(plan));
  return documentsOfPlan;
}

property('every reference to another namespace has exactly the grant it needs, in the referent\'s file', validApp, RUNS, plan => {
  const grants = documents(plan).filter(({ manifest }) => manifest.kind === 'ReferenceGrant');
  const expected = expectedGrants(plan);
  expect(inOrder(grants.map(facts))).toEqual(inOrder(expected.map(({ plainName, ...rest }) => rest)));

  const names = grants.map(({ manifest: { metadata } }) => `${metadata.namespace}/${metadata.name}`);
  expect(new Set(names).size).toBe(names.length);
  for (const grant of grants) expectName(grant, expected);
});

function facts({ file, manifest: { metadata, spec } }: Written): Omit<ExpectedGrant, 'plainName'> {
  return { file, namespace: metadata.namespace, from: spec.from, to: spec.to };
}

/** The plain name where no other grant of the namespace wants it and it is not too long; else its beginning and a hash. */
function expectName(grant: Written, expected: readonly ExpectedGrant[]): void {
  const { name, namespace } = grant.manifest.metadata;
  const { plainName } = expected.find(({ plainName: _, ...rest }) => JSON.stringify(inOrder([rest])) === JSON.stringify(inOrder([facts(grant)])))!;
  const wanted = expected.filter(each => each.namespace === namespace && each.plainName === plainName).length;
  if (plainName.length <= 63 && wanted === 1) {
    expect(name).toBe(plainName);
  } else {
    expect(name).toMatch(/^[a-z0-9-]{1,54}-[0-9a-f]{8}$/);
    expect(plainName.startsWith(name.slice(0, -9))).toBe(true);
  }
}

property('every document is one that the API server takes, defaults written out', validApp, RUNS, plan => {
  for (const { manifest } of documents(plan)) {
    const { problems, defaulted } = judge(manifest, plan.experimental ? 'experimental' : 'standard');
    expect({ kind: manifest.kind, problems, defaulted }).toEqual({ kind: manifest.kind, problems: [], defaulted: [] });
  }
});

property('the order of declaration changes no document and no file', fc.tuple(validApp, fc.nat()), RUNS, ([plan, seed]) => {
  expect(inOrder(rendered(plan, randomSource(seed)))).toEqual(inOrder(documents(plan)));
});

property('the same app writes the same bytes, and nothing but its documents', validApp, RUNS / 6, plan => {
  const files = synthesized(plan);
  expect(synthesized(plan)).toEqual(files);
  expect(inOrder(documentsOf(files))).toEqual(inOrder(documents(plan)));
});

test('the apps that are drawn have what the properties are about', () => {
  const kinds = new Map<string, number>();
  const count = (key: string) => kinds.set(key, (kinds.get(key) ?? 0) + 1);
  for (const plan of fc.sample(validApp, { numRuns: RUNS, seed: 1 })) {
    for (const { from, to, plainName } of expectedGrants(plan)) {
      for (const { kind } of from) count(`${kind} to ${to[0].kind}`);
      if (from.length > 1) count('several kinds in one grant');
      if (plainName.length > 63) count('a name too long');
    }
    const names = expectedGrants(plan).map(({ namespace, plainName }) => `${namespace} ${plainName}`);
    if (new Set(names).size < names.length) count('a name that two want');
    for (const { kind } of plan.listeners) count(kind);
    for (const { proxies, backendSecret, clientAuthorities } of plan.gateways) {
      if (proxies !== undefined) count('proxies');
      if (proxies?.accessLog === 'collector') count('a collector');
      if (backendSecret !== undefined) count('a certificate for backends');
      if (clientAuthorities.length > 0) count('client certificates');
    }
    for (const { listeners, hostnames, rules } of plan.routes) {
      count(listeners.length === 0 ? 'a route on a listener of nobody' : 'a route on listeners of the app');
      if (hostnames.length === 0) count('a route without hostnames');
      for (const { target, matches, filters, requestMs } of rules) {
        count(target.kind);
        for (const { path, method } of matches) count(`path ${path?.type}, ${method === undefined ? 'any' : 'one'} method`);
        for (const { kind } of filters) count(`filter ${kind}`);
        if (requestMs !== undefined) count('timeout');
      }
    }
  }
  expect(Object.fromEntries([...kinds].filter(([, times]) => times < 5))).toEqual({});
  expect([...kinds.keys()].sort()).toEqual([
    ...['Exact', 'PathPrefix', 'RegularExpression', 'undefined'].flatMap(type => [`path ${type}, any method`, `path ${type}, one method`]),
    ...['cors', 'full path', 'header', 'hostname', 'mirror', 'prefix'].map(kind => `filter ${kind}`),
    'Gateway to ConfigMap', 'Gateway to Secret', 'HTTPRoute to Backend', 'HTTPRoute to Service', 'HTTPRoute to ServiceImport', 'ListenerSet to Secret',
    'a certificate for backends', 'a collector', 'a name that two want', 'a name too long', 'a route on a listener of nobody',
    'a route on listeners of the app', 'a route without hostnames', 'backend', 'blue-green', 'canary', 'client certificates', 'fixed', 'http', 'https',
    'passthrough', 'proxies', 'redirect', 'several kinds in one grant', 'split', 'tcp', 'terminate', 'timeout', 'udp',
  ].sort());
});

/** A set of plain things, in an order that says nothing. */
function inOrder<Item>(items: readonly Item[]): unknown[] {
  const sorted = (value: any): any => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.keys(value).sort().map(key => [key, sorted(value[key])]));
  };
  return items.map(item => sorted(item)).sort((a, b) => JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
}

const OF_OWNERSHIP = /NotAllowedByListeners|NoMatchingParent|NotAllowed|NoMatchingListenerHostname|RefNotPermitted|BackendNotFound|PortNotFound|is in conflict/;

property('what ownership lets pass, a controller lets in and serves', validApp, RUNS, plan => {
  const { findings } = ControllerCheck.of(build(plan, scratchFolder()));
  expect(findings.filter(({ isError, message }) => isError && OF_OWNERSHIP.test(message))).toEqual([]);
});
