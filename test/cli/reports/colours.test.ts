import { wantsColours } from '../../../src/cli/reports/colours';

test.each([
  ['a terminal', true, {}, true],
  ['a pipe', false, {}, false],
  ['a pipe, as Node.js says it', undefined, {}, false],
  ['a terminal that knows no colours', true, { TERM: 'dumb' }, false],
  ['a terminal, NO_COLOR', true, { NO_COLOR: '1' }, false],
  ['a terminal, NO_COLOR empty', true, { NO_COLOR: '' }, true],
  ['a pipe, FORCE_COLOR', false, { FORCE_COLOR: '1' }, true],
  ['a pipe, FORCE_COLOR empty', false, { FORCE_COLOR: '' }, true],
  ['a terminal, FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
  ['a terminal, FORCE_COLOR=false', true, { FORCE_COLOR: 'false' }, false],
  ['both asked for', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ['CI alone', undefined, { CI: 'true' }, false],
])('%s', (_, isTTY, env, expected) => expect(wantsColours({ isTTY, env })).toBe(expected));
