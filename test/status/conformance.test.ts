import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import Table from 'cli-table3';
import { deviation, Expectation } from './conformance-expectation';
import { outOfReach } from './out-of-reach';
import { status } from '../../src/cli/status';
import { SharedFolder } from '../shared-folder';

interface Recorded {
  readonly expect: readonly Expectation[];
  readonly implementationDoesNotSupport?: readonly string[];
}

SharedFolder.ORACLES.test('says of upstream\'s conformance manifests what a conformant implementation says', () => {
  const folder = join(SharedFolder.ORACLES.path, 'status');
  const failed: string[] = [];
  const counts = { expected: [0, 0, 0], implicit: [0, 0, 0] };
  for (const test of readdirSync(folder).filter(each => existsSync(join(folder, each, 'expect.json'))).sort()) {
    const { expect: all, implementationDoesNotSupport: without = [] } = JSON.parse(readFileSync(join(folder, test, 'expect.json'), 'utf8')) as Recorded;
    const objects = statusesOf(join(folder, test, 'manifests.yaml'), without);
    for (const each of all) {
      const count = counts[each.implicit === true ? 'implicit' : 'expected'];
      const reason = outOfReach(test, each);
      const got = reason === undefined ? deviation(each, objects) : undefined;
      count[reason !== undefined ? 2 : got === undefined ? 0 : 1]++;
      if (got !== undefined) failed.push(`${test}: ${JSON.stringify(each)}: ${got}`);
    }
  }

  const figures = new Table({ head: ['conformance conditions', 'passed', 'failed', 'out of reach'], style: { head: [], border: [] } });
  figures.push(['expected', ...counts.expected], ['implicit', ...counts.implicit]);
  process.stdout.write(`${figures.toString()}\n`);
  expect(failed).toEqual([]);
  expect(counts.expected[0] + counts.expected[2]).toBe(966);
}, 120_000);

function statusesOf(manifests: string, without: readonly string[]) {
  let text = '';
  const complaints: string[] = [];
  const code = status([manifests], {
    profile: 'gateway-api-1.6-experimental', without, assume: [], format: 'json', colours: false, write: part => void (text += part), complain: each => void complaints.push(each),
  });
  if (code === 2) throw new Error(complaints.join('\n'));
  return JSON.parse(text).objects;
}
