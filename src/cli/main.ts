#!/usr/bin/env node
import { Command, Option } from 'commander';
import { checkCommand } from './check-command';
import { explainCommand } from './explain-command';
import { judgeForOthers } from './judging-threads';
import { print } from './print';
import { printableLines } from './reports/printable';
import { statusCommand } from './status-command';
import { version } from '../../package.json';

if (!judgeForOthers()) {
  const program = new Command('cdk8s-gateway')
    .description('Knows the Gateway API and Envoy Gateway')
    .version(version)
    .configureOutput({ outputError: (text, write) => write(printableLines(text).join('\n')) })
    .exitOverride(end => process.exit(end.exitCode === 0 ? 0 : 2));

  for (const command of [checkCommand(), statusCommand(), explainCommand()]) program.addCommand(command.copyInheritedSettings(program));

  program.command('kinds')
    .description('lists every kind and version it knows, and in which channels of its release the API server serves it')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .action((options: { format: 'text' | 'json' }) => {
      const { describeKinds } = require('./kinds') as typeof import('./kinds'); // eslint-disable-line @typescript-eslint/no-require-imports
      print(describeKinds(options.format));
    });

  program.command('profiles')
    .description('lists what manifests can be made for: releases, and implementations as their conformance reports show them')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .action((options: { format: 'text' | 'json' }) => {
      const { describeProfiles } = require('./profiles') as typeof import('./profiles'); // eslint-disable-line @typescript-eslint/no-require-imports
      print(describeProfiles(options.format));
    });

  void program.parseAsync();
}
