import { App } from 'cdk8s';
import { refuses } from './world';
import { FixedResponse, PlatformGateway, Team, TenantRoute } from '../../src';

refuses([
  [
    'the name of infra/G must be made of lower-case letters, digits, inner dashes and dots, got "Public". Write a name such as "my-app"',
    ({ infra }) => new PlatformGateway(infra, 'G', { name: 'Public' }),
  ],
  [
    'the name of a Gateway has at most 63 characters, because controllers use it as a label, got 64: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"',
    ({ infra }) => new PlatformGateway(infra, 'G', { name: 'a'.repeat(64) }),
  ],
  [
    'the name of infra/G must be a text, got 7. Write a name such as "my-app"',
    ({ infra }) => new PlatformGateway(infra, 'G', { name: 7 as any }),
  ],
  [
    'chart "nobody" has no namespace, and nobody/G makes objects of one: make the chart with `{ namespace: \'…\' }`, that of the team it belongs to',
    ({ nobody }) => new PlatformGateway(nobody, 'G'),
  ],
  [
    'chart "nobody" has no namespace, and nobody/R makes objects of one: make the chart with `{ namespace: \'…\' }`, that of the team it belongs to',
    ({ nobody, listener }) => new TenantRoute(nobody, 'R', { listener }),
  ],
  [
    'the name of shop/R must be made of lower-case letters, digits, inner dashes and dots, got "my_route". Write a name such as "my-app"',
    ({ shop, listener }) => new TenantRoute(shop, 'R', { listener, name: 'my_route' }),
  ],
  [
    'chart "nobody" has no namespace, and nobody/F makes objects of one: make the chart with `{ namespace: \'…\' }`, that of the team it belongs to',
    ({ nobody }) => new FixedResponse(nobody, 'F', {}),
  ],
  [
    'the name of a team must be made of letters, digits and inner dashes, dots and underscores, got "a b". Write a value such as "my-app"',
    ({ infra }) => new Team(infra, 'T', { name: 'a b', namespaces: ['a'] }),
  ],
  [
    'team "a" is in no chart: declare it in one of the platform, as in new Team(new Chart(app, \'teams\'), "T", { … })',
    ({ infra }) => new Team(App.of(infra), 'T', { name: 'a', namespaces: ['a'] }),
  ],
  [
    'team "a" must list at least one namespace, got []',
    ({ infra }) => new Team(infra, 'T', { name: 'a', namespaces: [] }),
  ],
  [
    'a namespace of team "a" must be made of lower-case letters, digits and inner dashes, got "a.b". Write a name such as "my-app"',
    ({ infra }) => new Team(infra, 'T', { name: 'a', namespaces: ['a.b'] }),
  ],
  [
    'a hostname of team "a" must be a valid hostname, got "*": a wildcard stands before a domain, as in *.example.com',
    ({ infra }) => new Team(infra, 'T', { name: 'a', namespaces: ['a'], hostnames: ['*'] }),
  ],
  [
    'a key of labels of team "a" must have at most one slash, got "a/b/c". Write a key such as "example.com/tier"',
    ({ infra }) => new Team(infra, 'T', { name: 'a', namespaces: ['a'], labels: { 'a/b/c': 'd' } }),
  ],
]);
