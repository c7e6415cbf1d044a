import { formatRecord, isInside, parseRecord } from '../../src/synth/record';

const HASH = 'a'.repeat(64);

test('reads what it writes', () => {
  const written = { files: [{ path: 'b.yaml', hash: HASH }, { path: 'a/b c.yaml', hash: 'b'.repeat(64) }], folders: ['a'] };
  const read = parseRecord(formatRecord(written));
  expect(read).toEqual({ files: [written.files[1], written.files[0]], folders: ['a'] });
  expect(formatRecord(read)).toBe(formatRecord(written));
});

// Most of these lead out of the folder on some system only.
test.each([
  '', '.', '..', '../a', 'a/..', 'a/../b', '/a', 'a/', 'a//b', './a', '\\a', 'a\\..\\b', '..\\a', 'C:a', 'c:/a', '\\\\server\\share', 'a\0', '.cdk8s-gateway',
])('does not take %j for a path inside', path => {
  expect(isInside(path)).toBe(false);
  expect(parseRecord(`${HASH} ${path}\nfolder ${path}`)).toEqual({ files: [], folders: [] });
});

test.each(['a', 'a.yaml', 'a/b.yaml', '..a', 'a..', '...', '.hidden', '__proto__', 'ä b'])('takes %j for a path inside', path => {
  expect(isInside(path)).toBe(true);
  expect(parseRecord(`${HASH} ${path}`).files).toEqual([{ path, hash: HASH }]);
});
