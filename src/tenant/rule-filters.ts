import { FilterPart, HttpFilter } from './http-filter';
import { HttpHeaderFilter } from '../../imports/gatewayapi/common';
import { HttpRouteFilter, HttpRouteFilterType, HttpUrlRewriteFilter } from '../../imports/gatewayapi/http-route';
import { shown } from '../model/checked-argument';

const MOST_HEADERS = 16;
const MOST_FILTERS = 16;

/** The filters of a rule: one of each kind, in the order the kinds come first, and each mirror. */
export function ruleFilters(filters: readonly HttpFilter[], namespace: string): HttpRouteFilter[] {
  const rendered = new Map<string, HttpRouteFilter>();
  for (const [index, { _part: part }] of filters.entries()) {
    const key = part.kind === 'mirror' ? `mirror ${index}` : part.kind;
    rendered.set(key, withPart(rendered.get(key), part, namespace));
  }
  if (rendered.size > MOST_FILTERS) throw new Error(`a rule has at most ${MOST_FILTERS} filters, got ${rendered.size}`);
  return [...rendered.values()];
}

function withPart(filter: HttpRouteFilter | undefined, part: FilterPart, namespace: string): HttpRouteFilter {
  switch (part.kind) {
    case 'request headers':
      return { type: HttpRouteFilterType.REQUEST_HEADER_MODIFIER, requestHeaderModifier: withHeader(filter?.requestHeaderModifier, part) };
    case 'response headers':
      return { type: HttpRouteFilterType.RESPONSE_HEADER_MODIFIER, responseHeaderModifier: withHeader(filter?.responseHeaderModifier, part) };
    case 'rewrite':
      return { type: HttpRouteFilterType.URL_REWRITE, urlRewrite: withRewrite(filter?.urlRewrite, part.rewrite) };
    case 'CORS':
      if (filter !== undefined) throw new Error('a rule has one CORS filter, got two: put the origins of both into one');
      return { type: HttpRouteFilterType.CORS, cors: part.cors };
    case 'mirror': {
      const { backend, percent, fraction } = part;
      return { type: HttpRouteFilterType.REQUEST_MIRROR, requestMirror: { backendRef: backend._reference(namespace), percent, fraction } };
    }
  }
}

function withHeader(modifier: HttpHeaderFilter = {}, { kind, action, name, value }: Extract<FilterPart, { action: string }>): HttpHeaderFilter {
  const named = [...[...modifier.set ?? [], ...modifier.add ?? []].map(each => each.name), ...modifier.remove ?? []];
  if (named.some(each => each.toLowerCase() === name.toLowerCase())) {
    throw new Error(`the ${kind} of a rule are changed once each, got ${shown(name)} twice: proxies would do only one of the two`);
  }
  const list = [...modifier[action] ?? [], action === 'remove' ? name : { name, value }];
  if (list.length > MOST_HEADERS) throw new Error(`a rule changes at most ${MOST_HEADERS} ${kind} in one way, got ${list.length} to ${action}`);
  return { ...modifier, [action]: list };
}

function withRewrite(rewrite: HttpUrlRewriteFilter = {}, more: HttpUrlRewriteFilter): HttpUrlRewriteFilter {
  if (rewrite.hostname !== undefined && more.hostname !== undefined) {
    throw new Error(`a rule rewrites the hostname once, got ${shown(rewrite.hostname)} and ${shown(more.hostname)}`);
  }
  if (rewrite.path !== undefined && more.path !== undefined) throw new Error('a rule rewrites the path once, got two rewrites: leave one out');
  return { hostname: rewrite.hostname ?? more.hostname, path: rewrite.path ?? more.path };
}
