import { Command, Option } from 'commander';
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
  const list = (text: string, all: readonly string[]) => [...all, ...text.split(',').map(each => each.trim()).filter(each => each !== '')];
  return command
    .addOption(profileOption())
    .addOption(controllerOption())
    .addOption(withoutOption())
    .addOption(new Option('--assume <kinds>', 'kinds, such as Secret,Service, of which every object that is referred to is taken to exist')
      .argParser(list).default([], 'none'));
}

export function behaviourFor({ profile: name, controller, without }: SimulationOptions): Behaviour {
  return behaviourOf(profileNamed(name)!, { controllerName: controller, without });
}
