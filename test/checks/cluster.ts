import { foundIn } from './examples';
import { clusterFindings } from '../../src/checks/cluster-findings';
import { simulatePartially } from '../../src/checks/partial-cluster';
import { ClusterObject } from '../../src/model/cluster-object';
import { behaviourOf } from '../../src/status/behaviour';

/** Ids of what is found in manifests beside, or in place of, the base of all examples, each with where: `unused-grant spec`. */
export function found(text: string, profile?: string, without?: readonly string[]): string[] {
  const { refused, findings } = foundIn(text, profile, without);
  expect(refused).toEqual([]);
  return findings.map(({ id, severity, object, keys, acknowledged }) => [
    severity, id, `${object.kind} ${object.metadata.name}`, keys.join('.'), ...acknowledged === undefined ? [] : [`(${acknowledged})`],
  ].join(' '));
}

export interface RouteChange {
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly created?: string;
  readonly hostnames?: string;
  readonly parents?: string;
  readonly annotations?: string;
  readonly labels?: string;
}

/** A route that is right, with rules of a text. */
export function route(rules: string, change: RouteChange = {}): string {
  const { kind = 'HTTPRoute', name = 'web', namespace = 'shop', created, hostnames = '[www.example.com]', parents = '[{name: public, namespace: infra}]', annotations, labels } = change;
  return `---
apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: {name: ${name}, namespace: ${namespace}${created === undefined ? '' : `, creationTimestamp: "${created}"`}${annotations === undefined ? '' : `, annotations: ${annotations}`}${labels === undefined ? '' : `, labels: ${labels}`}}
spec:
  parentRefs: ${parents}
${hostnames === '' ? '' : `  hostnames: ${hostnames}\n`}  rules: ${rules}
`;
}

/** A rule to the Service of the base, with matches of a text. */
export function rule(matches: string, more = ''): string {
  return `{matches: ${matches}, backendRefs: [{name: web, port: 8080}]${more}}`;
}

/** `/pay`, `=/pay` or `~/pay.*`, and more fields of a match. */
export function match(path: string, more = ''): string {
  const [, sign, value] = /^([=~]?)(.*)$/.exec(path)!;
  const type = sign === '=' ? 'Exact' : sign === '~' ? 'RegularExpression' : 'PathPrefix';
  return `{path: {type: ${type}, value: "${value}"}${more}}`;
}

/** The Gateway of the base, with listeners of a text. */
export function gateway(listeners: string, more = ''): string {
  return `---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public, namespace: infra}
spec: {gatewayClassName: eg, listeners: ${listeners}${more}}
`;
}

export const HTTP = '{name: http, port: 80, protocol: HTTP, hostname: "*.example.com", allowedRoutes: {namespaces: {from: All}}}';

export function service(namespace: string, name = 'web', ports = '[{port: 8080}]'): string {
  return `---\napiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {ports: ${ports}}\n`;
}

/** What is found in objects as a cluster keeps them. */
export function idsIn(objects: readonly ClusterObject[], envoyGateway = false): string[] {
  return clusterFindings(simulatePartially(objects, behaviourOf({ envoyGateway }))).map(({ id }) => id);
}
