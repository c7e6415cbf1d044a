import { answerOf, unknownFieldsIn } from './answer';

const response = (code: number, status: object) => ({ code, body: JSON.stringify(status) });

test('reads the unknown fields of a strict answer, whatever their names are', () => {
  const message = 'HTTPRoute in version "v1" cannot be handled as a HTTPRoute: strict decoding error: unknown field "a", unknown field "spec.b"c, unknown", unknown field "d\ne"';
  expect(unknownFieldsIn(response(400, { message }))).toEqual(['a', 'spec.b"c, unknown', 'd\ne']);
  expect(unknownFieldsIn(response(400, { message: 'the namespace of the provided object does not match' }))).toBeUndefined();
  expect(unknownFieldsIn(response(201, {}))).toBeUndefined();
});

test('puts causes and unknown fields together, each once, without what is about other causes', () => {
  const causes = [
    { reason: 'FieldValueRequired', field: 'spec.a', message: 'Required value' },
    { reason: 'FieldValueInvalid', field: '<nil>', message: 'Invalid value: null: some validation rules were not checked because the object was invalid; correct …' },
    { reason: 'FieldValueInvalid', field: '<nil>', message: 'Invalid value: "": "spec" must validate one and only one schema (oneOf). Found none valid' },
    { reason: 'FieldValueInvalid', field: 'spec.b', message: 'Invalid value: failed rule: self.c ==\n1' },
    { reason: 'FieldValueInvalid', field: 'spec.b', message: 'Invalid value: "text": failed rule: self.c ==\n1' },
    { reason: 'FieldValueInvalid', field: 'spec', message: 'Invalid value: "": no such key: d evaluating rule: self.d' },
  ];
  expect(answerOf(response(422, { message: '', details: { causes } }), ['spec.x'])).toEqual({
    is: 'judged',
    refusals: [
      'FieldValueInvalid <nil>', 'FieldValueInvalid spec self.d', 'FieldValueInvalid spec.b self.c ==\n1', 'FieldValueRequired spec.a', 'UnknownField spec.x',
    ],
  });
});

test.each([
  ['a field of another type', 400, 'X in version "v1" cannot be handled as a X: json: cannot unmarshal number into Go struct field ObjectMeta.name of type string', 'name'],
  ['metadata of another type', 400, 'X in version "v1" cannot be handled as a X: json: cannot unmarshal array into Go value of type v1.ObjectMeta', ''],
  ['a time that is none', 400, 'X in version "v1" cannot be handled as a X: parsing time "now" as "2006-01-02T15:04:05Z07:00": cannot parse "now" as "2006"', ''],
  ['another identity', 409, 'Operation cannot be fulfilled on x "a": StorageError: invalid object, … Precondition failed: UID in precondition: a, UID in object meta: b', 'uid'],
])('knows that it stopped at %s', (_, code, message, field) => {
  expect(answerOf(response(code, { message }), [])).toEqual({ is: 'stopped', field, message });
});

test('keeps any other answer as it is', () => {
  expect(answerOf({ code: 404, body: '404 page not found' }, [])).toEqual({ is: 'other', message: '404 404 page not found' });
});
