import { drawBackendObjectReference, Referrer } from './backends';
import { ENVOY_GATEWAY, PRECISE_HOSTNAMES } from './names';
import { World } from './world';

const HEADERS = ['x-a', 'X-Added', 'version', 'x-removed', 'Content-Language', 'x-empty'];
const VALUES = ['one', 'set', 'a b', 'two'];
const STRANGE_VALUES = ['added, twice', 'ü', 'a:b', '%REQ(x-b)%', '100%%'];
const REPLACEMENTS = ['/', '/z', '/z/', '/z/y', ''];
const ORIGINS = ['https://example.com', 'https://*.example.com', '*', 'http://other.test:8080', 'https://www.example.com'];

/** Filters of a rule, at most one of each sort but mirrors; some of them answer instead of backends. */
export function drawHttpFilters(world: World, referrer: Referrer): any[] {
  const { random } = world;
  return [
    ...random.chance(0.25) ? [drawHeaderFilter(world, 'RequestHeaderModifier', 'requestHeaderModifier')] : [],
    ...random.chance(0.2) ? [drawHeaderFilter(world, 'ResponseHeaderModifier', 'responseHeaderModifier')] : [],
    ...random.chance(0.2) ? [drawRedirect(world)] : [],
    ...random.chance(0.2) ? [drawRewrite(world)] : [],
    ...world.many(0, random.chance(0.12) ? 2 : 0, () => drawMirror(world, referrer)),
    ...random.chance(0.12) ? [{ type: 'CORS', cors: drawCors(world) }] : [],
    ...random.chance(0.12) ? [drawExtension(world, referrer)] : [],
  ];
}

/** What a filter does to the headers of a request or an answer. */
export function drawHeaderFilter(world: World, type: string, field: string): object {
  const { random } = world;
  const [set, add, remove] = [[...HEADERS].slice(0, 4), HEADERS.slice(1, 5), HEADERS.slice(2)].map(names => world.some(names, 0, 2));
  const valued = (names: readonly string[]) => names.map(name => ({ name, value: random.pick(world.isWrong(0.3) ? STRANGE_VALUES : VALUES) }));
  return {
    type,
    [field]: { ...set.length > 0 && { set: valued(set) }, ...add.length > 0 && { add: valued(add) }, ...remove.length > 0 && { remove } },
  };
}

function drawRedirect(world: World): object {
  const { random } = world;
  const path = drawReplacement(world);
  return {
    type: 'RequestRedirect',
    requestRedirect: {
      ...random.chance(0.4) && { scheme: random.pick(['http', 'https']) },
      ...random.chance(0.4) && { hostname: random.pick(PRECISE_HOSTNAMES) },
      ...random.chance(0.3) && { port: random.pick([80, 443, 8080, 8443]) },
      ...random.chance(0.5) && { path },
      ...random.chance(0.5) && { statusCode: random.pick([301, 302, 303, 307, 308]) },
    },
  };
}

function drawRewrite(world: World): object {
  const { random } = world;
  const path = drawReplacement(world);
  const hostname = random.pick(PRECISE_HOSTNAMES);
  return { type: 'URLRewrite', urlRewrite: random.pick([{ path }, { hostname }, { path, hostname }]) };
}

function drawReplacement({ random }: World): object {
  return random.chance(0.5) ? { type: 'ReplaceFullPath', replaceFullPath: random.pick(REPLACEMENTS) }
    : { type: 'ReplacePrefixMatch', replacePrefixMatch: random.pick(REPLACEMENTS) };
}

/** A copy of requests for somebody else. */
export function drawMirror(world: World, referrer: Referrer): object {
  const share = world.random.pick([{}, {}, { percent: 100 }, { percent: 0 }, { percent: 50 }, { fraction: { numerator: 1, denominator: 2 } }]);
  return { type: 'RequestMirror', requestMirror: { backendRef: drawBackendObjectReference(world, referrer), ...share } };
}

/** Who may ask from another origin; the same for a filter and for Envoy Gateway's own policy. */
export function drawCors(world: World): object {
  const { random } = world;
  const origins = world.some(ORIGINS, 0, 2);
  return {
    ...origins.length > 0 && { allowOrigins: origins },
    ...random.chance(0.5) && { allowMethods: random.pick([['GET', 'POST'], ['*'], ['PUT']]) },
    ...random.chance(0.5) && { allowHeaders: random.pick([['x-a'], ['*'], ['X-B', 'content-type']]) },
    ...random.chance(0.3) && { exposeHeaders: random.pick([['x-c'], ['*']]) },
    ...random.chance(0.3) && { allowCredentials: random.chance(0.5) },
  };
}

/** One of Envoy Gateway's own filters, which is made with it; or one that there is not. */
function drawExtension(world: World, { namespace }: Referrer): object {
  const { random } = world;
  const name = world.name('filter');
  const made = world.isWrong() ? undefined : world.addAcceptable(() => ({
    apiVersion: `${ENVOY_GATEWAY}/v1alpha1`,
    kind: 'HTTPRouteFilter',
    metadata: { name, namespace },
    spec: random.pick<object>([
      { directResponse: { statusCode: random.pick([200, 404, 503]), body: { type: 'Inline', inline: 'made by a filter' }, contentType: 'text/plain' } },
      { directResponse: { statusCode: 418 } },
      { directResponse: { body: { type: 'Inline', inline: 'only a body' } } },
      { urlRewrite: { path: { type: 'ReplaceRegexMatch', replaceRegexMatch: { pattern: random.pick(['/a', '^/([a-z]+)/(.*)$']), substitution: random.pick(['/r', '/\\2/\\1', '']) } } } },
      { urlRewrite: { hostname: { type: 'Header', header: 'x-a' } } },
      { urlRewrite: { hostname: { type: 'Backend' } } },
      { urlRewrite: { hostname: { type: 'PathRegex', pathRegex: { pattern: '^/([a-z]+)/.*$', substitution: '\\1.example.com' } } } },
      { matches: [{ cookies: [{ name: 'taste', value: 'sweet' }] }] },
      { matches: [{ cookies: [{ name: 'taste', type: 'RegularExpression', value: 's.*' }] }] },
      { directResponse: { statusCode: 200, header: { set: [{ name: 'x-added', value: 'by a filter' }] } } },
    ]),
  }));
  const wrong = world.isWrong(0.3) ? { kind: 'Other' } : {};
  return { type: 'ExtensionRef', extensionRef: { group: ENVOY_GATEWAY, kind: 'HTTPRouteFilter', name: made ? name : 'missing', ...wrong } };
}
