import { isatty } from 'tty';
import { Argument, Command, Option } from 'commander';
import { FAIL_ON, FailOn } from './exit-code';
import { standardOutput } from './print';
import { controllerOption, profileOption, withoutOption } from './profile-options';
import { wantsColours } from './reports/colours';
import { Format, FORMATS, reportOf } from './reports/report-of';
import { version } from '../../package.json';

interface Options {
  readonly profile: string;
  readonly crds: readonly string[];
  readonly against?: string;
  readonly controller?: string;
  readonly without: readonly string[];
  readonly apiServerOnly?: true;
  readonly format: Format;
  readonly failOn: FailOn;
}

const AFTER = `
Ends with 0 when nothing was found, 1 when something was at or above --fail-on, 2 when input could not be read or the call is wrong.`;

/** `check`: what the API server would answer to manifests, and what goes wrong once they are there. */
export function checkCommand(): Command {
  return new Command('check')
    .description('judges manifests as the API server would: schema, defaults and validation rules of every Gateway API and Envoy Gateway object; then what '
      + 'they come to together: routes nobody lets in, rules no request reaches, references that lead nowhere, and more')
    .addArgument(new Argument('<path...>', 'files, folders with all below them, or - for the standard input'))
    .addOption(profileOption())
    .addOption(new Option('--crds <path>', 'a file or folder with CustomResourceDefinitions of other kinds, to judge these too; may be given again')
      .argParser((path: string, paths: readonly string[]) => [...paths, path]).default([], 'none'))
    .addOption(new Option('--against <path>', 'a file or folder with the objects as they are, to judge updates of them'))
    .addOption(controllerOption())
    .addOption(withoutOption())
    .addOption(new Option('--api-server-only', 'judge each object for itself, and not what they come to together'))
    .addOption(new Option('--format <format>', 'how to print it; github makes annotations in a workflow').choices(FORMATS).default('text'))
    .addOption(new Option('--fail-on <severity>', 'from which findings on to fail').choices(FAIL_ON).default('error'))
    .addHelpText('after', AFTER)
    .action(async (paths: readonly string[], { profile, crds, against, controller, without, apiServerOnly, format, failOn }: Options) => {
      const { check } = require('./check') as typeof import('./check'); // eslint-disable-line @typescript-eslint/no-require-imports
      const colours = wantsColours({ isTTY: isatty(1), env: process.env });
      const output = standardOutput();
      process.exitCode = await check(paths, {
        profile,
        crds,
        against,
        controller,
        without,
        alone: apiServerOnly === true,
        failOn,
        reportOf: sourceOf => reportOf(format, { sourceOf, colours, version }),
        write: text => output.write(text),
      });
      output.end();
    });
}
