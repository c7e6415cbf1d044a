import { KindVersion } from '../../../../imports/schema/kind-versions';
import { JsonObject } from '../json';
import { Random } from '../random';

const NAMES = ['web', 'a', '1', 'a.b', 'web-1.example.com', 'x'.repeat(253)];
const NAMESPACES = ['default', 'team-a', '1', 'y'.repeat(63)];
const MORE: ReadonlyArray<readonly [field: string, values: readonly unknown[]]> = [
  ['labels', [{}, { app: 'web' }, { 'app.kubernetes.io/name': 'web', 'team': '' }, { a: 'A-b_c.9' }, null]],
  ['annotations', [{}, { 'example.com/Note': 'ä\n😀' }, { a: '' }, { a: 'x'.repeat(5000) }]],
  ['finalizers', [[], ['example.com/keep'], ['orphan'], ['a', 'a']]],
  ['ownerReferences', [[], [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'a', uid: 'b' }], [
    { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a', uid: 'b', controller: true, blockOwnerDeletion: false },
    { apiVersion: 'v1', kind: 'Secret', name: '.', uid: '-' },
  ]]],
  ['creationTimestamp', [null, '2026-01-02T03:04:05Z']],
  ['uid', ['', '4b9b7f2e-0000-4000-8000-000000000000', 'no uid']],
  ['generation', [0, 1, 7]],
  ['deletionGracePeriodSeconds', [0, 30]],
];

/** Metadata that any API server takes, of a kind's scope. */
export function drawMetadata({ namespaced }: Pick<KindVersion, 'namespaced'>, random: Random): JsonObject {
  const metadata: JsonObject = random.chance(0.1) ? { generateName: random.pick(['web-', 'a', 'x'.repeat(200)]) } : { name: random.pick(NAMES) };
  if (namespaced) metadata.namespace = random.pick(NAMESPACES);
  for (const [field, values] of MORE) {
    if (random.chance(0.06)) metadata[field] = random.pick(values) as JsonObject;
  }
  return metadata;
}
