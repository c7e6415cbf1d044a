import '../../src/jest';

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
});

test.each<[difference: string, received: unknown, expected: object, message: RegExp]>([
  ['the closest object, by name', manifests, { kind: 'Service', metadata: { name: 'api' }, spec: { ports: [{ port: 82 }] } },
    /closest is Service shop\/api:[^]*- +"port": 82[^]*\+ +"port": 81/],
  ['the one in the same namespace', manifests, { metadata: { name: 'api', namespace: 'bank' }, spec: { ports: [{ port: 82 }] } },
    /closest is Service bank\/api:/],
  ['the only object there is', manifests.slice(0, 1), { kind: 'Gateway' }, /there is only Service shop\/web$/],
  ['the objects of the kind', manifests, { kind: 'Service', metadata: { name: 'db' } }, /there are Service shop\/web, Service shop\/api, Service bank\/api$/],
  ['all objects when none is of the kind', manifests, { kind: 'Gateway' }, /there are Service shop\/web, Service shop\/api, Service bank\/api$/],
  ['that there are no objects', [], { kind: 'Gateway' }, /there are none$/],
  ['that it was given something else', { kind: 'Gateway' }, {}, /toContainObject needs a list of manifests, such as Testing\.synth\(chart\) returns, got \{"kind": "Gateway"\}/],
])('fails and shows %s', (_, received, expected, message) => {
  expect(failureOf(() => expect(received).toContainObject({ ...expected }))).toMatch(message);
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
