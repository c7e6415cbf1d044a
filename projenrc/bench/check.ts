import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import Table from 'cli-table3';
import { dump } from 'js-yaml';
import { median, runNode } from './measure';
import { kubeconform, kubectlValidate, Peer } from './peers';
import { KIND_VERSIONS } from '../../imports/schema/kind-versions';
import { schemaOf } from '../../src/schema/schema-store';
import { judge } from '../../src/schema/verdict';

const ROOT = join(__dirname, '..', '..');
const COMMAND = join(ROOT, 'bin', 'cdk8s-gateway.js');
/** In memory where that can be: it is not the disk that is measured. */
const SCRATCH = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const MANY = 10_000;
const FEW = 100;
const ROUNDS = 5;

const httpRoute = KIND_VERSIONS.find(({ kind, version, channel }) => kind === 'HTTPRoute' && version === 'v1' && channel === 'standard')!;

/** Measures `check` beside its peers on HTTPRoutes in a file each, all of which are in order. */
export function checkTable(crds: string, scratch: string): string {
  const folder = join(SCRATCH, `bench-check-${process.pid}`);
  try {
    const [many, few] = [writeRoutes(join(folder, 'many'), MANY), writeRoutes(join(folder, 'few'), FEW)];
    const schemas = writeSchema(join(scratch, 'schemas'));
    const conform = kubeconform();
    const validate = kubectlValidate();
    const conforming = (routes: string) => timed(conform, ['-summary', '-schema-location', `${schemas}/{{.ResourceKind}}.json`, routes]);
    const validating = (routes: string) => timed(validate, [routes, '--local-crds', join(crds, 'gateway-api-v1.6.1', 'standard'), '--version', '1.32'], 1);
    const table = new Table({ head: [`check, median of ${ROUNDS}`, 'kubectl-validate, once', 'kubeconform (no CEL)', 'ours', 'goal'], style: { head: [], border: [] } });
    table.push(
      [`${FEW} HTTPRoutes in as many files`, existsSync(crds) ? validating(few) : 'no CRDs', conforming(few), ours(few), ''],
      [`${MANY.toLocaleString('en')} HTTPRoutes in as many files`, '–', conforming(many), ours(many), 'less than kubeconform'],
      ['start: one file', '', '', ours(join(few, 'route-0.yaml')), '< 150 ms'],
      ['the verdict alone, an object', '', '', verdictAlone(), '< 0.1 ms'],
    );
    const absent = [conform, validate].flatMap(peer => 'absent' in peer ? [peer.absent] : []);
    return [table.toString(), ...absent].join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function ours(path: string): string {
  const runs = Array.from({ length: ROUNDS }, () => runNode(COMMAND, ['check', path], ROOT));
  return `${time(median(runs.map(({ seconds }) => seconds)))}, ${median(runs.map(({ peakMiB }) => peakMiB)).toFixed(0)} MiB`;
}

function timed(peer: Peer, args: readonly string[], rounds = ROUNDS): string {
  if ('absent' in peer) return '–';
  return time(median(Array.from({ length: rounds }, () => {
    const start = performance.now();
    const { status, stdout, stderr } = spawnSync(peer.path, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
    if (status !== 0) throw new Error(`${peer.path} ${args.join(' ')} failed:\n${stdout.slice(0, 2000)}${stderr.slice(0, 2000)}`);
    return (performance.now() - start) / 1000;
  })));
}

function verdictAlone(): string {
  const definition = { ...httpRoute, schema: schemaOf(httpRoute) };
  const objects = Array.from({ length: MANY }, (_, index) => route(index));
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    const refused = objects.filter(object => judge(definition, object).length > 0).length;
    if (refused > 0) throw new Error(`${refused} routes that are in order were refused`);
    return (performance.now() - start) / MANY;
  });
  return `${(median(times) * 1000).toFixed(0)} µs`;
}

function time(seconds: number): string {
  return seconds < 0.5 ? `${(seconds * 1000).toFixed(0)} ms` : `${seconds.toFixed(2)} s`;
}

function route(index: number): object {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: `route-${index}`, namespace: 'shop', labels: { app: 'shop' } },
    spec: {
      parentRefs: [{ name: 'public', namespace: 'infra', sectionName: 'https' }],
      hostnames: [`h${index}.shop.example.com`],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: `/items/${index}` } }, { headers: [{ name: 'x-canary', value: 'yes' }] }],
          filters: [{ type: 'RequestHeaderModifier', requestHeaderModifier: { set: [{ name: 'x-team', value: 'shop' }] } }],
          backendRefs: [{ name: 'items', port: 8080, weight: 90 }, { name: 'items-next', port: 8080, weight: 10 }],
        },
        { backendRefs: [{ name: 'web', port: 80 }] },
      ],
    },
  };
}

function writeRoutes(folder: string, count: number): string {
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < count; index++) writeFileSync(join(folder, `route-${index}.yaml`), dump(route(index)));
  return folder;
}

/** Our schema of HTTPRoute is JSON Schema enough for kubeconform. */
function writeSchema(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'httproute.json'), JSON.stringify(schemaOf(httpRoute)));
  return folder;
}
