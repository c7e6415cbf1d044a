import { atLeast } from './prerequisites';

test.each<[string, string, boolean]>([
  ['1.26.7', '1.26.7', true], ['1.26.8', '1.26.7', true], ['1.26.6', '1.26.7', false], ['1.27', '1.26.7', true], ['1.26', '1.26.7', false],
  ['2.0', '1.26.7', true], ['1.9.10', '1.26.7', false], ['3.11.0', '3.11', true], ['3.9.18', '3.11', false],
])('version %s is at least %s: %s', (version, least, expected) => {
  expect(atLeast(version, least)).toBe(expected);
});
