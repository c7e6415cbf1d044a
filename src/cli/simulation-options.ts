import { Command, InvalidArgumentError, Option } from 'commander';
import { controllerOption, profileOption, withoutOption } from './profile-options';
import { Behaviour, behaviourOf } from '../status/behaviour';
import { profileNamed } from '../verdict/implementations';

/** What a simulated cluster is made of; the same options for every command that has one. */
export interface SimulationOptions {
  readonly profile: string;
  readonly controller?: string;
  readonly without: readonly string[];
  readonly assume: readonly string[];
}

export function addSimulationOptions(command: Command): Command {
  return command
    .addOption(profileOption())
    .addOption(controllerOption())
    .addOption(withoutOption())
    .addOption(new Option('--assume <kinds>', 'kinds, such as Secret,Service, of which every object that is referred to is taken to exist')
      .argParser(withAssumed).default([], 'none'));
}

function withAssumed(text: string, before: readonly string[]): string[] {
  const { assumptionProblem } = require('../checks/assumption-problem') as typeof import('../checks/assumption-problem'); // eslint-disable-line @typescript-eslint/no-require-imports
  const kinds = text.split(',').map(each => each.trim()).filter(each => each !== '');
  const problem = kinds.map(assumptionProblem).find(each => each !== undefined);
  if (problem !== undefined) throw new InvalidArgumentError(problem);
  return [...before, ...kinds];
}

export function behaviourFor({ profile: name, controller, without }: SimulationOptions): Behaviour {
  return behaviourOf(profileNamed(name)!, { controllerName: controller, without });
}
