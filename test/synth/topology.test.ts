import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import { outcomes, Program } from './both-apps';
import { Random } from './random';
import { GatewayApp } from '../../src';
import { scratchFolder } from '../scratch-folder';

/** Some tree of charts, constructs and objects, with some dependencies, most of them on what comes later in the tree. */
function randomProgram(seed: number): Program {
  return app => {
    const random = new Random(seed);
    const grow = (scope: Construct, depth: number) => {
      for (const id of ['b', '1', 'a', '10'].slice(0, 1 + random.below(4))) {
        const inChart = scope.node.scopes.some(Chart.isChart);
        const kind = random.below(inChart ? 6 : 2);
        const child = kind === 0 ? new Chart(scope, id) : kind === 1 ? new Construct(scope, id) : leaf(scope, id);
        if (depth > 0 && kind < 3) grow(child, depth - 1);
      }
    };
    grow(new Chart(app, '2'), 1);
    grow(app, 3);
    const all = app.node.findAll().filter(({ node }) => node.scopes.some(Chart.isChart));
    const withCycles = random.below(4) === 0;
    for (let count = random.below(7); count > 0; count--) {
      const [from, to] = [random.below(all.length), random.below(all.length)].sort((a, b) => a - b);
      if (withCycles && random.below(2) === 0) all[to].node.addDependency(all[from]);
      else if (from !== to) all[from].node.addDependency(all[to]);
    }
  };
}

function leaf(scope: Construct, id: string): ApiObject {
  return new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap' });
}

test('random trees with random dependencies come out as from cdk8s', () => {
  const counts = { ordered: 0, failed: 0 };
  for (let seed = 0; seed < 400; seed++) {
    const yamlOutputType = seed % 2 ? YamlOutputType.FILE_PER_APP : YamlOutputType.FILE_PER_CHART;
    const { cdk8s, ours } = outcomes(randomProgram(seed), { yamlOutputType }, scratchFolder());
    expect({ seed, outcome: ours }).toEqual({ seed, outcome: cdk8s });
    counts[typeof ours === 'string' ? 'failed' : 'ordered']++;
  }
  expect(counts.ordered).toBeGreaterThan(100);
  expect(counts.failed).toBeGreaterThan(30);
}, 60_000);

test.each<[name: string, make: (app: App) => void]>([
  ['a ladder, of which cdk8s walks every path', app => {
    const chart = new Chart(app, 'c');
    const rungs = Array.from({ length: 60 }, (_, index) => [leaf(chart, `l${index}`), leaf(chart, `r${index}`)]);
    rungs.slice(1).forEach((rung, index) => rung.forEach(object => object.addDependency(...rungs[index])));
  }],
  ['a chain longer than the stack', app => {
    const chart = new Chart(app, 'c');
    const objects = Array.from({ length: 20_000 }, (_, index) => leaf(chart, `o${index}`));
    objects.slice(1).forEach((object, index) => objects[index].addDependency(object));
  }],
  ['all objects of a large chart behind all of another', app => {
    const [first, second] = ['a', 'b'].map(id => new Chart(app, id));
    for (let index = 0; index < 5000; index++) [first, second].forEach(chart => leaf(chart, `o${index}`));
    first.addDependency(second);
  }],
])('orders %s', (_, make) => {
  const app = new GatewayApp();
  make(app);
  expect(app.synthYaml().split('---\n').length).toBeGreaterThan(100);
}, 20_000);
