import { brokenRules } from './cel-rules';
import { StructuralCheck, structuralCheck } from './json-schema';
import { metadataProblems } from './metadata';
import { listTypeProblems, withDefaults } from './schema-walk';
import { KIND_VERSIONS, KindVersion } from '../../imports/schema/kind-versions';
import { schemaOf } from '../../src/schema/schema-store';

export type Channel = 'standard' | 'experimental';

/** What the API server would say to the creation of an object, by the schema data. */
export interface Verdict {
  /** Whether the schema data has the kind; nothing but the metadata is judged of others. */
  readonly known: boolean;
  /** Everything that is refused. */
  readonly problems: readonly string[];
  /** Defaults that the API server would fill in, by path. */
  readonly defaulted: readonly string[];
}

const GROUPS = new Set(KIND_VERSIONS.map(({ group }) => group));
const checks = new Map<KindVersion, StructuralCheck>();

export function judge(manifest: any, channel: Channel = 'standard'): Verdict {
  const slash = manifest.apiVersion.lastIndexOf('/');
  const [group, version] = [manifest.apiVersion.slice(0, Math.max(slash, 0)), manifest.apiVersion.slice(slash + 1)];
  if (!GROUPS.has(group)) return { known: false, problems: metadataProblems(manifest), defaulted: [] };
  const kindVersion = KIND_VERSIONS.find(each => each.group === group && each.version === version && each.kind === manifest.kind
    && (each.channel === undefined || each.channel === channel));
  if (!kindVersion?.served) return { known: true, problems: [`${manifest.apiVersion} ${manifest.kind} is not served in channel ${channel}`], defaulted: [] };

  const schema = schemaOf(kindVersion);
  const { status, ...created } = manifest;
  // A default of a status is nobody's to write.
  const ofSpec = kindVersion.statusSubresource ? { ...schema, properties: { ...schema.properties, status: {} } } : schema;
  const { value, filled } = withDefaults(ofSpec, kindVersion.statusSubresource ? created : manifest);
  let check = checks.get(kindVersion);
  if (check === undefined) checks.set(kindVersion, check = structuralCheck(schema));
  const structural = [...metadataProblems(manifest, kindVersion.namespaced), ...check(value)];
  const lists = structural.length > 0 ? [] : listTypeProblems(schema, value);
  // As on the server, rules are not asked about an object that is not even of the right shape.
  return { known: true, problems: structural.length > 0 ? structural : [...lists, ...brokenRules(schema, value)], defaulted: filled };
}
