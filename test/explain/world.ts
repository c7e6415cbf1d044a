import { loadAll } from 'js-yaml';
import { Explainer } from '../../src/explain/explainer';
import { Explanation } from '../../src/explain/explanation';
import { ExplainRequest } from '../../src/explain/request';
import { ClusterObject } from '../../src/model/cluster-object';
import { ClusterObjects } from '../../src/model/cluster-objects';
import { behaviourOf } from '../../src/status/behaviour';
import { simulate } from '../../src/status/simulate';
import { admitted } from '../../src/verdict/admission';
import { Catalog } from '../../src/verdict/catalog';
import { PROFILES } from '../../src/verdict/profile';

/** The specification, and Envoy Gateway. */
export const PROFILE_NAMES = ['gateway-api-1.6-experimental', 'envoy-gateway-1.9-experimental'] as const;
export type ProfileName = typeof PROFILE_NAMES[number];
export const [SPECIFICATION, ENVOY] = PROFILE_NAMES;

/** What every system here has: a class, a Gateway with one plain listener, and Services of two namespaces. */
const BASE = `
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: {name: eg}
spec: {controllerName: gateway.envoyproxy.io/gatewayclass-controller}
---
${['shop/web', 'shop/pay', 'shop/none', 'bank/pay'].map(each => service(...each.split('/') as [string, string])).join('---\n')}`;

const GATEWAY = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: infra}
spec:
  gatewayClassName: eg
  listeners: [{name: http, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: All}}}]
`;

function service(namespace: string, name: string): string {
  return `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {ports: [{name: http, port: 80}]${name === 'none' ? '' : `, selector: {app: ${name}}`}}\n`;
}

interface WorldOptions {
  readonly profile?: ProfileName;
  readonly without?: readonly string[];
}

/** A system of manifests, beside a class and some Services; with a Gateway, unless there is one among them. */
export class World {
  private readonly explainer: Explainer;

  public constructor(manifests: string, { profile = SPECIFICATION, without = [] }: WorldOptions = {}) {
    const text = `${BASE}\n---\n${/^kind: Gateway$/m.test(manifests) ? '' : GATEWAY}\n---\n${manifests}`;
    const found = PROFILES.find(({ name }) => name === profile)!;
    const catalog = new Catalog(found);
    const objects = loadAll(text).filter(each => each !== null && each !== undefined).map(value => {
      const object = admitted(value, catalog);
      if (object === undefined) throw new Error(`the API server would refuse ${JSON.stringify(value)}`);
      return object;
    });
    this.explainer = new Explainer(simulate(new ClusterObjects(objects as readonly ClusterObject[], new Set(['Secret', 'ConfigMap'])), behaviourOf(found, { without })));
  }

  public explain(request: Partial<ExplainRequest> = {}): Explanation {
    const [explanation, ...others] = this.explainAll(request);
    if (others.length > 0) throw new Error('several Gateways answer');
    return explanation;
  }

  public explainAll(request: Partial<ExplainRequest> = {}): readonly Explanation[] {
    return this.explainer.explain({ protocol: 'http', host: 'www.example.com', ...request });
  }

  /** The one backend of a request, or what comes instead. */
  public target(request: Partial<ExplainRequest> = {}): string {
    const { backends, answer, refused } = this.explain(request);
    if (refused !== undefined) return 'refused';
    if (answer !== undefined) return answer.grpcStatus === undefined ? String(answer.status) : `grpc-status ${answer.grpcStatus}`;
    return backends.map(({ backend: { namespace, name } }) => `${namespace}/${name}`).join(' ');
  }
}

/** An HTTPRoute of namespace shop on the Gateway, with fields of its spec as YAML of one line. */
export function httpRoute(name: string, spec: string, more = ''): string {
  return route('HTTPRoute', name, spec, more);
}

export function route(kind: string, name: string, spec: string, more = ''): string {
  return `---\napiVersion: gateway.networking.k8s.io/v1\nkind: ${kind}\nmetadata: {name: ${name}, namespace: shop${more}}\nspec: {parentRefs: [{name: edge, namespace: infra}], ${spec}}\n`;
}

/** A Gateway with listeners, each as YAML of one line; every one takes routes of every namespace. */
export function gateway(listeners: readonly string[], { name = 'edge', spec = '' }: { readonly name?: string; readonly spec?: string } = {}): string {
  const all = listeners.map(each => `  - {${each}, allowedRoutes: {namespaces: {from: All}}}`).join('\n');
  return `---\napiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: ${name}, namespace: infra}\nspec:\n  gatewayClassName: eg\n${spec}  listeners:\n${all}\n`;
}

export const WEB_BACKEND = 'backendRefs: [{name: web, port: 80}]';
export const PAY_BACKEND = 'backendRefs: [{name: pay, port: 80}]';
