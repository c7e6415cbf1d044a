import { App, Chart, Testing } from 'cdk8s';
import * as library from '../../src';
import { SharedFolder } from '../shared-folder';
import { exported } from './kinds';
import { validDocuments } from './valid-documents';

SharedFolder.ORACLES.test('every valid document of upstream, built through its class, is synthesized back equal', () => {
  const { ours, others } = validDocuments();
  const chart = new Chart(new App(), 'chart');
  // Six of them are of versions that differ from what the classes render.
  library.ApiServerCheck.of(chart).turnOff();
  ours.forEach(({ title, className, manifest: { apiVersion, kind, ...props } }) => new (exported(library, className))(chart, title.replace(/\//g, ' '), props));

  // The documents are of many systems.
  library.ControllerCheck.of(chart).turnOff();
  const rendered = Testing.synth(chart);

  expect(rendered).toEqual(ours.map(({ apiVersion, manifest }) => ({ ...manifest, apiVersion })));
  expect({
    documents: ours.length,
    kinds: new Set(ours.map(({ className }) => className)).size,
    equalApartFromApiVersion: ours.filter(({ apiVersion, manifest }) => manifest.apiVersion !== apiVersion).length,
    ofOtherKinds: others,
  }).toEqual({ documents: 177, kinds: 13, equalApartFromApiVersion: 6, ofOtherKinds: 72 });
});
