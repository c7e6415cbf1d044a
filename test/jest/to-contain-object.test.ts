import '../../src/jest';
import * as globals from '@jest/globals';

const manifests = [
  { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'shop' }, spec: { ports: [{ port: 80 }] } },
  { apiVersion: 'v1', kind: 'Service', metadata: { name: 'api', namespace: 'shop' }, spec: { ports: [{ port: 81 }] } },
  { apiVersion: 'v1', kind: 'Service', metadata: { name: 'api', namespace: 'bank' }, spec: { ports: [{ port: 83 }] } },
];

test.each([
  ['a kind', { kind: 'Service' }],
  ['a name', { metadata: { name: 'api' } }],
  ['fields inside lists', { kind: 'Service', spec: { ports: [{ port: 81 }] } }],
])('finds an object by %s', (_, expected) => {
  expect(manifests).toContainObject(expected);
  globals.expect(manifests).toContainObject(expected);
});

test.each<[what: string, received: unknown, expected: object, message: RegExp]>([
  ['the object of that name, with what differs and nothing else', manifests, { metadata: { name: 'web' }, spec: { ports: [{ port: 82 }] } },
    /closest is Service shop\/web:[^]*-\s+"port": 82,\n\+\s+"port": 80,\n(?![^]*namespace)/],
  ['the object of that name and namespace', manifests, { metadata: { name: 'api', namespace: 'bank' }, spec: { ports: [{ port: 82 }] } },
    /closest is Service bank\/api:/],
  ['the object that differs in its name only', manifests, { kind: 'Service', metadata: { name: 'db', namespace: 'bank' } }, /closest is Service bank\/api:/],
  ['that there are no objects', [], { kind: 'Gateway' }, /there are none$/],
])('fails and shows %s', (_, received, expected, message) => {
  expect(failureOf(() => expect(received).toContainObject({ ...expected }))).toMatch(message);
});

test.each<[what: string, received: unknown, expected: any, message: string]>([
  ['something that is no list', { kind: 'Gateway' }, {}, 'toContainObject needs a list of manifests, such as Testing.synth(chart) returns, got {"kind": "Gateway"}'],
  ['a list with a hole', [null], {}, 'toContainObject needs a list of manifests, such as Testing.synth(chart) returns, got [null]'],
  ['nothing to look for', manifests, null, 'toContainObject needs the fields to look for, such as { kind: \'HTTPRoute\' }, got null'],
])('refuses %s', (_, received, expected, message) => {
  expect(failureOf(() => expect(received).toContainObject(expected))).toBe(message);
});

test('fails when an object is there that must not be', () => {
  expect(failureOf(() => expect(manifests).not.toContainObject({ metadata: { name: 'web' } }))).toMatch(/but Service shop\/web has$/);
});

/** The message of a failed expectation, without the colours it has on a terminal. */
function failureOf(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    // eslint-disable-next-line no-control-regex
    return (error as Error).message.replace(/\u001b\[\d+m/g, '');
  }
  return 'no failure';
}
