import { Duration } from 'cdk8s';
import { refuses, tooShort } from './world';
import { FixedResponse, HttpFilter, HttpMatch, Redirect, SessionPersistence } from '../../src';

refuses([
  [
    'timeouts.request must be a Duration, got 5. Write Duration.seconds(10)',
    ({ route, backend }) => route.addRule(HttpMatch.ALL, backend, { timeouts: { request: 5 as any } }),
  ],
  [
    'filters of a rule must be a list, got {}. Put it in brackets',
    ({ route, backend }) => route.addRule(HttpMatch.ALL, backend, { filters: {} as any }),
  ],
  [
    'the backend of a mirror must be a Backend, got undefined. Write Backend.fromService(…)',
    () => HttpFilter.mirror(undefined as any),
  ],
  [
    'the match of a rule must be a HttpMatch, got "/". Write HttpMatch.prefix(\'/\')',
    ({ route, backend }) => route.addRule('/' as any, backend),
  ],
  [
    'the target of a rule must be given, got undefined. Write Backend.fromService(…), or another target',
    ({ route }) => route.addRule(HttpMatch.ALL, undefined as any),
  ],
  [
    'the name of a rule must have at most 253 characters, has 256, got "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn.... Write a name such as "my-app"',
    ({ route, canary }) => route.addRule(HttpMatch.ALL, canary, { name: 'n'.repeat(248) }),
  ],
  [
    'a target leads to at least one backend or gives an answer, got neither: every request would be answered with 500',
    ({ route }) => route.addRule(HttpMatch.ALL, { bindToRoute: () => ({}) }),
  ],
  [
    'the name of a rule must be made of lower-case letters, digits, inner dashes and dots, got "A". Write a name such as "my-app"',
    ({ route, backend }) => route.addRule(HttpMatch.ALL, backend, { name: 'A' }),
  ],
  [
    'the rules of a route have different names, got "one" twice',
    ({ route, backend }) => route.addRule(HttpMatch.prefix('/two'), backend, { name: 'one' }),
  ],
  [
    'the request headers of a rule are changed once each, got "A" twice: proxies would do only one of the two',
    ({ route, backend }) => route.addRule(HttpMatch.ALL, backend, { filters: [HttpFilter.setRequestHeader('a', '1'), HttpFilter.removeRequestHeader('A')] }),
  ],
  [
    'a rule rewrites the path once, got two rewrites: leave one out',
    ({ route, backend }) => route.addRule(HttpMatch.ALL, backend, { filters: [HttpFilter.rewriteFullPath('/a'), HttpFilter.rewritePrefix('/b')] }),
  ],
  [
    'a rule rewrites the hostname once, got "a.example.com" and "b.example.com"',
    ({ route, backend }) => route.addRule(HttpMatch.ALL, backend, { filters: [HttpFilter.rewriteHostname('a.example.com'), HttpFilter.rewriteHostname('b.example.com')] }),
  ],
  [
    'a prefix is replaced only where the rule matches by prefix, got path /a: use HttpMatch.prefix(), or replace the full path',
    ({ route, backend }) => route.addRule(HttpMatch.exact('/a'), backend, { filters: [HttpFilter.rewritePrefix('/b')] }),
  ],
  [
    'a prefix is replaced only where the rule matches by prefix, got path /a: use HttpMatch.prefix(), or replace the full path',
    ({ route }) => route.addRule(HttpMatch.exact('/a'), Redirect.to({ replacePrefixMatch: '/b' })),
  ],
  [
    'a rule redirects or rewrites, got a rewrite beside a redirect: say what changes in Redirect.to()',
    ({ route }) => route.addRule(HttpMatch.ALL, Redirect.toHttps(), { filters: [HttpFilter.rewriteFullPath('/a')] }),
  ],
  [
    'a rule with a fixed response cannot mirror its requests, got a mirror beside it: leave it out',
    ({ shop, route, backend }) => route.addRule(HttpMatch.ALL, new FixedResponse(shop, 'F', {}), { filters: [HttpFilter.mirror(backend)] }),
  ],
  [
    'a rule has one CORS filter, got two: put the origins of both into one',
    ({ route, backend, cors }) => route.addRule(HttpMatch.ALL, backend, { filters: [cors, cors] }),
  ],
  [
    'a rule has at most 16 filters, got 17',
    ({ route, backend }) => route.addRule(HttpMatch.ALL, backend, { filters: Array.from({ length: 17 }, () => HttpFilter.mirror(backend)) }),
  ],
  [
    'timeouts.backendRequest is for one try, so it must not be above timeouts.request (1s), got 2s',
    ({ route, backend }) => route.addRule(HttpMatch.ALL, backend, { timeouts: tooShort }),
  ],
  [
    'retry.attempts must be a whole number from 1 to 2147483647, got 0',
    ({ route, backend }) => route.addRule(HttpMatch.ALL, backend, { retry: { attempts: 0 } }),
  ],
  [
    'a status of retry.codes must be a whole number from 400 to 599, got 200',
    ({ route, backend }) => route.addRule(HttpMatch.ALL, backend, { retry: { codes: [200] } }),
  ],
  [
    'the header "Host" of a request is its hostname: use HttpFilter.rewriteHostname()',
    () => HttpFilter.setRequestHeader('Host', 'a.example.com'),
  ],
  [
    'the name of a header must be letters, digits and !#$%&\'*+-.^_`|~, got "x y"',
    () => HttpFilter.setRequestHeader('x y', 'a'),
  ],
  [
    'the hostname of a rewrite must be one host, got "*.example.com": a wildcard is not one host',
    () => HttpFilter.rewriteHostname('*.example.com'),
  ],
  [
    'the path of a rewrite must begin with a slash, without query, blanks and letters beyond ASCII, of at most 1024 characters, got "a?b"',
    () => HttpFilter.rewritePrefix('a?b'),
  ],
  [
    'the share of requests to mirror must be a whole number from 0 to 100, got 101',
    ({ backend }) => HttpFilter.mirrorPercent(backend, 101),
  ],
  [
    'the numerator of a mirrored share must be a whole number from 0 to 1, got 2',
    ({ backend }) => HttpFilter.mirrorFraction(backend, 2, 1),
  ],
  [
    'CORS allows at least one origin, got none. Name it, or write "*" for every one',
    () => HttpFilter.cors({ allowOrigins: [] }),
  ],
  [
    'an origin must be a scheme and a host, got "app.example.com". Write one such as "https://app.example.com", without a path',
    () => HttpFilter.cors({ allowOrigins: ['app.example.com'] }),
  ],
  [
    'an origin must be a scheme and a host, got "https://app.example.com/". Write one such as "https://app.example.com", without a path',
    () => HttpFilter.cors({ allowOrigins: ['https://app.example.com/'] }),
  ],
  [
    'CORS cannot allow credentials to every origin, got both allowCredentials and "*": browsers refuse it. Name the origins',
    () => HttpFilter.cors({ allowOrigins: ['*'], allowCredentials: true }),
  ],
  [
    'allowOrigins of CORS takes "*" alone, got others beside it: leave them out, or the "*"',
    () => HttpFilter.cors({ allowOrigins: ['*', 'https://a.example.com'] }),
  ],
  [
    'maxAge of CORS, in seconds, must be a whole number from 1 to 2147483647, got 1.5',
    () => HttpFilter.cors({ allowOrigins: ['https://a.example.com'], maxAge: Duration.millis(1500) }),
  ],
  [
    'a session lasts some time, got 0: leave permanentFor out for a cookie that ends with the browser',
    () => SessionPersistence.cookie({ permanentFor: Duration.seconds(0) }),
  ],
  [
    'the name of a session must be a text of 1 to 128 characters, got ""',
    () => SessionPersistence.header(''),
  ],
]);
