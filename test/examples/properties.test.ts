import { execFileSync } from 'child_process';
import { readdirSync } from 'fs';
import { join } from 'path';
import { attachmentProblem } from './attachment';
import { crossingReferences, permits, referencesOf } from './references';
import { EXAMPLES, Synthesized } from './synthesized';
import { judge } from '../judge/schema-judge';
import { filesIn, scratchFolder } from '../scratch-folder';

const ROOT = join(__dirname, '..', '..');
const FOLDER = join(ROOT, 'examples');
const ROUTES = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'];

test('every folder of examples is one of these', () => {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name);
  expect(folders.sort()).toEqual(EXAMPLES.map(([name]) => name));
});

describe.each(EXAMPLES)('%s', (name, make) => {
  const system = Synthesized.from(make);
  const { manifests } = system;
  const grants = system.ofKind('ReferenceGrant');
  const routes = system.ofKind(...ROUTES);

  test('is the same with `cdk8s synth` and GatewayApp, byte for byte', () => {
    const output = scratchFolder();
    const command = join(ROOT, 'node_modules', '.bin', 'cdk8s');
    execFileSync(command, ['synth', '--check-upgrade=false', '--output', output], { cwd: join(FOLDER, name), stdio: 'pipe' });
    const { '.cdk8s-gateway': record, ...files } = Object.fromEntries(filesIn(output));
    expect(new Map(Object.entries(files))).toEqual(system.files);
    expect(record).toContain(' platform.k8s.yaml\n');
  }, 60_000);

  test('has one namespace a file, which the platform makes', () => {
    expect(Object.values(system.namespacesByFile()).filter(namespaces => namespaces.length !== 1)).toEqual([]);
    const made = system.ofKind('Namespace');
    expect([...new Set(made.map(({ file }) => file))]).toEqual(['platform.k8s.yaml']);
    expect(made.filter(({ metadata }) => metadata.namespace !== undefined)).toEqual([]);
    const used = new Set(manifests.map(({ metadata }) => metadata.namespace).filter(namespace => namespace !== undefined));
    used.delete('envoy-gateway-system'); // comes with the installation
    expect(made.map(({ metadata }) => metadata.name).sort()).toEqual([...used].sort());
  });

  test('has no grant toward a Gateway or ListenerSet', () => {
    expect(grants.flatMap(({ spec }) => spec.to).filter(({ kind }) => !['Service', 'Secret'].includes(kind))).toEqual([]);
  });

  test('has each grant in the file of what it opens, by name', () => {
    for (const { file, metadata, spec } of grants) {
      for (const { kind, name: referent } of spec.to) {
        expect(manifests).toContainEqual(expect.objectContaining({
          kind, file, metadata: expect.objectContaining({ name: referent, namespace: metadata.namespace }),
        }));
      }
    }
  });

  test('has a grant for each reference that needs one, and no other', () => {
    const crossing = crossingReferences(system);
    expect(crossing.filter(reference => !grants.some(grant => permits(grant, reference)))).toEqual([]);
    expect(grants.filter(grant => !crossing.some(reference => permits(grant, reference)))).toEqual([]);
  });

  test('is what the API server takes, and writes defaults out', () => {
    const verdicts = manifests.map(({ file, ...manifest }) => ({ file, kind: manifest.kind, ...judge(manifest) }));
    expect(verdicts.filter(({ known }) => known).length).toBeGreaterThan(3);
    const inSpec = (path: string) => !path.startsWith('status:');
    expect(verdicts.filter(({ problems, defaulted }) => problems.length > 0 || defaulted.some(inSpec))).toEqual([]);
  });

  test('writes the type of every path and the weight of every backend of a route', () => {
    const rules = routes.flatMap(({ spec }) => spec.rules);
    expect(rules.flatMap(({ matches = [] }) => matches).filter(({ path }) => path !== undefined && path.type === undefined)).toEqual([]);
    expect(rules.flatMap(({ backendRefs = [] }) => backendRefs).filter(({ weight }) => weight === undefined)).toEqual([]);
  });

  test('attaches every route to listeners that take it', () => {
    expect(routes.length).toBeGreaterThan(0);
    const problems = routes.flatMap(route => route.spec.parentRefs.map((parent: any) => attachmentProblem(system, route, parent)));
    expect(problems.filter(problem => problem !== undefined)).toEqual([]);
  });

  test('leads every backend to a port of a Service', () => {
    const backends = manifests.flatMap(referencesOf).filter(({ kind }) => kind !== 'Secret');
    expect(backends.length).toBeGreaterThan(0);
    for (const { kind, name: service, namespace, port } of backends) {
      expect(system.named(kind, service, namespace).spec.ports.map((each: any) => each.port)).toContain(port);
    }
  });

  test('aims every policy at something of its own namespace', () => {
    for (const { metadata, spec } of manifests.filter(({ kind }) => kind.endsWith('Policy'))) {
      for (const { kind, name: target } of spec.targetRefs ?? [spec.targetRef]) system.named(kind, target, metadata.namespace);
    }
  });

  test('holds no Secret', () => expect(system.ofKind('Secret')).toEqual([]));
});
