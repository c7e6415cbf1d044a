import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { runImports } from '../../projenrc/imports/command';
import { Fixture } from './fixture';

function read(folder: string): { [path: string]: string } {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return Object.fromEntries(names.map(entry => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
  }));
}

describe('from a valid input', () => {
  const fixture = new Fixture();
  let files: { [path: string]: string };

  beforeAll(async () => {
    await runImports(fixture.write());
    files = read(fixture.out);
  });

  test('writes a file for the kind, a barrel, the schema data and a README with the pins', () => {
    expect(Object.keys(files).sort()).toEqual([
      'README.md', 'lighting/index.ts', 'lighting/lamp.ts', 'schema/kind-versions.ts', 'schema/nodes.ts',
    ]);
    expect(files['README.md']).toContain(fixture.pins.releases[0].fileSets[0].files['lamps.yaml']);
  });

  test.each([
    ['a required whole number', 'Whole number, from 1 to 100. 1 CEL rule applies.', 'readonly watts: number;'],
    ['an enum', 'One of `Warm`, `Cold`.', 'readonly colour?: Colour;'],
    ['a list of structs', 'List of `Bulb`, at most 4 items.', 'readonly bulbs?: Bulb[];'],
    ['an int-or-string', 'Whole number or text.', 'readonly width?: number | string;'],
    ['a map', 'Map. Each value: text, at most 63 characters.', 'readonly labels?: { [key: string]: string };'],
    ['a free-form value', 'Any value.', 'readonly extra?: any;'],
  ])('documents and types %s', (_, words, declaration) => {
    expect(files['lighting/lamp.ts']).toContain(`   * ${words}\n   * @see https://example.com/docs#lampspec\n   */\n  ${declaration}\n`);
  });

  test('gives a default', () => {
    expect(files['lighting/lamp.ts']).toContain('   * @default "Warm"\n   * @see https://example.com/docs#bulb\n   */\n  readonly colour?: Colour;');
  });

  test('takes over no prose of upstream', () => {
    expect(Object.values(files).filter(text => text.includes('prose'))).toEqual([]);
  });

  test('writes the same bytes again', async () => {
    await runImports(fixture.write());
    expect(read(fixture.out)).toEqual(files);
  });
});

const otherShape = { type: 'object', properties: { lumen: { type: 'integer' } } };

test.each<[problem: string, change: (fixture: Fixture) => void, message: RegExp]>([
  ['a file is not the pinned one', f => { f.sum = 'a'.repeat(64); },
    /lamps\.yaml: sha256 is [0-9a-f]{64}, pinned is a{64}\. Take the file of lamps v1\.0\.0, or pin the new sum/],
  ['a pinned file is missing', f => { f.pins.releases[0].fileSets[0].files['other.yaml'] = 'b'.repeat(64); }, /cannot read .*other\.yaml/],
  ['a file is not pinned', f => { f.strays['fans.yaml'] = 'kind: Fan'; }, /files that are not pinned: fans\.yaml/],
  ['a file is not YAML', f => { f.text = 'a: [1'; }, /lamps\.yaml is not YAML: /],
  ['a file holds something else', f => { f.text = 'kind: Secret'; }, /must hold CustomResourceDefinitions only, has a Secret/],
  ['a file is empty', f => { f.text = ''; }, /must hold CustomResourceDefinitions only, has none/],
  ['a kind is missing', f => { f.pins.classes.lighting.Fan = 'v1'; }, /missing kind: no CRD serves Fan v1\. Pin the file/],
  ['a version is missing', f => { f.pins.classes.lighting.Lamp = 'v2'; }, /missing kind: no CRD serves Lamp v2 \(it has v1\)/],
  ['a kind has no class', f => { f.pins.classes.lighting = {}; }, /the kind Lamp \(example\.com\), which has no class/],
  ['a struct has no name', f => { delete f.names.types['lighting.LampSpec']['bulbs[]']; },
    /Lamp v1 spec\.bulbs\[\] has no name: add types\.lighting\.LampSpec\.bulbs\[\]|Lamp v1 spec\.bulbs has no name/],
  ['a name is stale', f => { f.names.types['lighting.Bulb'].watts = 'lighting.Watts'; }, /names what the CRDs do not have: types\.lighting\.Bulb\.watts/],
  ['a name has no package', f => { f.names.kinds.Lamp = 'cooling.LampSpec'; }, /"cooling\.LampSpec" is not <package>\.<Type>/],
  ['one name has two shapes', f => {
    f.spec.properties.spare = otherShape;
    f.names.types['lighting.LampSpec'].spare = 'lighting.Bulb';
  }, /name clash: lighting\.Bulb has .*lumen/],
  ['one enum has two sets of values', f => {
    f.spec.properties.glow = { type: 'string', enum: ['Warm'] };
    f.names.types['lighting.LampSpec'].glow = 'lighting.Colour';
  }, /name clash: lighting\.Colour has Cold at one of/],
  ['two types get one name', f => {
    f.spec.properties.spare = otherShape;
    f.names.types['lighting.LampSpec'].spare = 'lighting.LAMPSpec';
  }, /name clash: lighting\.LampSpec and lighting\.LAMPSpec are both called lighting\.LampSpec/],
  ['a type gets the name of a class', f => { f.names.kinds.Lamp = 'lighting.Lamp'; renameOwner(f, 'lighting.LampSpec', 'lighting.Lamp'); },
    /name clash: Lamp and lighting\.Lamp are both called lighting\.Lamp/],
  ['two values get one name', f => { f.spec.properties.colour = f.spec.properties.bulbs.items.properties.colour = { type: 'string', enum: ['a-b', 'a.b'] }; },
    /name clash: the values a-b and a\.b of lighting\.Colour are both called A_B/],
  ['a rule calls an unknown function', f => { f.spec.properties.watts['x-kubernetes-validations'] = [{ rule: 'url(self).getHost() == "a"' }]; },
    /Lamp v1, spec\.watts: the CEL rule "url\(self\).*" calls (getHost|url), which the engine does not know/],
  ['a rule does not parse', f => { f.spec.properties.watts['x-kubernetes-validations'] = [{ rule: 'self <' }]; }, /the CEL rule "self <" cannot be parsed/],
  ['a rule has a part that would be lost', f => { f.spec.properties.watts['x-kubernetes-validations'] = [{ rule: 'true', fieldPath: '.a' }]; },
    /a validation rule has fieldPath, which the schema data cannot carry yet/],
  ['a schema keyword is unknown', f => { f.spec.properties.watts.uniqueItems = true; }, /Lamp v1\.spec\.watts: the schema keyword uniqueItems is not known/],
  ['a schema has no type', f => { f.spec.properties.watts = {}; }, /Lamp v1 spec\.watts: no TypeScript type for \{\}/],
])('stops when %s, and leaves the folder as it was', async (_, change, message) => {
  const fixture = new Fixture();
  fixture.put('out/README.md', '# imports\n\nGenerated from an earlier release');
  change(fixture);
  const failure = await runImports(fixture.write()).then(() => 'no failure', error => error.message);
  expect(failure).toMatch(message);
  expect(failure).not.toContain('\n');
  expect(read(fixture.out)).toEqual({ 'README.md': '# imports\n\nGenerated from an earlier release' });
  expect(readdirSync(fixture.folder).filter(name => name.startsWith('.'))).toEqual([]);
});

test('refuses a folder that holds something else', async () => {
  const fixture = new Fixture();
  const precious = fixture.put('out/thesis.md', 'years of work');
  await expect(runImports(fixture.write())).rejects.toThrow('holds files that this command did not write. Name an empty folder');
  expect(existsSync(precious)).toBe(true);
});

test.each([
  ['an unknown option', ['--crd', 'x'], /Unknown option '--crd'/],
  ['two sources', ['--crds', 'x', '--mirror', 'https://example.com'], /--crds and --mirror exclude each other/],
  ['no such folder', ['--crds', '/nowhere'], /cannot read .*nowhere/],
  ['pins that are not JSON', ['--pins', __filename], /generator\.test\.ts is not JSON/],
  ['pins without releases', ['--pins', join(__dirname, '..', '..', 'jest.config.json')], /lacks releases, classes, packages/],
])('refuses %s', async (_, args, message) => {
  await expect(runImports(args)).rejects.toThrow(message);
});

function renameOwner(fixture: Fixture, from: string, to: string): void {
  fixture.names.types[to] = fixture.names.types[from];
  delete fixture.names.types[from];
}
