import { EXAMPLES } from './examples';
import { brokenSuites } from './harness/broken-suites';
import { rolloutSuite } from './rollout/rollout-suite';
import { Suite } from './suite';
import { runCluster, runOffline } from './systems/example-run';

/** Everything there is to run. */
export const SUITES: readonly Suite[] = [
  ...EXAMPLES.map((example): Suite => ({
    name: example.name,
    levels: ['a', 'b', 'd'],
    run: context => context.job.level === 'd' ? runCluster(context, example) : runOffline(context, example),
  })),
  rolloutSuite,
  ...brokenSuites,
];
