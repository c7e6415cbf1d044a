import { Duration } from 'cdk8s';
import { BackendPlan, FilterPlan, MatchPlan, RulePlan, TargetPlan } from './app-plan';
import { Made } from './build-app';
import {
  Backend, BlueGreen, BlueGreenSide, CanaryRollout, FixedResponse, HttpFilter, HttpMatch, HttpMethod, IRouteTarget, Redirect, RedirectScheme,
  RolloutPhase, RouteRuleOptions, SessionPersistence, WeightedSplit,
} from '../../src';

export function addRule(made: Made, route: number, position: number): void {
  const rule = made.plan.routes[route].rules[position];
  made.routes[route].addRule(HttpMatch.anyOf(...rule.matches.map(matchOf)), target(made, route, position), options(made, rule));
}

export function matchOf({ path, method, headers, queries }: MatchPlan): HttpMatch {
  const ofPath = { Exact: HttpMatch.exact, PathPrefix: HttpMatch.prefix, RegularExpression: HttpMatch.regularExpression };
  const parts = [
    ...path === undefined ? [] : [ofPath[path.type](path.value)],
    ...method === undefined ? [] : [HttpMatch.method(method as HttpMethod)],
    ...headers.map(({ name, value, regular }) => regular ? HttpMatch.headerMatching(name, value) : HttpMatch.header(name, value)),
    ...queries.map(({ name, value, regular }) => regular ? HttpMatch.queryMatching(name, value) : HttpMatch.query(name, value)),
  ];
  return parts.length === 0 ? HttpMatch.ALL : parts.reduce((all, part) => all.narrowedBy(part));
}

function backend({ objects, plan }: Made, backendPlan: BackendPlan): Backend {
  if ('object' in backendPlan) {
    const { kind, ports } = plan.objects[backendPlan.object];
    const object = objects[backendPlan.object];
    const [{ name: portName, port: number } = { name: 'none', port: 1 }] = ports;
    const port = backendPlan.port === undefined ? {} : backendPlan.port === 'number' ? { port: number } : { portName };
    if (kind === 'ExternalBackend') return Backend.fromExternal(object as any);
    return kind === 'Service' ? Backend.fromService(object, port) : Backend.fromServiceImport(object, port);
  }
  const { kind, ...attributes } = backendPlan;
  switch (kind) {
    case 'Service': return Backend.fromServiceAttributes({ ...attributes, port: 80 });
    case 'ServiceImport': return Backend.fromServiceImportAttributes({ ...attributes, port: 80 });
    case 'Backend': return Backend.fromExternalAttributes(attributes);
  }
}

function target(made: Made, route: number, position: number): IRouteTarget {
  const { chart, rules } = made.plan.routes[route];
  const plan: TargetPlan = rules[position].target;
  const [scope, id] = [made.charts[chart], `Target${route}-${position}`];
  switch (plan.kind) {
    case 'backend': return backend(made, plan.backend);
    case 'split': return WeightedSplit.between(...plan.parts.map(part => ({ backend: backend(made, part.backend), weight: part.weight })));
    case 'canary': return new CanaryRollout(scope, id, {
      stable: backend(made, plan.stable),
      candidate: backend(made, plan.candidate),
      phase: phase(plan.percent),
      testers: testers(plan.testers),
      includeIdle: plan.includeIdle,
    });
    case 'blue-green': return new BlueGreen(scope, id, {
      blue: backend(made, plan.stable),
      green: backend(made, plan.candidate),
      active: plan.percent > 50 ? BlueGreenSide.GREEN : BlueGreenSide.BLUE,
      preview: testers(plan.testers),
      includeIdle: plan.includeIdle,
    });
    case 'redirect': return Redirect.to({
      https: { scheme: RedirectScheme.HTTPS, statusCode: 301 },
      host: { hostname: 'www.example.com' },
      path: { replaceFullPath: '/new' },
      prefix: { replacePrefixMatch: '/new' },
      port: { port: 8443, statusCode: 308 },
    }[plan.to]);
    case 'fixed': return new FixedResponse(scope, id, { statusCode: plan.status, body: plan.body ? 'closed' : undefined });
  }
}

function phase(percent: number): RolloutPhase {
  switch (percent) {
    case -1: return RolloutPhase.TESTERS;
    case 0: return RolloutPhase.NOT_STARTED;
    case 100: return RolloutPhase.PROMOTED;
    default: return RolloutPhase.percent(percent);
  }
}

function testers(by: 'none' | 'header' | 'query' | 'both'): HttpMatch | undefined {
  const [header, query] = [HttpMatch.header('x-tester', 'yes'), HttpMatch.query('tester', '1')];
  return { none: undefined, header, query, both: HttpMatch.anyOf(header, query) }[by];
}

function options(made: Made, { name, filters, requestMs, backendRequestMs, retry, session }: RulePlan): RouteRuleOptions {
  const time = (milliseconds: number | undefined) => milliseconds === undefined ? undefined : Duration.millis(milliseconds);
  return {
    name,
    filters: filters.map(each => filter(made, each)),
    timeouts: { request: time(requestMs), backendRequest: time(backendRequestMs) },
    retry: retry ? { attempts: 2, codes: [500, 503], backoff: Duration.millis(100) } : undefined,
    sessionPersistence: session ? SessionPersistence.cookie({ permanentFor: Duration.hours(1) }) : undefined,
  };
}

function filter(made: Made, plan: FilterPlan): HttpFilter {
  switch (plan.kind) {
    case 'header': return {
      Request: { set: HttpFilter.setRequestHeader, add: HttpFilter.addRequestHeader, remove: HttpFilter.removeRequestHeader },
      Response: { set: HttpFilter.setResponseHeader, add: HttpFilter.addResponseHeader, remove: HttpFilter.removeResponseHeader },
    }[plan.of][plan.action](plan.name, 'a value');
    case 'hostname': return HttpFilter.rewriteHostname('inner.example.com');
    case 'full path': return HttpFilter.rewriteFullPath('/inner');
    case 'prefix': return HttpFilter.rewritePrefix('/');
    case 'cors': return HttpFilter.cors({ allowOrigins: ['https://*.example.com'], allowMethods: [HttpMethod.GET], allowCredentials: true });
    case 'mirror': {
      const mirrored = backend(made, plan.backend);
      const [percent, fraction] = [HttpFilter.mirrorPercent(mirrored, 10), HttpFilter.mirrorFraction(mirrored, 1, 3)];
      return { all: HttpFilter.mirror(mirrored), percent, fraction }[plan.share];
    }
  }
}
