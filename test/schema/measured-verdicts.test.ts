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
