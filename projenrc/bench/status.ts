import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import Table from 'cli-table3';
import { median, runNode } from './measure';
import { egctl } from './peers';
import { platformOf, routeOf } from './routes';
import { ClusterObjects } from '../../src/model/cluster-objects';
import { behaviourOf } from '../../src/status/behaviour';
import { simulate } from '../../src/status/simulate';
import { statusesOf } from '../../src/status/status-of';
import { admitted } from '../../src/verdict/admission';
import { Catalog } from '../../src/verdict/catalog';
import { DEFAULT_PROFILE } from '../../src/verdict/profile';

const ROOT = join(__dirname, '..', '..');
const COMMAND = join(ROOT, 'bin', 'cdk8s-gateway.js');
const SCRATCH = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const SIZES = [[1_000, '< 0.2 s'], [10_000, '< 2 s'], [100_000, 'in proportion']] as const;
const ROUNDS = 5;

/** Measures `status` on HTTPRoutes in one file, beside Envoy Gateway's own offline translation of the same file. */
export function statusTable(): string {
  const folder = join(SCRATCH, `bench-status-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  try {
    const table = new Table({
      head: [`status, median of ${ROUNDS}`, 'egctl x translate, once', 'the command, and its memory', 'the simulation alone', 'goal'], style: { head: [], border: [] },
    });
    for (const [count, goal] of SIZES) {
      const file = join(folder, `${count}.yaml`);
      const objects = [...platformOf(), ...Array.from({ length: count }, (_, index) => routeOf(index))];
      writeFileSync(file, objects.map(object => JSON.stringify(object)).join('\n---\n'));
      table.push([`${count.toLocaleString('en')} HTTPRoutes`, count === SIZES[0][0] ? translated(file) : '–', command(file, count > 10_000 ? 1 : ROUNDS), alone(objects), goal]);
    }
    return table.toString();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function translated(file: string): string {
  const peer = egctl();
  if ('absent' in peer) return peer.absent;
  const start = performance.now();
  const { status, stderr } = spawnSync(peer.path, ['x', 'translate', '--from', 'gateway-api', '--to', 'gateway-api', '-o', 'json', '-f', file], { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`egctl failed: ${stderr.slice(0, 2000)}`);
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

function command(file: string, rounds: number): string {
  const runs = Array.from({ length: rounds }, () => runNode(COMMAND, ['status', '--format', 'json', file], ROOT));
  return `${seconds(median(runs.map(run => run.seconds)))}, ${median(runs.map(({ peakMiB }) => peakMiB)).toFixed(0)} MiB`;
}

/** From objects that the API server would keep to every status. */
function alone(manifests: readonly object[]): string {
  const catalog = new Catalog(DEFAULT_PROFILE);
  const objects = manifests.map(each => admitted(each, catalog)!);
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    statusesOf(simulate(new ClusterObjects(objects), behaviourOf(DEFAULT_PROFILE)));
    return (performance.now() - start) / 1000;
  });
  return seconds(median(times));
}

function seconds(value: number): string {
  return value < 0.5 ? `${(value * 1000).toFixed(0)} ms` : `${value.toFixed(2)} s`;
}
