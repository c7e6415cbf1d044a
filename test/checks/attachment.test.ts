import { finds } from './cases';
import {
  Certificate, GatewayProfile, GatewayProfiles, HttpListener, Ownership, PlatformGateway, RouteAccess, TcpListener, TlsListener,
} from '../../src';
import { System } from '../system';

const certificate = Certificate.fromSecretAttributes({ name: 'wildcard' });

finds('error', [
  {
    name: 'a route of a namespace that its listener does not admit',
    make: system => system.route(system.chart('news'), system.listener(system.gateway())),
    id: 'route-outside-access',
    path: 'news/Route',
    says: ['listener "https" of Gateway infra/public (infra/Https)', 'namespaces blog, shop', '"news"', 'namespace "infra"', 'RouteAccess.namespaces(…, \'news\')'],
  },
  {
    name: 'a route of another namespace on a listener without access',
    make: system => system.route(system.shop, system.listener(system.gateway(), { access: undefined })),
    id: 'route-outside-access',
    path: 'shop/Route',
    says: ['its own namespace only'],
  },
  {
    name: 'a route of a namespace whose team lacks the labels',
    make: system => {
      system.team('shop', { labels: { tier: 'silver' } });
      system.team('blog', { labels: { tier: 'gold' } });
      system.route(system.shop, system.listener(system.gateway(), { access: RouteAccess.labels({ tier: 'gold' }) }));
    },
    id: 'route-outside-access',
    path: 'shop/Route',
    says: ['tier=gold', 'carry the labels'],
  },
  {
    name: 'a route of a namespace without a team, where teams are required',
    make: system => system.route(system.shop, system.listener(system.gateway({ requireTeams: true }))),
    id: 'route-without-team',
    path: 'shop/Route',
    says: ['namespaces: [\'shop\']'],
  },
  {
    name: 'a listener of a namespace that the gateway admits none from',
    make: system => {
      const gateway = system.gateway();
      system.listener(gateway);
      new TlsListener(system.shop, 'Own', { gateway, hostname: 'own.example.com', certificate });
    },
    id: 'listener-not-admitted',
    path: 'shop/Own',
    says: ['Gateway infra/public (infra/Gateway)', 'no namespace', 'RouteAccess.namespaces(\'shop\')', 'namespace "infra"'],
  },
  {
    name: 'a listener of a namespace that the gateway does not admit',
    make: system => {
      const gateway = system.gateway({ listenerAccess: RouteAccess.namespaces('blog') });
      system.listener(gateway);
      new TlsListener(system.shop, 'Own', { gateway, hostname: 'own.example.com', certificate });
    },
    id: 'listener-not-admitted',
    path: 'shop/Own',
    says: ['namespaces blog', 'RouteAccess.namespaces(…, \'shop\')'],
  },
  {
    name: 'a hostname that the Gateway has given to a listener of its own',
    make: system => {
      const gateway = system.gateway({ listenerAccess: RouteAccess.namespaces('shop') });
      system.listener(gateway);
      new TlsListener(system.shop, 'Own', { gateway, hostname: '*.example.com', certificate });
    },
    id: 'listener-conflict',
    path: 'shop/Own',
    says: ['"*.example.com" on port 443', 'listener "https" of Gateway infra/public', 'another hostname or port'],
  },
  {
    name: 'a hostname that another ListenerSet has taken',
    make: system => {
      const gateway = system.gateway({ listenerAccess: RouteAccess.EVERYONE });
      system.listener(gateway);
      [system.shop, system.chart('blog')].forEach(chart => new TlsListener(chart, 'Own', { gateway, hostname: 'own.example.com', certificate }));
    },
    id: 'listener-conflict',
    path: 'shop/Own',
    says: ['"own.example.com"', 'blog/Own'],
  },
  {
    name: 'a port that the Gateway has given to another protocol',
    make: system => {
      const gateway = system.gateway({ listenerAccess: RouteAccess.namespaces('shop') });
      system.listener(gateway);
      new TcpListener(system.shop, 'Own', { gateway, port: 443 });
    },
    id: 'listener-conflict',
    path: 'shop/Own',
    says: ['port 443', 'HTTPS', 'cannot share it with TCP', 'another port'],
  },
  {
    name: 'a listener of the app that is named and not passed',
    make: system => {
      system.listener(system.gateway(), { access: RouteAccess.namespaces('blog') });
      system.route(system.shop, TlsListener.fromAttributes({ parentName: 'public', parentNamespace: 'infra', sectionName: 'https' }));
    },
    id: 'named-not-passed',
    path: 'shop/Route',
    says: ['listener "https" of Gateway infra/public (infra/Https)', 'pass the listener itself'],
  },
  {
    name: 'a listener that a gateway of the app does not have',
    make: system => {
      system.listener(system.gateway());
      system.route(system.shop, TlsListener.fromAttributes({ parentName: 'public', parentNamespace: 'infra', sectionName: 'other' }));
    },
    id: 'named-not-passed',
    path: 'shop/Route',
    says: ['listener "other" of Gateway infra/public does not exist', 'infra/Gateway'],
  },
  {
    name: 'a gateway of the app that is named and not passed',
    make: system => {
      system.listener(system.gateway());
      const gateway = PlatformGateway.fromAttributes({ name: 'public', namespace: 'infra' });
      new TlsListener(system.shop, 'Own', { gateway, hostname: 'own.example.org', certificate });
    },
    id: 'named-not-passed',
    path: 'shop/Own',
    says: ['Gateway infra/public is made by this app (infra/Gateway)', 'pass the gateway itself'],
  },
  {
    name: 'a hostname that a more specific listener of the port takes',
    make: system => {
      const gateway = system.gateway();
      system.listener(gateway, { name: 'www', hostname: 'shop.example.com' });
      system.route(system.shop, system.listener(gateway));
    },
    id: 'hostname-of-narrower-listener',
    path: 'shop/Route',
    says: ['"shop.example.com" belongs to listener "www"', 'more specific than listener "https"'],
  },
  {
    name: 'a route of no team on a ListenerSet of a gateway that asks for one',
    make: system => {
      system.team('infra');
      const gateway = system.gateway({ requireTeams: true, listenerAccess: RouteAccess.namespaces('shop') });
      system.listener(gateway);
      system.route(system.shop, new TlsListener(system.shop, 'Own', { gateway, hostname: 'shop.example.com', certificate }));
    },
    id: 'route-without-team',
    path: 'shop/Route',
    says: ['listener "own" of ListenerSet shop/'],
  },
]);

test.each([
  ['Envoy Gateway leaves it to the other listener', GatewayProfile.ENVOY_GATEWAY_1_9, 'error'],
  ['others may do so', GatewayProfile.GATEWAY_API_1_6, 'warning'],
])('over plain HTTP, a hostname that a more specific listener has: %s', (_, profile, severity) => {
  const system = new System();
  GatewayProfiles.of(system.app).use(profile);
  const gateway = system.gateway();
  const access = RouteAccess.namespaces('shop');
  new HttpListener(system.infra, 'Www', { gateway, hostname: 'shop.example.com', access });
  system.route(system.shop, new HttpListener(system.infra, 'Http', { gateway, hostname: '*.example.com', access }));
  expect(Ownership.of(system.app).findings.map(each => [each.id, each.severity])).toEqual([['hostname-of-narrower-listener', severity]]);
});

finds('warning', [
  {
    name: 'access by labels that nothing carries',
    make: system => {
      system.team('shop');
      system.listener(system.gateway(), { access: RouteAccess.labels({ tier: 'gold' }) });
    },
    id: 'undeclared-label-access',
    path: 'infra/Https',
    says: ['tier=gold', '`labels`'],
  },
  {
    name: 'a route of an undeclared namespace, where access is by labels',
    make: system => {
      system.team('blog', { labels: { tier: 'gold' } });
      system.route(system.shop, system.listener(system.gateway(), { access: RouteAccess.labels({ tier: 'gold' }) }));
    },
    id: 'undeclared-label-access',
    path: 'shop/Route',
    says: ['namespace "shop" are not declared'],
  },
  {
    name: 'a listener of an undeclared namespace, where listener access is by labels',
    make: system => {
      const gateway = system.gateway({ listenerAccess: RouteAccess.labels({ tier: 'gold' }) });
      system.listener(gateway);
      new TlsListener(system.shop, 'Own', { gateway, hostname: 'own.example.com', certificate });
    },
    id: 'undeclared-label-access',
    path: 'shop/Own',
    says: ['Gateway infra/public', 'namespace "shop" are not declared'],
  },
]);
