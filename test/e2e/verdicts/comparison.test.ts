import { Case, JudgeOf } from './cases';
import { answered, compare, isAccepted } from './comparison';
import { DEFINITIONS } from './definitions';
import { JsonObject } from './json';
import { Answer } from './server/answer';
import { JudgingServer } from './server/judging-server';
import { shrink } from './shrink';
import { judge } from '../../../src/schema/verdict';

const definition = DEFINITIONS.find(({ kind, channel }) => kind === 'GatewayClass' && channel === 'standard')!;
const OBJECT: JsonObject = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'GatewayClass',
  metadata: { name: 'a', labels: { a: 'b' } },
  spec: { controllerName: 'example.com/a', description: 'text', extra: 1, parametersRef: { group: 'a', kind: 'B' } },
};
const OURS = ['FieldValueRequired spec.parametersRef.name', 'UnknownField spec.extra'];
const judgeOf: JudgeOf = (ofKind, object, old) => judge(ofKind, object, old);

/** A server that answers as told. */
function server(answerTo: (object: JsonObject) => Answer, stored?: JsonObject): JudgingServer {
  const asked: Partial<JudgingServer> = {
    ofCreation: async (_, object) => answerTo(object),
    ofUpdate: async (_, object) => answerTo(object),
    store: async () => undefined,
    stored: async () => stored,
  };
  return asked as JudgingServer;
}

const subject: Case = { index: 0, definition, object: OBJECT, mutations: [] };

test.each<[string, Answer, string[]]>([
  ['says the same', { is: 'judged', refusals: OURS }, []],
  ['says more', { is: 'judged', refusals: [...OURS, 'FieldValueInvalid spec'] }, ['server: FieldValueInvalid spec']],
  ['says less', { is: 'judged', refusals: OURS.slice(1) }, [`library: ${OURS[0]}`]],
  ['accepts', { is: 'judged', refusals: [] }, OURS.map(line => `library: ${line}`)],
  ['stopped at what the library lets pass', { is: 'stopped', field: 'name', message: 'no' }, ['server: no', ...OURS.map(line => `library: ${line}`)]],
  ['failed', { is: 'other', message: '500 no' }, ['server: 500 no', ...OURS.map(line => `library: ${line}`)]],
])('finds how they differ where the server %s', async (_, answer, differences) => {
  const comparison = await compare(subject, server(() => answer), judgeOf);
  expect(comparison.differences).toEqual(differences);
  expect(isAccepted(comparison)).toBe(answer.is === 'judged' && answer.refusals.length === 0);
});

test('agrees with a server that stopped where the library finds something too', async () => {
  const object = { ...OBJECT, metadata: { name: 'a', ownerReferences: [{ name: 1 }] } };
  const [alike, otherwise] = await Promise.all(['ownerReferences.name', 'labels']
    .map(field => compare({ ...subject, object }, server(() => ({ is: 'stopped', field, message: 'no' })), judgeOf)));
  expect(alike.differences).toEqual([]);
  expect(otherwise.differences[0]).toBe('server: no');
});

test('compares what is dropped and filled in too, but not what is the server\'s own', async () => {
  const object = { ...OBJECT, spec: { controllerName: 'example.com/a', description: null } };
  const differences = async (spec: JsonObject) => {
    const kept = { ...object, metadata: { uid: 'b' }, spec, status: { conditions: [] } };
    return (await compare({ ...subject, object }, server(() => ({ is: 'judged', refusals: [], kept })), judgeOf)).differences;
  };
  expect(await differences({ controllerName: 'example.com/a' })).toEqual([]);
  expect(await differences(object.spec)).toEqual([
    'server: goes on with {"spec":{"controllerName":"example.com/a","description":null}}', 'library: goes on with {"spec":{"controllerName":"example.com/a"}}',
  ]);
});

test('judges an update with what is stored, and as a creation where that was refused', async () => {
  const old = { ...OBJECT, spec: { controllerName: 'example.com/b' } };
  const object = { ...OBJECT, spec: { controllerName: 'example.com/a' } };
  const accepted = () => ({ is: 'judged' as const, refusals: [] });
  expect((await compare({ ...subject, object, old }, server(accepted, old), judgeOf)).differences)
    .toEqual(['library: FieldValueInvalid spec.controllerName self == oldSelf']);
  expect((await compare({ ...subject, object, old }, server(accepted), judgeOf)).differences).toEqual([]);
});

test('makes an object as small as the difference lets it be', async () => {
  const strict = server(({ spec }) => {
    const isWrong = (spec as JsonObject | undefined)?.description !== undefined;
    return { is: 'judged', refusals: isWrong ? ['FieldValueInvalid spec.description'] : [] };
  });
  const small = await shrink(await compare(subject, strict, () => []), strict, () => []);
  expect(small.subject.object).toEqual({ apiVersion: OBJECT.apiVersion, kind: OBJECT.kind, metadata: {}, spec: { description: 'text' } });
  expect(answered(small.answer)).toBe('FieldValueInvalid spec.description');
});
