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

/** Whether `status` says of random systems what Envoy Gateway says of them. */
export async function compareConditions({ toolbox, job, report }: SuiteContext): Promise<void> {
  const count = SYSTEMS[job.full ? 'full' : 'short'];
  console.log(`STATUS_SEED=${SEED} STATUS_FIRST=${FIRST} STATUS_SYSTEMS=${count}`);
  const laboratory = await Laboratory.start(toolbox, 'idle');
  const judged: KubernetesObject[] = [];
  const found: Found[] = [];
  for (let first = FIRST; first < FIRST + count; first += AT_ONCE) {
    const systems = Array.from({ length: Math.min(AT_ONCE, FIRST + count - first) }, (_, each) => drawSystem(SEED, first + each, MANNER));
    const objects = await laboratory.hold(systems);
    const differences = differencesOf(objects.filter(({ kind }) => JUDGED.includes(kind)), await ownStatus(objects));
    for (const system of systems) {
      const own = objects.filter(object => belongsTo(system, object));
      judged.push(...own.filter(({ kind }) => JUDGED.includes(kind)));
      found.push(...differences.filter(({ object }) => own.some(each => nameOf(each) === object)).map(each => ({ ...each, system, objects: own })));
    }
    if (first + AT_ONCE < FIRST + count) await laboratory.clear(systems);
  }

  const unknown = found.filter(difference => !isKnown(difference));
  for (const [kind, ofKind] of grouped(judged, object => object.kind)) {
    const differing = unknown.filter(({ object }) => object.startsWith(`${kind} `)).length;
    const said = new Set(ofKind.flatMap(statusLines).map(line => line.replace(/^.*: /, '')).filter(line => line.includes('='))).size;
    report.row(`${kind}: ${ofKind.length} objects, ${said} different conditions`, '0 judged differently', `${differing} judged differently`);
  }
  report.row('judged differently for a reason that is known', 'any', String(found.length - unknown.length), true);
  const kinds = grouped(unknown, signature);
  for (const [, [{ object, real, ours, system, objects }, ...others]] of kinds.slice(0, SHOWN)) {
    const file = keepManifests('conditions', system.prefix, objects);
    report.row(`${object}, and ${others.length} like it; system ${system.index}, ${file}`, real.join('\n') || 'nothing more', ours.join('\n') || 'nothing more', false);
  }
  if (kinds.length > SHOWN) report.row('kinds of differences', `${SHOWN} shown`, String(kinds.length), false);
}
