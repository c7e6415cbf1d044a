import { Case, drawCase, JudgeOf } from './cases';
import { copy } from './json';
import { FAMILIES } from './mutate/mutations';
import { Random } from './random';
import { judge } from '../../../src/schema/verdict';

const judgeOf: JudgeOf = (definition, object, old) => judge(definition, object, old);
const COUNT = 600;

function draw(seed: number): Case[] {
  return Array.from({ length: COUNT }, (_, index) => drawCase(seed, index, judgeOf));
}

const drawn = draw(1);

test('draws the same for a seed, and something else for another', () => {
  expect(JSON.stringify(drawCase(1, 7, judgeOf))).toBe(JSON.stringify(drawn[7]));
  expect(JSON.stringify(drawCase(2, 7, judgeOf))).not.toBe(JSON.stringify(drawn[7]));
});

test('draws some of everything', () => {
  const share = (isOne: (each: Case) => boolean) => drawn.filter(isOne).length / COUNT;
  const isAccepted = ({ definition, object, old }: Case) => judge(definition, object, old).length === 0;

  expect(share(({ mutations }) => mutations.length === 0)).toBeGreaterThan(0.25);
  expect(share(({ old }) => old !== undefined)).toBeGreaterThan(0.05);
  expect(share(isAccepted)).toBeGreaterThan(1 / 3);
  expect(share(each => !isAccepted(each))).toBeGreaterThan(1 / 3);
  expect(new Set(drawn.map(({ definition: { kind } }) => kind)).size).toBeGreaterThan(18);
  expect(new Set(drawn.map(({ definition: { channel } }) => channel)).size).toBe(3);
});

test('nearly always succeeds where it means something to be valid', () => {
  const valid = drawn.filter(({ mutations }) => mutations.length === 0);
  const broken = valid.filter(({ definition, object, old }) => judge(definition, object, old).length > 0);
  expect(broken.length / valid.length).toBeLessThan(0.15);
});

const MUTATIONS = FAMILIES.flatMap(({ family, mutations }) => mutations.map(mutation => ({ family, ...mutation })));

test.each(MUTATIONS)('finds something to change by "$name" of $family', ({ mutate }) => {
  const random = new Random(1);
  const objects = drawn.filter(({ mutations }) => mutations.length === 0).map(({ definition, object }) => ({ ...definition, object: copy(object) }));
  const changes = objects.concat(objects, objects, objects).map(subject => {
    const before = JSON.stringify(subject.object);
    return { done: mutate(subject, random), isChanged: JSON.stringify(subject.object) !== before };
  });
  expect(changes.filter(({ done, isChanged }) => done !== undefined && isChanged)).not.toEqual([]);
  expect(changes.filter(({ done, isChanged }) => done === undefined && isChanged)).toEqual([]);
});

test('tries each kind of error that there is', () => {
  const types = new Set(drawn.flatMap(({ definition, object, old }) => judge(definition, object, old)).map(({ type }) => type));
  expect([...types].sort()).toEqual(expect.arrayContaining([
    'FieldValueDuplicate', 'FieldValueInvalid', 'FieldValueNotSupported', 'FieldValueRequired', 'FieldValueTooLong', 'FieldValueTooMany', 'FieldValueTypeInvalid',
    'UnknownField',
  ]));
});
