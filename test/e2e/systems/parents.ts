import { GATEWAY_API, near } from './names';
import { Place, World } from './world';

/** Where a route goes, and what it takes to get there. */
export interface Destined {
  readonly namespace: string;
  readonly parentRefs: any[];
  readonly hostnames: string[];
}

/** Parents of a route for listeners of some protocols, and hostnames that have to do with theirs. */
export function drawParents(world: World, protocols: readonly string[]): Destined {
  const { random } = world;
  const fitting = world.places.filter(({ listener }) => protocols.includes(listener.protocol));
  const places = fitting.length > 0 && !world.isWrong(0.5) ? fitting : world.places;
  const targets = world.many(1, random.chance(0.2) ? 2 : 1, () => random.pick(places));
  const namespace = drawNamespace(world, targets[0]);
  const parentRefs = targets.map(target => reference(world, target, namespace));
  const hostnames = world.many(0, 2, () => near(random.pick(targets).listener.hostname, world));
  return { namespace, parentRefs, hostnames: [...new Set(hostnames)] };
}

function drawNamespace(world: World, { namespace, listener }: Place): string {
  const { from = 'Same' } = listener.allowedRoutes?.namespaces ?? {};
  return from === 'Same' && !world.isWrong() ? namespace : world.random.pick(world.namespaces);
}

function reference(world: World, { kind, namespace, name, listener }: Place, from: string): object {
  const { random } = world;
  const way = random.weighted([{ way: 'whole', weight: 3 }, { way: 'section', weight: 5 }, { way: 'port', weight: 1 }, { way: 'both', weight: 1 }]).way;
  const whole = {
    ...(kind !== 'Gateway' || random.chance(0.2)) && { group: GATEWAY_API, kind },
    name,
    ...(namespace !== from || random.chance(0.2)) && { namespace },
    ...(way === 'section' || way === 'both') && { sectionName: listener.name },
    ...(way === 'port' || way === 'both') && { port: listener.port },
  };
  if (!world.isWrong(0.5)) return whole;
  return random.pick([
    { ...whole, name: 'missing' },
    { ...whole, sectionName: 'missing' },
    { ...whole, port: 4321 },
    { ...whole, sectionName: 'l1', port: 443 },
    { ...whole, namespace: random.pick(world.namespaces) },
    { ...whole, group: '', kind: 'Service' },
    { ...whole, group: GATEWAY_API, kind: kind === 'Gateway' ? 'ListenerSet' : 'Gateway' },
  ]);
}
