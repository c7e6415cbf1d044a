import { lines, reading } from './reading';

test.each([
  ['a key twice', 'a: 1\nb: 2\na: 3\n', '3:1 duplicate-key: the key "a" is in this map already; keep one of the two'],
  ['a key twice, once in quotes', 'spec:\n  a: 1\n  "a": 2\n', '3:3 duplicate-key: the key "a" is in this map already; keep one of the two'],
  ['a key twice in JSON', '{"a": 1,\n "b": {"c": 1, "c": 2}}', '2:16 duplicate-key: the key "c" is in this map already; keep one of the two'],
  ['a key twice in JSON, with tabs and escapes', '{\n\t"\\/": 1,\n\t"/": 2\n}', '3:2 duplicate-key: the key "/" is in this map already; keep one of the two'],
  ['a tab as indentation', 'spec:\n\ta: 1\n', '2:1 unreadable-document: a tab is no indentation in YAML; indent with spaces'],
  ['a tab behind a dash', 'a:\n- \tb: 1\n', '2:3 unreadable-document: a tab is no indentation in YAML; indent with spaces'],
  ['a line of a tab', 'a: "b"\n\t\nc: d\n', '2:1 unreadable-document: a tab is no indentation in YAML; indent with spaces'],
  ['a tab where a block begins', 'a: |\n  \tb\n', '2:3 unreadable-document: a tab is no indentation in YAML; indent with spaces'],
  ['a line too far right', 'a:\n  b: 1\n   c: 2\n', '3:5 unreadable-document: the line is indented too much or too little for its map, or a text with ": " in it lacks quotes; '
    + 'put it under the first letter of the key above it, or the text in quotes'],
  ['a colon in a text', 'a: b: c\n', '1:5 unreadable-document: the line is indented too much or too little for its map, or a text with ": " in it lacks quotes; '
    + 'put it under the first letter of the key above it, or the text in quotes'],
  ['an item too far left', 'a:\n  - b\n - c\n', '3:2 unreadable-document: the line is indented too much or too little for its map, or a text with ": " in it lacks quotes; '
    + 'put it under the first letter of the key above it, or the text in quotes'],
  ['a key without a value', 'a: 1\nb\nc: 2\n', '3:2 unreadable-document: a key without its value; write ": " and the value behind it'],
  ['an open quote', 'a: "b\nc: 1\n', '1:4 unreadable-document: the " that is opened here is never closed; close it'],
  ['an open single quote', 'a: it\nb: \'it\n', '2:4 unreadable-document: the \' that is opened here is never closed; close it'],
  ['an open bracket', 'a: [1, 2\n', '1:4 unreadable-document: the [ that is opened here is never closed; close it'],
  ['an open brace of JSON', '{"a": {"b": 1}\n', '1:1 unreadable-document: the { that is opened here is never closed; close it'],
  ['no comma', 'a: [1 2, "3" 4]\n', '1:14 unreadable-document: a comma is missing between two entries; write one'],
  ['a template', 'a: {{ .Values.x }}\n', '1:5 unreadable-document: this is a template, such as {{ … }}, that nobody filled in; render it first, or put the text in quotes'],
  ['a template around lines', '{{- if .x }}\na: 1\n{{- end }}\n', '1:3 unreadable-document: this is a template, such as {{ … }}, that nobody filled in; '
    + 'render it first, or put the text in quotes'],
  ['a map as a key', '{a: 1}: b\n', '1:1 unreadable-document: a map or a list is a key here, and JSON has only texts; write a text'],
  ['an alias of nothing', 'a: *b\n', '1:4 unreadable-document: no anchor "&b" is above this alias; name an anchor that is there, or put the text in quotes'],
  ['an anchor that kubectl does not read', 'a: &x.y 1\n', '1:5 unreadable-document: "x.y" is no name of an anchor for kubectl; use letters, digits, "-" and "_"'],
  ['a merge of no map', 'a:\n  <<: [1]\n', '2:8 unreadable-document: only maps can be merged; name an anchor of a map'],
  ['a key of null', '~: 1\n', '1:1 unreadable-document: a key is empty, null, or a number of 64 bits; write the key in quotes, or remove the entry'],
  ['a wrong escape', 'a: "\\d"\n', '1:6 unreadable-document: a backslash between double quotes begins an escape, and this is none; '
    + 'write the backslash twice, or the text in single quotes'],
  ['half a character', 'a: "\\ud83d\\ude00"\n', '1:5 unreadable-document: kubectl takes no half of a character such as \\ud83d; write the character itself'],
  ['a question mark in brackets', 'a: [http://x?y]\n', '1:13 unreadable-document: between brackets, "?" in a text without quotes says something else to kubectl; put the text in quotes'],
  ['a value that is none of its tag', 'a: !!int x\n', '1:10 unreadable-document: this is no value of the type int; leave the tag out, or write such a value'],
  ['infinity', 'a: .inf\n', '1:4 unreadable-document: JSON has no such number; write a number, or a text in quotes'],
  ['a directive', '%YAML 1.2\n---\na: 1\n', '2:1 unreadable-document: kubectl reads no directives such as %YAML: it takes what stands before "---" for a document; remove the line'],
  ['text behind a separator', '--- a: 1\n', '1:1 unreadable-document: text stands behind the "---" that begins the document, and kubectl takes nothing but a comment there; '
    + 'put it on a line of its own'],
  ['a second document behind "..."', 'a: 1\n...\nb: 2\n', '3:1 unreadable-document: kubectl reads a document up to "...", and not what follows; begin a document with "---"'],
  ['a control character', 'a: 1\nb: "\u0001"\n', '2:5 bad-encoding: a control character is here that no manifest may have; remove it'],
  ['a control character in a comment', 'a: 1 # \u007f\n', '1:8 bad-encoding: the control character U+007F is here, which no manifest may have; remove it'],
  ['NUL', 'a: 1\nb: \0\n', '2:4 bad-encoding: a control character is here that no manifest may have; remove it'],
  ['a line break of Unicode', 'a: x\u2028y\n', '1:5 unreadable-document: the character U+2028 ends a line for kubectl; write it as "\\u2028" between double quotes'],
  ['a long integer, which is read all the same', 'a: 12345678901234567891\n', '1:4 imprecise-number: the number 12345678901234567891 is too long to be judged to its last digit; nothing, if it is meant so'],
  ['a long integer in JSON', '{"a": 12345678901234567891}\n', '1:7 imprecise-number: the number 12345678901234567891 is too long to be judged to its last digit; nothing, if it is meant so'],
])('%s', (_, text, line) => {
  expect(lines(reading(text))).toContain(line);
  // What is broken takes no other document with it.
  const { values, problems } = reading(`z: 1\n---\n${text.trimEnd()}\n---\nz: 2\n`);
  expect(values.at(0)).toEqual({ z: 1 });
  expect(values.at(-1)).toEqual({ z: 2 });
  expect(problems[0]).toMatchObject({ document: 1 });
});

test.each(['a: "12345678901234567890"\n', '# 12345678901234567890\na: x12345678901234567890\n', 'a: 9007199254740992\n', `{"a": "${'1'.repeat(400)}"}`, `a: ${'1'.repeat(400)}\n`])(
  'no integer is too long in %j', text => expect(reading(text).problems).toEqual([]));

describe('aliases', () => {
  const laughs = (levels: number, width: number) => Array.from({ length: levels }, (_, level) =>
    `a${level}: &a${level} [${Array.from({ length: width }, () => level === 0 ? 'x' : `*a${level - 1}`).join(', ')}]\n`).join('');
  const row = (count: number, text: string) => Array.from({ length: count }, (_, index) => text.replaceAll('#', String(index)));

  test.each([
    ['a billion laughs', laughs(10, 10), /^\d+:\d+ too-many-aliases: its aliases, written out, are \d+ values by here, and kubectl follows fewer; write out what is meant$/],
    ['many of one large map', `a: &a {${row(1000, 'k#: 1').join(', ')}}\nb: [${row(1000, '*a').join(', ')}]\n`, /too-many-aliases/],
    ['merges of merges', `a0: &a0 {x: 1}\n${row(60, 'a: 1').map((__, level) => `a${level + 1}: &a${level + 1} {<<: [*a${level}, *a${level}]}\n`).join('')}`, /too-many-aliases/],
    ['a large map merged often', `a: &a {${row(20_000, 'k#: 1').join(', ')}}\nb:\n${row(20_000, '- <<: *a\n').join('')}`, /too-many-aliases/],
    ['an alias within itself', 'a: &a\n  b: [*a]\n', /^2:7 too-many-aliases: an alias stands within what it stands for; write out what is meant$/],
    ['a merge within itself', 'a: &a\n  <<: *a\n', /^2:7 too-many-aliases: an alias stands within/],
    ['a short text of which they make a long object', `a: &a ${'x'.repeat(10_000)}\nb: [${row(400, '*a').join(', ')}]\n`, /^1:1 document-too-large: as JSON it is larger than 3 MiB/],
    ['what they make too deep', `a0: &a0 ${'['.repeat(60)}${']'.repeat(60)}\nb: ${'['.repeat(60)}*a0${']'.repeat(60)}\n`, /^2:64 nested-too-deep: maps and lists are inside each other more than 100 deep; nest them less$/],
  ])('%s', (_, text, line) => expect(lines(reading(text))).toEqual([expect.stringMatching(line)]));

  test('as many as kubectl follows are followed', () => {
    expect(reading(`a: &a [${row(90, 'x').join(', ')}]\nb: [${row(90, '*a').join(', ')}]\n`).problems).toEqual([]);
    expect(reading('a: &a {b: {c: 1}}\nd: {<<: *a, e: *a}\n').values).toEqual([{ a: { b: { c: 1 } }, d: { b: { c: 1 }, e: { b: { c: 1 } } } }]);
  });
});

describe('size and depth', () => {
  const MIB = 1024 * 1024;
  const sized = (bytes: number, character = 'x') => ({ a: '', b: [1, {}, []], c: character.repeat(Math.floor((bytes - JSON.stringify({ a: '', b: [1, {}, []], c: '' }).length) / Buffer.byteLength(character))) });

  test.each([
    ['YAML of 3 MiB as JSON', (value: object) => `a: ''\nb: [1, {}, []]\nc: ${(value as { c: string }).c}\n`],
    ['JSON of 3 MiB', (value: object) => JSON.stringify(value)],
    ['JSON of 3 MiB, indented', (value: object) => JSON.stringify(value, undefined, 8)],
  ])('%s is read, and with a byte more it is not', (_, text) => {
    for (const character of ['x', 'é']) {
      const largest = sized(3 * MIB, character);
      const size = Buffer.byteLength(JSON.stringify(largest));
      expect(size).toBeGreaterThan(3 * MIB - 2);
      expect(reading(text(largest)).problems).toEqual([]);
      expect(lines(reading(text({ ...largest, c: `${largest.c}${'x'.repeat(3 * MIB - size + 1)}` })))).toEqual([
        '1:1 document-too-large: as JSON it is larger than 3 MiB, which is all that the API server takes; make several objects of it',
      ]);
    }
  });

  test('a list may be longer than its objects may be', () => {
    const item = { kind: 'A', a: 'x'.repeat(MIB) };
    expect(reading(JSON.stringify({ kind: 'List', items: [item, item, item, item] })).values).toHaveLength(4);
  });

  test.each([
    ['a document of more than 32 MiB', `${'a: b\n'.repeat(7 * MIB)}---\nb: 1\n`],
    ['a line of more than 32 MiB', `a: ${'x'.repeat(33 * MIB)}\n---\nb: 1\n`],
    ['a line of more than 32 MiB that ends like a separator', `a: ${'x'.repeat(33 * MIB)}---\n---\nb: 1\n`],
  ])('%s is passed by', (_, text) => {
    const found = reading(text);
    expect(lines(found)).toEqual(['1:1 document-too-large: the document is longer than 32 MiB, and the API server takes objects of 3 MiB; make several objects of it']);
    expect(found.objects).toMatchObject([{ value: { b: 1 }, source: { document: 1 } }]);
  });

  test.each<[string, (depth: number) => string]>([
    ['brackets', depth => `${'['.repeat(depth)}${']'.repeat(depth)}`],
    ['JSON', depth => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`],
    ['dashes', depth => `${'- '.repeat(depth)}a`],
    ['maps', depth => Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
  ])('%s inside each other', (_, text) => {
    expect(reading(text(100)).problems).toEqual([]);
    for (const depth of [101, 1000, 20_000]) {
      if (depth > 2000 && text(3).includes('\n')) continue;
      expect(lines(reading(text(depth)))).toEqual([expect.stringMatching(/^\d+:\d+ nested-too-deep: maps and lists are inside each other more than 100 deep; nest them less$/)]);
    }
  });
});

test('every message is in words of ours', () => {
  const broken = ['a: |x\n', 'a: !<x b\n', 'a: !a!b c\n', '? a: b: c\n', 'a: @b\n', 'a: `b\n', '&a &b c\n', '!a !b c\n', '*a: b\n', 'a: &a *b\n', '- a\nb: c\n', '[a]b\n', 'a: &\n', 'a: *\n', '"a\n', '{a: b]\n', ',a\n', 'a: |0\n', 'a: |++\n', 'a: [,]\n', '@\n', '%\n', '%TAG\n---\na\n'];
  expect(broken.flatMap(text => lines(reading(text))).filter(line => line.includes('this is no YAML'))).toEqual([]);
});
