import { existsSync, mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import Table from 'cli-table3';
import { median, runNode } from './measure';

interface Scenario {
  readonly charts: number;
  readonly routes: number;
  /** Whether the app of cdk8s is done within a minute. */
  readonly bearable: boolean;
  readonly goal: string;
}

type Content = 'generated' | 'constructs';

const SCENARIOS: { readonly [content in Content]: readonly Scenario[] } = {
  generated: [
    { charts: 1000, routes: 10, bearable: true, goal: '< 0.5 s, half of App at most' },
    { charts: 2000, routes: 10, bearable: true, goal: 'twice the first' },
    { charts: 4000, routes: 10, bearable: false, goal: 'four times the first' },
    { charts: 1, routes: 10_000, bearable: true, goal: 'process < 1 s' },
  ],
  constructs: [
    { charts: 1000, routes: 10, bearable: false, goal: '' },
    { charts: 2000, routes: 10, bearable: false, goal: 'twice the first' },
    { charts: 4000, routes: 10, bearable: false, goal: 'four times the first' },
    { charts: 1, routes: 2500, bearable: true, goal: '' },
    { charts: 1, routes: 5000, bearable: true, goal: 'twice the one before' },
    { charts: 1, routes: 10_000, bearable: true, goal: 'four times' },
    { charts: 1, routes: 20_000, bearable: true, goal: 'eight times' },
  ],
};
const ROUNDS = 5;

/** In memory where that can be: how long a disk takes for thousands of new files differs by a factor of ten from run to run. */
const OUTPUT = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Measures apps of generated classes and of constructs, with the app of cdk8s and with ours, each run in a process and a folder of its own. */
export function synthTables(): string {
  return (Object.keys(SCENARIOS) as Content[]).map(content => {
    const table = new Table({
      head: [`${content}: making them, synth(), whole process, peak memory`, 'App', `GatewayApp, median of ${ROUNDS}`, 'goal'], style: { head: [], border: [] },
    });
    for (const { charts, routes, bearable, goal } of SCENARIOS[content]) {
      const measure = (app: string, rounds: number) => measured([app, content, String(charts), String(routes)], rounds);
      const what = `${charts.toLocaleString('en')} chart${charts === 1 ? '' : 's'} × ${routes.toLocaleString('en')} routes`;
      table.push([what, bearable ? measure('App', 1) : '–', measure('GatewayApp', ROUNDS), goal]);
    }
    return table.toString();
  }).join('\n');
}

function measured(args: readonly string[], rounds: number): string {
  const runs = Array.from({ length: rounds }, () => {
    const folder = mkdtempSync(join(OUTPUT, 'bench-'));
    try {
      const { output, ...run } = runNode(join(__dirname, 'synth-program.js'), [...args, folder], folder);
      return { ...run, ...JSON.parse(output) as { readonly build: number; readonly synth: number } };
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  const [build, synth] = [median(runs.map(run => run.build)), median(runs.map(run => run.synth))].map(time => (time / 1000).toFixed(2));
  return `${build} s, ${synth} s, ${median(runs.map(({ seconds }) => seconds)).toFixed(1)} s, ${median(runs.map(({ peakMiB }) => peakMiB)).toFixed(0)} MiB`;
}
