import { writeFileSync } from 'fs';
import { join } from 'path';
import { ownCommand } from '../command-line';
import { KubernetesObject } from '../stack/kubectl';
import { STACK } from '../stack/whereabouts';

/** What the library says of objects as they are on the server, but for what is said of them there. */
export async function ownStatus(objects: readonly KubernetesObject[]): Promise<KubernetesObject[]> {
  const file = join(STACK, 'objects.json');
  writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects.map(({ status, ...object }) => object) }));
  const { objects: judged } = JSON.parse(await ownCommand('status', file, '--profile', 'envoy-gateway-1.9', '--format', 'json')) as { readonly objects: KubernetesObject[] };
  return judged;
}
