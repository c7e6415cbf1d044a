import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Chart, JsonPatch, Testing } from 'cdk8s';
import { KIND_VERSIONS } from '../../imports/schema/kind-versions';
import { readPins } from '../../projenrc/imports/pins';
import * as library from '../../src';

import { assembly, shortName } from '../assembly';
import { CLUSTER_SCOPED, exported, KINDS } from './kinds';

const ROOT = join(__dirname, '..', '..');

test('there is a class for every kind, and for nothing else', () => {
  const generated = Object.values(assembly.types!).filter(({ kind, namespace }) => kind === 'class' && namespace !== undefined).map(({ fqn }) => shortName(fqn));
  expect(generated.sort()).toEqual(KINDS.map(([, className]) => className).sort());
});

test('every class renders v1 where it is served, except ReferenceGrant, which controllers read as v1beta1', () => {
  for (const [kind, , apiVersion] of KINDS) {
    const [group] = apiVersion.split('/');
    const v1 = KIND_VERSIONS.some(each => each.kind === kind && each.group === group && each.version === 'v1' && each.served);
    expect({ kind, isV1: apiVersion === `${group}/v1` }).toEqual({ kind, isV1: v1 && kind !== 'ReferenceGrant' });
  }
});

test('the README names the releases the classes are made of', () => {
  const pinned = readPins(join(ROOT, 'projenrc', 'imports', 'pins.json')).releases.map(({ version }) => version.slice(1));
  const [, gatewayApi, envoyGateway] = /Gateway API (\S+), experimental channel included, and of Envoy Gateway (\S+)\.\n/.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))!;
  expect([gatewayApi, envoyGateway]).toEqual(pinned);
});

function render(className: string, props: object = {}): any {
  const chart = new Chart(new App(), 'chart', { namespace: 'team' });
  library.ApiServerCheck.of(chart).turnOff();
  new (exported(library, className))(chart, 'Object', { spec: { anything: 0 }, ...props });
  return Testing.synth(chart)[0];
}

test.each(KINDS)('%s is rendered by %s as %s', (kind, className, apiVersion) => {
  expect(render(className)).toMatchObject({ apiVersion, kind, spec: { anything: 0 } });
  expect(exported(library, className).GVK).toEqual({ apiVersion, kind });
});

test.each(KINDS.filter(([kind]) => !CLUSTER_SCOPED.includes(kind)))('%s is put in the namespace of its chart', (_, className) => {
  expect(render(className).metadata.namespace).toBe('team');
  expect(render(className, { metadata: { namespace: 'other' } }).metadata.namespace).toBe('other');
});

test.each(KINDS.filter(([kind]) => CLUSTER_SCOPED.includes(kind)))('%s has no namespace, whatever the chart or its metadata say', (_, className) => {
  expect(render(className).metadata).toEqual({ name: expect.any(String) });
  expect(render(className, { metadata: { name: 'a', namespace: 'b', labels: { c: 'd' } } }).metadata).toEqual({ name: 'a', labels: { c: 'd' } });
});

test('a cluster-scoped object takes patches like any other', () => {
  const chart = new Chart(new App(), 'chart', { namespace: 'team' });
  const gatewayClass = new library.gatewayapi.GatewayClass(chart, 'Class', { spec: { controllerName: 'example.com/controller' } });
  gatewayClass.addJsonPatch(JsonPatch.add('/spec/description', 'ours'), JsonPatch.replace('/metadata', { name: 'mine' }));
  expect(Testing.synth(chart)).toEqual([{
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'GatewayClass',
    metadata: { name: 'mine' },
    spec: { controllerName: 'example.com/controller', description: 'ours' },
  }]);
});
