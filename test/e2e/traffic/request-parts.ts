import { Random } from '../verdicts/random';

/** What requests are made of, and what routes ask of. */
export interface Parts {
  host: string;
  path: string;
  method: string;
  readonly headers: { [name: string]: string };
  readonly query: Array<readonly [name: string, value: string]>;
}

/** Something for each expression that routes are drawn with, and for many of them. */
const FOR_EXPRESSIONS = ['/a', '/a/b', '/abc', '/x/b', '/b', '/a/12', '/c/7', '/a/x/c', '/a/b/c', '/zb', '/a/', '/'];
const FOR_VALUE_EXPRESSIONS = ['one', 'ole', 'two', 'on', 'xonx', '', 'one two'];
const HOSTS = ['example.com', 'www.example.com', 'api.example.com', 'x.example.com', 'a.b.example.com', 'b.example.com', 'other.test', 'a.other.test', 'unknown.org', 'com'];

/** Parts that a match asks for; it need not be one. */
export function partsFor(match: any, hostname: string | undefined, random: Random): Parts {
  const { path = {}, headers = [], queryParams = [], method } = match ?? {};
  const parts: Parts = { host: hostFor(hostname, random), path: pathFor(path, random), method: typeof method === 'string' ? method : 'GET', headers: {}, query: [] };
  for (const { type, name, value } of headers) parts.headers[random.chance(0.2) ? name.toUpperCase() : name] = valueFor(type, value, random);
  for (const { type, name, value } of queryParams) parts.query.push([name, valueFor(type, value, random)]);
  return parts;
}

/** The path of a call that a match of a GRPCRoute asks for. */
export function callFor({ method = {} }: any, random: Random): string {
  const { type = 'Exact', service, method: name } = method;
  const isExact = type === 'Exact';
  return `/${isExact && service ? service : random.pick(['shop.Stock', 'shop.Orders', 'Echo', 'Other'])}/${isExact && name ? name : random.pick(['Get', 'List', 'get', 'Go'])}`;
}

export function hostFor(hostname: string | undefined, random: Random): string {
  if (hostname === undefined) return random.pick(HOSTS);
  return hostname.startsWith('*.') ? `${random.pick(['www', 'x', 'a.b'])}.${hostname.slice(2)}` : hostname;
}

function pathFor({ type = 'PathPrefix', value = '/' }: any, random: Random): string {
  if (type === 'RegularExpression') return random.pick(FOR_EXPRESSIONS);
  if (type === 'Exact') return value;
  return `${value}${random.pick(['', '', '/', 'x', '/x', '/x/y'])}`.replace('//', random.chance(0.1) ? '//' : '/');
}

function valueFor(type: string | undefined, value: string, random: Random): string {
  return type === 'RegularExpression' ? random.pick(FOR_VALUE_EXPRESSIONS) : value;
}

type Change = (parts: Parts, random: Random) => void;

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'];
const ORIGINS = ['https://example.com', 'https://www.example.com', 'https://example.com:443', 'http://other.test:8080', 'http://example.com', 'https://evil.test', 'null'];

const STRANGE_PATHS = [
  '/', '//', '//a', '/a//b', '/a/./b', '/a/../c', '/%61', '/a%2Fb', '/a%2fb', '/a%5Cb', '/a\\b', '/%41', '/a%20b', '/../a', '/a/b/', '/.', '/a%00b', '/%c3%bc', '/a/%2e%2e/c', '/a/%2E/b', '/a/...', '///a', '/a%', '/a%zz',
];

/** What a client pretends that a proxy before it has said, and what some servers refuse. */
const OF_PROXIES: ReadonlyArray<readonly [name: string, value: string]> = [
  ['X-Forwarded-Proto', 'https'], ['X-Forwarded-Proto', 'http'], ['X-Forwarded-Host', 'example.com'], ['X-Forwarded-For', '192.0.2.1'], ['X-Forwarded-Port', '443'],
  ['x-envoy-original-path', '/c'], ['x-envoy-internal', 'true'], ['x_d', 'one'], ['accept-encoding', 'gzip'], ['x-request-id', 'own'],
];

/** One thing about a request that is otherwise as asked for. */
const CHANGES: ReadonlyArray<{ readonly weight: number; readonly change: Change }> = [
  { weight: 3, change: (parts, random) => parts.host = random.pick(HOSTS) },
  { weight: 1, change: parts => parts.host = parts.host.toUpperCase() },
  { weight: 1, change: (parts, random) => parts.host += random.pick([':80', ':8080', ':443', ':1']) },
  { weight: 0.5, change: parts => parts.host += '.' },
  { weight: 1, change: parts => parts.host = `sub.${parts.host}` },
  { weight: 3, change: (parts, random) => parts.path += random.pick(['/', 'x', '/x', '/%20', '//', '/.', '/..', '/../a', '/./b', ';v=1']) },
  { weight: 1, change: parts => parts.path = parts.path.toUpperCase() },
  { weight: 2, change: (parts, random) => parts.path = random.pick(STRANGE_PATHS) },
  { weight: 1, change: (parts, random) => parts.path = parts.path.replace(/[a-z]/, letter => random.pick([`%${letter.charCodeAt(0).toString(16)}`, letter.toUpperCase()])) },
  { weight: 2, change: (parts, random) => parts.method = random.pick(METHODS) },
  { weight: 2, change: (parts, random) => changeOne(parts.headers, random) },
  { weight: 1, change: (parts, random) => setHeader(parts, random.pick(['x-a', 'x-b', 'version', 'x-c', 'X-Removed']), random.pick(['one', 'two', 'One', 'one two', ''])) },
  { weight: 2, change: ({ query }, random) => query.splice(random.below(query.length + 1), random.below(2), [random.pick(['q', 'Q', 'debug', 'page', 'x']), random.pick(['one', 'two', 'One', '', 'one%20two', 'one+two'])]) },
  { weight: 0.5, change: ({ query }) => query.push(...query) },
  { weight: 1, change: (parts, random) => setHeader(parts, ...random.pick(OF_PROXIES)) },
  { weight: 1, change: (parts, random) => setHeader(parts, 'Cookie', random.pick(['taste=sweet', 'a=b; taste=sweet', 'taste=sour', 'taste=sweet; taste=sour', 'TASTE=sweet'])) },
  { weight: 1.5, change: askFromElsewhere },
  { weight: 1.5, change: askBefore },
];

/** Changes some parts of a request, or none. */
export function nearly(parts: Parts, random: Random): void {
  for (let left = random.pick([0, 0, 0, 1, 1, 1, 2]); left > 0; left--) random.weighted(CHANGES).change(parts, random);
}

function changeOne(headers: { [name: string]: string }, random: Random): void {
  const names = Object.keys(headers);
  if (names.length === 0) return;
  const name = random.pick(names);
  if (random.chance(0.3)) delete headers[name];
  else headers[name] = random.pick([headers[name].toUpperCase(), `${headers[name]}x`, `${headers[name]},two`, '']);
}

/** A header has one value, however it is spelt. */
function setHeader({ headers }: Parts, name: string, value: string): void {
  const spelt = Object.keys(headers).find(each => each.toLowerCase() === name.toLowerCase()) ?? name;
  headers[spelt] = value;
}

function askFromElsewhere({ headers }: Parts, random: Random): void {
  headers.origin = random.pick(ORIGINS);
}

/** As a browser asks whether it may send a request. */
function askBefore(parts: Parts, random: Random): void {
  askFromElsewhere(parts, random);
  parts.method = 'OPTIONS';
  parts.headers['access-control-request-method'] = random.pick(METHODS);
  if (random.chance(0.4)) parts.headers['access-control-request-headers'] = random.pick(['x-a', 'content-type', 'x-a,x-b']);
}
