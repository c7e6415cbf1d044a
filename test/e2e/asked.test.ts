import { asked } from './asked';

const VARIABLE = 'ASKED_TEST_SEED';

afterEach(() => {
  delete process.env[VARIABLE];
});

test.each<[string | undefined, number]>([[undefined, 7], ['', 7], ['0', 0], ['123456789', 123_456_789]])('%j is read as %d', (text, expected) => {
  if (text !== undefined) process.env[VARIABLE] = text;
  expect(asked(VARIABLE, 7)).toBe(expected);
});

test.each(['-1', '1.5', 'x', '1234567890'])('%s is refused', text => {
  process.env[VARIABLE] = text;
  expect(() => asked(VARIABLE, 7)).toThrow(`${VARIABLE} must be a whole number of up to nine digits, got ${text}`);
});
