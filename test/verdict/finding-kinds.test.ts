import { FINDING_KINDS, findingKind } from '../../src/verdict/finding-kinds';

test.each(Object.entries(FINDING_KINDS))('%s reads as a title and sentences', (id, { title, why }) => {
  expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(title).toMatch(/^[A-Z].*[^.]$/);
  expect(why).toMatch(/^[A-Z].*\.$/);
});

test('two findings never share their words', () => {
  const titles = Object.values(FINDING_KINDS).map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
});

test.each(['constructor', '__proto__', 'toString', '', 'no-such-finding'])('%j stands for nothing', id => {
  expect(findingKind(id)).toBeUndefined();
});
