import { InvalidArgumentError, Option } from 'commander';
import { DEFAULT_PROFILE, PROFILES } from '../verdict/profile';

/** `--profile NAME`. */
export function profileOption(): Option {
  const releases = PROFILES.map(({ name }) => name).join(', ');
  return new Option('--profile <profile>', `what the manifests are made for: ${releases}, or an implementation (cdk8s-gateway profiles)`)
    .argParser((name: string) => refuse(name, implementations().profileProblem(name))).default(DEFAULT_PROFILE.name);
}

/** `--controller NAME`. */
export function controllerOption(): Option {
  return new Option('--controller <name>', 'look only at GatewayClasses of this controller (default: that of the profile, which may be any)');
}

/** `--without FEATURE[,…]`: features that whatever serves the manifests lacks, besides those that its profile lacks. */
export function withoutOption(): Option {
  return new Option('--without <features>', 'features that the implementation lacks, as conformance reports name them, with commas between; may be given again')
    .argParser((list: string, before: readonly string[]) => [...before, ...list.split(',').map(name => name.trim()).map(name => refuse(name, implementations().featureProblem(name)))])
    .default([], 'those of the profile');
}

function refuse(name: string, problem: string | undefined): string {
  if (problem !== undefined) throw new InvalidArgumentError(problem);
  return name;
}

// Loaded on first use: most calls name neither.
function implementations(): typeof import('../verdict/implementations') {
  return require('../verdict/implementations'); // eslint-disable-line @typescript-eslint/no-require-imports
}
