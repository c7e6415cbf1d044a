import { isOf, Profile, versionsOf } from './profile';
import { KindVersion, KIND_VERSIONS } from '../../imports/schema/kind-versions';
import { ForeignDefinition } from '../schema/custom-resource-definition';
import { KindDefinition } from '../schema/kind-definition';
import { schemaOf } from '../schema/schema-store';

/** A definition to judge by, and the one of the experimental channel where the profile has the standard one. */
export interface Found {
  readonly definition: KindDefinition;
  readonly deprecated: boolean;
  /** The version to write in place of a deprecated one. */
  readonly preferred?: string;
  readonly experimental?: KindDefinition;
}

/** Why an object of a group that is known has no definition. */
export type Absent =
  /** Only the experimental channel has it. */
  | { readonly absent: 'experimental'; readonly definition: KindDefinition; readonly preferred?: string }
  /** The kind has other versions. */
  | { readonly absent: 'version'; readonly served: readonly string[] }
  /** The group has other kinds. */
  | { readonly absent: 'kind'; readonly kinds: readonly string[] }
  /** Nothing is known of the group. */
  | { readonly absent: 'group' };

/** What the API server of a profile knows: the pinned kinds, and those of definitions that were brought. */
export class Catalog {
  /** All versions of the kinds that were brought, by group and kind. */
  private readonly foreign = new Map<string, readonly ForeignDefinition[]>();
  private readonly looked = new Map<string, Found | Absent>();

  /** Definitions that were brought go before the pinned ones. */
  public constructor(public readonly profile: Profile, foreign: readonly ForeignDefinition[] = []) {
    for (const each of foreign) {
      const key = `${each.group}/${each.kind}`;
      this.foreign.set(key, [...this.foreign.get(key) ?? [], each]);
    }
  }

  /** The definition of a version of a kind, or why there is none. */
  public find(group: string, version: string, kind: string): Found | Absent {
    const key = `${group}/${version}/${kind}`;
    let result = this.looked.get(key);
    if (result === undefined) this.looked.set(key, result = this.lookUp(group, version, kind));
    return result;
  }

  private lookUp(group: string, version: string, kind: string): Found | Absent {
    const brought = this.foreign.get(`${group}/${kind}`);
    if (brought !== undefined) return lookUpIn(brought, version);
    const all = versionsOf(group, kind);
    const here = all.filter(each => isOf(this.profile, each));
    const served = here.filter(each => each.served);
    const preferred = (served.find(each => each.storage && each.served) ?? served[0])?.version;
    const own = served.find(each => each.version === version);
    if (own !== undefined) {
      const other = all.find(each => each.channel === 'experimental' && each.version === version && each !== own);
      return { definition: definitionOf(own), deprecated: own.deprecated, preferred, ...other && { experimental: definitionOf(other) } };
    }
    const experimental = all.find(each => each.channel === 'experimental' && each.served && each.version === version);
    if (experimental !== undefined) return { absent: 'experimental', definition: definitionOf(experimental), preferred };
    if (served.length > 0) return { absent: 'version', served: served.map(each => each.version) };
    const kinds = KIND_VERSIONS.filter(each => each.group === group && isOf(this.profile, each)).map(each => each.kind);
    return kinds.length > 0 && all.length === 0 ? { absent: 'kind', kinds: [...new Set(kinds)] } : { absent: 'group' };
  }
}

/** Of a kind that was brought, what was brought is all there is. */
function lookUpIn(definitions: readonly ForeignDefinition[], version: string): Found | Absent {
  const served = definitions.filter(each => each.served);
  const definition = served.find(each => each.version === version);
  if (definition === undefined) return { absent: 'version', served: served.map(each => each.version) };
  return { definition, deprecated: definition.deprecated, preferred: served.find(each => !each.deprecated)?.version };
}

function definitionOf(version: KindVersion): KindDefinition {
  const { group, kind, namespaced, statusSubresource } = version;
  return { group, kind, version: version.version, namespaced, statusSubresource, schema: schemaOf(version) };
}
