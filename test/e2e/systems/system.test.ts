import { isAcceptable } from './acceptable';
import { belongsTo, drawSystem, objectsOf } from './system';
import { Manner } from './world';
import { KubernetesObject } from '../stack/kubectl';

const MANNER: Manner = { wrong: 0.2, sendsRequests: false };
const COUNT = 60;
const systems = Array.from({ length: COUNT }, (_, index) => drawSystem(1, index, MANNER));
const objects = systems.flatMap(objectsOf);

const title = ({ kind, metadata: { namespace, name } }: KubernetesObject) => `${kind} ${namespace}/${name}`;

test('draws the same for a seed, and something else for another', () => {
  expect(drawSystem(1, 7, MANNER)).toEqual(systems[7]);
  expect(drawSystem(2, 7, MANNER)).not.toEqual(systems[7]);
});

test('draws nothing that the API server would refuse, and nothing twice', () => {
  expect(objects.filter(object => !isAcceptable(object))).toEqual([]);
  expect(new Set(objects.map(title)).size).toBe(objects.length);
});

test('keeps to its own namespaces and names', () => {
  for (const system of systems) expect(objectsOf(system).filter(object => !belongsTo(system, object)).map(title)).toEqual([]);
  expect(belongsTo(systems[1], objectsOf(systems[10])[0])).toBe(false);
});

test('gives each workload a port of its own', () => {
  const ports = objects.filter(({ kind }) => kind === 'EndpointSlice').flatMap(slice => slice.ports.map(({ port }: any) => port as number));
  expect(new Set(ports).size).toBe(ports.length);
});

test('lets everything be there before it is asked for, and the rest come at two times', () => {
  for (const { waves: [first, ...later] } of systems) {
    expect(first.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['Namespace', 'GatewayClass', 'Service', 'Secret']));
    expect(first.some(({ kind }) => kind.endsWith('Route'))).toBe(false);
    expect(later).toHaveLength(2);
  }
});

test('draws some of everything', () => {
  expect([...new Set(objects.map(({ kind }) => kind))]).toEqual(expect.arrayContaining([
    'GatewayClass', 'Gateway', 'ListenerSet', 'HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute', 'ReferenceGrant', 'Backend', 'BackendTLSPolicy', 'HTTPRouteFilter',
    'SecurityPolicy', 'BackendTrafficPolicy', 'ClientTrafficPolicy',
  ]));
  const text = JSON.stringify(objects);
  for (const word of [
    'RequestHeaderModifier', 'ResponseHeaderModifier', 'RequestRedirect', 'URLRewrite', 'RequestMirror', 'CORS', 'ExtensionRef', 'RegularExpression', 'ReplacePrefixMatch',
    'Passthrough', 'Selector', 'missing', 'broken', 'external', '"weight":0', 'h2c',
  ]) expect(text).toContain(word);
});

test('draws nothing wrong on purpose where nothing is to be', () => {
  const right = Array.from({ length: COUNT }, (_, index) => objectsOf(drawSystem(1, index, { wrong: 0, sendsRequests: true }))).flat();
  expect(JSON.stringify(right)).not.toMatch(/"missing"|SCTP|FooRoute|"ConfigMap","name":"cert/);
  expect(right.filter(({ kind, spec }) => kind === 'SecurityPolicy' && spec.cors === undefined)).toEqual([]);
});
