import { writeFileSync } from 'fs';
import { join } from 'path';
import { ManifestValidation, ManifestViolation } from '../../src';
import { scratchFolder } from '../scratch-folder';

const GATEWAY_CLASS = 'apiVersion: gateway.networking.k8s.io/v1\nkind: GatewayClass\n';

async function report(texts: readonly string[], profile?: string) {
  const folder = scratchFolder();
  const manifests = texts.map((text, index) => {
    const path = join(folder, `${index}.k8s.yaml`);
    writeFileSync(path, text);
    return path;
  });
  const violations: ManifestViolation[] = [];
  let submitted: unknown[] = [];
  await new ManifestValidation({ profile }).validate({
    manifests,
    report: { addViolation: violation => violations.push(violation), submit: (...args) => void (submitted = args) },
  });
  return { violations, submitted, manifests };
}

test('passes what the API server takes, and what it knows nothing of', async () => {
  expect(await report([`${GATEWAY_CLASS}metadata: { name: eg }\nspec: { controllerName: example.com/eg }\n---\napiVersion: v1\nkind: Service\n`])).toMatchObject({
    violations: [], submitted: ['success', { Profile: 'envoy-gateway-1.9', Objects: '1' }],
  });
});

test('puts together what is wrong the same way, by resource', async () => {
  const wrong = (name: string) => `${GATEWAY_CLASS}metadata: { name: ${name} }\nspec: { controllerName: example.com/eg, colour: red }\n`;
  const { violations, submitted, manifests } = await report([`${wrong('one')}---\n${wrong('two')}`, wrong('three')]);
  expect(violations).toEqual([{
    ruleName: 'unknown-field',
    recommendation: 'there is no field "colour" here',
    fix: expect.stringContaining('controllerName'),
    violatingResources: [
      { resourceName: 'one', manifestPath: manifests[0], locations: ['spec.colour, line 4'] },
      { resourceName: 'two', manifestPath: manifests[0], locations: ['spec.colour, line 9'] },
      { resourceName: 'three', manifestPath: manifests[1], locations: ['spec.colour, line 4'] },
    ],
  }]);
  expect(submitted[0]).toBe('failure');
});

test('reports what cannot be read', async () => {
  const { violations, submitted } = await report(['a: [1\n']);
  expect(violations).toMatchObject([{ ruleName: 'unreadable-document', violatingResources: [{ resourceName: '', locations: [expect.stringMatching(/^line \d$/)] }] }]);
  expect(submitted[0]).toBe('failure');
});

test('only speaks of what is on its way out', async () => {
  const text = 'apiVersion: gateway.networking.k8s.io/v1alpha2\nkind: TLSRoute\nmetadata: { name: a }\n'
    + 'spec: { hostnames: [a.example.com], rules: [{ backendRefs: [{ name: web, port: 80 }] }] }\n';
  const { violations, submitted } = await report([text], 'gateway-api-1.6-experimental');
  expect(violations.map(({ ruleName }) => ruleName)).toEqual(['deprecated-version (warning)']);
  expect(submitted[0]).toBe('success');
});

test('refuses a profile that there is not, before anything is synthesized', () => {
  expect(() => new ManifestValidation({ profile: 'istio' })).toThrow(
    'the profile of a validation must be envoy-gateway-1.9, envoy-gateway-1.9-experimental, gateway-api-1.6, gateway-api-1.6-experimental, got "istio"');
});
