import { refuses } from './world';
import {
  Backend, BlueGreen, BlueGreenSide, CanaryRollout, ExternalBackend, ExternalEndpoint, FixedResponse, HttpMatch, Redirect,
  RolloutPhase, RolloutSchedule, WeightedSplit,
} from '../../src';

refuses([
  [
    'what others refer to must be a construct, got "web". Pass the object itself, not its name',
    () => Backend.fromService('web' as any),
  ],
  [
    'the address of an endpoint must be an IP address, got "fe80::1%eth0". Use ExternalEndpoint.hostname() for a name',
    () => ExternalEndpoint.ip('fe80::1%eth0', 80),
  ],
  [
    'a backend of Service must be made of a Service, got Secret "secret" at infra/Secret-secret',
    ({ secret }) => Backend.fromService(secret),
  ],
  [
    'Service "unowned" at nobody/Unowned has no namespace, so its owner is not known: make its chart with `{ namespace: \'…\' }`',
    ({ unowned }) => Backend.fromService(unowned),
  ],
  [
    'the port of a backend must be a whole number from 1 to 65535, got 70000',
    ({ web }) => Backend.fromService(web, { port: 70000 }),
  ],
  [
    'a backend takes a port or a portName, got both 80 and "http": leave one out',
    ({ web }) => Backend.fromService(web, { port: 80, portName: 'http' }),
  ],
  [
    'the port of Service "web" must be a whole number from 1 to 65535, got undefined',
    () => Backend.fromServiceAttributes({ name: 'web', namespace: 'shop' } as any),
  ],
  [
    'the name of a Service must be made of lower-case letters, digits, inner dashes and dots, got "Web". Write a name such as "my-app"',
    () => Backend.fromServiceAttributes({ name: 'Web', namespace: 'shop', port: 80 }),
  ],
  [
    'a backend of ServiceImport must be made of a ServiceImport, got Service "web" at shop/service-web',
    ({ web }) => Backend.fromServiceImport(web),
  ],
  [
    'a split takes 1 to 16 backends, got 0',
    () => WeightedSplit.between(),
  ],
  [
    'a split sends requests somewhere, got weight 0 for every backend: every request would be answered with 500. Raise one weight',
    ({ backend }) => WeightedSplit.between({ backend, weight: 0 }),
  ],
  [
    'the weight of web must be a whole number from 0 to 1000000, got 0.5',
    ({ backend }) => WeightedSplit.between({ backend, weight: 0.5 }),
  ],
  [
    'the weight of web must be a whole number from 0 to 1000000, got 1000001',
    ({ backend }) => WeightedSplit.between({ backend, weight: 1_000_001 }),
  ],
  [
    'a redirect must change something, got {}: the client would be redirected to the same place again and again. Say scheme, hostname, port or path',
    () => Redirect.to({}),
  ],
  [
    'the status of a redirect must be 301, 302, 303, 307 or 308, got 304',
    () => Redirect.to({ statusCode: 304, hostname: 'a.example.com' }),
  ],
  [
    'the hostname of a redirect must be one host, got "*.example.com": a wildcard is not one host',
    () => Redirect.to({ hostname: '*.example.com' }),
  ],
  [
    'a redirect replaces the full path or the prefix, got both "/a" and "/b": leave one out',
    () => Redirect.to({ replaceFullPath: '/a', replacePrefixMatch: '/b' }),
  ],
  [
    'the path of a redirect must begin with a slash, without query, blanks and letters beyond ASCII, of at most 1024 characters, got "a"',
    () => Redirect.to({ replaceFullPath: 'a' }),
  ],
  [
    'the scheme of a redirect must be http or https, got "ftp"',
    () => Redirect.to({ scheme: 'ftp' as any }),
  ],
  [
    'the status of a fixed response must be a whole number from 200 to 599, got 99',
    ({ shop }) => new FixedResponse(shop, 'F', { statusCode: 99 }),
  ],
  [
    'a fixed response answers for routes of its own namespace: infra/F is in "infra", and shop/Route in "shop". Make one in the chart of the route',
    ({ infra, route }) => route.addRule(HttpMatch.ALL, new FixedResponse(infra, 'F', {})),
  ],
  [
    'a rollout percentage must be a whole number from 1 to 99, got 0. Use NOT_STARTED or PROMOTED for the ends',
    () => RolloutPhase.percent(0),
  ],
  [
    'a rollout percentage must be a whole number from 1 to 99, got 100. Use NOT_STARTED or PROMOTED for the ends',
    () => RolloutPhase.percent(100),
  ],
  [
    'a rollout percentage must be a whole number from 1 to 99, got 12.5. Use NOT_STARTED or PROMOTED for the ends',
    () => RolloutPhase.percent(12.5),
  ],
  [
    'a rollout schedule takes at least one step, got none',
    () => RolloutSchedule.of(),
  ],
  [
    'the steps of a rollout schedule must have different names, got "a" twice',
    () => RolloutSchedule.of({ name: 'a', phase: RolloutPhase.TESTERS }, { name: 'a', phase: RolloutPhase.PROMOTED }),
  ],
  [
    'a rollout schedule goes forward, got "tenth" (10 %) after "half" (50 %). To go back, name an earlier step in at()',
    () => RolloutSchedule.of({ name: 'half', phase: RolloutPhase.percent(50) }, { name: 'tenth', phase: RolloutPhase.percent(10) }),
  ],
  [
    'the rollout schedule has no step "c"; its steps: a, b',
    () => RolloutSchedule.of({ name: 'a', phase: RolloutPhase.TESTERS }, { name: 'b', phase: RolloutPhase.PROMOTED }).at('c'),
  ],
  [
    'testers may name headers, query parameters and a method, got a path: the path is that of the rule. Add a rule of its own to send a path elsewhere',
    ({ shop, backend }) => new CanaryRollout(shop, 'C', { stable: backend, candidate: backend, phase: RolloutPhase.TESTERS, testers: HttpMatch.prefix('/beta') }),
  ],
  [
    'preview may name headers, query parameters and a method, got a path: the path is that of the rule. Add a rule of its own to send a path elsewhere',
    ({ shop, backend }) => new BlueGreen(shop, 'B', { blue: backend, green: backend, active: BlueGreenSide.BLUE, preview: HttpMatch.exact('/') }),
  ],
  [
    'a match cannot ask for both header x-canary = "no" and "yes", as (prefix /, header x-canary=no) and (prefix /, header x-canary=yes) do together. Name it once, or use HttpMatch.anyOf() for alternatives',
    ({ route, canary }) => route.addRule(HttpMatch.header('x-canary', 'no'), canary),
  ],
  [
    'in phase TESTERS only testers reach the candidate, got no `testers`: say who they are, as in `testers: HttpMatch.header(\'x-canary\', \'yes\')`',
    ({ shop, backend }) => new CanaryRollout(shop, 'C', { stable: backend, candidate: backend, phase: RolloutPhase.TESTERS }),
  ],
  [
    'a rollout schedule goes forward, got "none" (NOT_STARTED) after "testers" (TESTERS). To go back, name an earlier step in at()',
    () => RolloutSchedule.of({ name: 'testers', phase: RolloutPhase.TESTERS }, { name: 'none', phase: RolloutPhase.NOT_STARTED }),
  ],
  [
    'the active side must be BlueGreenSide.BLUE or BlueGreenSide.GREEN, got "BLUE"',
    ({ shop, backend }) => new BlueGreen(shop, 'B', { blue: backend, green: backend, active: 'BLUE' as any }),
  ],
  [
    'candidate of a canary rollout must be a Backend, got undefined. Write Backend.fromService(…)',
    ({ shop, backend }) => new CanaryRollout(shop, 'C', { stable: backend, phase: RolloutPhase.PROMOTED } as any),
  ],
  [
    'testers must ask for something that the rule does not, and the rule asks for (prefix /, header X-Canary=yes) already: every request would be one',
    ({ route, canary }) => route.addRule(HttpMatch.header('X-Canary', 'yes'), canary),
  ],
  [
    'an external backend takes 1 to 256 endpoints, got 0',
    ({ infra }) => new ExternalBackend(infra, 'E', { endpoints: [] }),
  ],
  [
    'the endpoints of an external backend are hostnames or IP addresses, got both: make a backend of each',
    ({ infra }) => new ExternalBackend(infra, 'E', { endpoints: [ExternalEndpoint.hostname('a.example.net', 443), ExternalEndpoint.ip('192.0.2.1', 443)] }),
  ],
  [
    'the hostname of an endpoint must be one host outside the cluster, got "localhost". Write one such as "api.example.com"',
    () => ExternalEndpoint.hostname('localhost', 80),
  ],
  [
    'the address of an endpoint must be outside the proxy, got "127.0.0.1": there, its own admin port answers',
    () => ExternalEndpoint.ip('127.0.0.1', 19000),
  ],
  [
    'the address of an endpoint must be outside the proxy, got "::1": there, its own admin port answers',
    () => ExternalEndpoint.ip('::1', 19000),
  ],
  [
    'the address of an endpoint must be outside the proxy, got "0:0:0:0:0:0:0:1": there, its own admin port answers',
    () => ExternalEndpoint.ip('0:0:0:0:0:0:0:1', 19000),
  ],
  [
    'the address of an endpoint must be outside the proxy, got "::ffff:127.0.0.1": there, its own admin port answers',
    () => ExternalEndpoint.ip('::ffff:127.0.0.1', 19000),
  ],
  [
    'the address of an endpoint must be outside the proxy, got "0.0.0.0": there, its own admin port answers',
    () => ExternalEndpoint.ip('0.0.0.0', 19000),
  ],
  [
    'the address of an endpoint must be an IP address, got "api.example.net". Use ExternalEndpoint.hostname() for a name',
    () => ExternalEndpoint.ip('api.example.net', 80),
  ],
]);
