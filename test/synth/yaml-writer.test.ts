import { Yaml } from 'cdk8s';
import { Random } from './random';
import { YamlWriter } from '../../src/synth/yaml-writer';

const NASTY = [
  '', ' ', '~', 'null', 'Null', 'NULL', 'nULL', 'y', 'Y', 'n', 'N', 'yes', 'Yes', 'YES', 'yEs', 'no', 'on', 'On', 'off', 'OFF', 'true', 'True', 'false', 'FALSE',
  '0', '1', '-1', '+1', '01', '0o7', '07', '08', '0x1f', '0b11', '1_000', '1.', '.5', '1.5', '-.5', '1e3', '1E-3', 'e5', 'E5', 'e-5', 'e+5', 'e', '.inf', '-.Inf', '.nan', 'NaN', 'Infinity',
  '1:20', '1:20:30', '1:20.5', '12:99', '2020-01-01', '2020-1-1', '2020-01-01T00:00:00Z', '2020-01-01 00:00:00', '5s', '10m', '1h30m', '1Gi', '100m',
  ' a', 'a ', '\ta', 'a\t', 'a\tb', 'a b', 'a: b', 'a:b', 'a:', ':a', ':', 'a #b', 'a#b', '#a', '-', '- a', '-a', '--', '---', '--- a', '...', '... a', '%a', '?', '? a', '?a',
  '!a', '!!str a', '&a', '*a', '*.example.com', '@a', '`a`', '|', '|a', '>', '>-', '<<', '=', '[a]', '[', ']', '{a}', '{', '}', ',', 'a, b', '\'', '"', '\'a\'', '"a"', 'a\'b"c', '\\', 'a\\nb',
  '\n', 'a\n', '\na', 'a\nb', 'a\n\nb\n\n', ' a\n b', 'a \nb', 'a\n---\nb', '\r', 'a\r\nb', 'a\rb', '\0', '\x07', '\x1b[31m', '\x7f', '\x85', '\xa0', '\u2028', '\u2029', '\uFEFF', '\uFEFFa',
  'ä', 'Straße', '日本', '🎉', '\uD800', 'a\uDFFF', '\u0301', 'ſ', 'K', 'ye\u017F',
  'a'.repeat(79), 'a '.repeat(100).trim(), 'a'.repeat(999), 'a'.repeat(1000), 'a'.repeat(1023), 'a'.repeat(1024), 'a'.repeat(1025), '*'.repeat(1025), 'a-'.repeat(3000), '"'.repeat(200),
  '/', '//', '/a b', '/a:b', 'a/b', 'https://example.com/a?b=c#d', 'app:8080', '^/a/(.*)$', '${a}', '$(a)', '{{ a }}', '100%', '__proto__', 'constructor', 'toJSON', 'toString',
  'gateway.networking.k8s.io/v1', 'PathPrefix', 'web-next', 'a_b', '_a', '.a', 'a.', '-.', 'A', 'z', 'yn', 'none', 'only', 'once', 'offer', 'one',
];

const KEYS = ['a', 'b', 'name', 'app.kubernetes.io/name', 'port', ...NASTY];
const NUMBERS = [0, -0, 1, -1, 8080, 60, 3600, 1.5, -0.1, 1e21, 1e-7, 2 ** 53, -(2 ** 53), Number.MAX_SAFE_INTEGER, NaN, Infinity, -Infinity];

/** A document of anything, in which a thing may occur again. */
function randomDocument(random: Random): unknown {
  const made: unknown[] = [{}];
  // Most documents keep to what the writer knows, or there would hardly be one that it writes.
  const strange = random.below(4) === 0;
  const texts = strange ? NASTY : NASTY.filter(text => !text.includes('\n'));
  const keys = strange ? KEYS : ['a', 'b', 'c', 'kind', 'app.kubernetes.io/name', '/d', 'onX'];
  const value = (depth: number): unknown => {
    const kind = random.below(strange ? 14 : 10);
    if (kind < 2 && depth > 0) return keep(Object.fromEntries(random.some(4, () => [random.of(keys), value(depth - 1)])));
    if (kind < 4 && depth > 0) return keep(random.some(4, () => value(depth - 1)));
    if (kind < 8) return random.of(texts);
    if (kind === 8) return random.of(NUMBERS);
    if (kind === 9) return random.below(2) === 0;
    return random.of([null, undefined, random.of(made), random.of(made), new Date(0), new Map([['a', 1]]), 5n, { toJSON: () => 'a' }, [, 1]]);
  };
  const keep = <T>(object: T): T => {
    made.push(object);
    return object;
  };
  return Object.fromEntries([...random.some(5, () => [random.of(keys), value(4)] as const), ['kind', value(2)]]);
}

/** How often a document was handed to cdk8s while something ran. */
function documentsByCdk8s(run: () => void): number {
  const stringify = jest.spyOn(Yaml, 'stringify');
  run();
  const documents = stringify.mock.calls.filter(([document]) => Object.keys(document ?? {}).join() !== 'k').length;
  stringify.mockRestore();
  return documents;
}

test('random documents read as from cdk8s', () => {
  const random = new Random(1);
  const documents = Array.from({ length: 10_000 }, () => randomDocument(random));
  const wanted = documents.map(document => Yaml.stringify(document));
  const writer = new YamlWriter();
  let texts: string[] = [];
  const byCdk8s = documentsByCdk8s(() => { texts = documents.map(document => writer.stream([document])); });
  texts.forEach((text, index) => expect(text).toBe(wanted[index]));
  // What cdk8s writes itself would prove nothing.
  expect(byCdk8s).toBeLessThan(5000);
}, 30_000);

test('every scalar reads as from cdk8s, wherever it stands', () => {
  const writer = new YamlWriter();
  for (const scalar of [...NASTY, ...NUMBERS, true, false, null, undefined]) {
    const key = String(scalar);
    const documents = [
      scalar, { a: scalar }, { a: { b: scalar, c: scalar } }, { a: [scalar, [scalar, 1]], b: 1 }, { a: [{ b: scalar }, scalar] },
      { [key]: 1, b: { [key]: 1 } },
    ];
    for (const document of documents) {
      expect([document, writer.stream([document])]).toEqual([document, Yaml.stringify(document)]);
    }
  }
});

test('every short text reads as from cdk8s', () => {
  const signs = [...'aeEyY0159_-+./:#,!&*?|>%@`\'"[]{}~<= \t\nx\u00A0'];
  const writer = new YamlWriter();
  const texts = signs.flatMap(a => [a, ...signs.flatMap(b => [a + b, ...['e', 'o', '1', ' ', ':', '-', '.'].map(c => a + b + c)])]);
  for (const text of texts) {
    const document = { first: text, list: [text], [text]: 1 };
    expect(writer.stream([document])).toBe(Yaml.stringify(document));
    expect(writer.stream([{ a: text, list: [text] }])).toBe(Yaml.stringify({ a: text, list: [text] }));
  }
}, 30_000);

const twice = { a: 1 };
const circle: { [key: string]: unknown } = { a: [] };
circle.b = circle;

test.each<[name: string, documents: unknown[]]>([
  ['no documents', []],
  ['empty ones', [{}, [], '', null, undefined, {}]],
  ['empty things inside', [{ a: {}, b: [], c: [{}, []], d: { e: {} } }]],
  ['lists in lists', [{ a: [[1, [2, [3]], []], [[[4]]]] }]],
  ['maps in lists', [{ a: [{ b: 1, c: [{ d: 2 }] }, { e: { f: [1] } }] }]],
  ['a list at the top', [[1, { a: 2 }]]],
  ['an object that occurs twice', [{ a: twice, b: twice }, { a: [twice] }, { a: [twice, [twice]] }]],
  ['an empty object that occurs twice', [(empty => ({ a: empty, b: empty }))({})]],
  ['an object inside of itself', [circle]],
  ['keys of prototypes', [JSON.parse('{"__proto__": {"a": 1}, "constructor": 1, "toString": "b"}')]],
  ['no prototype', [Object.assign(Object.create(null), { a: 1 })]],
  ['the wrong prototype', [{ a: Object.assign(Object.create(Array.prototype), { 0: 1, b: 2 }) }, { a: Object.setPrototypeOf([1, 2], Object.prototype) }]],
  ['objects of classes', [{ a: new Date(0), b: new Set([1]), c: new Map([[1, 2]]), d: new (class A { public readonly x = 1; })() }]],
  ['an iterable', [{ a: { b: 1, *[Symbol.iterator]() { yield 2; } } }]],
  ['a way of its own to be written', [{ a: { b: 1, toJSON: () => 5 } }, { a: Object.defineProperty([1], 'toJSON', { value: () => 'x' }) }]],
  ['only nulls', [{ a: null }, { a: { b: null, c: null } }, { a: [null, undefined] }]],
  ['holes', [{ a: [1, , 2] }]], // eslint-disable-line no-sparse-arrays
  ['many documents', [{ a: 1 }, undefined, { b: 'yes' }, { c: 'x\ny' }]],
])('%s', (_, documents) => {
  expect(new YamlWriter().stream(documents)).toBe(Yaml.stringify(...documents));
});

test('a document like most is written without cdk8s', () => {
  const document = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'pay', namespace: 'shop', labels: { 'app.kubernetes.io/name': 'pay' } },
    spec: { hostnames: ['www.example.com', '*.example.com'], rules: [{ backendRefs: [{ name: 'web', port: 80, weight: 0 }], timeouts: { request: '10s' } }] },
  };
  expect(documentsByCdk8s(() => new YamlWriter().stream([document, document]))).toBe(0);
});
