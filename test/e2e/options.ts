import { Argument, Command, Option } from 'commander';
import { Level } from './sandbox/job';

/** What the command was asked to do. */
export interface Options {
  /** Names of suites. */
  readonly suites: readonly string[];
  readonly level: Level;
  readonly keep: boolean;
  readonly full: boolean;
}

/** Reads the arguments; a wrong one ends the process with 2 and a line that names it. */
export function parseOptions(args: readonly string[], suites: readonly string[]): Options {
  const command = new Command('npm run e2e --')
    .description('Serves the examples on kube-apiserver, Envoy Gateway and Envoy, and sends them real requests.')
    .addArgument(new Argument('[suite...]', 'which suites to run, of all').choices(suites))
    .addOption(new Option('--level <level>', 'a: only translated, by egctl; b: also served, by Envoy from a file; d: the full loop').choices(['a', 'b', 'd']).default('d'))
    .option('--keep', 'leave the stacks up until Ctrl-C, and say how to get in', false)
    .option('--full', 'run the long suites at their full length', false)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .parse(args, { from: 'user' });
  const { level, keep, full } = command.opts<{ level: Level; keep: boolean; full: boolean }>();
  return { suites: command.args.length > 0 ? [...new Set(command.args)] : suites, level, keep, full };
}
