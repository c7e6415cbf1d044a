import { World } from './world';

export const GATEWAY_API = 'gateway.networking.k8s.io';
export const ENVOY_GATEWAY = 'gateway.envoyproxy.io';
export const CONTROLLER = 'gateway.envoyproxy.io/gatewayclass-controller';

/** Related to each other in every way that hostnames can be. */
export const HOSTNAMES = [
  'example.com', 'www.example.com', 'api.example.com', 'a.b.example.com', '*.example.com', '*.b.example.com', '*.com', 'other.test', '*.test', 'a.other.test',
];
export const PRECISE_HOSTNAMES = HOSTNAMES.filter(name => !name.startsWith('*'));

/** Labels of namespaces that access is given by. */
export const TEAMS = ['red', 'blue'];

/** A hostname that a wildcard covers, or the name itself. */
export function within(hostname: string, { random }: World): string {
  return hostname.startsWith('*.') ? `${random.pick(['www', 'x', 'a.b'])}.${hostname.slice(2)}` : hostname;
}

/** A hostname that has to do with another, mostly. */
export function near(hostname: string | undefined, world: World): string {
  const { random } = world;
  if (hostname === undefined || world.isWrong()) return random.pick(HOSTNAMES);
  const suffix = hostname.replace(/^\*\./, '');
  const above = suffix.split('.').slice(1).join('.');
  return random.weighted([
    { weight: 4, name: hostname },
    { weight: 4, name: within(hostname, world) },
    { weight: 1, name: `*.${hostname.startsWith('*.') ? `sub.${suffix}` : above}` },
    { weight: 1, name: suffix },
  ]).name;
}
