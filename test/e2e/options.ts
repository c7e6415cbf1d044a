import { Argument, Command, Option } from 'commander';
import { Level } from './sandbox/job';

/** What the command was asked to do. */
export interface Options {
  /** Names of suites, in the order in which they run. */
  readonly suites: readonly string[];
  readonly level: Level;
  readonly keep: boolean;
  readonly full: boolean;
}

/** Reads the arguments, against the suites there are and their levels; a wrong one ends the process with 2 and a line that names it. */
export function parseOptions(args: readonly string[], levels: ReadonlyMap<string, readonly Level[]>): Options {
  const all = [...levels.keys()];
  const command = new Command('npm run e2e --')
    .description('Serves the examples on kube-apiserver, Envoy Gateway and Envoy, and sends them real requests.')
    .addArgument(new Argument('[suite...]', 'which suites to run, of all').choices(all))
    .addOption(new Option('--level <level>', 'a: only translated, by egctl; b: also served, by Envoy from a file; d: the full loop').choices(['a', 'b', 'd']).default('d'))
    .option('--keep', 'leave the stack of a suite (quickstart unless one is named) up until Ctrl-C, and say how to get in', false)
    .option('--full', 'run the long suites at their full length', false)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .parse(args, { from: 'user' });
  const { level, keep, full } = command.opts<{ level: Level; keep: boolean; full: boolean }>();

  const named = all.filter(suite => command.args.includes(suite));
  const absent = named.find(suite => !levels.get(suite)!.includes(level));
  if (absent !== undefined) command.error(`error: ${absent} runs at level ${levels.get(absent)!.join(', ')}, got ${level}`);
  if (keep && named.length > 1) command.error(`error: --keep leaves one stack up, got ${named.length} suites: name one`);
  const suites = named.length > 0 ? named : keep ? ['quickstart'] : all.filter(suite => levels.get(suite)!.includes(level));
  return { suites, level, keep, full };
}
