#!/usr/bin/env node
import { Command, Option } from 'commander';
import { describeKinds } from './kinds';
import { print } from './print';
import { version } from '../../package.json';

const program = new Command('cdk8s-gateway')
  .description('Knows the Gateway API and Envoy Gateway')
  .version(version)
  .exitOverride(end => process.exit(end.exitCode === 0 ? 0 : 2));

program.command('kinds')
  .description('lists every kind and version it knows, and in which channels of its release the API server serves it')
  .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'))
  .action((options: { format: 'text' | 'json' }) => print(describeKinds(options.format)));

program.parse();
