import { Chart, Testing } from 'cdk8s';
import * as library from '../../src';
import { SharedFolder } from '../shared-folder';
import { exported, KINDS } from './kinds';
import { validDocuments } from './valid-documents';

SharedFolder.ORACLES.test('every valid document of upstream, built through its class, is synthesized back equal', () => {
  const { ours, others } = validDocuments();
  const chart = new Chart(Testing.app(), 'chart');
  ours.forEach(({ title, className, manifest: { apiVersion, kind, ...props } }) => new (exported(library, className))(chart, title.replace(/\//g, ' '), props));

  const rendered = Testing.synth(chart);

  expect(rendered).toEqual(ours.map(({ apiVersion, manifest }) => ({ ...manifest, apiVersion })));
  const otherVersions = ours.filter(({ apiVersion, manifest }) => manifest.apiVersion !== apiVersion);
  console.info(`round trip: ${ours.length} documents equal, of ${new Set(ours.map(({ className }) => className)).size} kinds out of ${KINDS.length}, `
    + `${otherVersions.length} of them apart from their apiVersion; ${others} of other kinds left out`);
});
