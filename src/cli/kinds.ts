import { borderless } from './reports/borderless';
import { KIND_VERSIONS, KindVersion } from '../../imports/schema/kind-versions';

/** Every kind and version, one a line, or as JSON with one entry for each channel that defines it. */
export function describeKinds(format: 'text' | 'json'): string {
  if (format === 'json') {
    return JSON.stringify(KIND_VERSIONS.map(({ node, ...facts }) => facts), undefined, 2);
  }
  const rows = byKindAndVersion().map(definitions => {
    const [{ kind, group, version, namespaced, release }] = definitions;
    const served = definitions.filter(each => each.served).map(each => each.channel ?? 'always');
    const deprecated = definitions.some(each => each.deprecated);
    return [kind, `${group}/${version}`, namespaced ? 'namespace' : 'cluster', release, served.join(', '), deprecated ? 'deprecated' : ''];
  });
  return borderless(['KIND', 'API VERSION', 'SCOPE', 'RELEASE', 'SERVED IN', 'NOTE'], rows);
}

function byKindAndVersion(): KindVersion[][] {
  const groups = new Map<string, KindVersion[]>();
  for (const each of KIND_VERSIONS) {
    const key = `${each.group} ${each.kind} ${each.version}`;
    groups.set(key, [...groups.get(key) ?? [], each]);
  }
  return [...groups.values()];
}
