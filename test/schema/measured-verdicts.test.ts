import { KIND_VERSIONS } from '../../imports/schema/kind-versions';
import { schemaOf } from '../../src/schema/schema-store';
import { judge } from '../../src/schema/verdict';

/** What kube-apiserver 1.36 refuses, as `npm run e2e -- verdicts` found it where the library first said something else. */

function refusals(kind: string, metadata: unknown, spec: unknown, old?: object, oldSpec = spec): string[] {
  const { node, ...kindVersion } = KIND_VERSIONS.filter(each => each.kind === kind && each.served).at(-1)!;
  const typeMeta = { apiVersion: `${kindVersion.group}/${kindVersion.version}`, kind };
  const stored = old && { ...typeMeta, metadata: old, spec: oldSpec };
  const errors = judge({ ...kindVersion, schema: schemaOf({ node }) }, { ...typeMeta, metadata, spec }, stored);
  return errors.map(({ type, path }) => `${type} ${path || '<nil>'}`);
}

const WEB = { name: 'web', namespace: 'default' };

describe('rules', () => {
  const port = (name: string) => refusals('XBackend', WEB, { type: 'ExternalHostname', externalHostname: { hostname: 'a.example.com' }, port: { port: 80, name } });

  test('an optional is never null, so that a rule which compares the two refuses every name', () => {
    expect(['', 'web', '-'].map(port)).toEqual([[], ['FieldValueInvalid spec.port.name'], ['FieldValueInvalid spec.port.name']]);
  });
});

describe('numbers', () => {
  const breaker = (maxRequestsPerConnection: number) => refusals('BackendTrafficPolicy', WEB, {
    targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'web' }], circuitBreaker: { maxRequestsPerConnection },
  });
  const FIELD = 'spec.circuitBreaker.maxRequestsPerConnection';

  test.each<[string, number, string[]]>([
    ['a whole number is an integer', 4294967295, []],
    ['a fraction is none, and out of range too', 1.5, ['FieldValueTypeInvalid', 'FieldValueInvalid <nil>']],
    ['a fraction next to a whole number is one, but out of range', 4294967294.5, ['FieldValueInvalid <nil>']],
    ['a fraction next to zero is none', 1e-12, ['FieldValueTypeInvalid', 'FieldValueInvalid <nil>']],
    ['what 64 bits can hold is one', 2 ** 62, ['FieldValueInvalid']],
    ['what they cannot is none', 2 ** 63, ['FieldValueTypeInvalid', 'FieldValueInvalid <nil>', 'FieldValueInvalid']],
    ['what is far beyond them is none', 1e300, ['FieldValueTypeInvalid', 'FieldValueInvalid <nil>', 'FieldValueInvalid']],
  ])('%s', (_, value, expected) => {
    expect(breaker(value)).toEqual(expected.map(line => line.endsWith('>') ? line : `${line} ${FIELD}`));
  });
});

describe('metadata', () => {
  const OWNER = { apiVersion: 'v1', kind: 'ConfigMap', name: 'a', uid: 'b', controller: true };
  const created = (metadata: unknown) => refusals('GatewayClass', metadata, { controllerName: 'example.com/a' });
  const updated = (metadata: object, old: object = {}) =>
    refusals('GatewayClass', { name: 'web', ...metadata }, { controllerName: 'example.com/a' }, { name: 'web', ...old });

  test.each<[string, unknown, string[]]>([
    ['null is none', null, ['FieldValueRequired metadata.name']],
    ['a list is none', [], ['FieldValueTypeInvalid metadata', 'FieldValueTypeInvalid metadata']],
    ['a time is as Go reads it', { name: 'a', creationTimestamp: '2024-02-29T3:04:05,5-24:00' }, []],
    ['a time has a capital T', { name: 'a', creationTimestamp: '2024-02-29t03:04:05Z' }, ['FieldValueTypeInvalid metadata.creationTimestamp']],
    ['a time has a day that there is', { name: 'a', creationTimestamp: '2023-02-29T03:04:05Z' }, ['FieldValueTypeInvalid metadata.creationTimestamp']],
    ['a time is not empty', { name: 'a', deletionTimestamp: '' }, ['FieldValueTypeInvalid metadata.deletionTimestamp']],
    ['a time is no list', { name: 'a', creationTimestamp: [] }, ['FieldValueTypeInvalid metadata.creationTimestamp']],
    ['a time of a field manager too', { name: 'a', managedFields: [{ time: 'now' }] }, ['FieldValueTypeInvalid metadata.managedFields[0].time']],
    ['managed fields are whatever they are', { name: 'a', managedFields: [{ operation: 'Update', fieldsV1: 'text' }] }, []],
    ['a name that would be generated is judged too', { generateName: '-a' }, ['FieldValueInvalid metadata.generateName', 'FieldValueInvalid metadata.name']],
    ['of a long prefix a name is cut', { generateName: 'a'.repeat(254) }, ['FieldValueInvalid metadata.generateName']],
    ['a prefix that ends in a dot is none, the name is one', { generateName: 'a.' }, ['FieldValueInvalid metadata.generateName']],
    ['two controllers are one too many', { name: 'a', ownerReferences: [OWNER, { ...OWNER, uid: 'c' }] }, ['FieldValueInvalid metadata.ownerReferences']],
    ['a controller may be said twice', { name: 'a', ownerReferences: [OWNER, { ...OWNER, blockOwnerDeletion: null }] }, []],
  ])('of what is created: %s', (_, metadata, expected) => {
    expect(created(metadata)).toEqual(expected);
  });

  test.each<[string, object, object, string[]]>([
    ['finalizers are judged', { finalizers: [''] }, {}, ['FieldValueInvalid metadata.finalizers']],
    ['a prefix for names need only fit a path', { generateName: '-A' }, {}, []],
    ['a prefix for names has to fit a path', { generateName: 'a%b' }, {}, ['FieldValueInvalid metadata.generateName']],
    ['a deletion is not said', { deletionTimestamp: '2026-01-02T03:04:05Z' }, {}, ['FieldValueInvalid metadata.deletionTimestamp']],
    ['nor how long it takes', { deletionGracePeriodSeconds: 30 }, { deletionGracePeriodSeconds: 0 }, ['FieldValueInvalid metadata.deletionGracePeriodSeconds']],
    ['a deletion that is under way stays', { deletionTimestamp: '2026-01-02T03:04:06Z' }, { deletionTimestamp: '2026-01-02T03:04:05Z' }, []],
    ['then nothing more holds it up', { finalizers: ['a', 'b'] }, { deletionTimestamp: '2026-01-02T03:04:05Z', finalizers: ['a'] }, ['FieldValueForbidden metadata.finalizers']],
  ])('of what is updated: %s', (_, metadata, old, expected) => {
    expect(updated(metadata, old)).toEqual(expected);
  });
});

describe('an update of what was wrong already', () => {
  const updated = (kind: string, old: unknown, spec: unknown) => refusals(kind, WEB, spec, WEB, old);

  test('passes as it is', () => {
    const spec = { listeners: [{ name: 'a', port: 80, protocol: 'HTTP' }], gatewayClassName: 1 };
    expect(updated('Gateway', spec, spec)).toEqual([]);
  });

  test('does not pass where an item without its key has another beside it', () => {
    const [old, spec] = [[{ port: 80 }], [{ port: 80 }, { name: 'b', port: 81, protocol: 'HTTP' }]].map(listeners => ({ gatewayClassName: 'a', listeners }));
    expect(updated('Gateway', old, spec)).toEqual(['FieldValueRequired spec.listeners[0].name', 'FieldValueRequired spec.listeners[0].protocol']);
  });

  test('does not pass below an item without its key, even where nothing at all has changed', () => {
    const spec = { gatewayClassName: 'a', listeners: [], tls: { frontend: { default: {}, perPort: [{ tls: {} }] } } };
    expect(updated('Gateway', spec, spec)).toEqual(['FieldValueRequired spec.tls.frontend.perPort[0].port']);
  });

  test('passes where items of a map have changed places', () => {
    const listeners = [{ name: 'a', port: 0, protocol: 'HTTP' }, { name: 'b', port: 80, protocol: 'HTTP' }];
    const [old, spec] = [listeners, [...listeners].reverse()].map(each => ({ gatewayClassName: 'a', listeners: each }));
    expect(updated('Gateway', old, spec)).toEqual([]);
  });

  test('passes a rule about a text that can be decoded, though it is not of the format', () => {
    const spec = {
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'a' }],
      healthCheck: {
        active: { type: 'TCP', tcp: { receive: { type: 'Binary', binary: '' } } },
      },
    };
    expect(updated('BackendTrafficPolicy', spec, spec)).toEqual([]);
  });

  test.each<[string, string, unknown, unknown, string[]]>([
    ['not even to ask whether it is there', 'XBackend', { type: 'ExternalHostname', port: { port: 1 }, externalHostname: 1 }, undefined, ['FieldValueInvalid spec']],
    ['nor to compare it with itself', 'GatewayClass', { controllerName: false }, undefined, ['FieldValueInvalid spec.controllerName']],
    ['but where it does not matter', 'GatewayClass', { controllerName: 'example.com/a', description: 1 }, undefined, []],
    ['in a list, unless another item decides', 'BackendTLSPolicy', {
      targetRefs: [{ group: '', kind: 'Service', name: 1 }], validation: { hostname: 'a', wellKnownCACertificates: 'System' },
    }, undefined, ['FieldValueInvalid spec.targetRefs', 'FieldValueInvalid spec.targetRefs']],
  ])('does not pass a rule that has to look at a value of another type: %s', (_, kind, old, spec = old, expected) => {
    expect(updated(kind, old, spec)).toEqual(expected);
  });
});

test('a rule cannot look at a fraction, even where the schema takes it for an integer', () => {
  const hpa = (maxReplicas: number) => refusals('EnvoyProxy', WEB, { provider: { type: 'Kubernetes', kubernetes: { envoyHpa: { maxReplicas } } } });
  expect(hpa(2_000_000_000)).toEqual([]);
  expect(hpa(2_000_000_000.5)).toEqual(['FieldValueInvalid <nil>', 'FieldValueInvalid spec.provider.kubernetes.envoyHpa.maxReplicas']);
});

test.each([['YQ==', []], ['a-_b', ['FieldValueTypeInvalid']], ['++//', ['FieldValueInvalid']], ['a/b=', ['FieldValueInvalid']]])(
  'a rule cannot look at bytes unless they are read by the alphabet for URLs too, which no schema takes: %s', (binary, expected) => {
    const targetRefs = [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'a' }];
    const spec = { targetRefs, healthCheck: { active: { type: 'TCP', tcp: { receive: { type: 'Binary', binary } } } } };
    expect(refusals('BackendTrafficPolicy', WEB, spec).map(line => line.split(' ')[0])).toEqual(expected);
  });

test.each([['10.0.0.1', 0], ['::1', 0], ['a', 2], [{}, 2], [[], 0]])('a format says that a value is a text or a list, even without a type: %j', (value, nowhere) => {
  const spec = { gatewayClassName: 'a', listeners: [{ name: 'a', port: 80, protocol: 'HTTP' }], addresses: [{ value }] };
  expect(refusals('Gateway', WEB, spec).filter(line => line.endsWith('<nil>'))).toHaveLength(nowhere);
});
