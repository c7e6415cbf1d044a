import { readdirSync } from 'fs';
import { join } from 'path';
import { EXAMPLE_IDS } from './examples';
import { committedDoc, committedDocs, findingDocs } from '../../projenrc/finding-docs';
import { RULES } from '../../src/checks/rules-in-order';
import { FINDING_KINDS } from '../../src/verdict/finding-kinds';

const IDS = RULES.map(({ id }) => id);

test('every rule has a file of its name, and every file a rule', () => {
  const files = readdirSync(join(__dirname, '..', '..', 'src', 'checks', 'rules')).map(name => name.replace('.ts', ''));
  expect([...IDS].sort()).toEqual(files.sort());
});

test('every rule has an example', () => expect(IDS.filter(id => !EXAMPLE_IDS.includes(id))).toEqual([]));

test('every example is of something', () => {
  const known = new Set([...IDS, ...Object.keys(FINDING_KINDS)]);
  expect(EXAMPLE_IDS.filter(id => !known.has(id))).toEqual([]);
});

test('the pages are what `npm run finding-docs` writes, one for every id', () => {
  const pages = findingDocs();
  expect(committedDocs()).toEqual([...pages.keys()].sort());
  expect([...pages].filter(([name, text]) => committedDoc(name) !== text).map(([name]) => name)).toEqual([]);
  expect(pages.size).toBe(1 + IDS.length + Object.keys(FINDING_KINDS).length);
});

test('ids are of rules or of the API server, never of both', () => expect(IDS.filter(id => Object.hasOwn(FINDING_KINDS, id))).toEqual([]));

test.each(RULES)('$id reads as a title and sentences', ({ id, title, why }) => {
  expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(title).toMatch(/^[A-Z].*[^.]$/);
  expect(why).toMatch(/^[A-Z].*\.$/);
});

test('no two share their title', () => {
  const titles = [...RULES, ...Object.values(FINDING_KINDS)].map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
});
