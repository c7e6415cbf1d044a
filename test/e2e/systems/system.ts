import { addBackendTlsPolicies } from './backend-tls-policies';
import { addWorkloads } from './backends';
import { addCertificates } from './certificates';
import { addGatewayClasses, addGateways, addListenerSets } from './gateways';
import { addGrpcRoute } from './grpc-routes';
import { addHttpRoute } from './http-routes';
import { addPolicies } from './policies';
import { addStreamRoute } from './stream-routes';
import { Manner, World } from './world';
import { KubernetesObject } from '../stack/kubectl';
import { Random } from '../verdicts/random';

/** Manifests that belong together, in namespaces of their own. */
export interface System {
  /** Tells systems of a seed apart; each can be drawn alone. */
  readonly index: number;
  readonly prefix: string;
  readonly namespaces: readonly string[];
  /** What is applied at one time: objects of a later wave are younger. */
  readonly waves: ReadonlyArray<readonly KubernetesObject[]>;
}

/** How many ports the workloads of a system may have. */
const PORTS_EACH = 32;
const FIRST_PORT = 20_000;
/** After so many systems ports come again. */
const SYSTEMS_AT_ONCE = 512;

const ROUTES: ReadonlyArray<{ readonly weight: number; readonly add: (world: World) => void }> = [
  { weight: 10, add: addHttpRoute },
  { weight: 3, add: addGrpcRoute },
  { weight: 3, add: world => addStreamRoute(world, 'TLSRoute') },
  { weight: 2, add: world => addStreamRoute(world, 'TCPRoute') },
  { weight: 1, add: world => addStreamRoute(world, 'UDPRoute') },
];

/** Kinds that others are looked up in, so that they are there first. */
const FIRST = ['Namespace', 'GatewayClass', 'Service', 'EndpointSlice', 'Secret', 'ConfigMap'];

/** The system of a seed and an index: always the same one, as long as this library and its schemas are. */
export function drawSystem(seed: number, index: number, manner: Manner): System {
  const random = new Random(seed, index);
  const world = new World(random, `s${index}`, manner);
  addWorkloads(world, FIRST_PORT + index % SYSTEMS_AT_ONCE * PORTS_EACH);
  addCertificates(world);
  addGatewayClasses(world);
  addGateways(world, random.weighted([{ count: 1, weight: 6 }, { count: 2, weight: 3 }, { count: 3, weight: 1 }]).count);
  addListenerSets(world);
  for (const _ of world.many(2, 8, each => each)) random.weighted(ROUTES).add(world);
  addPolicies(world);
  if (random.chance(0.5)) addBackendTlsPolicies(world);
  return { index, prefix: world.prefix, namespaces: world.namespaces, waves: inWaves(world) };
}

function inWaves({ objects, random }: World): KubernetesObject[][] {
  const isFirst = ({ kind }: KubernetesObject) => FIRST.includes(kind);
  const waves: KubernetesObject[][] = [objects.filter(isFirst), [], []];
  for (const object of random.shuffled(objects.filter(each => !isFirst(each)))) waves[random.between(1, 2)].push(object);
  return waves;
}

/** All of it. */
export function objectsOf({ waves }: System): KubernetesObject[] {
  return waves.flat();
}

/** Whether an object is one of the system, by its namespace or its name. */
export function belongsTo({ prefix }: System, { metadata: { namespace, name } }: KubernetesObject): boolean {
  return (namespace ?? name).startsWith(`${prefix}-`);
}
