import { YAMLException } from 'js-yaml';
import { deepPlace, jsonEvents, keysIn } from './json-events';
import { refuseForeign } from './kubectl-lexis';
import { LARGEST_OBJECT } from './limits';
import { lineAndColumn } from './places';
import { refusalOf } from './refusals';
import { ManifestObject, ReadingProblem, SourceDocument } from './source-document';
import { nestedTooDeep, UnreadableText } from './unreadable-text';
import { eventsOf } from './yaml-events';
import { composed, YamlValue } from './yaml-value';

/** What a document holds, or why that cannot be told. */
export interface DocumentContent {
  readonly objects: readonly ManifestObject[];
  readonly problems: readonly ReadingProblem[];
}

/** Reads a document as kubectl does, and gives its object, or those of its list. Never throws. */
export function contentOf(source: SourceDocument): DocumentContent {
  const encoding = badByte(source);
  if (encoding !== undefined) return { objects: [], problems: [encoding] };
  try {
    refuseSeparator(source.text);
    return contentOfValue(isSurelyJson(source.text) ? jsonValue(source.text) : yamlValue(source.text), source);
  } catch (error) {
    const { offset, id, message, fix } = reasonOf(error, source.text);
    return { objects: [], problems: [problem(source, offset, id, message, fix)] };
  }
}

/** What to say of a document that is too long to be read. */
export function overlong({ file, document, line }: Omit<SourceDocument, 'text'>): ReadingProblem {
  return {
    id: 'document-too-large',
    severity: 'error',
    file,
    document,
    line,
    column: 1,
    message: 'the document is longer than 32 MiB, and the API server takes objects of 3 MiB',
    fix: 'make several objects of it',
  };
}

function contentOfValue({ value, inexact }: YamlValue, source: SourceDocument): DocumentContent {
  const objects = objectsOf(value, source);
  // Aliases make of a short text a long object.
  const mayBeLarge = source.text.length > LARGEST_OBJECT / 4 || source.text.includes('*');
  const tooLarge = new Set(mayBeLarge ? objects.filter(each => isTooLarge(each.value)) : []);
  return {
    objects: objects.filter(each => !tooLarge.has(each)),
    problems: [
      ...[...tooLarge].map(() => problem(source, undefined, 'document-too-large', 'as JSON it is larger than 3 MiB, which is all that the API server takes', 'make several objects of it')),
      ...inexact.map(({ valueStart, valueEnd }): ReadingProblem => ({
        ...problem(source, valueStart, 'imprecise-number', `the number ${source.text.slice(valueStart, valueEnd)} is too long to be judged to its last digit`, 'nothing, if it is meant so'),
        severity: 'warning',
      })),
    ],
  };
}

/** What stands for a byte that is no text is half of a character, alone; behind a first half it is part of one. */
function badByte(source: SourceDocument): ReadingProblem | undefined {
  for (const { index } of source.text.matchAll(/[\uDC80-\uDCFF]/g)) {
    if (/^[\uD800-\uDBFF]$/.test(source.text.charAt(index - 1))) continue;
    const byte = (source.text.charCodeAt(index) - 0xdc00).toString(16);
    return problem(source, index, 'bad-encoding', `the byte 0x${byte} is no UTF-8`, 'save the file as UTF-8');
  }
  return undefined;
}

function refuseSeparator(text: string): void {
  if (!text.startsWith('---')) return;
  throw new UnreadableText(0, 'unreadable-document', 'text stands behind the "---" that begins the document, and kubectl takes nothing but a comment there', 'put it on a line of its own');
}

function reasonOf(error: unknown, text: string): Pick<UnreadableText, 'offset' | 'id' | 'message' | 'fix'> {
  if (error instanceof UnreadableText) return error;
  if (!(error instanceof YAMLException)) throw error;
  const offset = error.mark?.position ?? 0;
  const [before, after] = [text.slice(Math.max(0, offset - 1000), offset), text.slice(offset, offset + 1000)];
  return { offset, ...refusalOf(error.reason, before.slice(before.lastIndexOf('\n') + 1) + after.split('\n', 1)[0]) };
}

function isSurelyJson(text: string): boolean {
  return /^\s*\{\s*"/.test(text);
}

/** JSON at the speed of JSON; what in it is there twice, and which of its integers are too long, JSON's own parser does not tell. */
function jsonValue(text: string): YamlValue {
  refuseDeep(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return yamlValue(text);
  }
  // Where the text has more keys than the value, some are there twice.
  if (!isFinite(value)) throw new UnreadableText(text.search(/[eE]\+?\d{3}/), 'unreadable-document', 'the number is too large for any reader of JSON', 'write a smaller one, or a text in quotes');
  const isPlain = keysIn(text) === keyCount(value) && !/\d{16}/.test(text);
  return isPlain ? { value, inexact: [] } : composed(text, jsonEvents(text));
}

function refuseDeep(json: string): void {
  const place = deepPlace(json);
  if (place !== undefined) throw nestedTooDeep(place);
}

function yamlValue(text: string): YamlValue {
  const events = eventsOf(text);
  refuseForeign(text, events);
  return composed(text, events);
}

function isFinite(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'number' || Number.isFinite(value);
  return Object.values(value).every(isFinite);
}

function keyCount(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce<number>((sum, child) => sum + keyCount(child), own);
}

/** A document that is a list of objects stands for them, as deep as lists are in lists. */
function objectsOf(value: unknown, source: SourceDocument, keys: ReadonlyArray<string | number> = []): ManifestObject[] {
  // Nothing but a comment, or a template that came to nothing.
  if (value === null && keys.length === 0) return [];
  if (!isList(value)) return [{ source, keys, value }];
  return (value.items ?? []).flatMap((item, index) => objectsOf(named(item, value), source, [...keys, 'items', index]));
}

/** Items of a list of one kind need not say what they are. */
function named(item: unknown, { apiVersion, kind }: List): unknown {
  const own = String(kind).slice(0, -'List'.length);
  const isNameless = typeof item === 'object' && item !== null && !Array.isArray(item) && !('kind' in item) && !('apiVersion' in item);
  return own !== '' && isNameless ? { apiVersion, kind: own, ...item } : item;
}

interface List {
  readonly apiVersion?: unknown;
  readonly kind: unknown;
  readonly items: readonly unknown[] | null;
}

/** Go writes null for a list of nothing. */
function isList(value: unknown): value is List {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('items' in value)) return false;
  return /List$/.test(String(value.kind)) && (Array.isArray(value.items) || value.items === null);
}

function isTooLarge(value: unknown): boolean {
  let left = LARGEST_OBJECT;
  const take = (each: unknown): boolean => {
    if (typeof each !== 'object' || each === null) {
      left -= Buffer.byteLength(JSON.stringify(each));
      return left < 0;
    }
    const isArray = Array.isArray(each);
    // Brackets, commas, colons and quotes.
    left -= 1 + Math.max(Object.keys(each).length, 1);
    return Object.entries(each).some(([key, child]) => {
      if (!isArray) left -= Buffer.byteLength(JSON.stringify(key)) + 1;
      return left < 0 || take(child);
    });
  };
  return take(value);
}

function problem(source: SourceDocument, offset: number | undefined, id: string, message: string, fix: string): ReadingProblem {
  const { file, document } = source;
  return { id, severity: 'error', file, document, ...lineAndColumn(source, offset ?? source.text.search(/\S/)), message, fix };
}
