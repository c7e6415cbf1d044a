import { createHash } from 'crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { dump } from 'js-yaml';

/** A small valid input of the generator, on disk: change its parts, then `write()` them and run. */
export class Fixture {
  public readonly folder = mkdtempSync(join(tmpdir(), 'imports-'));
  public readonly out = join(this.folder, 'out');

  public crd: any = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'lamps.example.com' },
    spec: {
      group: 'example.com',
      names: { kind: 'Lamp', plural: 'lamps' },
      scope: 'Namespaced',
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: lampSchema() } }],
    },
  };
  public text?: string;
  public pins: any = {
    releases: [{ name: 'lamps', version: 'v1.0.0', fileSets: [{ folder: 'lamps-{version}', url: 'https://example.com/{version}/crds', files: {} }] }],
    classes: { lighting: { Lamp: 'v1' } },
    packages: { lighting: { path: 'example.com/lighting/v1', module: 'lighting', reference: 'https://example.com/docs#{type}' } },
  };
  public names: any = {
    kinds: { Lamp: 'lighting.LampSpec' },
    types: { 'lighting.LampSpec': { 'bulbs[]': 'lighting.Bulb', 'colour': 'lighting.Colour' }, 'lighting.Bulb': { colour: 'lighting.Colour' } },
  };
  /** More files of the CRD folder, by name. */
  public readonly strays: { [name: string]: string } = {};
  public sum?: string;

  /** The schema of the kind's `spec`. */
  public get spec(): any {
    return this.crd.spec.versions[0].schema.openAPIV3Schema.properties.spec;
  }

  /** Writes everything; returns the arguments that make the generator read it. */
  public write(): string[] {
    const text = this.text ?? dump(this.crd);
    this.pins.releases[0].fileSets[0].files['lamps.yaml'] = this.sum ?? createHash('sha256').update(text).digest('hex');
    this.put('crds/lamps-v1.0.0/lamps.yaml', text);
    Object.entries(this.strays).forEach(([name, content]) => this.put(`crds/lamps-v1.0.0/${name}`, content));
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

function lampSchema() {
  const colour = { type: 'string', enum: ['Warm', 'Cold'], description: 'prose that must not be taken over' };
  return {
    type: 'object',
    required: ['spec'],
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { type: 'object' },
      spec: {
        type: 'object',
        required: ['watts'],
        properties: {
          watts: { 'type': 'integer', 'minimum': 1, 'maximum': 100, 'x-kubernetes-validations': [{ rule: 'self != 13', message: 'prose' }] },
          bulbs: { type: 'array', maxItems: 4, items: { type: 'object', properties: { colour: { ...colour, default: 'Warm' } } } },
          colour,
          width: { 'x-kubernetes-int-or-string': true, 'anyOf': [{ type: 'integer' }, { type: 'string' }] },
          labels: { type: 'object', additionalProperties: { type: 'string', maxLength: 63 } },
          extra: { 'x-kubernetes-preserve-unknown-fields': true },
        },
      },
    },
  };
}
