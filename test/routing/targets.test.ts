import { ApiObject } from 'cdk8s';
import {
  Backend, BlueGreen, BlueGreenSide, CanaryRollout, ExternalBackend, ExternalEndpoint, FixedResponse, HttpMatch, HttpMethod,
  IRouteTarget, Redirect, RedirectScheme,
  ReferenceGrants, RolloutPhase, RolloutSchedule, RouteRuleOptions, TenantRoute, WeightedSplit,
} from '../../src';
import { service, System } from '../system';

const matchAll = { path: { type: 'PathPrefix', value: '/' } };
const to = (name: string, weight = 1, port = 8080) => ({ group: '', kind: 'Service', name, port, weight });

class Shop extends System {
  public readonly v1 = Backend.fromService(service(this.shop, 'v1'));
  public readonly v2 = Backend.fromService(service(this.shop, 'v2'));
  public readonly far = Backend.fromService(service(this.shared, 'far'));
  public readonly tenantRoute = new TenantRoute(this.shop, 'Route', { name: 'shop', listener: this.listener(this.gateway()), hostnames: ['shop.example.com'] });

  public rules(target: IRouteTarget, match = HttpMatch.ALL, options: RouteRuleOptions = {}): any[] {
    this.tenantRoute.addRule(match, target, options);
    return this.manifest('HTTPRoute', 'shop').spec.rules;
  }
}

describe('a backend', () => {
  test.each<[string, (shop: Shop) => Backend, object]>([
    ['of a Service, by its only port', ({ v1 }) => v1, to('v1')],
    ['of a Service, by number', ({ shop }) => Backend.fromService(service(shop, 'web', [{ port: 80 }, { port: 81 }]), { port: 81 }), to('web', 1, 81)],
    ['of a Service, by name', ({ shop }) =>
      Backend.fromService(service(shop, 'web', [{ name: 'a', port: 80 }, { name: 'b', port: 81 }]), { portName: 'b' }), to('web', 1, 81)],
    ['of a Service of another namespace', ({ far }) => far, { ...to('far'), namespace: 'shared' }],
    ['of a Service of elsewhere', () => Backend.fromServiceAttributes({ name: 'x', namespace: 'bank', port: 443, granted: true }),
      { ...to('x', 1, 443), namespace: 'bank' }],
    ['of a ServiceImport', ({ shop }) => Backend.fromServiceImport(new ApiObject(shop, 'Import', {
      apiVersion: 'multicluster.x-k8s.io/v1alpha1', kind: 'ServiceImport', metadata: { name: 'far' }, spec: { ports: [{ port: 9000 }] },
    })), { group: 'multicluster.x-k8s.io', kind: 'ServiceImport', name: 'far', port: 9000, weight: 1 }],
    ['of a ServiceImport of elsewhere', () => Backend.fromServiceImportAttributes({ name: 'x', namespace: 'shop', port: 80 }),
      { group: 'multicluster.x-k8s.io', kind: 'ServiceImport', name: 'x', port: 80, weight: 1 }],
    ['outside the cluster', ({ infra }) => Backend.fromExternal(new ExternalBackend(infra, 'Api', {
      name: 'api', endpoints: [ExternalEndpoint.hostname('api.example.net', 443)],
    })), { group: 'gateway.envoyproxy.io', kind: 'Backend', name: 'api', namespace: 'infra', weight: 1 }],
    ['outside the cluster, of elsewhere', () => Backend.fromExternalAttributes({ name: 'api', namespace: 'infra', granted: true }),
      { group: 'gateway.envoyproxy.io', kind: 'Backend', name: 'api', namespace: 'infra', weight: 1 }],
  ])('%s is a backendRef with every default', (_, make, backendRef) => {
    const shop = new Shop();
    expect(shop.rules(make(shop))).toEqual([{ matches: [matchAll], backendRefs: [backendRef] }]);
    expect(shop.errors).toEqual([]);
  });

  test('finds a port that is added to the Service later', () => {
    const shop = new Shop();
    const ports: object[] = [];
    const backend = Backend.fromService(service(shop.shop, 'late', ports));
    ports.push({ port: 7000 });
    expect(shop.rules(backend)[0].backendRefs[0].port).toBe(7000);
  });

  test.each<[string, ExternalEndpoint[], object[]]>([
    ['hostnames', [ExternalEndpoint.hostname('a.example.net', 443)], [{ fqdn: { hostname: 'a.example.net', port: 443 } }]],
    ['addresses', [ExternalEndpoint.ip('192.0.2.1', 80), ExternalEndpoint.ip('2001:db8::1:0:5', 80)],
      [{ ip: { address: '192.0.2.1', port: 80 } }, { ip: { address: '2001:db8:0:0:0:1:0:5', port: 80 } }]],
  ])('outside the cluster is described by %s', (_, endpoints, rendered) => {
    const shop = new Shop();
    shop.rules(Backend.fromExternal(new ExternalBackend(shop.infra, 'Api', { endpoints })));
    expect(shop.manifest('Backend').spec).toEqual({ type: 'Endpoints', endpoints: rendered });
  });
});

test('a split writes each weight, 0 included', () => {
  const shop = new Shop();
  const { v1, v2, far } = shop;
  const split = WeightedSplit.between({ backend: v1, weight: 90 }, { backend: v2, weight: 10 }, { backend: far, weight: 0 });
  expect(shop.rules(split)[0].backendRefs).toEqual([to('v1', 90), to('v2', 10), { ...to('far', 0), namespace: 'shared' }]);
});

test.each<[string, Redirect, object]>([
  ['to HTTPS', Redirect.toHttps(), { scheme: 'https', statusCode: 301 }],
  ['to another host', Redirect.to({ hostname: 'new.example.com' }), { hostname: 'new.example.com', statusCode: 302 }],
  ['to everything else', Redirect.to({ scheme: RedirectScheme.HTTP, hostname: 'a.example.com', port: 8080, replaceFullPath: '/new', statusCode: 308 }), {
    scheme: 'http', hostname: 'a.example.com', port: 8080, path: { type: 'ReplaceFullPath', replaceFullPath: '/new' }, statusCode: 308,
  }],
  ['to another prefix', Redirect.to({ replacePrefixMatch: '/new' }), { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/new' }, statusCode: 302 }],
])('a redirect %s', (_, redirect, requestRedirect) => {
  expect(new Shop().rules(redirect)).toEqual([{ matches: [matchAll], filters: [{ type: 'RequestRedirect', requestRedirect }] }]);
});

describe('a fixed response', () => {
  test('is an HTTPRouteFilter in the namespace of the route', () => {
    const shop = new Shop();
    const response = new FixedResponse(shop.shop, 'Sorry', { name: 'sorry', statusCode: 503, body: 'Back soon', contentType: 'text/html' });
    expect(shop.rules(response)).toEqual([{
      matches: [matchAll], filters: [{ type: 'ExtensionRef', extensionRef: { group: 'gateway.envoyproxy.io', kind: 'HTTPRouteFilter', name: 'sorry' } }],
    }]);
    expect(shop.manifest('HTTPRouteFilter')).toMatchObject({
      metadata: { name: 'sorry', namespace: 'shop' },
      spec: { directResponse: { statusCode: 503, contentType: 'text/html', body: { type: 'Inline', inline: 'Back soon' } } },
    });
  });

  test('has no type of content without a body', () => {
    const shop = new Shop();
    shop.rules(new FixedResponse(shop.shop, 'Gone', { statusCode: 410 }));
    expect(shop.manifest('HTTPRouteFilter').spec.directResponse).toEqual({ statusCode: 410 });
  });
});

describe('a canary rollout', () => {
  const testers = { path: { type: 'PathPrefix', value: '/' }, headers: [{ type: 'Exact', name: 'x-canary', value: 'yes' }] };
  const toTesters = { matches: [testers], backendRefs: [to('v2')] };

  test.each<[string, RolloutPhase, object[]]>([
    ['NOT_STARTED', RolloutPhase.NOT_STARTED, [{ matches: [testers], backendRefs: [to('v1')] }, { matches: [matchAll], backendRefs: [to('v1', 100)] }]],
    ['TESTERS', RolloutPhase.TESTERS, [toTesters, { matches: [matchAll], backendRefs: [to('v1', 100)] }]],
    ['percent(1)', RolloutPhase.percent(1), [toTesters, { matches: [matchAll], backendRefs: [to('v1', 99), to('v2', 1)] }]],
    ['percent(99)', RolloutPhase.percent(99), [toTesters, { matches: [matchAll], backendRefs: [to('v1', 1), to('v2', 99)] }]],
    ['PROMOTED', RolloutPhase.PROMOTED, [toTesters, { matches: [matchAll], backendRefs: [to('v2', 100)] }]],
  ])('in phase %s sends each where it should', (_, phase, rules) => {
    const shop = new Shop();
    const { v1: stable, v2: candidate } = shop;
    expect(shop.rules(new CanaryRollout(shop.shop, 'Web', { stable, candidate, phase, testers: HttpMatch.header('x-canary', 'yes') }))).toEqual(rules);
  });

  test('has the same rules in every phase, so that none comes or goes under load', () => {
    const phases = [RolloutPhase.NOT_STARTED, RolloutPhase.TESTERS, RolloutPhase.percent(50), RolloutPhase.PROMOTED];
    const matches = phases.map(phase => {
      const shop = new Shop();
      const { v1: stable, v2: candidate } = shop;
      const target = new CanaryRollout(shop.shop, 'Web', { stable, candidate, phase, testers: HttpMatch.header('x-canary', 'yes') });
      return shop.rules(target).map(rule => rule.matches);
    });
    expect(matches).toEqual(phases.map(() => [[testers], [matchAll]]));
  });

  test('without testers has one rule', () => {
    const shop = new Shop();
    const { v1: stable, v2: candidate } = shop;
    expect(shop.rules(new CanaryRollout(shop.shop, 'Web', { stable, candidate, phase: RolloutPhase.percent(5) }))).toHaveLength(1);
  });

  test.each<[RolloutPhase, object[]]>([
    [RolloutPhase.NOT_STARTED, [to('v1', 100), to('v2', 0)]], [RolloutPhase.PROMOTED, [to('v1', 0), to('v2', 100)]],
  ])('writes the idle side where it is asked for', (phase, backendRefs) => {
    const shop = new Shop();
    const { v1: stable, v2: candidate } = shop;
    expect(shop.rules(new CanaryRollout(shop.shop, 'Web', { stable, candidate, phase, includeIdle: true }))[0].backendRefs).toEqual(backendRefs);
  });

  test.each<[RolloutPhase, string[]]>([
    [RolloutPhase.NOT_STARTED, []], [RolloutPhase.TESTERS, ['far-from-shop']], [RolloutPhase.PROMOTED, ['far-from-shop']],
  ])('makes a grant for the candidate only when it is written', (phase, grants) => {
    const shop = new Shop();
    shop.rules(new CanaryRollout(shop.shop, 'Web', { stable: shop.v1, candidate: shop.far, phase, testers: HttpMatch.header('x-canary', 'yes') }));
    expect(ReferenceGrants.madeIn(shop.app).map(({ name }) => name)).toEqual(grants);
  });

  test('gives testers the rule\'s own match, filters and name, and one of their own', () => {
    const shop = new Shop();
    const { v1: stable, v2: candidate } = shop;
    const testersOr = HttpMatch.anyOf(HttpMatch.header('x-canary', 'yes'), HttpMatch.query('canary', '1').withMethod(HttpMethod.GET));
    const web = new CanaryRollout(shop.shop, 'Web', { stable, candidate, phase: RolloutPhase.TESTERS, testers: testersOr });
    const rules = shop.rules(web, HttpMatch.anyOf(HttpMatch.prefix('/a'), HttpMatch.exact('/b')), { name: 'web' });
    expect(rules.map(({ name }) => name)).toEqual(['web-testers', 'web']);
    expect(rules[0].matches).toHaveLength(4);
    expect(rules[0].matches[1]).toEqual({ path: { type: 'PathPrefix', value: '/a' }, method: 'GET', queryParams: [{ type: 'Exact', name: 'canary', value: '1' }] });
  });

  test('follows a schedule by the names of its steps', () => {
    const schedule = RolloutSchedule.of(
      { name: 'testers', phase: RolloutPhase.TESTERS }, { name: 'half', phase: RolloutPhase.percent(50) }, { name: 'done', phase: RolloutPhase.PROMOTED },
    );
    const shop = new Shop();
    const { v1: stable, v2: candidate } = shop;
    expect(shop.rules(new CanaryRollout(shop.shop, 'Web', { stable, candidate, phase: schedule.at('half') }))[0].backendRefs).toEqual([to('v1', 50), to('v2', 50)]);
  });
});

describe('blue and green', () => {
  test.each([[BlueGreenSide.BLUE, 'v1', 'v2'], [BlueGreenSide.GREEN, 'v2', 'v1']])('with %s active send everyone there', (active, serving, idle) => {
    const shop = new Shop();
    const both = new BlueGreen(shop.shop, 'Web', { blue: shop.v1, green: shop.v2, active });
    expect(shop.rules(both)).toEqual([{ matches: [matchAll], backendRefs: [to(serving)] }]);
    expect([both.active.name, both.idle.name]).toEqual([serving, idle]);
  });

  test('show the idle side in a preview', () => {
    const shop = new Shop();
    const preview = HttpMatch.header('x-preview', 'yes');
    expect(shop.rules(new BlueGreen(shop.shop, 'Web', { blue: shop.v1, green: shop.v2, active: BlueGreenSide.BLUE, preview }))).toEqual([
      { matches: [{ ...matchAll, headers: [{ type: 'Exact', name: 'x-preview', value: 'yes' }] }], backendRefs: [to('v2')] },
      { matches: [matchAll], backendRefs: [to('v1')] },
    ]);
  });

  test('write the idle side where it is asked for', () => {
    const shop = new Shop();
    const both = new BlueGreen(shop.shop, 'Web', { blue: shop.v1, green: shop.v2, active: BlueGreenSide.GREEN, includeIdle: true });
    expect(shop.rules(both)[0].backendRefs).toEqual([to('v2'), to('v1', 0)]);
  });
});

test('a target of one\'s own enters by the same way, with its grants', () => {
  const shop = new Shop();
  const { far } = shop;
  class Everywhere implements IRouteTarget {
    public bindToRoute() {
      return { backends: [{ backend: far, weight: 7 }] };
    }
  }
  expect(shop.rules(new Everywhere())[0].backendRefs).toEqual([{ ...to('far', 7), namespace: 'shared' }]);
  expect(ReferenceGrants.madeIn(shop.app)).toHaveLength(1);
});
