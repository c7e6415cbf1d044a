import { RE2JS } from 're2js';
import { sampleOf } from './pattern-samples';
import { wordsOf } from './rule-words';
import { SCHEMA_NODES } from '../../../../imports/schema/nodes';
import { StructuralSchema } from '../../../../src/schema/structural-schema';
import { Random } from '../random';

/** What people write into the fields of these kinds; it makes what is drawn mean something. */
const USUAL = [
  'a', 'b', 'web', 'api', 'x-team', 'http', 'https', 'example.com', '*.example.com', 'www.example.com', 'svc.cluster.local', 'default',
  '/', '/a', '/a/b', '/a//b', '/.', 'GET', 'POST', 'Service', 'Secret', 'ConfigMap', 'Gateway', 'HTTPRoute', 'gateway.networking.k8s.io',
  'gateway.envoyproxy.io', 'v1', '0s', '1s', '10s', '1h', '1500ms', '2h', '10.0.0.1', '10.0.0.0/8', '::1', '2001:db8::/32', '80', '100m', '1Gi',
  '50%', 'https://example.com/path', 'spiffe://example.com/a', 'registry.example.com/filter:v1', 'example.com/controller', '',
];

/** Formats that the API server knows, and texts that have them. */
export const FORMATTED: { readonly [format: string]: readonly string[] } = {
  'date-time': ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.678+01:00'],
  'byte': ['', 'aGVsbG8=', 'YQ=='],
  'ipv4': ['10.0.0.1', '0.0.0.0', '255.255.255.255'],
  'ipv6': ['::1', '2001:db8::1', '::ffff:10.0.0.1'],
};
const TRIES = 12;

/** Every text that a rule of any schema speaks of. */
const SPOKEN_OF = SCHEMA_NODES.flatMap(text => (JSON.parse(text) as StructuralSchema)['x-kubernetes-validations'] ?? []).flatMap(({ rule }) => wordsOf(rule).texts);
const POOL = [...new Set([...USUAL, ...SPOKEN_OF])];

const fitting = new Map<string, readonly string[]>();

/** A text that suits all of some schemas of one value, as far as patterns, lengths and formats go; where it was not found, something near. */
export function drawText(schemas: readonly StructuralSchema[], random: Random): string {
  const formats = schemas.flatMap(({ format }) => FORMATTED[format ?? ''] ?? []);
  if (formats.length > 0) return random.pick(formats);
  const patterns = schemas.flatMap(({ pattern }) => pattern ?? []);
  // What only rules ask for is the more often made by their patterns.
  const ofRules = schemas.flatMap(schema => schema['x-kubernetes-validations'] ?? []).flatMap(({ rule }) => wordsOf(rule).patterns);
  const usual = usualTexts(schemas);
  if (usual.length > 0 && random.chance(patterns.length + ofRules.length > 0 ? 0.6 : 0.9)) return random.pick(usual);
  for (let tries = 0; tries < TRIES; tries++) {
    const pattern = random.pick(patterns.length > 0 ? patterns : ofRules) as string | undefined;
    const text = pattern === undefined ? filler(schemas, random) : sampleOf(pattern, random);
    if (fits(text, schemas)) return text;
  }
  return usual.length > 0 ? random.pick(usual) : filler(schemas, random);
}

/** Whether a text is one that a pattern is found in, as RE2 finds it. */
export function matches(pattern: string, text: string): boolean {
  let matcher = compiled.get(pattern);
  if (matcher === undefined) compiled.set(pattern, matcher = RE2JS.compile(pattern));
  return matcher.matcher(text).find();
}

const compiled = new Map<string, RE2JS>();

function usualTexts(schemas: readonly StructuralSchema[]): readonly string[] {
  const key = JSON.stringify(schemas.map(({ pattern, minLength, maxLength }) => [pattern, minLength, maxLength]));
  let texts = fitting.get(key);
  if (texts === undefined) fitting.set(key, texts = POOL.filter(text => fits(text, schemas)));
  return texts;
}

function fits(text: string, schemas: readonly StructuralSchema[]): boolean {
  const length = [...text].length;
  return schemas.every(({ minLength = 0, maxLength = Infinity, pattern }) =>
    length >= minLength && length <= maxLength && (pattern === undefined || matches(pattern, text)));
}

/** As long as is allowed, or as short, or anything between; now and then of letters that take several bytes. */
function filler(schemas: readonly StructuralSchema[], random: Random): string {
  const least = Math.max(0, ...schemas.map(({ minLength = 0 }) => minLength));
  const most = Math.min(...schemas.map(({ maxLength = least + 300 }) => maxLength));
  const length = random.pick([least, Math.min(most, least + 3), random.between(least, Math.min(most, least + 300)), Math.min(most, 5000)]);
  return random.pick(['x', 'x', 'é', '😀']).repeat(Math.max(length, least));
}
