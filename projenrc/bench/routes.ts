/** How many namespaces have routes. */
const NAMESPACES = 100;

/** A Gateway for everyone, and a Service in every namespace. */
export function platformOf(): object[] {
  return [
    { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GatewayClass', metadata: { name: 'eg' }, spec: { controllerName: 'gateway.envoyproxy.io/gatewayclass-controller' } },
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: 'web', namespace: 'infra' },
      spec: {
        gatewayClassName: 'eg',
        listeners: [{ name: 'http', port: 80, protocol: 'HTTP', hostname: '*.example.com', allowedRoutes: { namespaces: { from: 'All' } } }],
      },
    },
    ...Array.from({ length: NAMESPACES }, (_, index) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: `team-${index}` } })),
    ...Array.from({ length: NAMESPACES }, (_, index) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', namespace: `team-${index}` },
      spec: { clusterIP: `10.0.${index}.1`, selector: { app: 'web' }, ports: [{ name: 'http', port: 8080 }] },
    })),
  ];
}

/** A route with two rules; of its own hostname, or all of one. */
export function routeOf(index: number, hostname = `app-${index}.example.com`): object {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: `route-${index}`, namespace: `team-${index % NAMESPACES}` },
    spec: {
      parentRefs: [{ name: 'web', namespace: 'infra', sectionName: 'http' }],
      hostnames: [hostname],
      rules: [
        { matches: [{ path: { type: 'PathPrefix', value: `/v1/${index}` } }], backendRefs: [{ name: 'web', port: 8080 }] },
        {
          matches: [{ path: { type: 'Exact', value: `/health/${index}` }, headers: [{ name: 'x-tenant', value: 'a' }] }],
          backendRefs: [{ name: 'web', port: 8080, weight: 9 }, { name: 'web', port: 8080, weight: 1 }],
        },
      ],
    },
  };
}
