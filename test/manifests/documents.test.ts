import { reading } from './reading';
import { documentsIn } from '../../src/manifests/document-splitter';

type Place = readonly [document: number, line: number, column: number | undefined];

test.each<[string, string, Place[]]>([
  ['nothing', '', []],
  ['comments and separators only', '# a\n---\n\n# b\n---\n', []],
  ['one document', 'a: 1\n', [[0, 1, undefined]]],
  ['one that begins with a separator: its first line is the one behind it', '---\na: 1\n', [[0, 2, undefined]]],
  ['a comment behind the separator', '--- # Source: x.yaml\na: 1\n', [[0, 2, undefined]]],
  ['documents that say nothing are not counted', '# c\n---\na: 1\n---\n---\n# d\n---\nb: 2\n', [[0, 4 - 1, undefined], [1, 8, undefined]]],
  ['text behind a separator is of the document', '---a\n', [[0, 1, undefined]]],
  ['Windows', '---\r\na: 1\r\n---\r\nb: 2\r\n', [[0, 2, undefined], [1, 4, undefined]]],
  ['lines that end with a carriage return alone', 'a: 1\rb: 2\n---\nc: 3\n', [[0, 1, undefined], [1, 4, undefined]]],
  ['no line break at the end', 'a: 1\n---\nb: 2', [[0, 1, undefined], [1, 3, undefined]]],
  ['a separator within a block is none where it is indented', 'a: |\n  x\n  ---\n  y\n', [[0, 1, undefined]]],
  ['JSON lines', '{"a": 1}\n{"b": 2}\n', [[0, 1, undefined], [1, 1, 9]]],
  ['JSON on one line', '{"a": 1}{"b": 2} {"c": 3}', [[0, 1, undefined], [1, 1, 9], [2, 1, 17]]],
  ['JSON over lines', '{\n  "a": 1\n}\n{\n  "b": 2\n}\n', [[0, 1, undefined], [1, 3, 2]]],
  ['JSON with brackets and quotes in its texts', '{"a": "}{\\"}"}\n{"b": "]"}\n', [[0, 1, undefined], [1, 1, 15]]],
  ['JSON and YAML', '{"a": 1}\n---\nb: 2\n', [[0, 1, undefined], [1, 3, undefined]]],
  ['YAML that begins like JSON', '{a: 1}\n---\n{b: 2}\n', [[0, 1, undefined], [1, 3, undefined]]],
])('documents of %s', (_, text, places) => {
  const found = [...documentsIn(text, 'f')];
  expect(found.map(({ document, line, column }) => [document, line, column])).toEqual(places);
});

test('a position in a later value of a line is one in that line', () => {
  expect(reading('{"a": 1} {"b": 1,}} \n').problems).toMatchObject([{ line: 1, document: 1 }]);
});

const A = { kind: 'A' };

test.each<[string, string, unknown[], unknown[]]>([
  ['a list', 'kind: List\nitems:\n- kind: A\n- kind: A\n', [A, A], [['items', 0], ['items', 1]]],
  ['a list of a kind', 'kind: HTTPRouteList\nitems: [{kind: A}]\n', [A], [['items', 0]]],
  ['a list of lists', 'kind: List\nitems: [{kind: List, items: [{kind: A}]}, {kind: A}]\n', [A, A], [['items', 0, 'items', 0], ['items', 1]]],
  ['a list of nothing', 'kind: List\nitems: []\n', [], []],
  ['a list whose items are null, as Go writes one of nothing', 'kind: List\nitems: null\n', [], []],
  ['a list as JSON', '{"kind": "List", "items": [{"kind": "A"}]}', [A], [['items', 0]]],
  ['a list with something that is no object', 'kind: List\nitems: [null, 1]\n', [null, 1], [['items', 0], ['items', 1]]],
  ['what is called a list and has no items', 'kind: AccessList\nspec: {}\n', [{ kind: 'AccessList', spec: {} }], [[]]],
  ['null', 'null\n', [], []],
  ['null as JSON', '{"a": null}\nnull\n', [{ a: null }], [[]]],
  ['a text', 'hello\n', ['hello'], [[]]],
])('objects of %s', (_, text, values, keys) => {
  const found = reading(text).objects;
  expect(found.map(({ value }) => value)).toEqual(values);
  expect(found.map(object => object.keys)).toEqual(keys);
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])('%s is a key like any other', name => {
  for (const text of [`${name}: {x: 1}\n`, `{"${name}": {"x": 1}}`, `a: &a {${name}: {x: 1}}\nb: {<<: *a}\n`, `? ${name}\n: {x: 1}\n`]) {
    const { values: [value], problems } = reading(text);
    expect(problems).toEqual([]);
    const holder = Object.hasOwn(value as object, 'b') ? (value as { b: object }).b : value as object;
    expect(Object.getPrototypeOf(holder)).toBe(Object.prototype);
    expect(Object.entries(holder)).toEqual([[name, { x: 1 }]]);
  }
});
