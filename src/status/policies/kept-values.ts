import { ClusterObject } from '../../model/cluster-object';
import { configValue, dataKeys, secretValue } from '../../model/core-objects';

/** The value a Secret or ConfigMap is referred to for: under the first of the keys that is there, else the only one there is. */
export function keptValue(object: ClusterObject, ...keys: readonly string[]): string | undefined {
  const there = dataKeys(object);
  const key = keys.find(each => there.includes(each)) ?? (there.length === 1 ? there[0] : undefined);
  if (key === undefined) return undefined;
  return object.kind === 'Secret' ? secretValue(object, key) : configValue(object, key);
}
