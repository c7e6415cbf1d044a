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
  const status = (kind: string) => schemaOf(find(kind, 'v1', 'standard')).properties!.status.properties!;
  expect(status('TCPRoute').parents).toBe(status('UDPRoute').parents);
});

SharedFolder.CRDS.test('says of every kind-version what its CRD says, without the prose', () => {
  const byTitle = (versions: ReadonlyArray<{ group: string; kind: string; version: string; channel?: string }>) =>
    Object.fromEntries(versions.map(each => [`${each.kind} of ${each.group}/${each.version}, ${each.channel}`, each]));
  const ours = KIND_VERSIONS.map(({ node, release, ...facts }) => ({ channel: undefined, ...facts, schema: schemaOf({ node }) }));
  expect(byTitle(ours)).toEqual(byTitle(crdVersions().map(each => ({ ...each, schema: withoutProse(each.schema) }))));
});

/** Drops descriptions and messages, but not a field that happens to have such a name. */
function withoutProse({ description, ...schema }: any): any {
  for (const keyword of ['items', 'not', 'additionalProperties']) {
    if (schema[keyword]) schema[keyword] = withoutProse(schema[keyword]);
  }
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    if (schema[keyword]) schema[keyword] = schema[keyword].map(withoutProse);
  }
  if (schema.properties) {
    schema.properties = Object.fromEntries(Object.entries(schema.properties).map(([name, each]) => [name, withoutProse(each)]));
  }
  if (schema['x-kubernetes-validations']) {
    schema['x-kubernetes-validations'] = schema['x-kubernetes-validations'].map(({ rule }: { rule: string }) => ({ rule }));
  }
  return schema;
}
