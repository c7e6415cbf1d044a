import { writeFileSync } from 'fs';
import { join } from 'path';
import { Prediction } from './prediction';
import { Request } from './request';
import { ownCommand } from '../command-line';
import { KubernetesObject } from '../stack/kubectl';
import { STACK } from '../stack/whereabouts';

/** What the library says of requests, by their ids, where objects are as on the server but for what is said of them there. */
export async function ownPredictions(objects: readonly KubernetesObject[], requests: readonly Request[]): Promise<ReadonlyMap<string, Prediction>> {
  const [manifests, asked] = ['objects.json', 'requests.jsonl'].map(name => join(STACK, name));
  writeFileSync(manifests, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects.map(({ status, ...object }) => object) }));
  writeFileSync(asked, requests.map(request => `${JSON.stringify(request)}\n`).join(''));
  const answers = await ownCommand('explain', '--requests', asked, manifests, '--profile', 'envoy-gateway-1.9');
  return new Map(answers.split('\n').filter(line => line !== '').map(line => JSON.parse(line) as Prediction).map(prediction => [prediction.id, prediction]));
}
