/** Exact paths and prefixes can be found rather than tried: a key for each, and for a request the keys of all that it can fit. */

export function exactPathKey(path: string): string {
  return `=${path}`;
}

/** Of a prefix without a slash at its end. */
export function prefixKey(prefix: string): string {
  return `^${prefix}`;
}

/** Prefixes are no longer (HTTPPathMatch, `value`; of GRPCRoutes a service's name is as long). */
const LONGEST_PREFIX = 1025;

export function pathKeys(path: string): readonly string[] {
  const keys = [exactPathKey(path)];
  if (path.length <= LONGEST_PREFIX) keys.push(prefixKey(path));
  const end = Math.min(path.length - 1, LONGEST_PREFIX);
  for (let slash = path.lastIndexOf('/', end); slash > 0; slash = path.lastIndexOf('/', slash - 1)) keys.push(prefixKey(path.slice(0, slash)));
  return keys;
}
