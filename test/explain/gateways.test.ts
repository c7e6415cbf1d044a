import { ENVOY, gateway, httpRoute, SPECIFICATION, WEB_BACKEND, World } from './world';

const LISTENER = 'name: http, port: 80, protocol: HTTP';
const ROUTE = httpRoute('web', `rules: [{${WEB_BACKEND}}]`);
const TWO = gateway([LISTENER]) + gateway([LISTENER], { name: 'inner' }) + ROUTE;

test('answers for every Gateway that could be meant where they differ', () => {
  const all = new World(TWO).explainAll();
  expect(all.map(({ gateway: each, answer }) => [each!.object.metadata.name, answer?.status])).toEqual([['edge', undefined], ['inner', 404]]);
});

test('answers once where they do not', () => {
  const same = TWO + httpRoute('web', `rules: [{${WEB_BACKEND}}]`).replace('[{name: edge, namespace: infra}]', '[{name: edge, namespace: infra}, {name: inner, namespace: infra}]');
  expect(new World(same).explainAll()).toHaveLength(1);
});

test('answers for the Gateway that is named', () => {
  expect(['infra/edge', 'infra/inner'].map(each => new World(TWO).target({ gateway: each }))).toEqual(['shop/web', '404']);
  expect(new World(TWO).explain({ gateway: 'infra/other' }).refused).toBe('there is no Gateway infra/other that a controller looks at');
});

test('answers for the Gateway with the address, where one has it', () => {
  const addressed = gateway([LISTENER], { spec: '  addresses: [{value: 192.0.2.1}]\n' }) + gateway([LISTENER], { name: 'inner', spec: '  addresses: [{value: 192.0.2.2}]\n' }) + ROUTE;
  expect(['192.0.2.1', '192.0.2.2'].map(address => new World(addressed).target({ address }))).toEqual(['shop/web', '404']);
  expect(new World(addressed).explainAll({ address: '192.0.2.3' })).toHaveLength(2);
});

test('passes Gateways over that do not listen on the port', () => {
  const other = gateway([LISTENER]) + gateway(['name: http, port: 8080, protocol: HTTP'], { name: 'inner' }) + ROUTE;
  expect(new World(other).target()).toBe('shop/web');
  expect(new World(other).explain({ port: 9090 }).refused).toBe('nothing listens on port 9090');
});

test('knows of no Gateway of another controller', () => {
  const other = ROUTE + gateway([LISTENER]).replace('gatewayClassName: eg', 'gatewayClassName: other');
  expect(new World(other, { profile: ENVOY }).explain().refused).toBe('there is no Gateway that a controller looks at');
});

test('Gateways that their class merges answer together with Envoy Gateway', () => {
  const merging = `
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: {name: eg}
spec:
  controllerName: gateway.envoyproxy.io/gatewayclass-controller
  parametersRef: {group: gateway.envoyproxy.io, kind: EnvoyProxy, name: proxy, namespace: infra}
---
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: EnvoyProxy
metadata: {name: proxy, namespace: infra}
spec: {mergeGateways: true}
`;
  const manifests = merging + gateway([`${LISTENER}, hostname: www.example.com`]) + gateway([`${LISTENER}, hostname: other.example.com`], { name: 'inner' }) + ROUTE;
  expect(new World(manifests, { profile: ENVOY }).explain({ gateway: 'infra/inner' }).gateway!.object.metadata.name).toBe('edge');
  expect(new World(manifests, { profile: SPECIFICATION }).target({ gateway: 'infra/inner' })).toBe('404');
});

describe('passed over', () => {
  const reasons = (manifests: string, request = {}) => new World(manifests).explain(request).passedOver.map(({ route, listener, reason }) =>
    `${route?.object.metadata.name ?? listener?.spec.name}: ${reason}`);

  test('are those that take the request too, then those that do not, then those of other hosts, then listeners, then routes that are not accepted', () => {
    const manifests = gateway([LISTENER, 'name: other, port: 80, protocol: HTTP, hostname: other.example.com'])
      + httpRoute('a', `hostnames: [www.example.com], rules: [{matches: [{path: {value: /pay}}], ${WEB_BACKEND}}]`)
      + httpRoute('b', `hostnames: [www.example.com], rules: [{${WEB_BACKEND}}, {matches: [{headers: [{name: x-canary, value: "yes"}]}], ${WEB_BACKEND}}]`)
      + httpRoute('c', `hostnames: [foo.example.com], rules: [{${WEB_BACKEND}}]`)
      + httpRoute('d', `hostnames: [www.example.com], rules: [{${WEB_BACKEND}}]`).replace('namespace: infra}]', 'namespace: infra, sectionName: nowhere}]');
    expect(reasons(manifests, { path: '/pay' })).toEqual([
      'b: prefix / is shorter than prefix /pay',
      'b: header x-canary is missing',
      'c: hostname foo.example.com does not take www.example.com',
      'other: hostname other.example.com does not take www.example.com',
      'd: it is not accepted (NoMatchingParent): Gateway infra/edge has no listener named nowhere',
    ]);
  });

  test('are listed up to a number, and counted', () => {
    const routes = Array.from({ length: 70 }, (_, index) => httpRoute(`r${index}`, `hostnames: [h${index % 7}.example.com], rules: [{matches: [{path: {value: /p${index}}}], ${WEB_BACKEND}}]`));
    const { passedOver, passedOverMore } = new World(routes.join('')).explain({ host: 'h0.example.com', path: '/p7' });
    expect([passedOver.length, passedOverMore]).toEqual([50, 19]);
    expect(passedOver.slice(0, 9).every(({ reason }) => reason.startsWith('the path is not below'))).toBe(true);
  });
});
