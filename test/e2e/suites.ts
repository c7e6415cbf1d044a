import { Example } from './examples/example';
import { Level } from './sandbox/job';
import { Suite } from './suite';

/** A suite that can be asked for; what it runs is loaded in its sandbox, when the library that examples import is built. */
export interface SuiteEntry {
  readonly name: string;
  /** The levels that it makes sense at. */
  readonly levels: readonly Level[];
  readonly load: () => Promise<Suite>;
}

/** Everything that runs in a sandbox. */
export const SUITES: readonly SuiteEntry[] = [
  example('advanced-routing', async () => (await import('./examples/advanced-routing.js')).advancedRouting),
  example('local-platform', async () => (await import('./examples/local-platform.js')).localPlatform),
  example('multi-protocol', async () => (await import('./examples/multi-protocol.js')).multiProtocol),
  example('production-migration', async () => (await import('./examples/production-migration.js')).productionMigration),
  example('quickstart', async () => (await import('./examples/quickstart.js')).quickstart),
  { name: 'rollout-under-load', levels: ['d'], load: async () => (await import('./rollout/rollout-suite.js')).rollOut },
  { name: 'verdicts', levels: ['d'], load: async () => (await import('./verdicts/verdicts-suite.js')).compareVerdicts },
  { name: 'conditions', levels: ['d'], load: async () => (await import('./conditions/conditions-suite.js')).compareConditions },
  { name: 'traffic', levels: ['d'], load: async () => (await import('./traffic/traffic-suite.js')).compareTraffic },
  // The lower levels are tried beside the full loop too.
  broken('a', ['a', 'd']),
  broken('b', ['b', 'd']),
  broken('d', ['d']),
];

function example(name: string, load: () => Promise<Example>): SuiteEntry {
  return {
    name,
    levels: ['a', 'b', 'd'],
    load: async () => {
      const [{ runCluster, runOffline }, loaded] = [await import('./examples/run-example.js'), await load()];
      return context => context.job.level === 'd' ? runCluster(context, name, loaded) : runOffline(context, name, loaded);
    },
  };
}

function broken(level: Level, levels: readonly Level[]): SuiteEntry {
  return {
    name: `broken-at-${level}`,
    levels,
    load: async () => {
      const { tryBroken } = await import('./harness/broken-suites.js');
      return context => tryBroken(context, level);
    },
  };
}
