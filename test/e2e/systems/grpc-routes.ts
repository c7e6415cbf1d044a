import { drawBackendReferences, Referrer } from './backends';
import { drawHeaderFilter, drawMirror } from './http-filters';
import { drawHeaderMatches } from './http-matches';
import { GATEWAY_API } from './names';
import { drawParents } from './parents';
import { World } from './world';
import { KubernetesObject } from '../stack/kubectl';

const SERVICES = ['shop.Stock', 'shop.Orders', 'Echo'];
const METHODS = ['Get', 'List', 'get'];

/** A GRPCRoute for some listener. */
export function addGrpcRoute(world: World): void {
  const name = world.name('grpc');
  const { namespace, parentRefs, hostnames } = drawParents(world, ['HTTP', 'HTTPS']);
  const referrer: Referrer = { kind: 'GRPCRoute', namespace, protocol: 'TCP' };
  world.addAcceptable((): KubernetesObject => ({
    apiVersion: `${GATEWAY_API}/v1`,
    kind: 'GRPCRoute',
    metadata: { name, namespace },
    spec: { parentRefs, ...hostnames.length > 0 && { hostnames }, rules: world.many(1, 3, () => drawRule(world, referrer)) },
  }));
}

function drawRule(world: World, referrer: Referrer): object {
  const { random } = world;
  const matches = world.many(0, 2, () => ({
    ...random.chance(0.8) && { method: drawMethod(world) },
    ...random.chance(0.3) && { headers: drawHeaderMatches(world) },
  }));
  const filters = [
    ...random.chance(0.2) ? [drawHeaderFilter(world, 'RequestHeaderModifier', 'requestHeaderModifier')] : [],
    ...random.chance(0.2) ? [drawHeaderFilter(world, 'ResponseHeaderModifier', 'responseHeaderModifier')] : [],
    ...random.chance(0.1) ? [drawMirror(world, referrer)] : [],
    ...world.isWrong(0.2) ? [{ type: 'ExtensionRef', extensionRef: { group: 'example.com', kind: 'Other', name: 'missing' } }] : [],
  ];
  const backendRefs = drawBackendReferences(world, referrer, world.isWrong(0.3) ? 0 : 1, 2);
  return { ...matches.length > 0 && { matches }, ...filters.length > 0 && { filters }, ...backendRefs.length > 0 && { backendRefs } };
}

function drawMethod({ random }: World): object {
  const type = random.weighted([{ weight: 6, type: {} }, { weight: 2, type: { type: 'Exact' } }, { weight: 2, type: { type: 'RegularExpression' } }]).type;
  const isExpression = type.type === 'RegularExpression';
  const service = isExpression ? random.pick(['shop\\..*', '[A-Z].*', 'Echo|Other']) : random.pick(SERVICES);
  const method = isExpression ? random.pick(['G.*', '[a-z]+']) : random.pick(METHODS);
  return { ...type, ...random.pick<object>([{ service }, { method }, { service, method }, { service, method }]) };
}
