import { ENVOY, gateway, PROFILE_NAMES, route, SPECIFICATION, World } from './world';

const LISTENERS = [
  'name: tcp, port: 5432, protocol: TCP',
  'name: udp, port: 5432, protocol: UDP',
  'name: tls, port: 8443, protocol: TLS, hostname: "*.example.com", tls: {mode: Passthrough}',
  'name: end, port: 9443, protocol: TLS, hostname: db.example.com, tls: {mode: Terminate, certificateRefs: [{name: cert}]}',
];
const GATEWAY = gateway(LISTENERS);
const to = (name: string, section: string, more = '') => `${more}rules: [{backendRefs: [{name: ${name}, port: 80}]}], parentRefs: [{name: edge, namespace: infra, sectionName: ${section}}]`;
const stream = (kind: string, name: string, spec: string, more = '') => route(kind, name, spec, more).replace('{parentRefs: [{name: edge, namespace: infra}], ', '{');
const SERVICES = '---\napiVersion: v1\nkind: Service\nmetadata: {name: dns, namespace: shop}\nspec: {ports: [{name: dns, port: 80, protocol: UDP}], selector: {app: dns}}\n';

describe.each(PROFILE_NAMES)('under %s', profile => {
  const world = new World(GATEWAY + SERVICES + stream('TCPRoute', 'db', to('web', 'tcp')) + stream('TCPRoute', 'late', to('pay', 'tcp')) + stream('UDPRoute', 'dns', to('dns', 'udp'))
    + stream('TLSRoute', 'any', to('web', 'tls', 'hostnames: ["*.example.com"], ')) + stream('TLSRoute', 'exact', to('pay', 'tls', 'hostnames: [www.example.com], '))
    + stream('TLSRoute', 'end', to('pay', 'end', 'hostnames: [db.example.com], ')), { profile });

  test.each([
    ['tcp', 5432, undefined, 'shop/web'],
    ['udp', 5432, undefined, 'shop/dns'],
    ['tls', 8443, 'www.example.com', 'shop/pay'],
    ['tls', 8443, 'WWW.example.com', 'shop/pay'],
    ['tls', 8443, 'a.b.example.com', 'shop/web'],
    ['tls', 8443, 'example.org', 'refused'],
    ['tls', 8443, undefined, 'refused'],
    ['tcp', 8443, 'www.example.com', 'shop/pay'],
    ['tcp', 8443, undefined, 'refused'],
    ['tls', 9443, 'db.example.com', 'shop/pay'],
    ['udp', 53, undefined, 'refused'],
    ['tcp', 1, undefined, 'refused'],
  ] as const)('%s on port %d for %s goes to %s', (protocol, port, sni, target) => {
    expect(world.target({ protocol, port, sni })).toBe(target);
  });

  test('the oldest route of a TCP listener gets everything', () => {
    const { passedOver, notes } = world.explain({ protocol: 'tcp', port: 5432 });
    expect([passedOver.map(({ route: lost }) => lost!.object.metadata.name), notes.length]).toEqual([['late'], 1]);
  });

  test('says what becomes of the client\'s TLS', () => {
    const through = world.explain({ protocol: 'tls', port: 8443, sni: 'www.example.com' }).backends[0].tls;
    const ended = world.explain({ protocol: 'tls', port: 9443, sni: 'db.example.com' }).backends[0].tls;
    expect([through, ended]).toEqual([{ passthrough: true, sni: 'www.example.com' }, undefined]);
  });

  test('a request on such a port goes along as it is', () => {
    const [one, other] = [{ port: 5432 }, { port: 8443, scheme: 'https', sni: 'www.example.com' } as const].map(each => world.explain({ ...each, path: '/a//b', headers: { 'X-A': '1' } }));
    expect([one, other].map(({ backends: [{ backend, request }] }) => [backend.name, request])).toEqual([
      ['web', { method: 'GET', path: '/a//b', host: 'www.example.com', headers: { 'x-a': '1' } }],
      ['pay', { method: 'GET', path: '/a//b', host: 'www.example.com', headers: { 'x-a': '1' } }],
    ]);
  });
});

test('a broken backend refuses its share by the specification, and is left out with Envoy Gateway', () => {
  const rules = 'rules: [{backendRefs: [{name: web, port: 80}, {name: nobody, port: 80}]}], parentRefs: [{name: edge, namespace: infra, sectionName: tcp}]';
  const got = PROFILE_NAMES.map(profile => new World(GATEWAY + stream('TCPRoute', 'db', rules), { profile }).explain({ protocol: 'tcp', port: 5432 }).backends);
  expect(got.map(backends => backends.map(({ backend: { name }, share, error }) => [name, share, error?.status]))).toEqual([
    [['web', 0.5, undefined], ['nobody', 0.5, 500]], [['web', 1, undefined]],
  ]);
});

test.each([SPECIFICATION, ENVOY])('without any backend that works the connection is refused under %s', profile => {
  const world = new World(GATEWAY + stream('TCPRoute', 'db', to('nobody', 'tcp')), { profile });
  expect(world.explain({ protocol: 'tcp', port: 5432 }).refused).toMatch(/there is no Service shop\/nobody/);
});

test.each([SPECIFICATION, ENVOY])('a listener without routes refuses under %s', profile => {
  expect(new World(GATEWAY, { profile }).explain({ protocol: 'tcp', port: 5432 }).refused).toBe('listener tcp has no routes');
});

test('an HTTPS listener refuses who asks for TLS alone', () => {
  const https = gateway(['name: https, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: cert}]}']);
  expect(new World(https).explain({ protocol: 'tls', sni: 'a.org' }).refused).toBe('listener https speaks HTTP in TLS: ask with protocol http');
});

// Measured with Envoy 1.39: of what Envoy Gateway makes of a port, server names are all that tells one from the other.
test.each([[SPECIFICATION, '404'], [ENVOY, 'shop/web']] as const)('under %s a TLSRoute beside an HTTPS listener: %s', (profile, expected) => {
  const listeners = [
    'name: https, port: 443, protocol: HTTPS, hostname: "*.example.com", tls: {certificateRefs: [{name: cert}]}',
    'name: tls, port: 443, protocol: TLS, tls: {mode: Passthrough}',
  ];
  const world = new World(gateway(listeners) + stream('TLSRoute', 'exact', to('web', 'tls', 'hostnames: [www.example.com], ')), { profile });
  expect(world.target({ scheme: 'https', port: 443, sni: 'www.example.com', host: 'www.example.com' })).toBe(expected);
  expect(world.target({ scheme: 'https', port: 443, sni: 'api.example.com', host: 'api.example.com' })).toBe('404');
});

// route.go:2789 of Envoy Gateway 1.9.1: a TCPRoute is attached where no route is.
test('with Envoy Gateway TLSRoutes of a listener leave nothing to a TCPRoute, however old it is', () => {
  const listeners = ['name: end, port: 443, protocol: TLS, tls: {mode: Terminate, certificateRefs: [{name: cert}]}'];
  const created = (day: number) => `, creationTimestamp: "2026-01-0${day}T00:00:00Z"`;
  const world = new World(gateway(listeners) + stream('TCPRoute', 'old', to('pay', 'end'), created(1))
    + stream('TLSRoute', 'young', to('web', 'end', 'hostnames: ["*.example.com"], '), created(2)), { profile: ENVOY });
  expect(world.target({ protocol: 'tls', port: 443, sni: 'www.example.com' })).toBe('shop/web');
  expect(world.target({ protocol: 'tls', port: 443, sni: 'example.org' })).toBe('refused');
});
