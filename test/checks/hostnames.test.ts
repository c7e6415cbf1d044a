import { Chart } from 'cdk8s';
import { Case, finds } from './cases';
import { HttpListener, HttpMatch, RouteAccess } from '../../src';
import { System } from '../system';

function shopAndBlog(system: System, listener: Parameters<System['route']>[1]): [Chart, Chart] {
  system.route(system.shop, listener);
  const blog = system.chart('blog');
  return [system.shop, blog];
}

finds('error', [
  {
    name: 'a hostname that no listener serves',
    make: system => system.route(system.shop, system.listener(system.gateway()), { hostnames: ['shop.example.org'] }),
    id: 'unserved-hostname',
    path: 'shop/Route',
    says: ['"shop.example.org"', '"*.example.com"'],
  },
  {
    name: 'a hostname that the wildcard of a listener does not cover: its own domain',
    make: system => system.route(system.shop, system.listener(system.gateway()), { hostnames: ['example.com'] }),
    id: 'unserved-hostname',
    path: 'shop/Route',
    says: ['"example.com"'],
  },
  {
    name: 'a second listener that serves none of the hostnames',
    make: system => {
      const gateway = system.gateway();
      const route = system.route(system.shop, system.listener(gateway));
      route.attachTo(system.listener(gateway, { name: 'other', hostname: 'other.example.org' }));
    },
    id: 'unserved-hostname',
    path: 'shop/Route',
    says: ['listener "other"', 'shop.example.com', 'would not attach'],
  },
  {
    name: 'the same match of two owners on one hostname',
    make: system => {
      const listener = system.listener(system.gateway());
      const [, blog] = shopAndBlog(system, listener);
      system.route(blog, listener, { hostnames: ['shop.example.com'] });
    },
    id: 'contested-match',
    path: 'shop/Route',
    says: ['prefix /', '"shop.example.com"', 'namespace "blog"', 'blog/Route'],
  },
  {
    name: 'the same match of two owners, spelled in two ways',
    make: system => {
      const listener = system.listener(system.gateway());
      system.route(system.shop, listener, { match: HttpMatch.prefix('/a/').withHeader('X-One', '1').withHeader('x-two', '2') });
      system.route(system.chart('blog'), listener, {
        hostnames: ['shop.example.com'], match: HttpMatch.prefix('/a').withHeader('X-Two', '2').withHeader('x-one', '1'),
      });
    },
    id: 'contested-match',
    path: 'shop/Route',
    says: ['prefix /a'],
  },
  {
    name: 'a wildcard over the hostname of another owner',
    make: system => {
      const listener = system.listener(system.gateway());
      const [, blog] = shopAndBlog(system, listener);
      system.route(blog, listener, { hostnames: ['*.example.com'], match: HttpMatch.prefix('/blog') });
    },
    id: 'wildcard-over-host',
    path: 'blog/Route',
    says: ['"*.example.com"', '"shop.example.com"', 'namespace "shop"', 'shop/Route'],
  },
  {
    name: 'a wildcard over a wildcard of another owner',
    make: system => {
      const listener = system.listener(system.gateway());
      system.route(system.shop, listener, { hostnames: ['*.shop.example.com'] });
      system.route(system.chart('blog'), listener, { hostnames: ['*.example.com'] });
    },
    id: 'wildcard-over-host',
    path: 'blog/Route',
    says: ['"*.shop.example.com"'],
  },
  {
    name: 'a route without hostnames on a listener of several namespaces',
    make: system => system.route(system.shop, system.listener(system.gateway()), { hostnames: undefined }),
    id: 'hostless-route',
    path: 'shop/Route',
    says: ['every hostname', '`hostnames`'],
  },
  {
    name: 'a route with a hostname its team was not given',
    make: system => {
      system.team('shop', { hostnames: ['store.example.com'] });
      system.route(system.shop, system.listener(system.gateway()));
    },
    id: 'hostname-outside-team',
    path: 'shop/Route',
    says: ['team "shop"', '"shop.example.com"', 'store.example.com', 'infra/Team-shop'],
  },
  {
    name: 'a listener with a hostname its team was not given',
    make: system => {
      system.team('infra', { hostnames: ['*.example.org'] });
      system.listener(system.gateway());
    },
    id: 'hostname-outside-team',
    path: 'infra/Https',
    says: ['"*.example.com"'],
  },
  {
    name: 'a listener of every hostname, of a team that was given some',
    make: system => {
      system.team('infra', { hostnames: ['*.example.org'] });
      new HttpListener(system.infra, 'Http', { gateway: system.gateway() });
    },
    id: 'hostname-outside-team',
    path: 'infra/Http',
    says: ['every hostname'],
  },
  {
    name: 'a route without hostnames, of a team that was given some',
    make: system => {
      system.team('shop', { hostnames: ['shop.example.com'] });
      system.route(system.shop, system.listener(system.gateway(), { access: RouteAccess.namespaces('shop') }), { hostnames: undefined });
    },
    id: 'hostname-outside-team',
    path: 'shop/Route',
    says: ['"*.example.com"'],
  },
  {
    name: 'a hostname that another team was given',
    make: system => {
      system.team('blog', { hostnames: ['shop.example.com'] });
      system.route(system.shop, system.listener(system.gateway()));
    },
    id: 'hostname-outside-team',
    path: 'shop/Route',
    says: ['"shop.example.com" was given to team "blog" (infra/Team-blog)', 'namespace "shop"'],
  },
]);

finds('warning', [
  {
    name: 'a prefix within one of another owner',
    make: system => {
      const listener = system.listener(system.gateway());
      system.route(system.shop, listener, { match: HttpMatch.prefix('/a') });
      system.route(system.chart('blog'), listener, { hostnames: ['shop.example.com'], match: HttpMatch.prefix('/a/b/c') });
    },
    id: 'nested-prefix',
    path: 'blog/Route',
    says: ['/a/b/c', 'namespace "shop"', 'shop/Route'],
  },
  ...([
    ['an exact path', HttpMatch.exact('/a')],
    ['a header', HttpMatch.prefix('/a').withHeader('x-all', '1')],
    ['a regular expression', HttpMatch.regularExpression('/a/.+')],
  ] as Array<[string, HttpMatch]>).map(([what, match]): Case => ({
    name: `${what} that goes before a prefix of another owner`,
    make: system => {
      const listener = system.listener(system.gateway());
      system.route(system.shop, listener, { match: HttpMatch.prefix('/a') });
      system.route(system.chart('blog'), listener, { hostnames: ['shop.example.com'], match });
    },
    id: 'nested-prefix',
    path: 'blog/Route',
    says: ['takes requests from (prefix /a)', 'namespace "shop"'],
  })),
]);
