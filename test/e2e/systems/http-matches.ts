import { World } from './world';

const PREFIXES = ['/', '/a', '/a/', '/a/b', '/A', '/ab', '/a/b/c', '/c', '/a-b_c.d~e', '/a%20b'];
const EXPRESSIONS = ['/a.*', '/[a-z]+/b', '/a|/b', '/(a|c)/[0-9]+', '/.*', '^/a/b$', '/a/(.*)/c', '.*b', '/a'];
const NAMES = ['x-a', 'X-B', 'version', 'x-c', 'x_d'];
const VALUES = ['one', 'two', 'One', 'one two'];
const VALUE_EXPRESSIONS = ['o.e', 'one|two', '^one$', 'on', '.*', '[a-z ]+'];
const PARAMETERS = ['q', 'Q', 'debug', 'page'];
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'];

/** What a rule of an HTTPRoute asks of requests; nothing at times. */
export function drawHttpMatches(world: World): any[] {
  return world.many(0, world.random.chance(0.3) ? 3 : 1, () => drawHttpMatch(world));
}

function drawHttpMatch(world: World): object {
  const { random } = world;
  return {
    ...random.chance(0.85) && { path: drawPath(world) },
    ...random.chance(0.3) && { headers: drawHeaderMatches(world) },
    ...random.chance(0.2) && { queryParams: drawQueryMatches(world) },
    ...random.chance(0.2) && { method: random.pick(METHODS) },
  };
}

function drawPath({ random }: World): object {
  return random.weighted([
    { weight: 5, path: { type: 'PathPrefix', value: random.pick(PREFIXES) } },
    { weight: 1, path: { value: random.pick(PREFIXES) } },
    { weight: 3, path: { type: 'Exact', value: random.pick(PREFIXES) } },
    { weight: 2, path: { type: 'RegularExpression', value: random.pick(EXPRESSIONS) } },
    { weight: 0.3, path: { type: 'Exact' } },
  ]).path;
}

/** What headers are asked for: those that `headerNames` are sent with. */
export function drawHeaderMatches(world: World): object[] {
  const { random } = world;
  return world.some(NAMES, 1, 2).map(name => random.chance(0.25)
    ? { type: 'RegularExpression', name, value: random.pick(VALUE_EXPRESSIONS) }
    : { ...random.chance(0.3) && { type: 'Exact' }, name, value: random.pick(VALUES) });
}

function drawQueryMatches(world: World): object[] {
  const { random } = world;
  return world.some(PARAMETERS, 1, 2).map(name => random.chance(0.25)
    ? { type: 'RegularExpression', name, value: random.pick(VALUE_EXPRESSIONS) }
    : { name, value: random.pick(VALUES) });
}
