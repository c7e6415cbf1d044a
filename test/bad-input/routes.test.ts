import { Duration } from 'cdk8s';
import { refuses } from './world';
import { HttpMatch, HttpMethod, TenantRoute } from '../../src';

refuses([
  [
    'the listener of a route must be given, got undefined. Write an HttpListener or TlsListener, of this app or by fromAttributes()',
    ({ shop }) => new TenantRoute(shop, 'R', {} as any),
  ],
  [
    'hostnames of a route must be a list, got "a.example.com". Put it in brackets',
    ({ shop, listener }) => new TenantRoute(shop, 'R', { listener, hostnames: 'a.example.com' as any }),
  ],
  [
    'a route names each hostname once, got "a.example.com" twice',
    ({ shop, listener }) => new TenantRoute(shop, 'R', { listener, hostnames: ['a.example.com', 'a.example.com'] }),
  ],
  [
    'a hostname of a route must be a valid hostname, got "*example.com": write letters, digits and dashes between dots, as in www.example.com or *.example.com',
    ({ shop, listener }) => new TenantRoute(shop, 'R', { listener, hostnames: ['*example.com'] }),
  ],
  [
    'listener "redirecting" (infra/Redirecting) only redirects to HTTPS, so shop/R cannot attach: attach to a TlsListener',
    ({ shop, redirecting }) => new TenantRoute(shop, 'R', { listener: redirecting }),
  ],
  [
    'the time to live of DNS records, in seconds, must be a whole number from 1 to 2147483647, got 0',
    ({ shop, listener }) => new TenantRoute(shop, 'R', { listener, externalDns: { ttl: Duration.seconds(0) } }),
  ],
  [
    'a provider flag of external-dns is the provider\'s own, got "target": say `dnsTarget` on the gateway',
    ({ shop, listener }) => new TenantRoute(shop, 'R', { listener, externalDns: { providerFlags: { target: 'x' } } }),
  ],
  [
    'a route attaches to a listener once, got "https" of Gateway infra/public twice',
    ({ listener, route }) => route.attachTo(listener),
  ],
  [
    'a path must be one such as "/pay", got "pay": it begins with a slash',
    () => HttpMatch.prefix('pay'),
  ],
  [
    'a path must be one such as "/pay", got "/a//b": it may not have //, which proxies rewrite before they match',
    () => HttpMatch.prefix('/a//b'),
  ],
  [
    'a path must be one such as "/pay", got "/a b": write letters, digits and -._~!$&\'()*+,;=:@/, anything else as %XX',
    () => HttpMatch.exact('/a b'),
  ],
  [
    'a path must be one such as "/pay", got "/a%2Fb": it may not have %2F, which proxies rewrite before they match',
    () => HttpMatch.exact('/a%2Fb'),
  ],
  [
    'a path must be one such as "/pay", got "/a/..": it may not have /.., which proxies rewrite before they match',
    () => HttpMatch.exact('/a/..'),
  ],
  [
    'a path must be one such as "/pay", got undefined: write a text such as "/pay"',
    () => HttpMatch.exact(undefined as any),
  ],
  [
    'the regular expression for a path must be one of RE2, which knows neither lookaround nor backreferences, got "/(?=a)": error parsing regexp: invalid or unsupported Perl syntax: `(?=`',
    () => HttpMatch.regularExpression('/(?=a)'),
  ],
  [
    'the regular expression for a path must be one of RE2, which knows neither lookaround nor backreferences, got "/(": error parsing regexp: missing closing ): `/(`',
    () => HttpMatch.regularExpression('/('),
  ],
  [
    'the regular expression for header x-a must be one of RE2, which knows neither lookaround nor backreferences, got "(a)\\\\1": error parsing regexp: invalid escape sequence: `\\1`',
    () => HttpMatch.headerMatching('x-a', '(a)\\1'),
  ],
  [
    'the name of a header must be letters, digits and !#$%&\'*+-.^_`|~, got "x a"',
    () => HttpMatch.header('x a', 'b'),
  ],
  [
    'the value of header x-a must be a text of 1 to 4096 characters, got ""',
    () => HttpMatch.header('x-a', ''),
  ],
  [
    'the value of query parameter q must be a text of 1 to 1024 characters, got 1025 characters',
    () => HttpMatch.query('q', 'a'.repeat(1025)),
  ],
  [
    'a method must be one of HttpMethod, got "get". Write one such as HttpMethod.GET',
    () => HttpMatch.method('get' as any),
  ],
  [
    'a match cannot ask for both header X-A = "1" and "2", as (prefix /, header X-A=1) and (prefix /, header x-a=2) do together. Name it once, or use HttpMatch.anyOf() for alternatives',
    () => HttpMatch.header('X-A', '1').withHeader('x-a', '2'),
  ],
  [
    'a match cannot ask for both method GET and method POST, as (prefix /, method GET) and (prefix /, method POST) do together. Name it once, or use HttpMatch.anyOf() for alternatives',
    () => HttpMatch.method(HttpMethod.GET).withMethod(HttpMethod.POST),
  ],
  [
    'a match cannot ask for both path "/a" and path "/b", as (prefix /a) and (prefix /b) do together. Name it once, or use HttpMatch.anyOf() for alternatives',
    () => HttpMatch.prefix('/a').narrowedBy(HttpMatch.prefix('/b')),
  ],
  [
    'anyOf takes at least one match, got none. Use HttpMatch.ALL to take every request',
    () => HttpMatch.anyOf(),
  ],
  [
    'a match names at most 16 headers, got 17',
    () => Array.from({ length: 17 }).reduce<HttpMatch>((match, _, index) => match.withHeader(`x-${index}`, '1'), HttpMatch.ALL),
  ],
]);
