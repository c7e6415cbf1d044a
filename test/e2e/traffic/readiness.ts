import { readFileSync } from 'fs';
import { STACK } from '../stack/whereabouts';

/** How long nothing new may come until a proxy has it all. */
const QUIET_MS = 700;
const PATIENCE_MS = 40_000;
const PAUSE_MS = 150;
const ADMIN_PORT = 19000;
/** Resources that the proxy has got, those that it waits for before it uses them, and those that it does not take. */
const ASKED = 'stats?filter=update_success|update_rejected|warming';
const LOG = `${STACK}/logs/envoy-gateway.log`;

/** Something that a proxy was told and does not use: it goes on with what it had before. */
export interface Refusal {
  /** Nothing where it is about every port. */
  readonly port?: number;
  readonly why: string;
}

/** Waits until a proxy uses all that it is to use: a cluster that it still waits for would answer with 503. Gives what it refuses to use. */
export async function ready(address: string, gateway: string): Promise<Refusal[]> {
  const end = Date.now() + PATIENCE_MS;
  let [last, since] = ['', Date.now()];
  for (;;) {
    const got = await fetch(`http://${address}:${ADMIN_PORT}/${ASKED}`).then(answer => answer.text(), () => '');
    const isWarm = /listener_manager\.lds\.update_(success|rejected): [1-9]/.test(got) && !/warming: [1-9]/.test(got);
    if (got !== last || !isWarm) [last, since] = [got, Date.now()];
    if (Date.now() - since >= QUIET_MS) return refusals(address, got, gateway);
    if (Date.now() > end) throw new Error(`the proxy at ${address} is not ready: ${got}`);
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
  }
}

async function refusals(address: string, stats: string, gateway: string): Promise<Refusal[]> {
  return [...await refusedListeners(address, stats), ...refusedRoutes(stats, gateway), ...refusedClusters(stats, gateway)];
}

async function refusedListeners(address: string, stats: string): Promise<Refusal[]> {
  if (!/lds\.update_rejected: [1-9]/.test(stats)) return [];
  const answer = await fetch(`http://${address}:${ADMIN_PORT}/config_dump?resource=dynamic_listeners`);
  const { configs = [] } = await answer.json() as { readonly configs?: any[] };
  const found = new Set(configs.flatMap(({ error_state: state }) => state === undefined ? [] : [state.details as string]));
  return [...found].map(why => ({ port: Number(why.match(/:(\d+)'/)?.[1]), why }));
}

/** Of routes the proxy says no more than how often it refused some; Envoy Gateway puts down why. */
function refusedRoutes(stats: string, gateway: string): Refusal[] {
  const ports = new Set([...stats.matchAll(/^http\.https?-(\d+)\.rds\..*\.update_rejected: [1-9]/gm)].map(([, port]) => Number(port)));
  if (ports.size === 0) return [];
  const why = reasons('RouteConfiguration', gateway);
  return [...ports].map(port => ({ port, why }));
}

function refusedClusters(stats: string, gateway: string): Refusal[] {
  return /cluster_manager\.cds\.update_rejected: [1-9]/.test(stats) ? [{ why: reasons('cluster.v3.Cluster', gateway) }] : [];
}

function reasons(kind: string, gateway: string): string {
  const node = ` on node ${gateway.replace('/', '-')}-`;
  const lines = readFileSync(LOG, 'utf8').split('\n').filter(line => line.includes(kind) && line.includes(node));
  return [...new Set(lines.map(line => line.match(/ and message (.*?);/)?.[1] ?? line))].join('; ');
}
