import { Command, Option } from 'commander';
import { Behaviour, behaviourOf } from '../status/behaviour';
import { DEFAULT_PROFILE, PROFILES } from '../verdict/profile';

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
    .addOption(new Option('--profile <profile>', 'what the manifests are made for').choices(PROFILES.map(({ name }) => name)).default(DEFAULT_PROFILE.name))
    .addOption(new Option('--controller <name>', 'look only at GatewayClasses of this controller (default: any, or Envoy Gateway\'s under its own profiles)'))
    .addOption(new Option('--without <features>', 'features, by their names in conformance reports, that the implementation lacks; with commas between')
      .argParser(list).default([], 'none'))
    .addOption(new Option('--assume <kinds>', 'kinds, such as Secret,Service, of which every object that is referred to is taken to exist')
      .argParser(list).default([], 'none'));
}

export function behaviourFor({ profile: name, controller, without }: SimulationOptions): Behaviour {
  return behaviourOf(PROFILES.find(each => each.name === name)!, { controllerName: controller, without });
}
