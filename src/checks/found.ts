import { ClusterObject } from '../model/cluster-object';
import { Severity } from '../verdict/finding';

/** The way to a place in an object, key by key. */
export type Keys = ReadonlyArray<string | number>;

/** Something to change in an object of a cluster. */
export interface Found {
  readonly object: ClusterObject;
  readonly keys: Keys;
  /** What is so, with the values that it hangs on. */
  readonly message: string;
  /** What to write instead. */
  readonly fix: string;
  /** Where it is another than the rule's. */
  readonly severity?: Severity;
}

/** A place in an object in words: `spec.rules[0].name`, `metadata.annotations[example.com/key]`. */
export function placeText(keys: Keys): string {
  return keys.reduce<string>((path, key) => typeof key === 'number' || /[./]/.test(key) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`, '');
}
