import { Difference, differencesOf, signature } from './comparison';
import { isKnown } from './known-deviations';
import { ownStatus } from './own-status';
import { statusLines } from './status-lines';
import { asked } from '../asked';
import { grouped } from '../grouped';
import { keepManifests } from '../kept-manifests';
import { Laboratory } from '../laboratory/laboratory';
import { JUDGED } from '../laboratory/settling';
import { nameOf } from '../manifests/manifests';
import { KubernetesObject } from '../stack/kubectl';
import { SuiteContext } from '../suite';
import { belongsTo, drawSystem, System } from '../systems/system';
import { Manner } from '../systems/world';

const SEED = asked('STATUS_SEED', 20_261_121);
/** The first system of the seed: with it and a count of one, a difference is seen again. */
const FIRST = asked('STATUS_FIRST', 0);
const SYSTEMS = { short: asked('STATUS_SYSTEMS', 24), full: asked('STATUS_SYSTEMS', 320) };
/** How many are in the cluster together. */
const AT_ONCE = 40;
const MANNER: Manner = { wrong: 0.2, sendsRequests: false };
/** How many kinds of differences are shown. */
const SHOWN = 40;

interface Found extends Difference {
  readonly system: System;
  readonly objects: readonly KubernetesObject[];
}

interface Comparison {
  readonly judged: readonly KubernetesObject[];
  readonly found: readonly Found[];
  /** What was not found again. */
  readonly fleeting: readonly Found[];
}

async function compare(systems: readonly System[], objects: readonly KubernetesObject[]): Promise<Comparison> {
  const judged = objects.filter(({ kind }) => JUDGED.includes(kind));
  const differences = differencesOf(judged, await ownStatus(objects));
  const found = systems.flatMap(system => {
    const own = objects.filter(object => belongsTo(system, object));
    const names = new Set(own.map(nameOf));
    return differences.filter(({ object }) => names.has(object)).map(each => ({ ...each, system, objects: own }));
  });
  return { judged, found, fleeting: [] };
}

/** Whether `status` says of random systems what Envoy Gateway says of them. */
export async function compareConditions({ toolbox, job, report }: SuiteContext): Promise<void> {
  const count = SYSTEMS[job.full ? 'full' : 'short'];
  console.log(`STATUS_SEED=${SEED} STATUS_FIRST=${FIRST} STATUS_SYSTEMS=${count}`);
  const laboratory = await Laboratory.start(toolbox, 'idle');
  const judged: KubernetesObject[] = [];
  const found: Found[] = [];
  const fleeting: Found[] = [];
  for (let first = FIRST; first < FIRST + count; first += AT_ONCE) {
    const systems = Array.from({ length: Math.min(AT_ONCE, FIRST + count - first) }, (_, each) => drawSystem(SEED, first + each, MANNER));
    const differing = (comparison: Comparison) => [...new Set(comparison.found.map(({ system }) => system))];
    const result = await laboratory.tryTwice(systems, compare, differing, (one, other) => {
      const isSame = (each: Found) => other.found.some(second => second.object === each.object && signature(second) === signature(each));
      return { judged: one.judged, found: one.found.filter(isSame), fleeting: one.found.filter(each => !isSame(each)) };
    });
    judged.push(...result.judged);
    found.push(...result.found);
    fleeting.push(...result.fleeting);
  }

  const unknown = found.filter(difference => !isKnown(difference));
  for (const [kind, ofKind] of grouped(judged, object => object.kind)) {
    const differing = unknown.filter(({ object }) => object.startsWith(`${kind} `)).length;
    const said = new Set(ofKind.flatMap(statusLines).map(line => line.replace(/^.*: /, '')).filter(line => line.includes('='))).size;
    report.row(`${kind}: ${ofKind.length} objects, ${said} different conditions`, '0 judged differently', `${differing} judged differently`);
  }
  report.row('judged differently for a reason that is known', 'any', String(found.length - unknown.length), true);
  report.row('judged differently the first time, and not the second', 'any', fleeting.map(({ object }) => object).join('\n') || '0', true);
  const kinds = grouped(unknown, signature);
  for (const [, [{ object, real, ours, system, objects }, ...others]] of kinds.slice(0, SHOWN)) {
    const file = keepManifests('conditions', system.prefix, objects);
    report.row(`${object}, and ${others.length} like it; system ${system.index}, ${file}`, real.join('\n') || 'nothing more', ours.join('\n') || 'nothing more', false);
  }
  if (kinds.length > SHOWN) report.row('kinds of differences', `${SHOWN} shown`, String(kinds.length), false);
}
