import { FieldError, FieldErrorType, MetadataDemand } from './field-error';
import { Fields, isFields } from './fields';
import { isDnsLabel, isLabelValue, isQualifiedName, isSubdomain } from './object-names';

const MOST_ANNOTATIONS_BYTES = 256 * 1024;

/** What the API server asks of the metadata of an object to create; its types are right already. */
export function metadataErrors(metadata: Fields, namespaced: boolean): FieldError[] {
  return [...nameErrors(metadata), ...namespaceErrors(metadata, namespaced), ...commonErrors(metadata), ...finalizerErrors(metadata)];
}

/** What it asks of an update; `old` is the metadata there is. */
export function metadataUpdateErrors(metadata: Fields, old: Fields): FieldError[] {
  const changed = ['name', 'namespace', 'uid'].filter(field => isText(metadata[field]) && metadata[field] !== (old[field] ?? ''));
  return [
    // Of a manifest the API server takes the identity of what is there, but where the manifest says another one.
    ...changed.filter(field => isText(old[field])).map(field => error([field], metadata[field], 'unchanged')),
    ...deletionErrors(metadata, old),
    // A name is generated once; of an update only what no path could hold is refused.
    ...isText(metadata.generateName) && /[/%]/.test(metadata.generateName) ? [error(['generateName'], metadata.generateName, 'generateName')] : [],
    ...commonErrors(metadata),
    ...finalizerErrors(metadata),
  ];
}

/** Whether and how something is deleted is not said by an update; nor may there then be more to wait for. */
function deletionErrors(metadata: Fields, old: Fields): FieldError[] {
  const { deletionTimestamp, deletionGracePeriodSeconds: seconds, finalizers } = metadata;
  const isDeleted = isText(old.deletionTimestamp);
  const before = listOf(old.finalizers);
  return [
    ...isText(deletionTimestamp) && !isDeleted ? [error(['deletionTimestamp'], deletionTimestamp, 'unchanged')] : [],
    ...typeof seconds === 'number' && seconds !== old.deletionGracePeriodSeconds ? [error(['deletionGracePeriodSeconds'], seconds, 'unchanged')] : [],
    ...isDeleted && listOf(finalizers).some(name => !before.includes(name)) ? [error(['finalizers'], finalizers, 'unchanged', 'FieldValueForbidden')] : [],
  ];
}

function nameErrors({ name, generateName }: Fields): FieldError[] {
  const errors: FieldError[] = [];
  if (isText(generateName) && !isSubdomain(maskTrailingHyphen(generateName))) errors.push(error(['generateName'], generateName, 'generateName'));
  if (isText(name)) {
    if (!isSubdomain(name)) errors.push(error(['name'], name, 'name'));
  } else if (!isText(generateName)) {
    errors.push(error(['name'], undefined, 'nameOrGenerateName', 'FieldValueRequired'));
  } else if (!isSubdomain(generated(generateName))) {
    errors.push(error(['name'], undefined, 'name'));
  }
  return errors;
}

/** A name as the API server makes one. */
function generated(prefix: string): string {
  return `${prefix.slice(0, 58)}bcdfg`;
}

/** What is generated ends in letters and digits. */
function maskTrailingHyphen(prefix: string): string {
  return prefix.length > 1 && prefix.endsWith('-') ? `${prefix.slice(0, -2)}a` : prefix;
}

function namespaceErrors({ namespace }: Fields, namespaced: boolean): FieldError[] {
  // Of an object of the cluster the API server drops it; without one an object goes where the request says.
  return namespaced && isText(namespace) && !isDnsLabel(namespace) ? [error(['namespace'], namespace, 'namespace')] : [];
}

function commonErrors(metadata: Fields): FieldError[] {
  return [
    ...labelErrors(fieldsOf(metadata.labels)),
    ...annotationErrors(fieldsOf(metadata.annotations)),
    ...ownerErrors(listOf(metadata.ownerReferences)),
  ];
}

function labelErrors(labels: Fields): FieldError[] {
  return Object.entries(labels).flatMap(([key, value]) => [
    ...isQualifiedName(key) ? [] : [error(['labels', key], key, 'labelKey', 'FieldValueInvalid', 'labels')],
    ...isLabelValue(String(value ?? '')) ? [] : [error(['labels', key], value, 'labelValue', 'FieldValueInvalid', 'labels')],
  ]);
}

function annotationErrors(annotations: Fields): FieldError[] {
  const entries = Object.entries(annotations);
  const errors = entries.filter(([key]) => !isQualifiedName(key.toLowerCase()))
    .map(([key]) => error(['annotations', key], key, 'annotationKey', 'FieldValueInvalid', 'annotations'));
  const bytes = entries.reduce((sum, [key, value]) => sum + byteLength(key) + byteLength(String(value ?? '')), 0);
  if (bytes > MOST_ANNOTATIONS_BYTES) errors.push(error(['annotations'], bytes, 'annotationsSize', 'FieldValueTooLong'));
  return errors;
}

function finalizerErrors({ finalizers }: Fields): FieldError[] {
  const names = listOf(finalizers) as unknown as readonly string[];
  const errors = names.flatMap((name, index) => isQualifiedName(name ?? '') ? []
    : [error(['finalizers', index], name, 'finalizer', 'FieldValueInvalid', 'finalizers')]);
  if (names.includes('orphan') && names.includes('foregroundDeletion')) errors.push(error(['finalizers'], names, 'finalizer'));
  return errors;
}

function ownerErrors(owners: readonly Fields[]): FieldError[] {
  const errors: FieldError[] = [];
  owners.forEach((owner, index) => {
    const { apiVersion, kind, name, uid } = owner ?? {};
    const has = { apiVersion: isText(apiVersion) && !/\/$|\/.*\//.test(apiVersion), kind: isText(kind), name: isText(name), uid: isText(uid) };
    for (const [field, there] of Object.entries(has)) {
      if (!there) errors.push(error(['ownerReferences', index, field], owner?.[field] ?? '', 'ownerReference', 'FieldValueInvalid', `ownerReferences.${field}`));
    }
    if (apiVersion === 'v1' && kind === 'Event') errors.push(error(['ownerReferences', index], owner, 'ownerReference', 'FieldValueInvalid', 'ownerReferences'));
  });
  // Of references that say the same the API server keeps one.
  const controllers = new Set(owners.filter(owner => owner?.controller === true).map(identityOf));
  for (let more = 1; more < controllers.size; more++) errors.push(error(['ownerReferences'], owners, 'ownerReference'));
  return errors;
}

function identityOf({ apiVersion, kind, name, uid, blockOwnerDeletion }: Fields): string {
  return JSON.stringify([apiVersion ?? '', kind ?? '', name ?? '', uid ?? '', blockOwnerDeletion]);
}

/** An error of metadata. Its path is that of the keys, but where the API server names another one. */
function error(
  keys: ReadonlyArray<string | number>, value: unknown, demand: MetadataDemand, type: FieldErrorType = 'FieldValueInvalid', path?: string,
): FieldError {
  const written = path ?? keys.reduce<string>((before, key) => typeof key === 'number' ? `${before}[${key}]` : before === '' ? key : `${before}.${key}`, '');
  return { type, path: `metadata.${written}`, keys: ['metadata', ...keys], value, cause: { keyword: 'metadata', demand } };
}

/** A text with something in it: to the API server an empty one is none. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value : [];
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
