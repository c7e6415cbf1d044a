import { execFileSync, spawnSync } from 'child_process';
import { readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** How long each module takes to load, each in processes of its own, in turns so that the machine's moods fall on all alike. */
export function requireTimesMs(modules: readonly string[], cwd: string, rounds: number): number[] {
  const times = modules.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    modules.forEach((module, index) => {
      const code = `const start = performance.now(); require(${JSON.stringify(module)}); console.log(performance.now() - start)`;
      times[index].push(Number(execFileSync(process.execPath, ['-e', code], { cwd, encoding: 'utf8' })));
    });
  }
  return times.map(median);
}

/** How long the schema at an index takes to be made, as the first one of a process; the median of several processes. */
export function firstLookMs(node: number): number {
  const store = join(__dirname, '..', '..', 'lib', 'src', 'schema', 'schema-store.js');
  const code = `
    const { schemaOf } = require(${JSON.stringify(store)});
    const start = performance.now(); schemaOf({ node: ${node} }); console.log(performance.now() - start);
  `;
  return median([1, 2, 3].map(() => Number(execFileSync(process.execPath, ['-e', code], { encoding: 'utf8' }))));
}

export interface Run {
  readonly seconds: number;
  readonly peakMiB: number;
  /** What it printed. */
  readonly output: string;
}

/** Time, peak memory and output of a Node.js program that must succeed. */
export function runNode(script: string, args: readonly string[], cwd: string): Run {
  const report = join(tmpdir(), `peak-${process.pid}.txt`);
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', join(__dirname, 'report-peak.js'), script, ...args], {
    cwd, encoding: 'utf8', maxBuffer: 2 ** 30, env: { ...process.env, PEAK_REPORT: report, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' },
  });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) {
    throw new Error(`${script} ${args.join(' ')} failed in ${cwd}:\n${stdout}${stderr}`);
  }
  const peakMiB = Number(readFileSync(report, 'utf8')) / 1024;
  rmSync(report);
  return { seconds, peakMiB, output: stdout };
}
