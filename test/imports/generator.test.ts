import { Fixture } from './fixture';
import { runImports } from '../../projenrc/imports/command';
import { filesIn } from '../scratch-folder';

const fixture = new Fixture();
let files: Map<string, string>;

beforeAll(async () => {
  await runImports(fixture.write());
  files = filesIn(fixture.out);
});

test('makes a file for each kind, one for what a module shares, the schema data and a README with the pins', () => {
  expect([...files.keys()]).toEqual([
    'README.md', 'cooling/fan.ts', 'cooling/index.ts', 'k8s/common.ts', 'k8s/index.ts', 'lighting/common.ts', 'lighting/index.ts', 'lighting/lamp.ts',
    'made.ts', 'schema/kind-versions.ts', 'schema/nodes.ts',
  ]);
  expect(files.get('README.md')).toContain(fixture.pins.releases[1].fileSets[0].files['fans.yaml']);
  expect(files.get('lighting/index.ts')).toContain('export * from \'./common\';\nexport * from \'./lamp\';\n');
});

test.each<[what: string, declaration: string, docs: string[], file?: string]>([
  ['the spec, with its rules', 'readonly spec: LampSpec;', ['`LampSpec`. Also judged by CEL rules.', '@see https://example.com/1.0/lighting#lamp']],
  ['a required whole number', 'readonly watts: number;', ['Whole number, from 1 to 100. Also judged by CEL rules.']],
  ['a list of structs', 'readonly bulbs?: Bulb[];', ['List of `Bulb`, at most 4 items, unique by `colour`.']],
  ['a map of structs', 'readonly shades?: { [key: string]: Bulb };', ['Map of `Bulb`.']],
  ['a list of lists', 'readonly grid?: Array<Bulb[]>;', ['List of `Bulb`.']],
  ['an enum that the standard channel has less of', 'readonly colour?: Colour;',
    ['One of `Warm`, `Cold`, `Ultraviolet`. In the standard channel: one of `Warm`, `Cold`.']],
  ['an int-or-string with patterns', 'readonly width?: number | string;', ['Whole number or text, matching `^a` and `^b`.']],
  ['a map', 'readonly labels?: { [key: string]: string };', ['Map, at most 8 entries. Each value: text, at most 63 characters.']],
  ['a free-form value', 'readonly extra?: any;', ['Any value.']],
  ['a pattern that would end the comment', 'readonly host?: string;', ['Text, matching `^[a\\x40]*\\/b$`. In the standard channel: text.']],
  ['a set', 'readonly ports?: number[];', ['List, 1 to 2 items, no two alike.']],
  ['a struct without fields', 'readonly fuse?: Fuse;', ['`Fuse`, which has no fields: write `{}`.']],
  ['a field that is required and has a default', 'readonly sockets: number;',
    ['Whole number. Required here, though the API server has a default.', '@default 1', '@see https://example.com/1.0/lighting#lampspec']],
  ['a field that one channel alone requires', 'readonly height?: number;', ['Number.']],
  ['a format', 'readonly since?: string;', ['Text in the format date-time.']],
  ['a field of the experimental channel', 'readonly dimmer?: Dimmer;', ['`Dimmer`. Experimental channel only.']],
  ['a lower bound of nothing', 'readonly level?: number;', ['Number, at least 0. Experimental channel only.', '@see https://example.com/1.0/lighting#dimmer']],
  ['a default', 'readonly colour?: Colour;', [
    'One of `Warm`, `Cold`, `Ultraviolet`. In the standard channel: one of `Warm`, `Cold`.', '@default "Warm"', '@see https://example.com/1.0/lighting#bulb',
  ], 'lighting/common.ts'],
  ['a default that would end the comment', 'readonly name?: string;', ['Text.', '@default "a\\u0040b*\\/c"', '@see https://example.com/meta/selector'], 'k8s/common.ts'],
  ['a struct of another module', 'readonly light?: lighting.Bulb;', ['`Bulb`.', '@see https://example.com/cooling#fanspec-v1alpha1'], 'cooling/fan.ts'],
  ['a struct of a module without kinds', 'readonly selector?: k8s.Selector;', ['`Selector`.', '@see https://example.com/cooling#fanspec-v1alpha1'], 'cooling/fan.ts'],
  ['a struct that another module has a class of the same name for', 'readonly lamps?: Lamp[];',
    ['List of `Lamp`.', '@see https://example.com/cooling#fanspec-v1alpha1'], 'cooling/fan.ts'],
  ['what all the enums of an allOf allow', 'readonly speed?: Speed;', ['One of `2`, `3`.', '@see https://example.com/cooling#fanspec-v1alpha1'], 'cooling/fan.ts'],
])('documents and types %s', (_, declaration, docs, file = 'lighting/lamp.ts') => {
  const lines = docs.length === 1 ? [...docs, '@see https://example.com/1.0/lighting#lampspec'] : docs;
  expect(files.get(file)).toContain(`  /**\n${lines.map(line => `   * ${line}\n`).join('')}   */\n  ${declaration}\n`);
});

test.each([
  ['with a member for each value', 'lighting/common.ts',
    '/**\n * Values of `Colour` of example.com/lighting/v1.\n * @see https://example.com/1.0/lighting#colour\n */\n'
    + 'export enum Colour {\n  WARM = \'Warm\',\n  COLD = \'Cold\',\n  ULTRAVIOLET = \'Ultraviolet\',\n}\n'],
  ['named by us, its values marked where only the experimental channel has them', 'lighting/lamp.ts',
    '/**\n * Values of `speed` of `LampSpec` of example.com/lighting/v1.\n * @see https://example.com/1.0/lighting#lampspec\n */\n'
    + 'export enum LampSpeed {\n  SLOW = \'Slow\',\n  ALL = \'*\',\n  /** Experimental channel only. */\n  TURBO = \'Turbo\',\n}\n'],
  ['of numbers', 'cooling/fan.ts', 'export enum Speed {\n  VALUE_2 = 2,\n  VALUE_3 = 3,\n}\n'],
])('makes an enum %s', (_, file, text) => {
  expect(files.get(file)).toContain(text);
});

test('renders a cluster-scoped kind without a namespace', () => {
  expect(files.get('cooling/fan.ts')).toContain('delete json.metadata?.namespace;');
  expect(files.get('lighting/lamp.ts')).not.toContain('toJson');
});

test('takes over no prose of upstream', () => {
  expect([...files].filter(([, text]) => text.includes('prose'))).toEqual([]);
});

test('writes each distinct schema once', () => {
  const nodes = files.get('schema/nodes.ts')!.split('\n').filter(line => line.startsWith('  \''));
  expect(new Set(nodes).size).toBe(nodes.length);
  expect(nodes.filter(line => line.includes('"minimum":1'))).toHaveLength(1);
});

test('writes the same bytes again, and nothing of what was there before', async () => {
  fixture.put('out/lighting/torch.ts', 'a kind of a former release');
  await runImports(fixture.write());
  expect(filesIn(fixture.out)).toEqual(files);
});
