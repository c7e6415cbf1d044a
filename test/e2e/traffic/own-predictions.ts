import { writeFileSync } from 'fs';
import { join } from 'path';
import { Prediction } from './prediction';
import { Request } from './request';
import { ownCommand } from '../command-line';
import { KubernetesObject } from '../stack/kubectl';
import { STACK } from '../stack/whereabouts';
import { WORKLOAD_NAME } from '../systems/backend-tls-policies';

/** What the library says of requests, by their ids, where objects are as on the server but for what is said of them there. */
export async function ownPredictions(objects: readonly KubernetesObject[], requests: readonly Request[]): Promise<ReadonlyMap<string, Prediction>> {
  const [manifests, asked] = ['objects.json', 'requests.jsonl'].map(name => join(STACK, name));
  writeFileSync(manifests, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects.map(({ status, ...object }) => object) }));
  writeFileSync(asked, requests.map(request => `${JSON.stringify(asLine(request))}\n`).join(''));
  const answers = await ownCommand('explain', '--requests', asked, manifests, '--profile', 'envoy-gateway-1.9');
  return new Map(answers.split('\n').filter(line => line !== '').map(line => asWorkloadsAre(JSON.parse(line) as Prediction)).map(prediction => [prediction.id, prediction]));
}

/** A handshake without server name has to be asked for: lines take the host for it. */
function asLine(request: Request): Request {
  return request.scheme === 'https' || request.protocol === 'tls' ? { ...request, sni: request.sni ?? '' } : request;
}

/** Workloads have one name that they can prove, which manifests do not tell: a proxy that asks for another goes no further. */
export function asWorkloadsAre(prediction: Prediction): Prediction {
  return {
    ...prediction,
    backends: prediction.backends.map(backend => {
      const { passthrough = false, sni = WORKLOAD_NAME } = backend.tls ?? {};
      return passthrough || sni === WORKLOAD_NAME ? backend : { ...backend, error: { status: 503, grpcStatus: 14, ...backend.error } };
    }),
  };
}
