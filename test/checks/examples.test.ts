import { readFileSync } from 'fs';
import { join } from 'path';
import { EXAMPLE_IDS, EXAMPLES, foundIn, FoundInManifests } from './examples';
import { readExample } from '../../projenrc/finding-example';

function ids({ refused, findings }: FoundInManifests): string[] {
  return [...refused, ...findings.filter(({ acknowledged }) => acknowledged === undefined).map(({ id }) => id)];
}

test('the system that examples change has nothing wrong', () => expect(foundIn('')).toEqual({ refused: [], findings: [] }));

test.each(EXAMPLE_IDS)('%s: the wrong example has it and nothing else, the right one has nothing', id => {
  const { wrong, right, profile } = readExample(readFileSync(join(EXAMPLES, `${id}.yaml`), 'utf8'));
  expect(ids(foundIn(wrong, profile))).toEqual([id]);
  expect(ids(foundIn(right, profile))).toEqual([]);
});

test.each(EXAMPLE_IDS)('%s: it says where, what, and what to write', id => {
  const { wrong, profile } = readExample(readFileSync(join(EXAMPLES, `${id}.yaml`), 'utf8'));
  for (const { object, keys, message, fix } of foundIn(wrong, profile).findings) {
    expect(object.metadata.name).not.toBe('');
    expect(keys.every(key => typeof key === 'string' || key >= 0)).toBe(true);
    for (const text of [message, fix]) expect(text).toMatch(/^(?!.*(undefined|\[object|NaN)).+[^.]$/);
  }
});
