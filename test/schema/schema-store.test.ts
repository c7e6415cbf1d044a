import { KIND_VERSIONS, KindVersion } from '../../imports/schema/kind-versions';
import { schemaOf } from '../../src/schema/schema-store';
import { crdVersions } from '../crds';
import { SharedFolder } from '../shared-folder';

function find(kind: string, version: string, channel?: string): KindVersion {
  return KIND_VERSIONS.find(each => each.kind === kind && each.version === version && each.channel === channel)!;
}

test('knows 44 served kind-versions, and 5 that only tell that they are no longer served', () => {
  expect(KIND_VERSIONS.filter(({ served }) => served)).toHaveLength(44);
  expect(KIND_VERSIONS.filter(({ served }) => !served).map(({ kind, version, channel }) => `${kind} ${version} ${channel}`)).toEqual([
    'BackendTLSPolicy v1alpha3 standard', 'TCPRoute v1alpha2 standard', 'TLSRoute v1alpha2 standard', 'TLSRoute v1alpha3 standard', 'UDPRoute v1alpha2 standard',
  ]);
});

test('keeps the channels apart', () => {
  const rule = (channel: string) => schemaOf(find('HTTPRoute', 'v1', channel)).properties!.spec.properties!.rules.items!.properties!;
  expect(rule('experimental')).toHaveProperty('retry');
  expect(rule('standard')).not.toHaveProperty('retry');
});

test('shares what is equal, so that work on one schema serves all its uses', () => {
  const condition = (kind: string) => schemaOf(find(kind, 'v1', 'standard')).properties!.status.properties!;
  expect(condition('TCPRoute').parents).toBe(condition('UDPRoute').parents);
});

SharedFolder.CRDS.test('says of every kind-version what its CRD says, without the prose', () => {
  const facts = (each: object) => JSON.stringify(each);
  const ours = KIND_VERSIONS.map(({ node, release, namespaced, ...rest }) => facts({
    channel: undefined, ...rest, scope: namespaced ? 'Namespaced' : 'Cluster', schema: schemaOf({ node } as KindVersion),
  }));
  const theirs = crdVersions().map(({ schema, ...rest }) => facts({ ...rest, schema: withoutProse(schema) }));
  expect(ours.map(sorted).sort()).toEqual(theirs.map(sorted).sort());
});

/** Drops descriptions and messages, but not a field that happens to have such a name. */
function withoutProse(schema: any): any {
  const { description, ...rest } = schema;
  for (const keyword of ['items', 'not', 'additionalProperties']) {
    if (rest[keyword]) rest[keyword] = withoutProse(rest[keyword]);
  }
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    if (rest[keyword]) rest[keyword] = rest[keyword].map(withoutProse);
  }
  if (rest.properties) {
    rest.properties = Object.fromEntries(Object.entries(rest.properties).map(([name, each]) => [name, withoutProse(each)]));
  }
  if (rest['x-kubernetes-validations']) {
    rest['x-kubernetes-validations'] = rest['x-kubernetes-validations'].map(({ rule }: { rule: string }) => rule);
  }
  return rest;
}

function sorted(json: string): string {
  return JSON.stringify(JSON.parse(json), (_, value) => value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1)) : value);
}
