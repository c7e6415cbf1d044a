import { isatty } from 'tty';
import { Argument, Command, Option } from 'commander';
import { standardOutput } from './print';
import { wantsColours } from './reports/colours';
import { addSimulationOptions, SimulationOptions } from './simulation-options';
import { StatusFormat } from './status';

const AFTER = `
Ends with 0 when every condition is as hoped, 1 when one is not, an object is refused or no GatewayClass fits, 2 when input could not be read or the call is wrong.
What only a cluster knows is taken to go well: that proxies start, and that they get an address.`;

/** `status`: the conditions that a controller would write. */
export function statusCommand(): Command {
  return addSimulationOptions(new Command('status')
    .description('tells the conditions that the controller would write to GatewayClasses, Gateways, listeners, ListenerSets, routes and policies')
    .addArgument(new Argument('<path...>', 'files, folders with all below them, or - for the standard input')))
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .addHelpText('after', AFTER)
    .action((paths: readonly string[], options: SimulationOptions & { readonly format: StatusFormat }) => {
      const { status } = require('./status') as typeof import('./status'); // eslint-disable-line @typescript-eslint/no-require-imports
      const output = standardOutput();
      process.exitCode = status(paths, {
        ...options,
        colours: wantsColours({ isTTY: isatty(1), env: process.env }),
        write: text => output.write(text),
        complain: text => console.error(text),
      });
      output.end();
    });
}
