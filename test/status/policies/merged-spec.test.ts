import { mergedSpec } from '../../../src/status/policies/merged-spec';

test.each<[what: string, mergeType: string, broad: object, narrow: object, expected: object]>([
  ['adds fields', 'JSONMerge', { a: { b: 1 } }, { a: { c: 2 } }, { a: { b: 1, c: 2 } }],
  ['keeps falsy values', 'JSONMerge', { a: true, b: 1 }, { a: false, b: 0 }, { a: false, b: 0 }],
  ['replaces lists', 'StrategicMerge', { rules: [1, 2] }, { rules: [3] }, { rules: [3] }],
  ['merges lists by key', 'StrategicMerge', { compressor: [{ type: 'Gzip', gzip: {} }, { type: 'Zstd' }] }, { compressor: [{ type: 'Gzip', level: 1 }] },
    { compressor: [{ type: 'Gzip', gzip: {}, level: 1 }, { type: 'Zstd' }] }],
  ['replaces them all the same', 'JSONMerge', { compressor: [{ type: 'Gzip' }] }, { compressor: [{ type: 'Zstd' }] }, { compressor: [{ type: 'Zstd' }] }],
  ['replaces fields by lists', 'StrategicMerge', { a: { b: 1 } }, { a: [1] }, { a: [1] }],
  ['passes by what is undefined', 'JSONMerge', { a: 1 }, { a: undefined }, { a: 1 }],
])('%s (%s)', (_, mergeType, broad, narrow, expected) => {
  expect(mergedSpec(broad, { ...narrow, mergeType })).toEqual({ ...expected, mergeType });
});

test('a field named __proto__ is a field like others', () => {
  const merged = mergedSpec<object>({}, JSON.parse('{"__proto__": {"a": 1}, "b": 2}') as object);
  expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
  expect(Object.keys(merged)).toEqual(['__proto__', 'b']);
});
