import { Absent, Catalog, Found } from './catalog';
import { ObjectIdentity, Severity } from './finding';
import { FindingId } from './finding-kinds';
import { groupsOf, versionsOf } from './profile';
import { retiredKind } from './retired-kinds';
import { closestName } from './sentences/closest-name';
import { sentenceOf } from './sentences/field-sentence';
import { Sentence } from './sentences/sentence';
import { tellingErrors } from './sentences/telling-errors';
import { valueText } from './sentences/value-text';
import { FieldError } from '../schema/field-error';
import { Fields, isFields } from '../schema/fields';
import { KindDefinition } from '../schema/kind-definition';
import { judge, judged } from '../schema/verdict';

/** Something to change in one object, wherever the object is. */
export interface Problem {
  readonly id: FindingId;
  readonly severity: Severity;
  /** Where, as the API server writes it. */
  readonly path: string;
  /** The same place, key by key. */
  readonly keys: ReadonlyArray<string | number>;
  readonly message: string;
  readonly fix: string;
  /** The whole object as it should be, where only that says it. */
  readonly replacement?: Fields;
}

/** What the API server would answer to one object. */
export interface ObjectVerdict {
  readonly object: ObjectIdentity;
  /** Whether there was a definition to judge it by. */
  readonly judged: boolean;
  readonly problems: readonly Problem[];
  /** The object with defaults filled in, where nothing is refused. */
  readonly kept?: Fields;
}

/** Judges the creation of an object, or its update where `old` is given. Takes anything. */
export function objectVerdict(value: unknown, catalog: Catalog, old?: unknown): ObjectVerdict {
  const object = identityOf(value);
  if (!isFields(value)) return { object, judged: false, problems: [problem('not-an-object', [], 'a manifest is an object, with apiVersion and kind', 'write one, or remove it')] };
  if (value.apiVersion === undefined && value.kind === undefined) {
    return { object, judged: false, problems: [problem('not-a-manifest', ['apiVersion'], 'it has neither apiVersion nor kind, so it is no manifest', 'add both, or keep what is no manifest elsewhere')] };
  }
  for (const field of ['apiVersion', 'kind'] as const) {
    if (typeof value[field] !== 'string' || value[field] === '') {
      return { object, judged: false, problems: [problem('missing-field', [field], `"${field}" is missing: every manifest says what it is`, `add "${field}", or keep what is no manifest elsewhere`)] };
    }
  }
  const [group, version] = groupAndVersion(object.apiVersion);
  const found = catalog.find(group, version, object.kind);
  if ('absent' in found) return absentVerdict(object, value, found, catalog, old);
  const { errors, object: kept } = judged(found.definition, value, old);
  return {
    object,
    judged: true,
    problems: [...deprecation(object, found), ...problemsOf(errors, found, value, old)],
    ...errors.length === 0 && isFields(kept) && { kept },
  };
}

export function groupAndVersion(apiVersion: string): readonly [group: string, version: string] {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? ['', apiVersion] : [apiVersion.slice(0, slash), apiVersion.slice(slash + 1)];
}

/** What an object is called; empty texts stand for what is not there. */
export function identityOf(value: unknown): ObjectIdentity {
  const fields = isFields(value) ? value : {};
  const metadata = isFields(fields.metadata) ? fields.metadata : {};
  const text = (each: unknown) => typeof each === 'string' ? each : '';
  return {
    apiVersion: text(fields.apiVersion),
    kind: text(fields.kind),
    ...text(metadata.namespace) !== '' && { namespace: text(metadata.namespace) },
    name: text(metadata.name) || text(metadata.generateName),
  };
}

function absentVerdict(object: ObjectIdentity, value: Fields, found: Absent, catalog: Catalog, old: unknown): ObjectVerdict {
  const { apiVersion, kind } = object;
  const retired = retiredKind(apiVersion, kind);
  if (retired !== undefined) {
    const replacement = retired.convert?.(value);
    // Where only its version changes, the rest of the object can be judged where it stands.
    const isRenamed = replacement !== undefined && replacement.spec === value.spec;
    const retirement: Problem = {
      ...problem('retired-version', ['apiVersion'], found.absent === 'experimental' ? `${kind} of ${apiVersion} is on its way out, and served in the experimental channel only`
        : `${kind} of ${apiVersion} is not served any more`, `write ${retired.instead}`),
      ...replacement !== undefined && !isRenamed && { replacement },
    };
    return { object, judged: true, problems: [retirement, ...isRenamed ? objectVerdict(replacement, catalog).problems : []] };
  }
  switch (found.absent) {
    case 'group': return { object, judged: false, problems: misspeltGroup(apiVersion, kind) };
    case 'kind': {
      const close = closestName(kind, found.kinds);
      return {
        object,
        judged: false,
        problems: [problem('unknown-kind', ['kind'], `${valueText(apiVersion)} has no kind ${valueText(kind)}`,
          close === undefined ? `write one of ${[...found.kinds].sort().join(', ')}` : `write "${close}"`)],
      };
    }
    case 'version': return {
      object,
      judged: false,
      problems: [problem('unknown-version', ['apiVersion'], `${kind} has no version ${valueText(groupAndVersion(apiVersion)[1])}`,
        found.served.length === 0 ? 'remove it: none of its versions is served' : `write apiVersion ${groupAndVersion(apiVersion)[0]}/${found.served[0]}`)],
    };
    case 'experimental': return {
      object,
      judged: true,
      problems: [
        problem('experimental-kind', ['apiVersion'], `${kind} of ${apiVersion} is in the experimental channel only, and the profile is ${catalog.profile.name}`,
          found.preferred === undefined ? 'do without it, or choose an experimental profile where the cluster has that channel'
            : `write version ${found.preferred}`),
        ...refusals({ definition: found.definition, deprecated: false }, value, old),
      ],
    };
  }
}

/** A group that nobody knows is most often that of somebody else; not so where it is ours but for a slip. */
function misspeltGroup(apiVersion: string, kind: string): Problem[] {
  const [group] = groupAndVersion(apiVersion);
  const groups = groupsOf(kind);
  // Of another profile.
  if (groups.includes(group)) return [];
  const isWithoutVersion = groups.includes(apiVersion);
  const meant = isWithoutVersion ? apiVersion : groups.find(each => sortedLabels(each) === sortedLabels(group)) ?? closestName(group, groups);
  if (meant === undefined) return [];
  const version = versionsOf(meant, kind).find(({ served }) => served)?.version;
  const message = isWithoutVersion ? `${valueText(apiVersion)} is a group without a version` : `there is no group ${valueText(group)}`;
  return [problem('unknown-version', ['apiVersion'], message, `write apiVersion ${meant}/${version}`)];
}

function sortedLabels(group: string): string {
  return group.split('.').sort().join('.');
}

function deprecation({ apiVersion, kind }: ObjectIdentity, { deprecated, preferred, definition }: Found): Problem[] {
  if (!deprecated) return [];
  const instead = preferred === undefined || preferred === definition.version ? 'write a newer version' : `write apiVersion ${definition.group}/${preferred}`;
  return [{ ...problem('deprecated-version', ['apiVersion'], `${kind} of ${apiVersion} is served still, and will not be`, instead), severity: 'warning' }];
}

function refusals(found: Found, value: Fields, old?: unknown): Problem[] {
  return problemsOf(judge(found.definition, value, old), found, value, old);
}

function problemsOf(errors: readonly FieldError[], { definition, experimental }: Found, value: Fields, old: unknown): Problem[] {
  if (errors.length === 0) return [];
  const elsewhere = experimental === undefined ? undefined : refusedIn(experimental, value, old);
  return withoutRepeats(tellingErrors(errors).map(told => {
    // By the time a type is judged, fields that are unknown to it are gone.
    const error = told.cause.keyword === 'type' ? { ...told, value: valueAt(value, told.keys) } : told;
    const isExperimental = elsewhere !== undefined && isAllowed(error, elsewhere);
    const around = valueAt(value, error.keys.slice(0, -1));
    const { id, message, fix } = isExperimental ? experimentalSentence(error) : sentenceOf(error, definition.schema, around);
    // For some errors the API server names no place.
    return problem(id, error.keys, message, fix, error.path === '' ? undefined : error.path);
  }));
}

function valueAt(value: unknown, keys: ReadonlyArray<string | number>): unknown {
  return keys.reduce<unknown>((at, key) => typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Fields)[key] : undefined, value);
}

/** What a schema asks for twice is told once. */
function withoutRepeats(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map(each => [JSON.stringify([each.keys, each.message]), each])).values()];
}

function refusedIn(definition: KindDefinition, value: Fields, old: unknown): ReadonlySet<string> {
  return new Set(judge(definition, value, old).map(placeOf));
}

/** Whether a field or a value is one that the experimental channel has. */
function isAllowed(error: FieldError, elsewhere: ReadonlySet<string>): boolean {
  return (error.cause.keyword === 'unknown' || error.cause.keyword === 'enum') && !elsewhere.has(placeOf(error));
}

function placeOf({ type, keys }: FieldError): string {
  return `${type} ${JSON.stringify(keys)}`;
}

function experimentalSentence({ cause, keys, value }: FieldError): Sentence {
  const what = cause.keyword === 'enum' ? `the value ${valueText(value)} of ${valueText(keys.at(-1))}` : `the field ${valueText(keys.at(-1))}`;
  return {
    id: cause.keyword === 'enum' ? 'experimental-value' : 'experimental-field',
    message: `${what} is in the experimental channel of the Gateway API only, and the profile has the standard one`,
    fix: 'do without it, or choose an experimental profile where the cluster has that channel',
  };
}

function problem(id: FindingId, keys: ReadonlyArray<string | number>, message: string, fix: string, path = pathOf(keys)): Problem {
  return { id, severity: 'error', path, keys, message, fix };
}

function pathOf(keys: ReadonlyArray<string | number>): string {
  return keys.reduce<string>((path, key) => typeof key === 'number' ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`, '');
}
