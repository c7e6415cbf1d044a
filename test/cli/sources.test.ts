import * as fs from 'fs';
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import { route, Workplace } from './gateway';
import { Sources } from '../../src/cli/sources';

const RIGHT = route('right');
const CHECKED = { checked: 1 };

test.each<[string, string | Buffer, string[]]>([
  ['a byte that is no UTF-8', Buffer.concat([Buffer.from(`${RIGHT}---\na: é\nb: `), Buffer.from([0xe9]), Buffer.from(`\n---\n${RIGHT}`)]), ['7:4 error bad-encoding the byte 0xe9 is no UTF-8']],
  ['a character cut short at the end', Buffer.concat([Buffer.from(`${RIGHT}---\n${RIGHT}---\na: `), Buffer.from('é').subarray(0, 1)]), ['11:4 error bad-encoding the byte 0xc3 is no UTF-8']],
  ['a surrogate, written out', Buffer.concat([Buffer.from(`${RIGHT}---\n${RIGHT}---\na: `), Buffer.from([0xed, 0xa0, 0x80])]), ['11:4 error bad-encoding the byte 0xed is no UTF-8']],
])('%s', async (_, content, problems) => {
  const { status, findings, summary } = await new Workplace({ 'a.yaml': content }).found('a.yaml');
  expect(findings).toEqual(problems.map(line => `a.yaml:${line}`));
  expect(summary).toMatchObject({ checked: 2 });
  expect(status).toBe(2);
});

test.each([['LE', Buffer.from(`\uFEFF${RIGHT}`, 'utf16le')], ['BE', Buffer.from(`\uFEFF${RIGHT}`, 'utf16le').swap16()]])('UTF-16 %s', async (_, content) => {
  expect(await new Workplace({ 'a.yaml': content, 'b.yaml': RIGHT }).found('.')).toMatchObject({ status: 2, findings: ['a.yaml:1:1 error bad-encoding the file is UTF-16'], summary: CHECKED });
});

test('a file that is no text', async () => {
  const bytes = Buffer.from(Array.from({ length: 2000 }, (_, index) => index * 37 % 256));
  const { status, findings, summary } = await new Workplace({ 'a.yaml': bytes, 'b.yaml': RIGHT }).found('.');
  expect(status).toBe(2);
  expect(findings).toEqual([expect.stringMatching(/^a\.yaml:\d+:\d+ error bad-encoding /)]);
  expect(summary).toMatchObject(CHECKED);
});

test('characters across the parts that a large file is read in', async () => {
  const line = `# ${'é😀'.repeat(99_991)}\n`;
  const content = `${RIGHT}${line.repeat(20)}---\n${RIGHT}${line.repeat(8)}---\na: 😀\na: 1\n`;
  const { findings, summary } = await new Workplace({ 'a.yaml': content }).found('a.yaml');
  expect(findings).toEqual(['a.yaml:40:1 error duplicate-key the key "a" is in this map already']);
  expect(summary).toMatchObject({ checked: 2, documents: 3 });
});

test('a large file is read in parts, whatever is in it', async () => {
  const documents = Array.from({ length: 9000 }, (_, index) => `# ${'-'.repeat(1000)}\n${route(`r${index}`, index === 8000 ? '{x: 1}' : '{}')}`);
  const { findings, summary } = await new Workplace({ 'a.yaml': documents.join('---\n') }).found('a.yaml');
  expect(findings).toEqual(['a.yaml:48005:8 error unknown-field spec.x: there is no field "x" here']);
  expect(summary).toMatchObject({ checked: 9000, files: 1 });
});

test.each<[string, (folder: string) => void, string[]]>([
  ['a link to nothing', folder => symlinkSync('nothing', join(folder, 'a.yaml')), ['a.yaml error unreadable-file there is no such file or folder']],
  ['a link to nothing that is no manifest', folder => symlinkSync('nothing', join(folder, 'a.txt')), []],
  ['a link to itself', folder => symlinkSync('a.yaml', join(folder, 'a.yaml')), ['a.yaml error unreadable-file its links lead nowhere']],
  ['a folder with a link to itself', folder => {
    mkdirSync(join(folder, 'a/b'), { recursive: true });
    symlinkSync('../..', join(folder, 'a/b/loop'));
  }, ['a/b/loop warning directory-loop the link leads back to ., which it is in; it is not followed']],
  ['folders with links to each other', folder => {
    mkdirSync(join(folder, 'a'));
    mkdirSync(join(folder, 'c'));
    symlinkSync('../c', join(folder, 'a/to-c'));
    symlinkSync('../a', join(folder, 'c/to-a'));
  }, [expect.stringMatching(/^a\/to-c\/to-a warning directory-loop /), expect.stringMatching(/^c\/to-a\/to-c warning directory-loop /)]],
  ['a link to a folder elsewhere, twice', folder => {
    mkdirSync(join(folder, '.git'));
    writeFileSync(join(folder, '.git', 'x.yaml'), 'a: [\n');
    symlinkSync('.git', join(folder, 'l1'));
    symlinkSync('.git', join(folder, 'l2'));
  }, ['l1/x.yaml:1:4 error unreadable-document the [ that is opened here is never closed']],
  ['folders with links to all others', folder => {
    const names = Array.from({ length: 12 }, (_, index) => `d${index}`);
    names.forEach(name => mkdirSync(join(folder, name)));
    for (const name of names) for (const other of names.filter(each => each !== name)) symlinkSync(`../${other}`, join(folder, name, other));
  }, expect.arrayContaining([expect.stringMatching(/^d0\/d1\/d0 warning directory-loop /)])],
  ['a folder with the name of a manifest', folder => mkdirSync(join(folder, 'a.yaml')), []],
])('%s, and the rest is checked', async (_, make, findings) => {
  const place = new Workplace({ 'z.yaml': RIGHT });
  make(place.folder);
  expect(await place.found('.')).toMatchObject({ findings, summary: CHECKED });
});

(process.getuid?.() === 0 ? test.skip : test)('a file and a folder that may not be read (as root all may be)', async () => {
  const place = new Workplace({ 'a.yaml': RIGHT, 'b/c.yaml': RIGHT, 'z.yaml': RIGHT });
  chmodSync(join(place.folder, 'a.yaml'), 0);
  chmodSync(join(place.folder, 'b'), 0);
  expect(await place.found('.')).toMatchObject({
    status: 2, findings: ['a.yaml error unreadable-file it may not be read by this user', 'b error unreadable-file it may not be read by this user'], summary: CHECKED,
  });
  chmodSync(join(place.folder, 'b'), 0o755);
});

test.each<[string, string]>([
  ['EACCES', 'it may not be read by this user'], ['EISDIR', 'it is a folder, and has the name of a manifest'], ['EIO', 'it cannot be read: EIO: simulated'],
])('a file that cannot be opened, for %s', async (code, message) => {
  const place = new Workplace({ 'a.yaml': RIGHT, 'b.yaml': RIGHT });
  const open = fs.openSync;
  const spy = jest.spyOn(jest.requireActual<typeof fs>('fs'), 'openSync').mockImplementation((...args: unknown[]) => {
    if (String(args[0]).endsWith('a.yaml')) throw Object.assign(new Error(`${code}: simulated`), { code });
    return open(...args as Parameters<typeof open>);
  });
  try {
    expect(await place.found('.')).toMatchObject({ status: 2, findings: [`a.yaml error unreadable-file ${message}`], summary: CHECKED });
  } finally {
    spy.mockRestore();
  }
});

test('a file that vanishes, and a folder', () => {
  const place = new Workplace({ 'a.yaml': RIGHT, 'b.yaml': RIGHT, 'c/d.yaml': RIGHT, 'e.yaml': RIGHT });
  const found: string[] = [];
  for (const item of new Sources([place.folder]).items()) {
    found.push('problem' in item ? `${item.problem.file.slice(place.folder.length)} ${item.problem.message}` : item.document.file.slice(place.folder.length));
    rmSync(join(place.folder, 'b.yaml'), { force: true });
    rmSync(join(place.folder, 'c'), { force: true, recursive: true });
  }
  expect(found).toEqual(['/a.yaml', '/b.yaml there is no such file or folder', '/c there is no such file or folder', '/e.yaml']);
});

test('which files of a folder are manifests, and that any that is named is one', async () => {
  const files = ['a.yaml', 'b.yml', 'c.json', 'd.jsonl', 'e.YAML', 'f.txt', 'g', 'yaml', '.h.yaml', 'node_modules/i.yaml', '.git/j.yaml', '.github/k.yaml'];
  const place = new Workplace(Object.fromEntries(files.map(name => [name, RIGHT])));
  expect([...new Sources([place.folder]).items()].map(item => 'document' in item && item.document.file.slice(place.folder.length + 1))).toEqual([
    '.github/k.yaml', '.h.yaml', 'a.yaml', 'b.yml', 'c.json', 'd.jsonl', 'e.YAML',
  ]);
  expect((await place.found('g', 'f.txt', 'node_modules')).summary).toMatchObject({ checked: 3, files: 3 });
});

test('names that a terminal would obey', () => {
  const name = 'a\n::error::x\u001b[31m.yaml';
  const place = new Workplace({ [name]: route('a', '{x: 1}') });
  expect(place.check('.').stdout).toMatch(/^a\\n::error::x\\x1b\[31m\.yaml:4:8 {2}error /);
  expect(JSON.parse(place.check('.', '--format', 'json').stdout).findings[0].file).toBe(name);
});
