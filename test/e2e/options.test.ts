import { Options, parseOptions } from './options';
import { Level } from './sandbox/job';

const LEVELS = new Map<string, readonly Level[]>([['advanced', ['a', 'b', 'd']], ['quickstart', ['a', 'b', 'd']], ['rollout', ['d']]]);
const base: Options = { suites: ['advanced', 'quickstart', 'rollout'], level: 'd', keep: false, full: false };

test.each<[string, string[], Partial<Options>]>([
  ['nothing', [], {}],
  ['suites, in whatever order and twice', ['rollout', 'advanced', 'rollout'], { suites: ['advanced', 'rollout'] }],
  ['a level', ['--level', 'a'], { level: 'a', suites: ['advanced', 'quickstart'] }],
  ['--keep', ['--keep'], { keep: true, suites: ['quickstart'] }],
  ['--keep and a suite', ['--keep', 'rollout'], { keep: true, suites: ['rollout'] }],
  ['--full', ['--full'], { full: true }],
])('reads %s', (_, args, expected) => {
  expect(parseOptions(args, LEVELS)).toEqual({ ...base, ...expected });
});

test.each<[string, string[], string]>([
  ['an unknown suite', ['quickstar'], 'error: command-argument value \'quickstar\' is invalid for argument \'suite\'. Allowed choices are advanced, quickstart, rollout.'],
  ['an unknown level', ['--level', 'c'], 'error: option \'--level <level>\' argument \'c\' is invalid. Allowed choices are a, b, d.'],
  ['a suite that has no such level', ['rollout', '--level', 'b'], 'error: rollout runs at level d, got b'],
  ['two stacks to keep', ['--keep', 'rollout', 'advanced'], 'error: --keep leaves one stack up, got 2 suites: name one'],
])('refuses %s with 2', (_, args, message) => {
  const exit = jest.spyOn(process, 'exit').mockImplementation(code => {
    throw new Error(`exit ${code}`);
  });
  const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    expect(() => parseOptions(args, LEVELS)).toThrow('exit 2');
    expect(written.mock.calls.join('')).toBe(`${message}\n`);
  } finally {
    exit.mockRestore();
    written.mockRestore();
  }
});
