import { existsSync, readdirSync } from 'fs';
import { join } from 'path';
import { SUITES } from './suites';

const EXAMPLES = join(__dirname, '..', '..', 'examples');

test('every example is served', () => {
  const folders = readdirSync(EXAMPLES).filter(name => existsSync(join(EXAMPLES, name, 'cdk8s.yaml')));
  expect(folders.length).toBeGreaterThanOrEqual(5);
  expect(SUITES.map(({ name }) => name)).toEqual(expect.arrayContaining(folders));
});

test('suites are told apart by their names', () => {
  expect(new Set(SUITES.map(({ name }) => name)).size).toBe(SUITES.length);
});
