import { execFileSync } from 'child_process';
import { join } from 'path';
import { App } from 'cdk8s';
import { loadAll } from 'js-yaml';
import { quickstart } from '../../examples/quickstart/quickstart';
import { expectGolden } from '../golden';
import { filesIn, scratchFolder } from '../scratch-folder';

const ROOT = join(__dirname, '..', '..');

function synthesize(): Map<string, string> {
  const outdir = scratchFolder();
  const app = new App({ outdir });
  quickstart(app);
  app.synth();
  return filesIn(outdir);
}

const files = synthesize();
const manifests = [...files.values()].flatMap(text => loadAll(text)) as any[];
const named = (kind: string, name: string) => manifests.find(each => each.kind === kind && each.metadata.name === name);

test('writes the manifests it is known to write', () => expectGolden('examples/quickstart.golden', files));

test('writes the same with `cdk8s synth`', () => {
  const output = scratchFolder();
  execFileSync(join(ROOT, 'node_modules', '.bin', 'cdk8s'), ['synth', '--check-upgrade=false', '--output', output], { cwd: join(ROOT, 'examples', 'quickstart') });
  expect(filesIn(output)).toEqual(files);
}, 60_000);

test('writes a file for each owner, with objects of its namespace only', () => {
  const namespaces = [...files].map(([file, text]) => [file, [...new Set((loadAll(text) as any[]).map(each => each.metadata.namespace))]]);
  expect(namespaces).toEqual([
    ['app.k8s.yaml', ['app']],
    ['cluster.k8s.yaml', [undefined]],
    ['demo.k8s.yaml', ['demo']],
    ['platform.k8s.yaml', ['demo']],
    ['shared-services.k8s.yaml', ['shared-services']],
  ]);
});

test('routes two paths of one host to two services, by whole path elements', () => {
  expect(named('HTTPRoute', 'paths').spec).toMatchObject({
    hostnames: ['app.example.com'],
    rules: [
      { matches: [{ path: { type: 'PathPrefix', value: '/service-a' } }], backendRefs: [{ name: 'service-a', port: 8080 }] },
      { matches: [{ path: { type: 'PathPrefix', value: '/service-b' } }], backendRefs: [{ name: 'service-b', port: 8080 }] },
    ],
  });
});

test('splits the canary host 80 to 20', () => {
  const { hostnames, rules: [{ backendRefs }] } = named('HTTPRoute', 'canary').spec;
  expect(hostnames).toEqual(['canary.example.com']);
  expect(backendRefs.map(({ name, weight }: any) => [name, weight])).toEqual([['service-a', 80], ['service-b', 20]]);
});

test('terminates HTTPS with a Secret it does not contain', () => {
  expect(named('Gateway', 'quickstart').spec.listeners).toContainEqual(expect.objectContaining({
    protocol: 'HTTPS', port: 443, hostname: 'app.example.com', tls: { mode: 'Terminate', certificateRefs: [{ name: 'app-example-com-tls' }] },
  }));
  expect(manifests.filter(({ kind }) => kind === 'Secret')).toEqual([]);
});

test('grants the app team\'s routes the one service they use, in the namespace of that service and nowhere else', () => {
  expect(named('HTTPRoute', 'reports').spec.rules[0].backendRefs).toEqual([{ name: 'reports', namespace: 'shared-services', port: 8080 }]);
  const grants = manifests.filter(({ kind }) => kind === 'ReferenceGrant');
  expect(grants).toEqual([expect.objectContaining({
    metadata: { name: 'reports-from-app', namespace: 'shared-services' },
    spec: {
      from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'app' }],
      to: [{ group: '', kind: 'Service', name: 'reports' }],
    },
  })]);
});

test('sizes the proxies of the gateway', () => {
  const { group, kind, name } = named('Gateway', 'quickstart').spec.infrastructure.parametersRef;
  expect(group).toBe('gateway.envoyproxy.io');
  expect(named(kind, name).spec.provider.kubernetes.envoyDeployment).toEqual({
    replicas: 2,
    container: { resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '500m', memory: '512Mi' } } },
  });
});

describe('every reference leads somewhere:', () => {
  const { metadata, spec } = named('Gateway', 'quickstart');
  const routes = manifests.filter(({ kind }) => kind === 'HTTPRoute');

  test('the gateway to its class', () => {
    expect(named('GatewayClass', spec.gatewayClassName)).toBeDefined();
  });

  test('each route to listeners of the gateway, which admit its namespace', () => {
    expect(routes).toHaveLength(3);
    for (const route of routes) {
      for (const { name, namespace = route.metadata.namespace, sectionName } of route.spec.parentRefs) {
        expect({ name, namespace }).toEqual({ name: metadata.name, namespace: metadata.namespace });
        const { allowedRoutes } = spec.listeners.find((listener: any) => listener.name === sectionName);
        expect(allowedRoutes.namespaces.selector.matchExpressions[0].values).toContain(route.metadata.namespace);
      }
    }
  });

  test('each rule to ports of services', () => {
    for (const route of routes) {
      for (const { name, namespace = route.metadata.namespace, port } of route.spec.rules.flatMap((rule: any) => rule.backendRefs)) {
        expect(manifests).toContainEqual(expect.objectContaining({
          kind: 'Service', metadata: { name, namespace }, spec: expect.objectContaining({ ports: [{ port }] }),
        }));
      }
    }
  });
});

test('writes path match types out', () => {
  const matches = manifests.filter(({ kind }) => kind === 'HTTPRoute').flatMap(({ spec }) => spec.rules).flatMap(({ matches: all }) => all);
  expect(matches.length).toBe(4);
  expect(matches.filter(({ path }) => path?.type === undefined)).toEqual([]);
});
