import { Chart } from 'cdk8s';
import { objectsOf } from './chart-objects';

/** The file in which validation plug-ins of cdk8s-cli look up what construct an object comes from. */
export const CONSTRUCT_METADATA = 'construct-metadata.json';

export function constructMetadata(charts: readonly Chart[]): string {
  const resources: { [name: string]: { readonly path: string } } = {};
  for (const { name, node } of charts.flatMap(objectsOf)) {
    resources[name] = { path: node.path };
  }
  return JSON.stringify({ version: '1.0.0', resources });
}
