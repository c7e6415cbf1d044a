import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Endpoint } from '../backends/echo';
import { Manifests, nameOf } from '../manifests/manifests';
import { serviceName, Surroundings } from '../manifests/surroundings';
import { Report } from '../report';
import { hasConditions, isGood, verdicts } from '../stack/conditions';
import { CONTROLLER_NAMESPACE } from '../stack/envoy-gateway';
import { KubernetesObject } from '../stack/kubectl';
import { run } from '../stack/run';
import { STACK } from '../stack/whereabouts';
import { Toolbox } from '../tools/toolbox';

/** The newest Kubernetes whose own kinds kubectl-validate knows without a network. */
const KUBERNETES = '1.32';
const UNKNOWN_TO_EGCTL = new Set(['Deployment']);
/** Left out of its output without a word, and the routes of ListenerSets with them. */
const DROPPED_BY_EGCTL = new Set(['ListenerSet']);

/** What Envoy Gateway made of manifests without a cluster. */
export interface Translation {
  readonly objects: ReadonlyMap<string, KubernetesObject>;
  /** The configuration of the proxies, by Gateway. */
  readonly xds: { readonly [gateway: string]: any };
}

/** Level A: would the API server take the manifests, by kubectl-validate? Puts down what it says of each file. */
export async function validate(toolbox: Toolbox, manifests: Manifests, report: Report): Promise<void> {
  const crds = [join(toolbox.crds.gatewayApi, 'standard'), toolbox.crds.envoyGateway].flatMap(folder => ['--local-crds', folder]);
  const { code, stdout, stderr } = await run(toolbox.path('kubectl-validate'), [...manifests.files, ...crds, '--version', KUBERNETES, '--output', 'json']);
  report.row('kubectl-validate', `${manifests.files.length} files taken`, code === 0 ? `${manifests.files.length} files taken` : complaints(stdout) || stderr.trim());
}

/** Level A: what would Envoy Gateway say and configure, by egctl? Fails when it refuses an object. */
export async function translate(toolbox: Toolbox, manifests: Manifests, { objects, endpoints }: Surroundings): Promise<Translation> {
  const folder = `${STACK}/translation`;
  mkdirSync(folder, { recursive: true });
  const input = join(folder, 'input.yaml');
  writeFileSync(input, offlineInput([...manifests.objects, ...objects], endpoints).map(object => JSON.stringify(object)).join('\n---\n'));
  const { code, stdout, stderr } = await run(toolbox.path('egctl'), [
    'x', 'translate', '--from', 'gateway-api', '--to', 'gateway-api,xds', '--type', 'all', '--output', 'json', '--file', input,
  ]);
  if (code !== 0 || !stdout.startsWith('{')) throw new Error(stderr.trim() || stdout.trim());
  const { xds = {}, ...byKind } = JSON.parse(stdout);
  const translated = Object.values(byKind).flat() as KubernetesObject[];
  return { xds, objects: new Map(translated.filter(object => object?.kind).map(object => [nameOf(object), object])) };
}

/** Puts down the conditions that the translation gives; some come from a running controller only. */
export function reportConditions(manifests: Manifests, { objects }: Translation, report: Report): void {
  for (const object of manifests.objects.filter(hasConditions)) {
    const { kind, spec } = object;
    const parents: ReadonlyArray<{ readonly kind: string }> = spec.parentRefs ?? [];
    const dropped = DROPPED_BY_EGCTL.has(kind) || (parents.length > 0 && parents.every(parent => DROPPED_BY_EGCTL.has(parent.kind)));
    if (kind === 'GatewayClass' || dropped) continue;
    const found = objects.get(nameOf(object));
    report.row(nameOf(object), 'no complaint', found ? complaintsOf({ ...found, metadata: object.metadata }) : 'dropped without a word');
  }
}

/** What its conditions say that is not good; of the object's parts, as only those are translated. */
function complaintsOf(object: KubernetesObject): string {
  const said = verdicts(object);
  if (said.length === 0) return 'says nothing';
  const bad = said.flatMap(({ about, conditions }) => conditions.filter(condition => !isGood(condition))
    .map(({ type, status, reason }) => `${about}: ${type} ${status} (${reason})`));
  return bad.join('\n') || 'no complaint';
}

/**
 * What egctl can read: with what the API server would have filled in, and without what egctl does not know. It looks at no EndpointSlices
 * and sends requests to the address of the Service, so that a Service gets the address of its workload.
 */
function offlineInput(objects: readonly KubernetesObject[], endpoints: readonly Endpoint[]): KubernetesObject[] {
  const addresses = new Map(endpoints.map(({ service, address }) => [service, address]));
  const system: KubernetesObject = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: CONTROLLER_NAMESPACE } };
  return [system, ...objects].filter(({ kind }) => !UNKNOWN_TO_EGCTL.has(kind)).map(object => {
    if (object.kind === 'Service') return { ...object, spec: { ...object.spec, clusterIP: addresses.get(serviceName(object)) ?? 'None' } };
    return object.kind === 'Gateway' ? openToAll(object) : object;
  });
}

/** It reads namespaces without their labels, so that no selector would ever hold: who is let in is for level D to judge. */
function openToAll(gateway: KubernetesObject): KubernetesObject {
  const copy = structuredClone(gateway);
  for (const { allowedRoutes } of copy.spec.listeners) {
    if (allowedRoutes?.namespaces?.from === 'Selector') allowedRoutes.namespaces = { from: 'All' };
  }
  return copy;
}

/** The errors in kubectl-validate's report, in one text. */
function complaints(stdout: string): string {
  const messages: string[] = [];
  JSON.parse(stdout || '{}', (key, value) => {
    if (key === 'message' && typeof value === 'string' && value !== '') messages.push(value);
    return value;
  });
  return [...new Set(messages)].join('\n');
}
