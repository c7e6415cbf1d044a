import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Fixture } from './fixture';
import { runImports } from '../../projenrc/imports/command';
import { filesIn, scratchFolder } from '../scratch-folder';

const FORMER = new Map([['README.md', '# imports\n\nGenerated from an earlier release']]);
const OTHER_SHAPE = { type: 'object', properties: { lumen: { type: 'integer' } } };
const LAMPS = 'lamps-v1.0.0/standard/lamps.yaml';

async function failureOf(args: readonly string[]): Promise<string> {
  return runImports(args).then(summary => `no failure: ${summary}`, error => error.message);
}

const names = (fixture: Fixture, owner = 'lighting.LampSpec') => fixture.names.types[owner];
const watts = (fixture: Fixture) => fixture.lampSpecs.map(spec => spec.properties.watts);
const withField = (fixture: Fixture, name: string, schema: object) => fixture.lampSpecs.forEach(spec => { spec.properties[name] = schema; });

test.each<[problem: string, change: (fixture: Fixture) => unknown, message: string]>([
  ['a file is not the pinned one', f => { f.sums[LAMPS] = 'a'.repeat(64); },
    `${LAMPS}: sha256 is <sum>, pinned is ${'a'.repeat(64)}. Take the file of lamps v1.0.0, or pin the new sum`],
  ['a pinned file is missing', f => { f.pins.releases[1].fileSets[0].files['heaters.yaml'] = 'b'.repeat(64); },
    'cannot read <folder>/crds/fans-v2.0.0/heaters.yaml: ENOENT: no such file or directory, open \'<folder>/crds/fans-v2.0.0/heaters.yaml\''],
  ['a file is not pinned', f => { f.strays['fans-v2.0.0/heaters.yaml'] = 'kind: Heater'; },
    '<folder>/crds/fans-v2.0.0 holds files that are not pinned: heaters.yaml. Pin them, or list them under "ignored"'],
  ['a sum is wrong and another file is not pinned', f => { f.sums[LAMPS] = 'a'.repeat(64); f.strays['fans-v2.0.0/heaters.yaml'] = 'kind: Heater'; },
    '<folder>/crds/fans-v2.0.0 holds files that are not pinned: heaters.yaml. Pin them, or list them under "ignored"'],
  ['a file is not YAML', f => { f.texts[LAMPS] = 'a: [1'; }, `${LAMPS} is not YAML: `],
  ['a file holds something else', f => { f.texts[LAMPS] = 'kind: Secret'; },
    `${LAMPS} must hold CustomResourceDefinitions only: kind: Invalid input: expected "CustomResourceDefinition"`],
  ['a file holds no object', f => { f.texts[LAMPS] = 'text'; }, `${LAMPS} must hold CustomResourceDefinitions only: Invalid input: expected object, received string`],
  ['a file is empty', f => { f.texts[LAMPS] = ''; }, `${LAMPS} is empty, and must hold CustomResourceDefinitions`],
  ['a CRD has no versions', f => { f.crds.standard.spec.versions = []; }, `${LAMPS} must hold CustomResourceDefinitions only: spec.versions: Too small`],
  ['a kind has no proper name', f => { f.crds.fan.spec.names.kind = 'Bad Kind\''; },
    'fans-v2.0.0/fans.yaml must hold CustomResourceDefinitions only: spec.names.kind: must be letters and digits'],
  ['two files define one kind-version', f => { f.crds.fan = f.crds.experimental; delete f.pins.releases[0].fileSets[1].channel; },
    'two of the pinned files define Lamp v1 of example.com. Pin one'],
  ['a kind has fields beside its spec', f => {
    f.crds.fan.spec.versions[0].schema.openAPIV3Schema.properties = { ...f.crds.fan.spec.versions[0].schema.openAPIV3Schema.properties, data: { type: 'object' } } as any;
  }, 'Fan v1alpha1 has data beside metadata and status, where a class takes a spec and nothing else'],
  ['a kind is missing', f => { f.pins.modules.lighting.kinds.Torch = 'v1'; },
    'missing kind: no CRD serves Torch of example.com/v1. Pin the file that has it, or drop the kind'],
  ['a version is missing', f => { f.pins.modules.lighting.kinds.Lamp = 'v2'; },
    'missing kind: no CRD serves Lamp of example.com/v2, though v1 is defined. Pin a served version'],
  ['a kind is in another group', f => { f.pins.modules.lighting.group = 'lamps.example.com'; }, 'missing kind: no CRD serves Lamp of lamps.example.com/v1. Pin'],
  ['a kind has no class', f => { f.pins.modules.lighting.kinds = {}; },
    'the CRDs have the kind Lamp of example.com, which has no class. Add it to the module of that group in the pins'],
  ['another group has a kind of the same name, without a class', f => { f.crds.fan.spec.names.kind = 'Lamp'; f.pins.modules.cooling.kinds = {}; },
    'the CRDs have the kind Lamp of cooling.example.com, which has no class.'],
  ['a struct has no name', f => { delete names(f)['bulbs[]']; },
    'the type names lack types.lighting.LampSpec.bulbs[] (Lamp v1 (standard) spec.bulbs). Add each with its upstream Go type, or =<Name> for an enum that has none'],
  ['several names are missing', f => { delete f.names.kinds['cooling.Fan']; delete names(f).speed; },
    'the type names lack types.lighting.LampSpec.speed (Lamp v1 (standard) spec.speed), kinds.cooling.Fan (Fan spec).'],
  ['a name is stale', f => { names(f, 'lighting.Bulb').watts = 'lighting.Watts'; },
    'the type names have what the CRDs do not: types.lighting.Bulb.watts. Remove it'],
  ['a named type is stale', f => { f.names.types['lighting.Torch'] = {}; }, 'the type names have what the CRDs do not: types.lighting.Torch. Remove it'],
  ['a name is of no package', f => { f.names.types['cooling.FanSpec'].selector = 'heating.Selector'; },
    'Fan v1alpha1 spec.selector: "heating.Selector" is of no package in the pins, which are lighting, cooling, meta'],
  ['one name has two shapes', f => { withField(f, 'spare', OTHER_SHAPE); names(f).spare = 'lighting.Bulb'; },
    'name clash: lighting.Bulb differs between Lamp v1 (experimental) spec.bulbs[] and Lamp v1 (experimental) spec.spare by colour, lumen. Give one of the two a name of its own'],
  ['one struct requires a field in one place only', f => f.lampSpecs.forEach(spec => { spec.properties.shades.additionalProperties.required = ['colour']; }),
    'name clash: lighting.Bulb.colour differs between Lamp v1 (experimental) spec.bulbs[].colour and Lamp v1 (experimental) spec.shades{}.colour.'],
  ['one enum has two sets of values', f => { withField(f, 'glow', { type: 'string', enum: ['Warm'] }); names(f).glow = 'lighting.Colour'; },
    'name clash: lighting.Colour differs between Lamp v1 (experimental) spec.bulbs[].colour and Lamp v1 (experimental) spec.glow by Cold, Ultraviolet.'],
  ['the standard channel has more than the experimental one', f => { f.lampSpecs[0].properties.plug = { type: 'string' }; delete f.lampSpecs[1].properties.dimmer; delete names(f).dimmer; },
    'Lamp v1 (standard) spec has plug, which the experimental channel lacks, though the classes are made of that channel because it is the wider one'],
  ['one name is of a struct and an enum', f => { withField(f, 'glow', { type: 'string', enum: ['Warm'] }); names(f).glow = 'lighting.Bulb'; },
    'name clash: lighting.Bulb is a struct at Lamp v1 (experimental) spec.bulbs[] and not at Lamp v1 (experimental) spec.glow.'],
  ['two types get one name', f => { withField(f, 'spare', OTHER_SHAPE); names(f).spare = 'lighting.LAMPSpec'; },
    'name clash: lighting.LampSpec and lighting.LAMPSpec are both called lighting.LampSpec. Give one of them a name of its own'],
  ['a type gets the name of a class', f => { withField(f, 'spare', OTHER_SHAPE); names(f).spare = 'lighting.Lamp'; },
    'name clash: Lamp and lighting.Lamp are both called lighting.Lamp.'],
  ['a type gets a name of the toolkit', f => { withField(f, 'spare', OTHER_SHAPE); names(f).spare = 'lighting.Construct'; },
    'name clash: Construct of the toolkit and lighting.Construct are both called lighting.Construct.'],
  ['two values get one name', f => f.lampSpecs.forEach(spec => { spec.properties.speed.enum = ['a-b', 'a.b']; }),
    'name clash: the values a-b and a.b of lighting.LampSpec.speed=LampSpeed are both called A_B'],
  ['a value has no letters', f => f.lampSpecs.forEach(spec => { spec.properties.speed.enum = ['->']; }),
    'the value "->" of an enum has no letters to name its member after. Give it a name in spelling.ts'],
  ['the enums of an allOf exclude each other', f => { f.fanSpec.properties.speed.allOf[1].enum = [9]; },
    'Fan v1alpha1 spec.speed: the enums of its allOf have no value in common'],
  ['a rule calls an unknown function', f => watts(f).forEach(schema => { schema['x-kubernetes-validations'] = [{ rule: 'url(self).getHost() == "a"' }]; }),
    'Lamp v1 (standard) spec.watts: the CEL rule "url(self).getHost() == "a"" calls getHost, url, which is not among the functions the engine knows'],
  ['a rule does not parse', f => watts(f).forEach(schema => { schema['x-kubernetes-validations'] = [{ rule: 'self <' }]; }),
    'Lamp v1 (standard) spec.watts: the CEL rule "self <" cannot be parsed: '],
  ['a rule has a part that would be lost', f => watts(f).forEach(schema => { schema['x-kubernetes-validations'] = [{ rule: 'true', fieldPath: '.a' }]; }),
    'Lamp v1 (standard) spec.watts: x-kubernetes-validations: 0: Unrecognized key: "fieldPath". If upstream means it, teach crd-schema.ts what it is'],
  ['a schema keyword is unknown', f => watts(f).forEach(schema => { schema.uniqueItems = true; }),
    'Lamp v1 (standard) spec.watts: Unrecognized key: "uniqueItems". If upstream means it, teach crd-schema.ts what it is'],
  ['a schema keyword has another form', f => watts(f).forEach(schema => { schema.enum = [1, null]; }), 'Lamp v1 (standard) spec.watts: enum: 1: Invalid input'],
  ['a field has no name for TypeScript', f => withField(f, 'kebab-case', { type: 'string' }),
    'Lamp v1 (experimental) spec.kebab-case: "kebab-case" cannot be the name of a field in TypeScript'],
  ['a pattern has a line break', f => watts(f).forEach(schema => Object.assign(schema, { type: 'string', pattern: 'a\n*' })),
    'a documentation comment cannot hold a star and slash, an @ or a line break: '],
  ['a schema has no type', f => withField(f, 'watts', {}), 'Lamp v1 (experimental) spec.watts: no TypeScript type for {}'],
  ['a release is there twice', f => { f.pins.releases[1].name = 'lamps'; }, '<folder>/pins.json: releases: lamps is there twice'],
  ['a group is in two modules', f => { f.pins.modules.other = { group: 'example.com', kinds: {} }; }, '<folder>/pins.json: modules: the group example.com is in two of them'],
  ['a module would leave the folder', f => { f.pins.modules['../../evil'] = f.pins.modules.cooling; }, '<folder>/pins.json: modules.../../evil: Invalid key in record'],
  ['a module has the name of the schema data', f => { f.pins.packages.meta.module = 'schema'; },
    '<folder>/pins.json: packages.meta.module: must be lower-case letters and digits, and not "schema"'],
  ['a package is of no release', f => { f.pins.packages.meta.release = 'meta'; }, '<folder>/pins.json: packages.meta.release: there is no release meta'],
  ['an address is not https', f => { f.pins.releases[0].fileSets[0].url = 'http://example.com/lamps'; }, '<folder>/pins.json: releases.0.fileSets.0.url: must be an https address'],
  ['the pins lack a part', f => { delete f.pins.modules; }, '<folder>/pins.json: modules: Invalid input'],
  ['a part of the pins is of another kind', f => { f.pins.releases = null; }, '<folder>/pins.json: releases: Invalid input'],
  ['the type names lack a part', f => { delete f.names.kinds; }, '<folder>/names.json: kinds: Invalid input'],
  ['a type name has another form', f => { names(f).colour = 'Colour'; }, '<folder>/names.json: types.lighting.LampSpec.colour: must be <package>.<Go type>'],
])('stops when %s, and leaves the folder as it was', async (_, change, message) => {
  const fixture = new Fixture();
  FORMER.forEach((text, name) => fixture.put(`out/${name}`, text));
  change(fixture);
  const failure = (await failureOf(fixture.write())).split(fixture.folder).join('<folder>').replace(/is [0-9a-f]{64}/, 'is <sum>');
  expect(failure.startsWith(message) ? message : failure).toBe(message);
  expect(failure).not.toContain('\n');
  expect(filesIn(fixture.out)).toEqual(FORMER);
  expect(readdirSync(fixture.folder).filter(name => name.startsWith('.'))).toEqual([]);
});

test.each<[what: string, prepare: (out: string) => void, message: string]>([
  ['a folder with other files', out => {
    mkdirSync(out);
    writeFileSync(join(out, 'thesis.md'), 'years of work');
  }, ' holds files that this command did not write. Name a folder that is empty or absent'],
  ['a file', out => writeFileSync(out, 'years of work'), ' is not a folder. Name one that is empty or absent'],
])('refuses to write to %s, before it reads anything', async (_, prepare, message) => {
  const out = join(scratchFolder(), 'out');
  prepare(out);
  expect(await failureOf(['--crds', '/nowhere', '--out', out])).toBe(`${out}${message}`);
  expect(existsSync(out)).toBe(true);
});

test('leaves nothing behind when it cannot write', async () => {
  const fixture = new Fixture();
  const args = fixture.write();
  // A file stands where a folder has to be made.
  const blocked = join(fixture.put('blocked', ''), 'out');
  expect(await failureOf([...args.slice(0, -1), blocked])).toMatch(/^cannot write .*blocked.out: /);
  expect(readdirSync(fixture.folder).filter(name => name.startsWith('.'))).toEqual([]);
});

test.each([
  ['an unknown option', ['--crd', 'x'], 'Unknown option \'--crd\''],
  ['two sources', ['--crds', 'x', '--mirror', 'https://example.com'], '--crds and --mirror exclude each other: read a folder or download'],
  ['no such folder', ['--crds', '/nowhere'], 'cannot read /nowhere/gateway-api-'],
  ['pins that are not JSON', ['--pins', __filename], `${__filename} is not JSON: `],
  ['no such pins', ['--pins', '/nowhere.json'], 'cannot read /nowhere.json: '],
])('refuses %s', async (_, args, message) => {
  const out = join(scratchFolder(), 'out');
  const failure = await failureOf([...args, '--out', out]);
  expect(failure.startsWith(message) ? message : failure).toBe(message);
  expect(existsSync(out)).toBe(false);
});
