import { finding } from './reports/findings';
import { exitCode, FailOn } from '../../src/cli/exit-code';
import { Tally } from '../../src/cli/tally';
import { Severity } from '../../src/verdict/finding';
import { FINDING_KINDS } from '../../src/verdict/finding-kinds';

type Met = readonly [id: string, severity: Severity];

const error: Met = ['unknown-field', 'error'];
const warning: Met = ['retired-version', 'warning'];
const unreadable: Met = ['unreadable-document', 'error'];
const strange: Met = ['constructor', 'error'];

test.each<[string, Met[], { [on in FailOn]: number }]>([
  ['nothing', [], { error: 0, warning: 0, never: 0 }],
  ['a warning', [warning], { error: 0, warning: 1, never: 0 }],
  ['an error', [error], { error: 1, warning: 1, never: 0 }],
  ['both', [warning, error], { error: 1, warning: 1, never: 0 }],
  ['input that could not be read', [unreadable], { error: 2, warning: 2, never: 2 }],
  ['input that could not be read, and an error elsewhere', [error, unreadable, warning], { error: 2, warning: 2, never: 2 }],
  ['an id that nobody knows', [strange], { error: 1, warning: 1, never: 0 }],
])('%s', (_, met, codes) => {
  const tally = new Tally();
  met.forEach(([id, severity]) => tally.add(finding({ id, severity })));
  for (const [failOn, code] of Object.entries(codes)) expect([failOn, exitCode(tally, failOn as FailOn)]).toEqual([failOn, code]);
});

test('what makes the command say that it could not read its input', () => {
  const ids = Object.entries(FINDING_KINDS).filter(([id]) => {
    const tally = new Tally();
    tally.add(finding({ id }));
    return exitCode(tally, 'error') === 2;
  }).map(([id]) => id);
  expect(ids).toEqual([
    'unreadable-file', 'unreadable-document', 'bad-encoding', 'document-too-large', 'too-many-aliases', 'nested-too-deep', 'unreadable-definition', 'duplicate-key',
  ]);
});
