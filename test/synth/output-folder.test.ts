import { execFileSync } from 'child_process';
import { createHash } from 'crypto';
import fs, { appendFileSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { ApiObject, AppProps, Chart, Lazy, YamlOutputType } from 'cdk8s';
import { contentsOf } from './both-apps';
import { GatewayApp } from '../../src';
import { scratchFolder } from '../scratch-folder';

const RECORD = '.cdk8s-gateway';

/** Writes charts of an object each. */
function synth(folder: string, charts: readonly string[], props: AppProps = {}, change: (app: GatewayApp) => void = () => {}): void {
  const app = new GatewayApp({ outdir: folder, ...props });
  charts.forEach(id => new ApiObject(new Chart(app, id), 'o', { apiVersion: 'v1', kind: 'Kind', metadata: { name: `of-${id}` } }));
  change(app);
  app.synth();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const paths = (folder: string) => Object.keys(contentsOf(folder));

describe('a failure leaves the folder as it was', () => {
  test.each<[name: string, change: (app: GatewayApp) => void, message: string]>([
    ['of validation', app => { app.charts[1].node.addValidation({ validate: () => ['is wrong'] }); }, '[b] is wrong'],
    ['of a lazy value', app => {
      new ApiObject(app.charts[1], 'p', { apiVersion: 'v1', kind: 'Kind', data: Lazy.any({ produce: () => { throw new Error('not yet'); } }) } as any);
    }, 'not yet'],
    ['of dependencies', app => { const [a, b] = app.charts; a.addDependency(b); b.addDependency(a); }, 'cycle'],
  ])('%s', (_, change, message) => {
    const folder = join(scratchFolder(), 'dist');
    expect(() => synth(folder, ['a', 'b'], {}, change)).toThrow(message);
    expect(lstatSync(folder, { throwIfNoEntry: false })).toBeUndefined();

    synth(folder, ['a', 'gone'], { outputFileExtension: '.old' });
    writeFileSync(join(folder, 'a.k8s.yaml'), 'by hand\n');
    const before = contentsOf(folder);
    expect(() => synth(folder, ['a', 'b'], {}, change)).toThrow(message);
    expect(contentsOf(folder)).toEqual(before);
  });

  test.each<[name: string, make: (folder: string) => void, props: AppProps, message: RegExp]>([
    ['a folder in place of a file', folder => mkdirSync(join(folder, 'b.k8s.yaml')), {}, /the folder .*b\.k8s\.yaml stands where a manifest goes/],
    ['a file in place of a folder', folder => writeFileSync(join(folder, 'b'), ''), { yamlOutputType: 3 }, /dist.b stands where a folder of manifests goes/],
    ['a link in place of a folder', folder => symlinkSync('..', join(folder, 'b')), { yamlOutputType: 3 }, /dist.b stands where a folder of manifests goes/],
    ['a way out of the folder', () => {}, { outputFileExtension: '/../../x' }, /cannot write '\.\.\/x' to .*dist: choose an outputFileExtension/],
    ['the name of the record', () => {}, { yamlOutputType: 2, outputFileExtension: `/../${RECORD}` }, /cannot write '.cdk8s-gateway'/],
    ['a record that is a folder', folder => { rmSync(join(folder, RECORD)); mkdirSync(join(folder, RECORD)); }, {}, /dist..cdk8s-gateway is not a file that a synth wrote\. Delete it/],
    ['a record that is a link', folder => { rmSync(join(folder, RECORD)); symlinkSync('../other', join(folder, RECORD)); }, {}, /is not a file that a synth wrote/],
    ['a record that is a pipe', folder => { rmSync(join(folder, RECORD)); execFileSync('mkfifo', [join(folder, RECORD)]); }, {}, /is not a file that a synth wrote/],
    ['a record that is far too large', folder => truncateSync(join(folder, RECORD), 2 ** 40), {}, /is not a file that a synth wrote/],
  ])('over %s', (_, make, props, message) => {
    const folder = join(scratchFolder(), 'dist');
    synth(folder, ['a', 'gone']);
    make(folder);
    const before = contentsOf(dirname(folder));
    expect(() => synth(folder, ['a', 'b'], props)).toThrow(message);
    expect(contentsOf(dirname(folder))).toEqual(before);
  });
});

test.each([1, 3])('a disk that is full at write %d leaves the folder as it was', count => {
  const folder = scratchFolder();
  synth(folder, ['a', 'gone'], { outputFileExtension: '.old' });
  const before = contentsOf(folder);
  const { writeFileSync: really } = fs;
  let calls = 0;
  const write = jest.spyOn(fs, 'writeFileSync').mockImplementation((...args) => {
    if (++calls === count) throw new Error('ENOSPC');
    really(...args);
  });
  expect(() => synth(folder, ['a', 'b'])).toThrow('ENOSPC');
  write.mockRestore();
  expect(calls).toBe(count);
  expect(contentsOf(folder)).toEqual(before);
});

describe('what is gone is removed', () => {
  test.each<[name: string, first: AppProps, between: (folder: string) => void, second: AppProps, left: string[]]>([
    ['with its chart', {}, () => {}, {}, ['a.k8s.yaml']],
    ['with its extension', { outputFileExtension: '.yml' }, () => {}, {}, ['a.k8s.yaml']],
    ['with its layout', { yamlOutputType: YamlOutputType.FILE_PER_APP }, () => {}, {}, ['a.k8s.yaml']],
    ['with its folder', { yamlOutputType: 3 }, () => {}, { yamlOutputType: 3 }, ['a', 'a/Kind.of-a.k8s.yaml']],
    ['with all folders', { yamlOutputType: 3 }, () => {}, {}, ['a.k8s.yaml']],
    ['with the metadata', { recordConstructMetadata: true }, () => {}, {}, ['a.k8s.yaml']],
    ['also what is remembered on one side of a merge', {}, folder => {
      const record = join(folder, RECORD);
      writeFileSync(record, `<<<<<<< ours\n${readFileSync(record, 'utf8').replace(/\n/g, '\r\n')}=======\nx\n>>>>>>> theirs\n`);
    }, {}, ['a.k8s.yaml']],

    ['but not what was edited', {}, folder => appendFileSync(join(folder, 'gone.k8s.yaml'), '# mine\n'), {}, ['a.k8s.yaml', 'gone.k8s.yaml']],
    ['but not what others wrote', {}, folder => writeFileSync(join(folder, 'other.k8s.yaml'), ''), {}, ['a.k8s.yaml', 'other.k8s.yaml']],
    ['but not when the record is lost', {}, folder => rmSync(join(folder, RECORD)), {}, ['a.k8s.yaml', 'gone.k8s.yaml']],
    ['but not a folder with files of others', { yamlOutputType: 3 }, folder => writeFileSync(join(folder, 'gone', 'other'), ''), {}, ['a.k8s.yaml', 'gone', 'gone/other']],
  ])('%s', (_, first, between, second, left) => {
    const folder = scratchFolder();
    synth(folder, ['a', 'gone'], first);
    between(folder);
    synth(folder, ['a'], second);
    expect(paths(folder).filter(path => path !== RECORD)).toEqual(left);
  });

  test('but not a folder that was there before', () => {
    const folder = scratchFolder();
    mkdirSync(join(folder, 'gone'));
    for (const charts of [['a', 'gone'], ['a', 'gone'], []]) synth(folder, charts, { yamlOutputType: 3 });
    expect(paths(folder)).toEqual([RECORD, 'gone']);
  });

  test('also after synths in which it stayed', () => {
    const folder = scratchFolder();
    for (const charts of [['a', 'gone'], ['a', 'gone'], ['a']]) synth(folder, charts, { yamlOutputType: 3 });
    expect(paths(folder)).toEqual([RECORD, 'a', 'a/Kind.of-a.k8s.yaml']);
  });

  test('and what was edited belongs to its editor from then on', () => {
    const folder = scratchFolder();
    synth(folder, ['a', 'gone']);
    const written = readFileSync(join(folder, 'gone.k8s.yaml'), 'utf8');
    writeFileSync(join(folder, 'gone.k8s.yaml'), 'mine');
    synth(folder, ['a']);
    writeFileSync(join(folder, 'gone.k8s.yaml'), written);
    synth(folder, ['a']);
    expect(paths(folder)).toContain('gone.k8s.yaml');
  });
});

describe('a record that was tampered with', () => {
  const SECRET = 'secret\n';
  const hash = sha256(SECRET);

  test.each<[name: string, lines: string]>([
    ['a path upwards', `${hash} ../secret`],
    ['a path down and upwards', `${hash} inner/../../secret`],
    ['a path through a link', `${hash} link/secret`],
    ['a link', `${hash} secret-link`],
    ['a path with backslashes', `${hash} ..\\secret`],
    ['a path of another drive', `${hash} C:/secret`],
    ['a path that ends here', `${hash} .`],
    ['an empty part', `${hash} inner//kept`],
    ['a dot', `${hash} ./inner/kept`],
    ['the record itself', `${hash} ${RECORD}`],
    ['a folder for a file', `${hash} inner`],
    ['a folder upwards', 'folder ..\nfolder ../empty\nfolder link/empty\nfolder .'],
    ['a link for a folder', 'folder link'],
    ['a folder that is not empty', 'folder inner'],
    ['a file for a folder', 'folder inner/kept'],
    ['what is not there', `${hash} none\n${hash} none/none\nfolder none\n${hash} inner/kept/none`],
    ['names of prototypes', `${hash} __proto__\n${hash} constructor\n__proto__ constructor\nfolder __proto__`],
    ['a hash that is none', '0 inner/kept\n* inner/kept\n inner/kept'],
    ['another hash', `${sha256('other')} inner/kept`],
    ['a nul', `${hash} inner/kept\0`],
    ['noise', '\uFFFD\0\x1b[31m{"files": ["inner/kept"]}\n- inner/kept'],
  ])('removes nothing: %s', (_, lines) => {
    const scratch = scratchFolder();
    const folder = join(scratch, 'dist');
    for (const each of ['empty', 'dist/inner']) mkdirSync(join(scratch, each), { recursive: true });
    for (const each of ['secret', 'dist/inner/kept']) writeFileSync(join(scratch, each), SECRET);
    symlinkSync('..', join(folder, 'link'));
    symlinkSync('../secret', join(folder, 'secret-link'));
    synth(folder, ['a']);
    const before = contentsOf(scratch);
    appendFileSync(join(folder, RECORD), `${lines}\n`);
    synth(folder, ['a']);
    expect(contentsOf(scratch)).toEqual(before);
  });

  test('with an absolute path', () => {
    const scratch = scratchFolder();
    writeFileSync(join(scratch, 'secret'), SECRET);
    synth(join(scratch, 'dist'), []);
    appendFileSync(join(scratch, 'dist', RECORD), `${hash} ${join(scratch, 'secret')}\n`);
    synth(join(scratch, 'dist'), []);
    expect(paths(scratch)).toContain('secret');
  });

  test('twice the same line removes once', () => {
    const folder = scratchFolder();
    synth(folder, ['gone']);
    appendFileSync(join(folder, RECORD), readFileSync(join(folder, RECORD)));
    synth(folder, []);
    expect(paths(folder)).toEqual([RECORD]);
  });
});

test('what is the same already is not touched', () => {
  const folder = scratchFolder();
  const writtenAt = () => lstatSync(join(folder, 'a.k8s.yaml')).ino;
  synth(folder, ['a']);
  const first = writtenAt();
  synth(folder, ['a', 'b']);
  expect(writtenAt()).toBe(first);
  for (const text of ['other', readFileSync(join(folder, 'a.k8s.yaml'), 'utf8').replace('of-a', 'of-x')]) {
    writeFileSync(join(folder, 'a.k8s.yaml'), text);
    synth(folder, ['a', 'b']);
    expect(readFileSync(join(folder, 'a.k8s.yaml'), 'utf8')).toContain('of-a');
  }
});

test.each<[what: string, text: (manifest: string) => string]>([
  ['something else', () => 'secret'],
  ['the same', manifest => manifest],
])('a link to %s in place of a manifest is replaced, not followed', (_, text) => {
  const scratch = scratchFolder();
  const folder = join(scratch, 'dist');
  synth(folder, ['a']);
  const manifest = join(folder, 'a.k8s.yaml');
  const target = text(readFileSync(manifest, 'utf8'));
  writeFileSync(join(scratch, 'target'), target);
  rmSync(manifest);
  symlinkSync('../target', manifest);
  synth(folder, ['a']);
  expect(readFileSync(join(scratch, 'target'), 'utf8')).toBe(target);
  expect(lstatSync(manifest).isFile()).toBe(true);
  expect(readFileSync(manifest, 'utf8')).toContain('of-a');
});

test('the record is sorted, and the same on every run', () => {
  const [first, second] = [scratchFolder(), scratchFolder()];
  synth(first, ['b', 'a', 'c'], { yamlOutputType: 3 });
  synth(first, ['b', 'a', 'c'], { yamlOutputType: 3 });
  synth(second, ['c', 'b', 'a'], { yamlOutputType: 3 });
  expect(contentsOf(second)).toEqual(contentsOf(first));
  expect(contentsOf(first)[RECORD].split('\n').slice(1)).toEqual([
    ...['a', 'b', 'c'].flatMap(id => [`folder ${id}`, `${sha256(contentsOf(first)[`${id}/Kind.of-${id}.k8s.yaml`])} ${id}/Kind.of-${id}.k8s.yaml`]), '',
  ]);
});
