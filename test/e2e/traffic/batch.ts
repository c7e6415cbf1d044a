import { Entrance, entrances } from './attachments';
import { ProxyClient } from './client';
import { Exchange } from './comparison';
import { ready, Refusal } from './readiness';
import { Request } from './request';
import { drawRequest } from './requests';
import { Workloads } from './workloads';
import { Laboratory } from '../laboratory/laboratory';
import { KubernetesObject } from '../stack/kubectl';
import { belongsTo, System } from '../systems/system';
import { Random } from '../verdicts/random';

/** How many requests are under way together. */
const AT_ONCE = 16;
/** How long a copy may take longer than the answer. */
const COPIES_MS = 100;

/** What became of requests to a system. */
export interface SystemTraffic {
  readonly system: System;
  readonly objects: readonly KubernetesObject[];
  readonly exchanges: readonly Exchange[];
}

/** Which requests, and how many for each system. */
export interface Extent {
  readonly seed: number;
  readonly requests: number;
}

/** Sends requests to each of some systems that are held, and puts down what became of them. */
export async function sendRequests(
  laboratory: Laboratory, workloads: Workloads, systems: readonly System[], held: readonly KubernetesObject[], each: Extent,
): Promise<SystemTraffic[]> {
  await workloads.serve(held);
  const addresses: ReadonlyMap<string, string> = new Map(held.filter(({ kind }) => kind === 'Gateway').flatMap(gateway => {
    const address = laboratory.address(gateway);
    return address === undefined ? [] : [[`${gateway.metadata.namespace}/${gateway.metadata.name}`, address] as const];
  }));
  const refused = new Map(await Promise.all([...addresses].map(async ([gateway, address]) => [gateway, await ready(address, gateway)] as const)));
  for (const [gateway, listeners] of refused) for (const { why } of listeners) console.log(`the proxy of ${gateway} refuses what it is told: ${why}`);
  const traffic: SystemTraffic[] = [];
  for (const system of systems) {
    const objects = held.filter(object => belongsTo(system, object));
    const places = entrances(objects, gateway => addresses.has(gateway));
    const requests = places.length === 0 ? [] : requestsFor(system, places, objects, each);
    traffic.push({ system, objects, exchanges: (await exchange(requests, addresses, workloads)).map(found => withRefusal(found, refused)) });
  }
  return traffic;
}

function withRefusal(each: Exchange, refused: ReadonlyMap<string, readonly Refusal[]>): Exchange {
  const { gateway, port } = each.request;
  const refusal = refused.get(gateway)?.find(found => (found.port ?? port) === port);
  return { ...each, ...refusal !== undefined && { refused: refusal.why } };
}

function requestsFor(
  { prefix, index }: System, places: readonly Entrance[], objects: readonly KubernetesObject[], { seed, requests }: Extent,
): Request[] {
  const random = new Random(seed + 1, index);
  return Array.from({ length: requests }, (_, number) => drawRequest(`${prefix}.${number}`, places, objects, random));
}

async function exchange(requests: readonly Request[], addresses: ReadonlyMap<string, string>, workloads: Workloads): Promise<Exchange[]> {
  const clients = new Map([...addresses].map(([gateway, address]) => [gateway, new ProxyClient(address)]));
  const left = requests.values();
  const answered: Array<Omit<Exchange, 'receivers'>> = [];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (const request of left) answered.push({ request, answer: await clients.get(request.gateway)!.send(request) });
  }));
  for (const client of clients.values()) client.close();
  await new Promise(resolve => setTimeout(resolve, COPIES_MS));
  const exchanges = answered.map(each => ({ ...each, receivers: workloads.receivers(each.request.id) }));
  workloads.forget();
  return exchanges;
}
