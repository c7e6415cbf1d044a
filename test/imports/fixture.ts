import { createHash } from 'crypto';
import { mkdirSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { dump } from 'js-yaml';
import { scratchFolder } from '../scratch-folder';

/**
 * A small valid input of the generator: a kind in two channels, another kind of another group and release, and a type of a package that
 * has no kinds. Change its parts, `write()` it and run.
 */
export class Fixture {
  public readonly folder = scratchFolder();
  public readonly out = join(this.folder, 'out');

  /** The lamp's CRD in the standard and in the experimental channel, and the fan's, which has no channels. */
  public readonly crds = { standard: lampCrd(false), experimental: lampCrd(true), fan: fanCrd() };
  /** What to write in place of a CRD, by file. */
  public readonly texts: { [file: string]: string } = {};
  /** What to pin in place of a file's own sum. */
  public readonly sums: { [file: string]: string } = {};
  /** More files, by path below the folder of CRDs. */
  public readonly strays: { [file: string]: string } = {};
  public pins: any = {
    releases: [
      {
        name: 'lamps',
        version: 'v1.0.0',
        fileSets: ['standard', 'experimental'].map(channel => ({
          channel, folder: `lamps-{version}/${channel}`, url: `https://example.com/lamps/{version}/${channel}`, files: {},
        })),
      },
      { name: 'fans', version: 'v2.0.0', fileSets: [{ folder: 'fans-{version}', url: 'https://example.com/fans/{version}', files: {} }] },
    ],
    modules: {
      lighting: { group: 'example.com', kinds: { Lamp: 'v1' } },
      cooling: { group: 'cooling.example.com', kinds: { Fan: 'v1alpha1' } },
    },
    packages: {
      lighting: { path: 'example.com/lighting/v1', module: 'lighting', release: 'lamps', reference: 'https://example.com/{minor}/lighting#{type}' },
      cooling: { path: 'example.com/cooling/v1alpha1', module: 'cooling', reference: 'https://example.com/cooling#{type}-v1alpha1' },
      meta: { path: 'example.com/meta/v1', module: 'k8s', reference: 'https://example.com/meta/{type}' },
    },
  };
  public names: any = {
    kinds: { 'lighting.Lamp': 'lighting.LampSpec', 'cooling.Fan': 'cooling.FanSpec' },
    types: {
      'lighting.LampSpec': {
        'bulbs[]': 'lighting.Bulb',
        'shades{}': 'lighting.Bulb',
        'grid[][]': 'lighting.Bulb',
        'colour': 'lighting.Colour',
        'speed': '=LampSpeed',
        'dimmer': 'lighting.Dimmer',
        'fuse': 'lighting.Fuse',
      },
      'lighting.Bulb': { colour: 'lighting.Colour' },
      'cooling.FanSpec': { 'light': 'lighting.Bulb', 'speed': 'cooling.Speed', 'lamps[]': 'cooling.Lamp', 'selector': 'meta.Selector' },
    },
  };

  /** The schemas of the lamp's `spec`: standard, then experimental. */
  public get lampSpecs(): [standard: any, experimental: any] {
    return [specOf(this.crds.standard), specOf(this.crds.experimental)];
  }

  public get fanSpec(): any {
    return specOf(this.crds.fan);
  }

  /** Writes everything; returns the arguments that make the generator read it. */
  public write(): string[] {
    const files: Array<[release: number, set: number, path: string, crd: any]> = [
      [0, 0, 'lamps-v1.0.0/standard/lamps.yaml', this.crds.standard],
      [0, 1, 'lamps-v1.0.0/experimental/lamps.yaml', this.crds.experimental],
      [1, 0, 'fans-v2.0.0/fans.yaml', this.crds.fan],
    ];
    for (const [release, set, path, crd] of files) {
      const text = this.texts[path] ?? dump(crd);
      this.put(`crds/${path}`, text);
      this.pins.releases?.[release].fileSets[set] && Object.assign(this.pins.releases[release].fileSets[set].files, {
        [path.split('/').pop()!]: this.sums[path] ?? createHash('sha256').update(text).digest('hex'),
      });
    }
    Object.entries(this.strays).forEach(([path, text]) => this.put(`crds/${path}`, text));
    const pins = this.put('pins.json', JSON.stringify(this.pins));
    const names = this.put('names.json', JSON.stringify(this.names));
    return ['--crds', join(this.folder, 'crds'), '--pins', pins, '--names', names, '--out', this.out];
  }

  public put(name: string, content: string): string {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }
}

function specOf(crd: any): any {
  return crd.spec.versions[0].schema.openAPIV3Schema.properties.spec;
}

function crd(group: string, kind: string, scope: string, version: string, spec: object) {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${kind.toLowerCase()}s.${group}` },
    spec: {
      group,
      names: { kind, plural: `${kind.toLowerCase()}s` },
      scope,
      versions: [{
        name: version,
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', required: ['spec'], properties: { metadata: { type: 'object' }, spec } } },
      }],
    },
  };
}

function lampCrd(experimental: boolean) {
  const values = experimental ? ['Warm', 'Cold', 'Ultraviolet'] : ['Warm', 'Cold'];
  const colour = { type: 'string', enum: values, description: 'upstream prose' };
  // An object of its own at each place, so that a test can change one of them.
  const bulb = () => ({ type: 'object', properties: { colour: { ...colour, default: 'Warm' } } });
  const host = { type: 'string', pattern: '^[a@]*/b$' };
  return crd('example.com', 'Lamp', 'Namespaced', 'v1', {
    'type': 'object',
    'required': experimental ? ['watts', 'sockets', 'height'] : ['watts', 'sockets'],
    'x-kubernetes-validations': [{ rule: 'has(self.watts)', message: 'upstream prose' }],
    'properties': {
      watts: { 'type': 'integer', 'minimum': 1, 'maximum': 100, 'x-kubernetes-validations': [{ rule: 'self != 13', message: 'upstream prose' }] },
      bulbs: { 'type': 'array', 'maxItems': 4, 'items': bulb(), 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['colour'] },
      shades: { type: 'object', additionalProperties: bulb() },
      grid: { type: 'array', items: { type: 'array', items: bulb() } },
      colour,
      speed: { type: 'string', enum: experimental ? ['Slow', '*', 'Turbo'] : ['Slow', '*'] },
      width: { 'x-kubernetes-int-or-string': true, 'anyOf': [{ type: 'integer' }, { type: 'string' }], 'allOf': [{ pattern: '^a' }, { pattern: '^b' }] },
      labels: { type: 'object', maxProperties: 8, additionalProperties: { type: 'string', maxLength: 63 } },
      extra: { 'x-kubernetes-preserve-unknown-fields': true },
      host: experimental ? host : { type: 'string' },
      ports: { 'type': 'array', 'minItems': 1, 'maxItems': 2, 'x-kubernetes-list-type': 'set', 'items': { type: 'integer' } },
      since: { type: 'string', format: 'date-time' },
      fuse: { type: 'object' },
      sockets: { type: 'integer', default: 1 },
      height: { type: 'number' },
      ...experimental && { dimmer: { type: 'object', properties: { level: { type: 'number', minimum: 0 } } } },
    },
  });
}

function fanCrd() {
  return crd('cooling.example.com', 'Fan', 'Cluster', 'v1alpha1', {
    type: 'object',
    properties: {
      light: { type: 'object', properties: { colour: { type: 'string', enum: ['Warm', 'Cold', 'Ultraviolet'], default: 'Warm' } } },
      speed: { allOf: [{ enum: [1, 2, 3] }, { enum: [2, 3, 4] }] },
      lamps: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
      selector: { type: 'object', properties: { name: { type: 'string', default: 'a@b*/c' } } },
    },
  });
}
