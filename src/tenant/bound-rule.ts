import { Duration } from 'cdk8s';
import { HttpFilter } from './http-filter';
import { ruleFilters } from './rule-filters';
import { RouteRetry, RouteRuleOptions, RouteTimeouts } from './rule-options';
import { SessionPersistence } from './session-persistence';
import { HttpPathModifierType } from '../../imports/gatewayapi/common';
import {
  HttpBackendRef, HttpRouteFilter, HttpRouteMatch, HttpRouteRetry, HttpRouteRule, HttpRouteTimeouts,
} from '../../imports/gatewayapi/http-route';
import { checkedInstance, checkedList, checkedName, checkedOptional, checkedWhole, shown } from '../model/checked-argument';
import { gatewayDuration } from '../model/gateway-duration';
import { describeMatch, HttpMatchFacts, matchKey } from '../model/http-match';
import { PartitionedRule, ROUTE_LIMITS } from '../model/route-partition';
import { Backend, BackendShare, RouteTargetConfig } from '../routing/backend';
import { HttpMatch } from '../routing/http-match';
import { RouteAnswer } from '../routing/route-answer';

const MOST_BACKENDS = 16;

/** A rule as it is written: what `addRule` makes of one call, in one or several. */
export interface BoundRule extends PartitionedRule {
  readonly name?: string;
  readonly rendered: HttpRouteRule;
}

/** Everything one call of `addRule` makes. */
export interface BoundRules {
  readonly rules: readonly BoundRule[];
  /** Every backend it refers to, mirrors included. */
  readonly backends: readonly Backend[];
  readonly answer?: RouteAnswer;
}

/** The rules of a match and a target: those for some of its requests first. `origin` tells them from those of other calls. */
export function bindRule(match: HttpMatch, target: RouteTargetConfig, options: RouteRuleOptions, origin: number, namespace: string): BoundRules {
  const { backends = [], answer, overrides = [] } = target;
  const { filters: asked = [], name } = options;
  for (const filter of checkedList('filters of a rule', asked, 0, Infinity)) {
    checkedInstance('a filter of a rule', filter, HttpFilter, 'HttpFilter.setRequestHeader(…)');
  }
  checkedOptional('sessionPersistence', options.sessionPersistence, SessionPersistence, 'SessionPersistence.cookie()');
  const filters = [...ruleFilters(asked, namespace), ...answer === undefined ? [] : [answer._filter]];
  requireCompatible(filters, target);
  const common = {
    filters: filters.length === 0 ? undefined : filters,
    timeouts: options.timeouts && renderTimeouts(options.timeouts),
    retry: options.retry && renderRetry(options.retry),
    sessionPersistence: options.sessionPersistence?._spec,
  };
  const make = (facts: readonly HttpMatchFacts[], shares: readonly BackendShare[], ruleName: string | undefined) =>
    pieces(facts, filters).map((matches, index): BoundRule => {
      const pieceName = ruleName && checkedName('the name of a rule', index === 0 ? ruleName : `${ruleName}-${index + 1}`);
      return {
        origin,
        matches,
        name: pieceName,
        rendered: {
          name: pieceName,
          matches: matches.map(renderMatch),
          ...common,
          backendRefs: shares.length === 0 ? undefined : shares.map(share => renderShare(share, namespace)),
        },
      };
    });
  const named = name === undefined ? undefined : checkedName('the name of a rule', name);
  return {
    answer,
    rules: [
      ...overrides.flatMap(override => make(narrowedFacts(match, override.match, override.nameSuffix), override.backends,
        named === undefined ? undefined : `${named}-${override.nameSuffix}`)),
      ...make(match._facts, backends, named),
    ],
    backends: [
      ...overrides.flatMap(override => override.backends).map(({ backend }) => backend),
      ...backends.map(({ backend }) => backend),
      ...asked.flatMap(({ _part }) => _part.kind === 'mirror' ? [_part.backend] : []),
    ],
  };
}

function requireCompatible(filters: readonly HttpRouteFilter[], { backends = [], answer, overrides = [] }: RouteTargetConfig): void {
  const uses = (key: keyof HttpRouteFilter) => filters.some(filter => filter[key] !== undefined);
  if (answer === undefined && backends.length === 0) {
    throw new Error('a target leads to at least one backend or gives an answer, got neither: every request would be answered with 500');
  }
  if (answer !== undefined && (backends.length > 0 || overrides.length > 0)) {
    throw new Error('a target leads to backends or gives an answer, got both: split it over two rules');
  }
  if (Math.max(backends.length, ...overrides.map(each => each.backends.length)) > MOST_BACKENDS) {
    throw new Error(`a rule has at most ${MOST_BACKENDS} backends, got ${backends.length}`);
  }
  if (uses('requestRedirect') && uses('urlRewrite')) {
    throw new Error('a rule redirects or rewrites, got a rewrite beside a redirect: say what changes in Redirect.to()');
  }
  if (uses('extensionRef') && uses('requestMirror')) {
    throw new Error('a rule with a fixed response cannot mirror its requests, got a mirror beside it: leave it out');
  }
}

/** What some requests of a rule match by; they must be fewer than all. */
function narrowedFacts(match: HttpMatch, by: HttpMatch, what: string): HttpMatchFacts[] {
  const all = new Set(match._facts.map(matchKey));
  const some = match.narrowedBy(by)._facts;
  const same = some.find(facts => all.has(matchKey(facts)));
  if (same !== undefined) {
    throw new Error(`${what} must ask for something that the rule does not, and the rule asks for (${describeMatch(same)}) already: every request would be one`);
  }
  return some;
}

/** The matches of each rule that is written: one each where a prefix is replaced, because then a rule can have only one. */
function pieces(matches: readonly HttpMatchFacts[], filters: readonly HttpRouteFilter[]): HttpMatchFacts[][] {
  const replacesPrefix = filters.some(({ urlRewrite, requestRedirect }) =>
    (urlRewrite?.path ?? requestRedirect?.path)?.type === HttpPathModifierType.REPLACE_PREFIX_MATCH);
  if (replacesPrefix) {
    const other = matches.find(({ path }) => path.type !== 'PathPrefix');
    if (other !== undefined) {
      throw new Error(`a prefix is replaced only where the rule matches by prefix, got ${describeMatch(other)}: use HttpMatch.prefix(), or replace the full path`);
    }
  }
  const size = replacesPrefix ? 1 : ROUTE_LIMITS.matchesPerRule;
  return Array.from({ length: Math.ceil(matches.length / size) }, (_, index) => matches.slice(index * size, (index + 1) * size));
}

function renderMatch({ path, method, headers, queryParams }: HttpMatchFacts): HttpRouteMatch {
  return {
    path: path as HttpRouteMatch['path'],
    method: method as HttpRouteMatch['method'],
    headers: headers.length === 0 ? undefined : headers as HttpRouteMatch['headers'],
    queryParams: queryParams.length === 0 ? undefined : queryParams as HttpRouteMatch['queryParams'],
  };
}

function renderShare({ backend, weight = 1 }: BackendShare, namespace: string): HttpBackendRef {
  return { ...backend._reference(namespace), weight: checkedWhole(`the weight of ${backend.name}`, weight, 0, 1_000_000) };
}

function renderTimeouts({ request, backendRequest }: RouteTimeouts): HttpRouteTimeouts {
  checkedOptional('timeouts.request', request, Duration, 'Duration.seconds(10)');
  checkedOptional('timeouts.backendRequest', backendRequest, Duration, 'Duration.seconds(3)');
  const [whole, one] = [request?.toMilliseconds(), backendRequest?.toMilliseconds()];
  if (whole !== undefined && one !== undefined && whole !== 0 && one > whole) {
    throw new Error(`timeouts.backendRequest is for one try, so it must not be above timeouts.request (${gatewayDuration('it', whole)}), `
      + `got ${gatewayDuration('it', one)}`);
  }
  return {
    request: whole === undefined ? undefined : gatewayDuration('timeouts.request', whole),
    backendRequest: one === undefined ? undefined : gatewayDuration('timeouts.backendRequest', one),
  };
}

function renderRetry({ attempts, codes, backoff }: RouteRetry): HttpRouteRetry {
  checkedOptional('retry.backoff', backoff, Duration, 'Duration.millis(100)');
  const twice = codes?.find((code, index) => codes.indexOf(code) !== index);
  if (twice !== undefined) throw new Error(`retry.codes names each status once, got ${shown(twice)} twice`);
  return {
    attempts: attempts === undefined ? undefined : checkedWhole('retry.attempts', attempts, 1, 2 ** 31 - 1),
    codes: codes?.map(code => checkedWhole('a status of retry.codes', code, 400, 599)),
    backoff: backoff && gatewayDuration('retry.backoff', backoff.toMilliseconds()),
  };
}
