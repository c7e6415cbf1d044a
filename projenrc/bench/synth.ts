import { existsSync, mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import Table from 'cli-table3';
import { median, runNode } from './measure';

interface Scenario {
  readonly what: string;
  readonly charts: number;
  readonly routes: number;
  /** Whether the app of cdk8s is done within a minute. */
  readonly bearable: boolean;
  readonly goal: string;
}

const SCENARIOS: readonly Scenario[] = [
  { what: '1,000 charts × 10 HTTPRoutes', charts: 1000, routes: 10, bearable: true, goal: '< 0.5 s' },
  { what: '2,000 charts × 10', charts: 2000, routes: 10, bearable: true, goal: 'twice the first' },
  { what: '4,000 charts × 10', charts: 4000, routes: 10, bearable: false, goal: 'four times the first' },
  { what: '1 chart × 10,000', charts: 1, routes: 10_000, bearable: true, goal: 'process < 1 s' },
];
const ROUNDS = 5;

/** In memory where that can be: how long a disk takes for thousands of new files differs by a factor of ten from run to run. */
const OUTPUT = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Measures synth() with the app of cdk8s and with ours, each run in a process and a folder of its own. */
export function synthTable(): string {
  const table = new Table({ head: ['synth(), whole process, peak memory', 'App', `GatewayApp, median of ${ROUNDS}`, 'goal'], style: { head: [], border: [] } });
  for (const { what, charts, routes, bearable, goal } of SCENARIOS) {
    const measure = (app: string, rounds: number) => measured([app, String(charts), String(routes)], rounds);
    table.push([what, bearable ? measure('App', 1) : '–', measure('GatewayApp', ROUNDS), goal]);
  }
  return table.toString();
}

function measured(args: readonly string[], rounds: number): string {
  const runs = Array.from({ length: rounds }, () => {
    const folder = mkdtempSync(join(OUTPUT, 'bench-'));
    try {
      return runNode(join(__dirname, 'synth-program.js'), [...args, folder], folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  const synth = median(runs.map(({ output }) => Number(output) / 1000));
  return `${synth.toFixed(2)} s, ${median(runs.map(({ seconds }) => seconds)).toFixed(1)} s, ${median(runs.map(({ peakMiB }) => peakMiB)).toFixed(0)} MiB`;
}
