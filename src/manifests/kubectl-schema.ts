import { defineMappingTag, defineScalarTag, defineSequenceTag, NOT_RESOLVED, Schema, seqTag, strTag } from 'js-yaml';
import { setField } from './field';
import { goBoolean, goFloat, goFloatKey, goInteger, isGoNull } from './go-scalars';

const DIGITS = [...'0123456789'];

/** The key of a merge, which no text is equal to. */
const MERGE = Symbol('<<');

const nullTag = defineScalarTag<null>('tag:yaml.org,2002:null', {
  implicit: true,
  implicitFirstChars: ['', '~', 'n', 'N'],
  identify: () => false,
  resolve: text => isGoNull(text) ? null : NOT_RESOLVED,
});
const booleanTag = defineScalarTag<boolean>('tag:yaml.org,2002:bool', {
  implicit: true,
  implicitFirstChars: [...'yYnNtTfFoO'],
  identify: () => false,
  resolve: text => goBoolean(text) ?? NOT_RESOLVED,
});
const integerTag = defineScalarTag<number>('tag:yaml.org,2002:int', {
  implicit: true,
  implicitFirstChars: [...DIGITS, '-', '+'],
  identify: () => false,
  resolve: text => {
    // Nearly all are short.
    if (text.length < 10 && /^(?:0|[1-9][0-9]*)$/.test(text)) return Number(text);
    const value = goInteger(text);
    return value === undefined ? NOT_RESOLVED : Number(value);
  },
});
const floatTag = defineScalarTag<number>('tag:yaml.org,2002:float', {
  implicit: true,
  implicitFirstChars: [...DIGITS, '-', '+', '.'],
  identify: () => false,
  resolve: text => goFloat(text) ?? NOT_RESOLVED,
});
const mergeTag = defineScalarTag<symbol>('tag:yaml.org,2002:merging', {
  implicit: true,
  implicitFirstChars: ['<'],
  identify: () => false,
  resolve: text => text === '<<' ? MERGE : NOT_RESOLVED,
});
/** Times are texts to JSON. */
const timeTag = defineScalarTag<string>('tag:yaml.org,2002:timestamp', { identify: () => false, resolve: text => text });
const binaryTag = defineScalarTag<string>('tag:yaml.org,2002:binary', {
  identify: () => false,
  resolve: text => {
    const encoded = text.replaceAll(/[\r\n]/g, '');
    return encoded.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(encoded) ? Buffer.from(encoded, 'base64').toString('utf8') : NOT_RESOLVED;
  },
});
/** A tag of somebody's own says nothing to kubectl. */
const ownScalarTag = defineScalarTag<string>('!', { matchByTagPrefix: true, identify: () => false, resolve: text => text });
const ownSequenceTag = defineSequenceTag<unknown[]>('!', {
  matchByTagPrefix: true, identify: () => false, create: () => [], addItem: (list, item) => void list.push(item),
});

type Fields = { [key: string]: unknown };

/** Keys that only a merge has set so far, and that may be set once more. */
const merged = new WeakMap<Fields, Set<string>>();

const mapping = {
  identify: () => false,
  create: (): Fields => ({}),
  addPair: (fields: Fields, key: unknown, value: unknown): string => {
    if (key === MERGE) return merge(fields, value);
    const name = keyText(key);
    if (name === undefined) return key === null ? 'NULL KEY' : 'COMPLEX KEY';
    merged.get(fields)?.delete(name);
    setField(fields, name, value);
    return '';
  },
  has: (fields: Fields, key: unknown): boolean => {
    const name = keyText(key);
    return name !== undefined && Object.hasOwn(fields, name) && merged.get(fields)?.has(name) !== true;
  },
  keys: (fields: Fields) => Object.keys(fields),
  get: (fields: Fields, key: unknown) => fields[key as string],
};
const mapTag = defineMappingTag<Fields>('tag:yaml.org,2002:map', mapping);
const ownMapTag = defineMappingTag<Fields>('!', { ...mapping, matchByTagPrefix: true });

/** YAML as kubectl reads it, on its way to JSON. */
export const KUBECTL_SCHEMA = new Schema([
  strTag, nullTag, booleanTag, integerTag, floatTag, mergeTag, timeTag, binaryTag, ownScalarTag, seqTag, ownSequenceTag, mapTag, ownMapTag,
]);

/** A key as JSON has it; nothing for what JSON has no key for. */
export function keyText(key: unknown): string | undefined {
  switch (typeof key) {
    case 'string': return key;
    case 'boolean': return String(key);
    case 'number': return Number.isInteger(key) ? String(BigInt(key)) : Number.isFinite(key) ? goFloatKey(key) : undefined;
    case 'symbol': return '<<';
    default: return undefined;
  }
}

/** Takes over the fields of other maps. They replace what stands above the merge: so kubectl's reader does, whatever YAML says. */
function merge(fields: Fields, source: unknown): string {
  const sources: readonly unknown[] = Array.isArray(source) ? [...source].reverse() : [source];
  let mine = merged.get(fields);
  if (mine === undefined) merged.set(fields, mine = new Set());
  for (const each of sources) {
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return 'NO MAP TO MERGE';
    for (const [name, value] of Object.entries(each)) {
      if (!Object.hasOwn(fields, name)) mine.add(name);
      setField(fields, name, value);
    }
  }
  return '';
}
