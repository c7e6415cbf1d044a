import { sendRequests, SystemTraffic } from './batch';
import { differences, Exchange, outcome } from './comparison';
import { isKnown } from './known-deviations';
import { ownPredictions } from './own-predictions';
import { Prediction } from './prediction';
import { neverChosen } from './shares';
import { Workloads } from './workloads';
import { asked } from '../asked';
import { grouped } from '../grouped';
import { keepLines, keepManifests } from '../kept-manifests';
import { Laboratory } from '../laboratory/laboratory';
import { KubernetesObject } from '../stack/kubectl';
import { SuiteContext } from '../suite';
import { drawSystem, System } from '../systems/system';
import { Manner } from '../systems/world';

const SEED = asked('TRAFFIC_SEED', 20_261_121);
/** The first system of the seed: with it and a count of one, a difference is seen again. */
const FIRST = asked('TRAFFIC_FIRST', 0);
const SYSTEMS = { short: asked('TRAFFIC_SYSTEMS', 8), full: asked('TRAFFIC_SYSTEMS', 120) };
/** How many requests each system gets. */
const REQUESTS = asked('TRAFFIC_REQUESTS', 200);
/** How many systems are in the cluster together: each has a proxy or more, and a proxy four of the 128 watches that Linux gives a user. */
const AT_ONCE = 10;
const MANNER: Manner = { wrong: 0.05, sendsRequests: true };
/** How many kinds of differences are shown. */
const SHOWN = 40;

interface Found {
  readonly exchange: Exchange;
  readonly lines: readonly string[];
  readonly isKnown: boolean;
  readonly traffic: SystemTraffic;
}

interface Comparison {
  readonly found: readonly Found[];
  readonly unchosen: readonly string[];
  /** What went otherwise the first time, and not the second. */
  readonly fleeting: readonly Found[];
}

function compare(batch: readonly SystemTraffic[], predictions: ReadonlyMap<string, Prediction>): Comparison {
  const found: Found[] = [];
  const unchosen: string[] = [];
  for (const traffic of batch) {
    const compared = traffic.exchanges.map(exchange => {
      const prediction = predictions.get(exchange.request.id);
      const lines = prediction === undefined ? ['nothing is predicted'] : differences(exchange, prediction);
      return { exchange, lines, isKnown: lines.length > 0 && prediction !== undefined && isKnown(exchange, prediction, lines), traffic };
    });
    found.push(...compared);
    unchosen.push(...neverChosen(compared.filter(({ lines }) => lines.length === 0).map(({ exchange }) => exchange), predictions));
  }
  return { found, unchosen, fleeting: [] };
}

function isDifferent({ lines, isKnown: known }: Found): boolean {
  return lines.length > 0 && !known;
}

function differing({ found }: Comparison): System[] {
  return [...new Set(found.filter(isDifferent).map(({ traffic }) => traffic.system))];
}

/** Whether requests to random systems take the way that `explain` says. */
export async function compareTraffic({ toolbox, job, report }: SuiteContext): Promise<void> {
  const count = SYSTEMS[job.full ? 'full' : 'short'];
  console.log(`TRAFFIC_SEED=${SEED} TRAFFIC_FIRST=${FIRST} TRAFFIC_SYSTEMS=${count} TRAFFIC_REQUESTS=${REQUESTS}`);
  const laboratory = await Laboratory.start(toolbox, 'apart');
  const workloads = await Workloads.start(laboratory.authority);
  const tryRequests = async (systems: readonly System[], held: readonly KubernetesObject[]): Promise<Comparison> => {
    const batch = await sendRequests(laboratory, workloads, systems, held, { seed: SEED, requests: REQUESTS });
    return compare(batch, await ownPredictions(held, batch.flatMap(({ exchanges }) => exchanges.map(({ request }) => request))));
  };
  const found: Found[] = [];
  const unchosen: string[] = [];
  const fleeting: Found[] = [];
  for (let first = FIRST; first < FIRST + count; first += AT_ONCE) {
    const systems = Array.from({ length: Math.min(AT_ONCE, FIRST + count - first) }, (_, each) => drawSystem(SEED, first + each, MANNER));
    const result = await laboratory.tryTwice(systems, tryRequests, differing, (one, other) => {
      const second = new Set(other.found.filter(isDifferent).map(({ exchange: { request } }) => request.id));
      const isFleeting = (each: Found) => isDifferent(each) && !second.has(each.exchange.request.id);
      return {
        found: one.found.map(each => isFleeting(each) ? { ...each, lines: [] } : each),
        unchosen: one.unchosen,
        fleeting: one.found.filter(isFleeting),
      };
    });
    found.push(...result.found);
    unchosen.push(...result.unchosen);
    fleeting.push(...result.fleeting);
  }

  const unknown = found.filter(isDifferent);
  for (const [protocol, ofProtocol] of grouped(found, ({ exchange: { request } }) => `${request.protocol}${request.scheme === 'https' ? ' over TLS' : ''}`)) {
    const ends = grouped(ofProtocol, ({ exchange: { answer } }) => answer.received === undefined ? outcome(answer) : 'a workload').map(([end, items]) => `${end} ${items.length}`);
    const otherwise = unknown.filter(each => ofProtocol.includes(each)).length;
    report.row(`${ofProtocol.length} requests by ${protocol}: ${ends.join(', ')}`, '0 went otherwise', `${otherwise} went otherwise`);
  }
  report.row('backends that never got their share', 'none', unchosen.join('\n') || 'none');
  report.row('otherwise for a reason that is known', 'any', String(found.filter(each => each.isKnown).length), true);
  report.row('otherwise the first time, and not the second', 'any', String(fleeting.length), true);
  const kinds = grouped(unknown, ({ lines }) => lines.map(line => line.replace(/s\d+-\w+|\/[\w-]+|"[^"]*"/g, '…')).join('; '));
  for (const [, [{ exchange, lines, traffic: { system, objects, exchanges } }, ...others]] of kinds.slice(0, SHOWN)) {
    const manifests = keepManifests('traffic', system.prefix, objects);
    keepLines('traffic', `${system.prefix}.exchanges`, exchanges);
    const { id, protocol, gateway, port } = exchange.request;
    report.row(`${id}: ${protocol} to ${gateway}:${port}, and ${others.length} like it; ${manifests}, system ${system.index}`, 'no difference', lines.join('\n'), false);
  }
  if (kinds.length > SHOWN) report.row('kinds of differences', `${SHOWN} shown`, String(kinds.length), false);
}
