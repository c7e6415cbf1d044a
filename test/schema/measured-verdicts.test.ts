import { KIND_VERSIONS } from '../../imports/schema/kind-versions';
import { schemaOf } from '../../src/schema/schema-store';
import { judge } from '../../src/schema/verdict';

/** What kube-apiserver 1.36 refuses, as `npm run e2e -- verdicts` found it where the library first said something else. */

function refusals(kind: string, metadata: unknown, spec: unknown, old?: object): string[] {
  const { node, ...kindVersion } = KIND_VERSIONS.filter(each => each.kind === kind && each.served).at(-1)!;
  const typeMeta = { apiVersion: `${kindVersion.group}/${kindVersion.version}`, kind };
  const errors = judge({ ...kindVersion, schema: schemaOf({ node }) }, { ...typeMeta, metadata, spec }, old && { ...typeMeta, metadata: old, spec });
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
