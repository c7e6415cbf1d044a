import { readFileSync } from 'fs';
import { join } from 'path';
import { loadAll } from 'js-yaml';
import { brokenRules } from './cel-rules';
import { Channel, judge } from './schema-judge';
import { SharedFolder } from '../shared-folder';

const base = () => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    parentRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'gateway', sectionName: 'http' }],
    hostnames: ['www.example.com'],
    rules: [{
      matches: [{ path: { type: 'PathPrefix', value: '/' } }],
      backendRefs: [{ group: '', kind: 'Service', name: 'web', port: 80, weight: 1 }],
    }],
  } as any,
}) as any;

test('passes a route that says everything', () => expect(judge(base())).toEqual({ known: true, problems: [], defaulted: [] }));

test.each<[what: string, mutate: (route: any) => void, problem: RegExp]>([
  ['a field that nobody knows', route => { route.spec.rules[0].matches[0].paths = {}; }, /must NOT have additional properties: paths/],
  ['a field that only the other channel has', route => { route.spec.rules[0].retry = { attempts: 1 }; }, /additional properties: retry/],
  ['a number for a text', route => { route.spec.parentRefs[0].name = 1; }, /spec.parentRefs.0.name must be string/],
  ['a value that no enum has', route => { route.spec.rules[0].matches[0].path.type = 'Prefix'; }, /must be equal to one of/],
  ['a text that its pattern refuses', route => { route.spec.hostnames = ['a*.example.com']; }, /must match pattern/],
  ['one item too many', route => { route.spec.hostnames = Array.from({ length: 17 }, (_, index) => `h${index}.example.com`); }, /more than 16 items/],
  ['a field that is lacking', route => { delete route.spec.rules[0].backendRefs[0].name; }, /must have required property 'name'/],
  ['a port above all', route => { route.spec.rules[0].backendRefs[0].port = 65536; }, /must be <= 65535/],
  ['one header twice', route => { route.spec.rules[0].matches[0].headers = [header('a', '1'), header('a', '2')]; }, /\["a"\] twice/],
  ['a Service without port, which a rule asks for', route => { delete route.spec.rules[0].backendRefs[0].port; }, /breaks .*has\(self.port\)/],
  ['a rule that looks at a namespace', route => {
    route.spec.parentRefs = [1, 2].map(() => ({ ...route.spec.parentRefs[0], namespace: 'other' }));
  }, /breaks .*__namespace__/],
  ['a path that a rule matches', route => { route.spec.rules[0].matches[0].path.value = '/a//b'; }, /breaks .*contains\('\/\/'\)/],
  ['a duration above another', route => { route.spec.rules[0].timeouts = { request: '1s', backendRequest: '1500ms' }; }, /breaks .*duration/],
  ['a name that no object can have', route => { route.metadata.name = 'Web'; }, /metadata.name Web/],
  ['a label that no object can have', route => { route.metadata.labels = { team: 'a team' }; }, /metadata.labels has team: a team/],
  ['an object of a namespace without one', route => { delete route.metadata.namespace; }, /metadata.namespace is undefined/],
  ['a version that is not served', route => { route.apiVersion = 'gateway.networking.k8s.io/v1alpha2'; }, /is not served/],
])('refuses %s', (_, mutate, problem) => {
  const route = base();
  mutate(route);
  expect(judge(route).problems).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
});

test('knows the experimental channel', () => {
  const route = base();
  route.spec.rules[0].retry = { attempts: 1 };
  expect(judge(route, 'experimental').problems).toEqual([]);
});

test('says which defaults are left out', () => {
  const route = base();
  delete route.spec.rules[0].backendRefs[0].weight;
  delete route.spec.rules[0].matches;
  expect(judge(route).defaulted).toEqual([
    'spec.rules[0].matches: [{"path":{"type":"PathPrefix","value":"/"}}]', 'spec.rules[0].backendRefs[0].weight: 1',
  ]);
});

test('judges only the metadata of kinds it does not know', () => {
  expect(judge({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { anything: 1 } })).toEqual({ known: false, problems: [], defaulted: [] });
});

test('says loudly that it cannot judge a rule, rather than passing over it', () => {
  expect(() => brokenRules({ 'type': 'string', 'x-kubernetes-validations': [{ rule: 'url(self).getHost() == "a"' }] }, 'a')).toThrow(/cannot be judged: unbound function/);
});

describe('upstream\'s own data:', () => {
  SharedFolder.ORACLES.test('reaches the API server\'s verdict on every object of its tables', () => {
    const verdicts = readFileSync(join(SharedFolder.ORACLES.path, 'cel-verdicts.jsonl'), 'utf8').trim().split('\n').map(line => JSON.parse(line))
      .filter(({ op }) => op === 'create');
    const wrong = verdicts.filter(({ object, channel, oracleErrors }) => (judge(object, channel).problems.length > 0) !== (oracleErrors.length > 0));
    expect(wrong.map(each => `${each.suite} ${each.case}: ${judge(each.object, each.channel).problems}`)).toEqual([]);
    expect(verdicts.length).toBeGreaterThan(350);
  });

  SharedFolder.ORACLES.test('passes its valid files and refuses its invalid ones', () => {
    const documentsOf = (file: string) => (loadAll(readFileSync(file, 'utf8')) as any[]).filter(document => document !== null && document !== undefined);
    const channelOf = (file: string): Channel => file.includes('/standard/') ? 'standard' : 'experimental';
    const problems = (file: string) => documentsOf(file).flatMap(document => judge(withNamespace(document), channelOf(file)).problems);
    const [valid, invalid] = ['valid', 'invalid'].map(folder => SharedFolder.ORACLES.filesBelow(folder, '.yaml'));

    expect(valid.filter(file => problems(file).length > 0).map(file => `${file}: ${problems(file)}`)).toEqual([]);
    expect(invalid.filter(file => problems(file).length === 0)).toEqual([]);
    expect([valid.length, invalid.length]).toEqual([122, 36]);
  });
});

function header(name: string, value: string) {
  return { type: 'Exact', name, value };
}

/** `kubectl` puts it there; cluster-scoped objects lose it. */
function withNamespace(document: any) {
  if (document.kind === 'GatewayClass') return { ...document, metadata: { ...document.metadata, namespace: undefined } };
  return { ...document, metadata: { namespace: 'default', ...document.metadata } };
}
