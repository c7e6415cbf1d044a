import { readdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ApiObject, ApiObjectProps, App, AppProps, Chart, Include, IResolver, JsonPatch, Lazy, YamlOutputType } from 'cdk8s';
import { Construct, DependencyGroup } from 'constructs';
import { Outcome, outcomes, Program } from './both-apps';
import { gatewayapi, GatewayApp } from '../../src';
import { scratchFolder } from '../scratch-folder';

const TYPES = Object.values(YamlOutputType).filter(type => typeof type === 'number') as YamlOutputType[];
const included = join(scratchFolder(), 'included.yaml');
writeFileSync(included, 'kind: Service\napiVersion: v1\nmetadata: {name: web}\n---\n\n---\nkind: List\napiVersion: v1\nitems: []\n');

function object(scope: Construct, id: string, props: Partial<ApiObjectProps> & { readonly [field: string]: unknown } = {}): ApiObject {
  return new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', ...props });
}

function chartOf(scope: Construct, id: string, ...objects: string[]): Chart {
  const chart = new Chart(scope, id);
  objects.forEach(each => object(chart, each));
  return chart;
}

class Rendering extends ApiObject {
  public constructor(scope: Construct, id: string, private readonly json: unknown) {
    super(scope, id, { apiVersion: 'v1', kind: 'Custom', metadata: { name: id } });
  }

  public toJson(): any {
    return this.json;
  }
}

class LabellingChart extends Chart {
  public toJson(): any[] {
    return super.toJson().map(json => ({ ...json, first: this.node.id }));
  }
}

class KeyedChart extends Chart {
  public toJson(): any {
    return Object.fromEntries(super.toJson().reverse().map((json, index) => [10 - index, json]));
  }
}

const shouting: IResolver = {
  resolve: context => {
    if (context.value === 'quiet') context.replaceValue('LOUD');
  },
};

const shared = { a: [1] };

const programs: ReadonlyArray<readonly [name: string, program: Program, props?: AppProps]> = [
  ['nothing', () => {}],
  ['an empty chart', app => { new Chart(app, 'empty'); }],
  ['charts', app => { chartOf(app, 'b', 'x', 'y'); chartOf(app, 'a', 'y', 'x'); }],
  ['charts with long, odd and upper-case names', app => { chartOf(app, 'Über/Größe..x', 'A_b', 'x y'); chartOf(app, 'n'.repeat(100), 'm'.repeat(90)); }],
  ['names that are numbers', app => {
    for (const id of ['b', '10', '2', '02', '-1', '4294967295', '4294967294', '0']) chartOf(new Construct(chartOf(app, id, '3', '1'), '7'), '5', 'z');
  }],
  ['constructs beside charts', app => { chartOf(new Construct(app, 'team'), 'inner', 'x'); new Construct(app, 'none'); }],
  ['charts in charts', app => { const outer = chartOf(app, 'outer', 'x'); object(new Chart(new Chart(outer, 'in'), 'most'), 'y'); object(outer, 'z'); }],
  ['a chart in a construct of a chart', app => { object(new Chart(new Construct(chartOf(app, 'outer', 'x'), 'part'), 'inner'), 'y'); }],
  ['namespaces and labels', app => { object(new Chart(app, 'c', { namespace: 'ns', labels: { team: 'a' } }), 'x', { metadata: { annotations: { b: '1', a: 'yes' } } }); }],
  ['names without hashes that are the same', app => {
    for (const id of ['a', 'b']) object(new Chart(app, id, { disableResourceNameHashes: true }), 'x', { metadata: { name: 'same' }, data: { from: id } });
  }],
  ['objects in objects', app => { object(object(chartOf(app, 'c', 'a'), 'outer'), 'inner'); }],
  ['generated classes', app => {
    const chart = new Chart(app, 'c', { namespace: 'team' });
    new gatewayapi.GatewayClass(chart, 'Class', { spec: { controllerName: 'example.com/controller' } });
    new gatewayapi.HttpRoute(chart, 'Route', { spec: { hostnames: ['*.example.com'], rules: [{ backendRefs: [{ name: 'web', port: 80, weight: 0 }] }] } });
  }],
  ['included files', app => { new Include(new Chart(app, 'c'), 'files', { url: included }); }],
  ['patches', app => { object(new Chart(app, 'c'), 'x', { data: { b: 'c' } }).addJsonPatch(JsonPatch.copy('/data', '/more'), JsonPatch.add('/data/a', null)); }],
  ['lazy values', app => {
    let count = 0;
    const next = Lazy.any({ produce: () => `${++count}` });
    for (const id of ['a', 'b']) object(chartOf(app, id), 'x', { data: { next, nested: [{ next }] }, metadata: { labels: { next } } });
  }],
  ['resolvers', app => { object(new Chart(app, 'c'), 'x', { data: { a: 'quiet' } }); }, { resolvers: [shouting] }],
  ['documents that are undefined', app => { const chart = chartOf(app, 'c', 'a'); new Rendering(chart, 'none', undefined); object(chart, 'b'); }],
  ['documents that share objects', app => { new Rendering(new Chart(app, 'c'), 'x', { kind: 'A', metadata: { name: 'x' }, b: shared, c: [shared, shared.a], d: null, e: undefined }); }],
  ['documents that are no objects', app => { new Rendering(new Chart(app, 'c'), 'x', 'text\nof lines'); }],
  ['charts that render themselves', app => { for (const Class of [LabellingChart, KeyedChart]) { const chart = new Class(app, Class.name); object(chart, 'b'); object(chart, 'a'); } }],
  ['objects made while others render', app => {
    const [first, second] = [chartOf(app, 'a'), chartOf(app, 'b')];
    object(first, 'x', { data: Lazy.any({ produce: () => { object(second, 'late'); return {}; } }) });
  }],
  ['scalars of every kind', app => {
    object(new Chart(app, 'c'), 'x', { data: { list: ['yes', '1', 'a: b', ' ', '', '~', 'a\nb\n', '1:20', '2020-01-01', 'x #y'], n: [0, -1, 1.5, 1e21], b: [true, false] } });
  }],
  ['keys in the order given', app => { object(new Chart(app, 'c'), 'x', { zeta: 1, alpha: { z: 1, a: 2 } }); }],
  ['another extension', app => { chartOf(app, 'c', 'x'); }, { outputFileExtension: '.yml' }],
  ['no extension', app => { chartOf(app, 'c', 'x'); }, { outputFileExtension: '' }],
  ['construct metadata', app => { chartOf(app, 'c', 'x', 'y'); chartOf(app, 'd', 'x').addDependency(app.charts[0]); }, { recordConstructMetadata: true }],

  ['an object behind another', app => { const chart = chartOf(app, 'c', 'a', 'b', 'd'); chart.apiObjects[0].addDependency(chart.apiObjects[2]); }],
  ['an object behind a construct', app => {
    const chart = chartOf(app, 'c', 'a', 'b');
    const part = new Construct(chart, 'part');
    ['x', 'y'].forEach(id => object(part, id));
    chart.apiObjects[1].addDependency(part);
  }],
  ['a construct behind another', app => {
    const chart = new Chart(app, 'c');
    const [a, b] = ['a', 'b'].map(id => { const part = new Construct(chart, id); object(part, 'x'); object(part, 'y'); return part; });
    a.node.addDependency(b);
  }],
  ['an object behind all others of its chart', app => { const chart = chartOf(app, 'c', 'a', 'b', 'd'); chart.apiObjects[0].addDependency(chart); }],
  ['a chart behind one of its objects', app => { const chart = chartOf(app, 'c', 'a', 'b', 'd'); chart.addDependency(chart.apiObjects[2]); }],
  ['a group of dependencies', app => {
    const chart = chartOf(app, 'c', 'a', 'b', 'd');
    const [a, b, d] = chart.apiObjects;
    a.node.addDependency(new DependencyGroup(d, b));
  }],
  ['a chart behind another', app => { chartOf(app, 'a', 'x', 'y').addDependency(chartOf(app, 'b', 'x', 'y')); chartOf(app, 'c', 'x'); }],
  ['an object behind one of another chart', app => { const [a, b] = [chartOf(app, 'a', 'x', 'y'), chartOf(app, 'b', 'x', 'y')]; a.apiObjects[1].addDependency(b.apiObjects[0]); }],
  ['an object of an inner chart behind some of the outer', app => {
    const outer = chartOf(app, 'outer', 'p', 'q');
    object(new Chart(new Construct(outer, 'part'), 'inner'), 'n').addDependency(outer.apiObjects[1]);
    object(outer, 'r');
  }],
  ['a dependency on something removed and made again', app => {
    const chart = chartOf(app, 'c', 'a', 'b');
    chart.apiObjects[0].addDependency(chart.apiObjects[1]);
    chart.node.tryRemoveChild('b');
    object(chart, 'z');
    object(chart, 'b');
  }],
  ['a dependency on another app', app => { chartOf(app, 'a', 'x', 'y').apiObjects[0].addDependency(chartOf(new App(), 'b', 'x')); }],
  ['a dependency on another app of the same paths', app => { chartOf(app, 'a', 'x', 'y').apiObjects[0].addDependency(chartOf(new App(), 'a', 'y').apiObjects[0]); }],
  ['an object that depends on itself', app => { const [a] = chartOf(app, 'c', 'a', 'b').apiObjects; a.addDependency(a); }],
  ['a chart that depends on itself', app => { const chart = chartOf(app, 'c', 'a'); chart.addDependency(chart); chartOf(app, 'd', 'b'); }],
  ['a circle of objects', app => { const [a, b] = chartOf(app, 'c', 'a', 'b').apiObjects; a.addDependency(b); b.addDependency(a); }],
  ['a circle of charts', app => { const [a, b] = [chartOf(app, 'a', 'x'), chartOf(app, 'b', 'y')]; a.apiObjects[0].addDependency(b); b.addDependency(a.apiObjects[0]); }],
  ['an outer chart that its inner one depends on', app => { const outer = chartOf(app, 'a', 'x'); object(new Chart(outer, 'b'), 'y').addDependency(outer.apiObjects[0]); }],
  ['a circle through a construct', app => { const chart = chartOf(app, 'c', 'a', 'b'); const part = new Construct(chart, 'p'); object(part, 'x'); chart.addDependency(part); part.node.addDependency(chart.apiObjects[0]); }],
  ['a dependency of something in no chart', app => { new Construct(app, 'team').node.addDependency(chartOf(app, 'c', 'a')); }],

  ['constructs that are not valid', app => {
    chartOf(app, 'c', 'a').apiObjects[0].node.addValidation({ validate: () => ['is wrong', 'is bad'] });
    app.node.addValidation({ validate: () => ['has no charm'] });
  }],
  ['a value that cannot be rendered', app => { object(chartOf(app, 'c', 'a'), 'x', { data: Lazy.any({ produce: () => { throw new Error('no data'); } }) }); }],
  ['a value of a class', app => { object(chartOf(app, 'c', 'a'), 'x', { data: { when: new Date(0) } }); }],
];

describe.each(TYPES.map(type => [YamlOutputType[type], type] as const))('%s', (_, yamlOutputType) => {
  test.each(programs.map(([name, program, props = {}]) => [name, program, props] as const))('%s', (_name, program, props) => {
    const { cdk8s, ours } = outcomes(program, { yamlOutputType, ...props }, scratchFolder());
    expect(ours).toEqual(cdk8s);
  });
});

test('fails where cdk8s fails', () => {
  const failing = programs.filter(([, program, props]) => typeof outcomes(program, props ?? {}, scratchFolder()).ours === 'string').map(([name]) => name);
  expect(failing).toEqual([
    'a dependency on another app of the same paths', 'a circle of objects', 'a circle of charts', 'an outer chart that its inner one depends on', 'a circle through a construct',
    'a dependency of something in no chart', 'constructs that are not valid', 'a value that cannot be rendered', 'a value of a class',
  ]);
});

test('keys are sorted unless CDK8S_DISABLE_SORT is set', () => {
  const program: Program = app => { object(new Chart(app, 'c'), 'x', { zeta: 1, alpha: { z: 1, a: 2 } }); };
  const sorted = outcomes(program, {}, scratchFolder());
  withEnvironment({ CDK8S_DISABLE_SORT: '1' }, () => {
    const { cdk8s, ours } = outcomes(program, {}, scratchFolder());
    expect(ours).toEqual(cdk8s);
    expect(ours).not.toEqual(sorted.ours);
  });
});

test.each<[value: string, recorded: boolean]>([['true', true], ['false', false], ['1', false]])('CDK8S_RECORD_CONSTRUCT_METADATA=%s', (value, recorded) => {
  withEnvironment({ CDK8S_RECORD_CONSTRUCT_METADATA: value }, () => {
    const { cdk8s, ours } = outcomes(app => { chartOf(app, 'c', 'x'); }, {}, scratchFolder());
    expect(ours).toEqual(cdk8s);
    expect('construct-metadata.json' in (ours as Exclude<Outcome, string>)).toBe(recorded);
  });
});

test('CDK8S_OUTDIR says where to, unless the program does', () => {
  const [theirs, ours] = [scratchFolder(), scratchFolder()];
  withEnvironment({ CDK8S_OUTDIR: theirs }, () => {
    for (const [props, folder] of [[{}, theirs], [{ outdir: ours }, ours]] as const) {
      const app = new GatewayApp(props);
      chartOf(app, 'c', 'x');
      app.synth();
      expect(readdirSync(folder)).toEqual(['.cdk8s-gateway', 'c.k8s.yaml']);
    }
  });
});

test('the text of synthYaml() is that of cdk8s', () => {
  for (const [, program, props] of programs) {
    const text = (app: App) => {
      try {
        program(app);
        return app.synthYaml();
      } catch (error) {
        return String(error);
      }
    };
    expect(text(new GatewayApp(props))).toBe(text(new App(props)));
  }
});

function withEnvironment(variables: { readonly [name: string]: string }, run: () => void): void {
  const before = { ...process.env };
  Object.assign(process.env, variables);
  try {
    run();
  } finally {
    process.env = before;
  }
}
