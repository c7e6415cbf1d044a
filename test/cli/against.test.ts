import { route, Workplace } from './gateway';

const crd = (schema: string) => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: things.example.org}
spec:
  group: example.org
  names: {kind: Thing, plural: things}
  scope: Namespaced
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec: ${schema}
`;
const thing = (spec: string, name = 'x') => `apiVersion: example.org/v1\nkind: Thing\nmetadata: {name: ${name}, namespace: shop}\nspec: ${spec}\n`;

describe('against what is there', () => {
  const SCHEMA = '{type: object, properties: {size: {type: integer, maximum: 10}, name: {type: string, pattern: "^[a-z]+$"}}, '
    + 'x-kubernetes-validations: [{rule: "!has(oldSelf.name) || self.name == oldSelf.name", message: fixed}]}';
  test.each<[string, string, string, string[]]>([
    ['what stays is right', '{name: a}', '{name: a}', []],
    ['a transition that its rule refuses', '{name: a}', '{name: b}', ['broken-rule spec']],
    ['an object that is not there yet, of which rules of change say nothing', '{name: a}', '{name: b}\n---\n' + thing('{name: c}', 'new'), ['broken-rule spec']],
    ['a broken value that stays is let pass', '{name: a, size: 11}', '{name: a, size: 11}', []],
    ['a broken value that changes is not', '{name: a, size: 11}', '{name: a, size: 12}', ['invalid-value spec.size']],
    ['a value that breaks now', '{name: a, size: 10}', '{name: a, size: 11}', ['invalid-value spec.size']],
  ])('%s', async (_, before, after, found) => {
    const place = new Workplace({ 'crd.yaml': crd(SCHEMA), 'old/a.yaml': thing(before), 'new.yaml': thing(after) });
    const { findings } = await place.found('new.yaml', '--crds', 'crd.yaml', '--against', 'old');
    expect(findings.map(line => line.replace(/^\S+ error (\S+ [^:]*).*$/s, '$1'))).toEqual(found);
  });

  test('metadata that may not change, and objects of another namespace', async () => {
    const place = new Workplace({ 'old.yaml': route('a').replace('{name', '{uid: u1, name'), 'new.yaml': route('a').replace('{name', '{uid: u2, name'), 'other.yaml': route('a').replace('{name', '{uid: u2, name').replace('shop', 'else') });
    expect((await place.found('new.yaml', '--against', 'old.yaml')).findings).toEqual([expect.stringMatching(/^new\.yaml:3:\d+ error bad-metadata metadata\.uid: /)]);
    expect((await place.found('other.yaml', '--against', 'old.yaml')).findings).toEqual([]);
  });

  test('what cannot be read of what is there is said', async () => {
    const place = new Workplace({ 'old.yaml': 'a: [\n', 'new.yaml': route('a') });
    expect(await place.found('new.yaml', '--against', 'old.yaml')).toMatchObject({ status: 2, findings: [expect.stringMatching(/^old\.yaml:1:4 error unreadable-document /)] });
  });
});

describe('definitions of other kinds', () => {
  const SCHEMA = '{type: object, required: [size], properties: {size: {type: integer, maximum: 10}}}';

  test('are judged by', async () => {
    const place = new Workplace({ 'crds/things.yaml': crd(SCHEMA), 'a.yaml': `${thing('{size: 11, x: 1}')}---\n${thing('{}')}` });
    expect((await place.found('a.yaml')).summary).toMatchObject({ checked: 0, unjudged: [{ kind: 'Thing', count: 2 }] });
    const { findings, summary, status } = await place.found('a.yaml', '--crds', 'crds');
    expect(status).toBe(1);
    expect(findings.map(line => line.split(' ').slice(0, 4).join(' '))).toEqual([
      'a.yaml:4:14 error invalid-value spec.size:', 'a.yaml:4:18 error unknown-field spec.x:', 'a.yaml:9:1 error missing-field spec.size:',
    ]);
    expect(summary).toMatchObject({ checked: 2, unjudged: [], notes: [] });
  });

  test('may be of the cluster, where the API server drops the namespace', async () => {
    const place = new Workplace({ 'crd.yaml': crd('{type: object}').replace('Namespaced', 'Cluster'), 'a.yaml': thing('{}') });
    expect((await place.found('a.yaml', '--crds', 'crd.yaml')).findings).toEqual([]);
  });

  test.each([
    ['a function', '{type: object, x-kubernetes-validations: [{rule: "self.x.unheardOf()"}]}', '.unheardOf()'],
    ['a keyword', '{type: object, properties: {x: {type: string, x-kubernetes-embedded-resource: true}}}', 'x-kubernetes-embedded-resource'],
    ['a format', '{type: object, properties: {x: {type: string, format: email}}}', 'format email'],
  ])('of which %s is not known are said to be checked in part', async (_, schema, name) => {
    const place = new Workplace({ 'crd.yaml': crd(schema), 'a.yaml': thing('{}'), 'b.yaml': route('b') });
    expect((await place.found('a.yaml', '--crds', 'crd.yaml')).summary.notes).toEqual([`Thing (example.org/v1) is not fully checked, for want of ${name}`]);
    expect((await place.found('b.yaml', '--crds', 'crd.yaml')).summary.notes).toEqual([]);
  });

  test.each([
    ['no names', crd(SCHEMA).replace(/ {2}names.*\n/, ''), '"spec.names" is missing'],
    ['no versions', crd(SCHEMA).replace(/ {2}versions:[^]*/, ''), '"spec.versions" must be a list: definitions of apiextensions.k8s.io/v1 have one'],
    ['no definition', 'apiVersion: v1\nkind: X\n', 'there is no CustomResourceDefinition in it'],
    ['no YAML', 'a: [\n', 'the [ that is opened here is never closed'],
  ])('with %s cannot be used', async (_, text, message) => {
    const { status, findings } = await new Workplace({ 'crd.yaml': text, 'a.yaml': route('a') }).found('a.yaml', '--crds', 'crd.yaml');
    expect(status).toBe(2);
    expect(findings).toEqual([expect.stringMatching(/^crd\.yaml/)]);
    expect(findings[0]).toContain(message);
  });

  test('go before those that are known', async () => {
    const own = crd('{type: object, properties: {mine: {type: string}}}').replaceAll('example.org', 'gateway.networking.k8s.io').replaceAll('Thing', 'HTTPRoute');
    expect((await new Workplace({ 'crd.yaml': own, 'a.yaml': route('a', '{mine: x}') }).found('a.yaml', '--crds', 'crd.yaml')).findings).toEqual([]);
  });
});
