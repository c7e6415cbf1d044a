import { mapChildren } from '../../src/schema/structural-schema';

test('a node keeps its facts and gets other children, wherever they stand', () => {
  const node = JSON.parse(`{
    "type": "object", "required": ["a"], "default": {"properties": {"a": 1}},
    "properties": {"a": 1, "__proto__": 2}, "additionalProperties": 3, "items": 4, "not": 5, "allOf": [6], "anyOf": [7], "oneOf": [8, 9]
  }`);
  const calls: string[] = [];
  const mapped = mapChildren(node, (child: number, keyword, name) => {
    calls.push(`${keyword}${name === undefined ? '' : `.${name}`} ${child}`);
    return { was: child };
  });
  expect(calls).toEqual(['properties.a 1', 'properties.__proto__ 2', 'additionalProperties 3', 'items 4', 'not 5', 'allOf 6', 'anyOf 7', 'oneOf 8', 'oneOf 9']);
  expect(mapped).toEqual(JSON.parse(`{
    "type": "object", "required": ["a"], "default": {"properties": {"a": 1}},
    "properties": {"a": {"was": 1}, "__proto__": {"was": 2}}, "additionalProperties": {"was": 3}, "items": {"was": 4}, "not": {"was": 5},
    "allOf": [{"was": 6}], "anyOf": [{"was": 7}], "oneOf": [{"was": 8}, {"was": 9}]
  }`));
  expect(Object.keys(mapped.properties!)).toEqual(['a', '__proto__']);
});
