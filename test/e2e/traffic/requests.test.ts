import { entrances, routesTo } from './attachments';
import { Request } from './request';
import { drawRequest } from './requests';
import { drawSystem, objectsOf } from '../systems/system';
import { Random } from '../verdicts/random';

const systems = Array.from({ length: 20 }, (_, index) => objectsOf(drawSystem(1, index, { wrong: 0.05, sendsRequests: true })));

function draw(seed: number): Request[] {
  return systems.flatMap((objects, index) => {
    const places = entrances(objects, () => true);
    const random = new Random(seed, index);
    return Array.from({ length: 100 }, (_, number) => drawRequest(`s${index}.${number}`, places, objects, random));
  });
}

const requests = draw(1);

test('draws the same for a seed, and something else for another', () => {
  expect(draw(1)).toEqual(requests);
  expect(draw(2)).not.toEqual(requests);
});

test('draws some of everything', () => {
  const share = (isOne: (request: Request) => boolean) => requests.filter(isOne).length / requests.length;
  for (const protocol of ['http', 'grpc', 'tcp', 'udp', 'tls']) expect(share(request => request.protocol === protocol)).toBeGreaterThan(0.002);
  expect(share(({ scheme }) => scheme === 'https')).toBeGreaterThan(0.1);
  expect(share(({ query }) => query !== undefined)).toBeGreaterThan(0.05);
  expect(share(({ headers = {} }) => 'access-control-request-method' in headers)).toBeGreaterThan(0.01);
  expect(share(({ sni, host }) => sni !== undefined && host !== undefined && sni !== host)).toBeGreaterThan(0.01);
});

test('gives a header one value, however it is spelt', () => {
  const names = requests.map(({ headers = {} }) => Object.keys(headers).map(name => name.toLowerCase()));
  expect(names.filter(each => new Set(each).size < each.length)).toEqual([]);
});

test('finds entrances of ListenerSets at the proxy of their Gateway, and routes by what they name', () => {
  const listener = { name: 'http', port: 80, protocol: 'HTTP' };
  const apiVersion = 'gateway.networking.k8s.io/v1';
  const listeners = [listener];
  const gateway = { apiVersion, kind: 'Gateway', metadata: { name: 'web', namespace: 'infra' }, spec: { listeners } };
  const parentRef = { name: 'web', namespace: 'infra' };
  const set = { apiVersion, kind: 'ListenerSet', metadata: { name: 'more', namespace: 'shop' }, spec: { parentRef, listeners } };
  const route = (name: string, ref: object) => ({ apiVersion, kind: 'HTTPRoute', metadata: { name, namespace: 'shop' }, spec: { parentRefs: [ref] } });
  const objects = [
    gateway, set, route('to-gateway', { name: 'web', namespace: 'infra', port: 80 }), route('to-set', { kind: 'ListenerSet', name: 'more', sectionName: 'http' }),
    route('elsewhere', { name: 'web' }), route('to-another-port', { name: 'web', namespace: 'infra', port: 81 }),
  ];
  const places = entrances(objects, name => name === 'infra/web');
  expect(places.map(place => [place.gateway, place.owner.kind, routesTo(place, objects).map(({ metadata: { name } }) => name)]))
    .toEqual([['infra/web', 'Gateway', ['to-gateway']], ['infra/web', 'ListenerSet', ['to-set']]]);
  expect(entrances(objects, () => false)).toEqual([]);
});
