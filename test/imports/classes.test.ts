import { Chart, Testing } from 'cdk8s';
import * as library from '../../src';
import { assembly, shortName } from '../assembly';
import { CLUSTER_SCOPED, exported, KINDS } from './kinds';

test('there is a class for every kind, and for nothing else', () => {
  const classes = Object.values(assembly.types!).filter(({ kind }) => kind === 'class').map(({ fqn }) => shortName(fqn));
  expect(classes.sort()).toEqual(KINDS.map(([, className]) => className).sort());
});

function render(className: string, props: object = {}): any {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'team' });
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
