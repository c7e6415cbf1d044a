import { drawBackendReferences, Referrer } from './backends';
import { drawHeaderFilter, drawHttpFilters } from './http-filters';
import { drawHttpMatches } from './http-matches';
import { GATEWAY_API } from './names';
import { drawParents } from './parents';
import { World } from './world';
import { KubernetesObject } from '../stack/kubectl';

/** An HTTPRoute for some listener. */
export function addHttpRoute(world: World): void {
  const name = world.name('http');
  const { namespace, parentRefs, hostnames } = drawParents(world, ['HTTP', 'HTTPS']);
  const referrer: Referrer = { kind: 'HTTPRoute', namespace, protocol: 'TCP' };
  const apiVersion = `${GATEWAY_API}/${world.random.chance(0.1) ? 'v1beta1' : 'v1'}`;
  const route = (rules: readonly object[]): KubernetesObject => ({
    apiVersion, kind: 'HTTPRoute', metadata: { name, namespace }, spec: { parentRefs, ...hostnames.length > 0 && { hostnames }, rules },
  });
  // Rule by rule: a whole one of many would hardly ever be acceptable.
  const draw = (index: number) => world.acceptable(() => drawRule(world, referrer, index), rule => route([rule]));
  const rules = world.many(1, 4, draw).filter(rule => rule !== undefined);
  world.addAcceptable(() => route(rules));
}

function drawRule(world: World, referrer: Referrer, index: number): object {
  const { random } = world;
  const matches = drawHttpMatches(world);
  const filters = random.chance(0.6) ? drawHttpFilters(world, referrer) : [];
  const answers = filters.some(({ type }) => type === 'RequestRedirect') || filters.some(({ type }) => type === 'ExtensionRef') && random.chance(0.5);
  const backendRefs = drawBackendReferences(world, referrer, answers || world.isWrong(0.3) ? 0 : 1, answers ? 0 : 3)
    .map(reference => random.chance(0.15) ? { ...reference, filters: [drawBackendFilter(world)] } : reference);
  return {
    ...random.chance(0.1) && { name: `rule-${index + 1}` },
    ...matches.length > 0 && { matches },
    ...filters.length > 0 && { filters },
    ...backendRefs.length > 0 && { backendRefs },
  };
}

function drawBackendFilter(world: World): object {
  return world.random.pick([
    () => drawHeaderFilter(world, 'RequestHeaderModifier', 'requestHeaderModifier'),
    () => drawHeaderFilter(world, 'ResponseHeaderModifier', 'responseHeaderModifier'),
  ])();
}
