import { constructFromEvents, Event, parseEvents, YAMLException } from 'js-yaml';
import { overgrown } from './expansion';
import { KUBECTL_SCHEMA } from './kubectl-schema';
import { DEEPEST_NESTING, LARGEST_OBJECT } from './limits';
import { lineAndColumn } from './places';
import { refusalOf } from './refusals';
import { ManifestObject, ReadingProblem, SourceDocument } from './source-document';

/** What a document holds, or why that cannot be told. */
export interface DocumentContent {
  readonly objects: readonly ManifestObject[];
  readonly problems: readonly ReadingProblem[];
}

/** Reads a document as kubectl does, and gives its object, or those of its list. Never throws. */
export function contentOf(source: SourceDocument): DocumentContent {
  const bad = /[\uDC80-\uDCFF]/.exec(source.text);
  // What stands for a byte that is no text stands alone; behind a first half it is part of a character.
  if (bad !== null && !/[\uD800-\uDBFF]$/.test(source.text.slice(0, bad.index))) {
    return refused(source, bad.index, 'bad-encoding', `the byte 0x${(source.text.charCodeAt(bad.index) - 0xdc00).toString(16)} is no UTF-8`, 'save the file as UTF-8');
  }
  let value: unknown;
  try {
    value = isSurelyJson(source.text) ? jsonValue(source.text) : yamlValue(source.text);
  } catch (error) {
    if (error instanceof Refused) return refused(source, error.offset, error.id, error.message, error.fix);
    if (!(error instanceof YAMLException)) throw error;
    const { id, message, fix } = refusalOf(error.reason);
    return refused(source, error.mark?.position, id, message, fix);
  }
  const objects = objectsOf(value, source);
  const tooLarge = source.text.length > LARGEST_OBJECT / 4 ? objects.filter(each => sizeOf(each.value) > LARGEST_OBJECT) : [];
  return {
    objects: objects.filter(each => !tooLarge.includes(each)),
    problems: [
      ...tooLarge.map(({ value: object }) => problem(source, undefined, 'document-too-large',
        `it is ${(sizeOf(object) / 1024 / 1024).toFixed(1)} MiB as JSON, and the API server takes 3 MiB`, 'make several objects of it')),
      ...inexact(source),
    ],
  };
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

class Refused extends Error {
  public constructor(public readonly offset: number | undefined, public readonly id: string, message: string, public readonly fix: string) {
    super(message);
  }
}

function isSurelyJson(text: string): boolean {
  return /^\s*\{\s*"/.test(text);
}

/** JSON at the speed of JSON; what in it is there twice, JSON's own parser does not tell. */
function jsonValue(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return yamlValue(text);
  }
  // Where the text has more keys than the value, some are there twice.
  return keysIn(text) === keyCount(value) && !isDeep(value) ? value : yamlValue(text);
}

/** How many texts of JSON are followed by a colon. */
function keysIn(json: string): number {
  let count = 0;
  for (const [text] of json.matchAll(/"(?:[^"\\]|\\[^])*"(?:\s*:)?/g)) count += text.endsWith(':') ? 1 : 0;
  return count;
}

function keyCount(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce<number>((sum, child) => sum + keyCount(child), own);
}

function isDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth > DEEPEST_NESTING || Object.values(value).some(child => isDeep(child, depth + 1));
}

function yamlValue(text: string): unknown {
  const events = parseEvents(text, { maxDepth: DEEPEST_NESTING });
  const documents = constructFromEvents(events, { source: text, schema: KUBECTL_SCHEMA });
  if (documents.length > 1) {
    throw new Refused(secondDocument(events), 'unreadable-document', 'kubectl reads a document up to "...", and not what follows', 'begin a document with "---"');
  }
  const [value] = documents;
  if (text.includes('*')) refuseOvergrown(value);
  if (/\.(inf|nan)/i.test(text) && !isFinite(value)) {
    throw new Refused(text.search(/\.(inf|nan)/i), 'unreadable-document', 'JSON has no such number', 'write a number, or a text in quotes');
  }
  return value;
}

function secondDocument(events: readonly Event[]): number | undefined {
  let starts = 0;
  for (const event of events) {
    if (!('start' in event) && !('valueStart' in event)) starts += 'explicitStart' in event ? 1 : 0;
    else if (starts > 1) return 'start' in event ? event.start : event.valueStart;
  }
  return undefined;
}

function refuseOvergrown(value: unknown): void {
  switch (overgrown(value)) {
    case 'circle': throw new Refused(undefined, 'too-many-aliases', 'an alias stands within what it stands for', 'write out what is meant');
    case 'size': throw new Refused(undefined, 'too-many-aliases', 'its aliases, written out, are millions of values', 'write out what is meant');
    case 'depth': throw new Refused(undefined, 'nested-too-deep', `maps and lists are inside each other more than ${DEEPEST_NESTING} deep`, 'nest them less');
  }
}

function isFinite(value: unknown): boolean {
  return typeof value === 'object' && value !== null ? Object.values(value).every(isFinite) : typeof value !== 'number' || Number.isFinite(value);
}

/** A document that is a list of objects stands for them, as deep as lists are in lists. */
function objectsOf(value: unknown, source: SourceDocument, keys: ReadonlyArray<string | number> = []): ManifestObject[] {
  // Nothing but a comment, or a template that came to nothing.
  if (value === null && keys.length === 0) return [];
  if (!isList(value)) return [{ source, keys, value }];
  return value.items.flatMap((item, index) => objectsOf(item, source, [...keys, 'items', index]));
}

function isList(value: unknown): value is { readonly items: readonly unknown[] } {
  return typeof value === 'object' && value !== null && 'kind' in value && /List$/.test(String(value.kind)) && 'items' in value && Array.isArray(value.items);
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? '');
}

/** Integers that a number of JavaScript does not hold exactly; no field of a Gateway asks for one. */
function inexact(source: SourceDocument): ReadingProblem[] {
  const match = /(?<![\w."'-])-?\d{16,}(?![\w."'-])/.exec(source.text);
  if (match === null || BigInt(Number(match[0])) === BigInt(match[0])) return [];
  return [{ ...problem(source, match.index, 'imprecise-number', `the number ${match[0]} is too long to be judged to its last digit`, 'nothing, if it is meant so'), severity: 'warning' }];
}

function refused(source: SourceDocument, offset: number | undefined, id: string, message: string, fix: string): DocumentContent {
  return { objects: [], problems: [problem(source, offset, id, message, fix)] };
}

function problem(source: SourceDocument, offset: number | undefined, id: string, message: string, fix: string): ReadingProblem {
  const { file, document } = source;
  return { id, severity: 'error', file, document, ...lineAndColumn(source, offset ?? source.text.search(/\S/)), message, fix };
}
