import { readFileSync } from 'fs';
import { join } from 'path';
import { apiDocs } from '../projenrc/api-docs';

test('API.md is what `npm run docgen` writes', () => {
  expect(readFileSync(join(__dirname, '..', 'API.md'), 'utf8')).toBe(apiDocs());
}, 30_000);
