import { loadAll } from 'js-yaml';
import { ClusterObjects } from '../../src/model/cluster-objects';
import { behaviourOf } from '../../src/status/behaviour';
import { Conditions } from '../../src/status/condition';
import { simulate } from '../../src/status/simulate';
import { Simulation } from '../../src/status/simulation';
import { admitted } from '../../src/verdict/admission';
import { Catalog } from '../../src/verdict/catalog';
import { PROFILES } from '../../src/verdict/profile';

/** Manifests that a test may change. */
export type Manifest = any;

/** A system in which everything is in order: a Gateway for everyone, a ListenerSet, and a route of each kind. */
const BASE = `
{apiVersion: gateway.networking.k8s.io/v1, kind: GatewayClass, metadata: {name: eg}, spec: {controllerName: gateway.envoyproxy.io/gatewayclass-controller}}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: web, namespace: infra}
spec:
  gatewayClassName: eg
  allowedListeners: {namespaces: {from: All}}
  listeners:
  - {name: http, port: 80, protocol: HTTP, hostname: "*.example.com", allowedRoutes: {namespaces: {from: All}}}
  - {name: tls, port: 8443, protocol: TLS, tls: {mode: Passthrough}, allowedRoutes: {namespaces: {from: All}}}
  - {name: tcp, port: 5432, protocol: TCP, allowedRoutes: {namespaces: {from: All}}}
  - {name: udp, port: 53, protocol: UDP, allowedRoutes: {namespaces: {from: All}}}
---
apiVersion: gateway.networking.k8s.io/v1
kind: ListenerSet
metadata: {name: more, namespace: shop}
spec:
  parentRef: {name: web, namespace: infra}
  listeners: [{name: extra, port: 80, protocol: HTTP, hostname: extra.test}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: http, namespace: shop}
spec:
  parentRefs: [{name: web, namespace: infra, sectionName: http}]
  hostnames: [www.example.com]
  rules:
  - matches: [{path: {type: PathPrefix, value: /}}]
    backendRefs: [{name: web, port: 8080}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: {name: grpc, namespace: shop}
spec:
  parentRefs: [{name: web, namespace: infra, sectionName: http}]
  hostnames: [grpc.example.com]
  rules: [{backendRefs: [{name: web, port: 8080}]}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: TLSRoute
metadata: {name: tls, namespace: shop}
spec:
  parentRefs: [{name: web, namespace: infra, sectionName: tls}]
  hostnames: [db.example.com]
  rules: [{backendRefs: [{name: web, port: 8080}]}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: TCPRoute
metadata: {name: tcp, namespace: shop}
spec:
  parentRefs: [{name: web, namespace: infra, sectionName: tcp}]
  rules: [{backendRefs: [{name: web, port: 8080}]}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: UDPRoute
metadata: {name: udp, namespace: shop}
spec:
  parentRefs: [{name: web, namespace: infra, sectionName: udp}]
  rules: [{backendRefs: [{name: dns, port: 53}]}]
---
{apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {selector: {app: web}, ports: [{port: 8080}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: dns, namespace: shop}, spec: {selector: {app: dns}, ports: [{port: 53, protocol: UDP}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: other, namespace: bank}, spec: {selector: {app: other}, ports: [{port: 8080}]}}
`;

/** The base system, with what a case changes of it. */
export class System {
  public readonly manifests: Manifest[] = loadAll(BASE) as Manifest[];

  /** The manifest of a kind; of several, the one with a name. */
  public of(kind: string, name?: string): Manifest {
    return this.manifests.find(each => each.kind === kind && (name === undefined || each.metadata.name === name));
  }

  public listener(name: string): Manifest {
    return this.of('Gateway').spec.listeners.find((each: Manifest) => each.name === name);
  }

  public add(yaml: string): void {
    this.manifests.push(...loadAll(yaml) as Manifest[]);
  }

  public remove(kind: string, name?: string): void {
    this.manifests.splice(this.manifests.indexOf(this.of(kind, name)), 1);
  }

  public simulated(profile: 'specification' | 'envoy-gateway', options: { readonly without?: readonly string[]; readonly assumed?: readonly string[] } = {}): Simulation {
    const envoyGateway = profile === 'envoy-gateway';
    const catalog = new Catalog(PROFILES.find(({ name }) => name === (envoyGateway ? 'envoy-gateway-1.9' : 'gateway-api-1.6'))!);
    const objects = this.manifests.map(manifest => {
      const object = admitted(manifest, catalog);
      if (object === undefined) throw new Error(`the API server would refuse ${JSON.stringify(manifest)}`);
      return object;
    });
    return simulate(new ClusterObjects(objects, new Set(options.assumed)), behaviourOf({ envoyGateway }, { without: options.without }));
  }
}

/** Conditions as a table shows them, by type: `Accepted=True ResolvedRefs=False/BackendNotFound`. */
export function summary({ all }: Conditions): string {
  return [...all].sort((a, b) => a.type < b.type ? -1 : 1)
    .map(({ type, status, reason }) => `${type}=${status}${reason === type || reason === 'NoConflicts' ? '' : `/${reason}`}`).join(' ');
}

/** Everything a simulation says, by what it is said of. */
export function said({ classes, gateways, listenerSets, routes }: Simulation): { readonly [name: string]: string } {
  const entries: Array<readonly [string, string]> = [
    ...classes.map(({ object, conditions }) => [`class ${object.metadata.name}`, summary(conditions)] as const),
    ...gateways.flatMap(({ object, conditions, listeners }) => [
      [`gateway ${object.metadata.name}`, summary(conditions)] as const,
      ...listeners.map(({ spec, set, conditions: own }) => [`listener ${set === undefined ? '' : `${set.object.metadata.name}/`}${spec.name}`, summary(own)] as const),
    ]),
    ...listenerSets.map(({ object, conditions }) => [`set ${object.metadata.name}`, summary(conditions)] as const),
    ...routes.flatMap(({ kind, object, parents }) => parents.map(({ conditions }, index) =>
      [`${kind} ${object.metadata.name}${index === 0 ? '' : ` (${index})`}`, summary(conditions)] as const)),
  ];
  return Object.fromEntries(entries);
}
