import { drawCase, JudgeOf } from './cases';
import { answered, compare, Comparison, isAccepted } from './comparison';
import { titleOf } from './definitions';
import { refusalsOf } from './refusal';
import { rulesOfAll } from './rules';
import { JudgingServer } from './server/judging-server';
import { shrink, signature } from './shrink';
import { judge } from '../../../src/schema/verdict';
import { asked } from '../asked';
import { SuiteContext } from '../suite';

const SEED = asked('VERDICTS_SEED', 20_261_121);
/** The first object of the seed that is judged: with it and a count of one, a difference is seen again. */
const FIRST = asked('VERDICTS_FIRST', 0);
/** How many objects are judged. */
const OBJECTS = { short: asked('VERDICTS_OBJECTS', 600), full: asked('VERDICTS_OBJECTS', 6000) };
/** Of all objects, so that both sides of a verdict are tried. */
const LEAST_ACCEPTED = 1 / 3;
/** Of fewer a share says nothing. */
const LEAST_COUNTED = 100;
/** How many kinds of differences are made small and shown. */
const SHOWN = 25;
/** How much of an object a row shows; all of it is written before the rows. */
const ROOM = 400;

const judgeOf: JudgeOf = (definition, object, old) => judge(definition, object, old);

/** Whether the library says of objects what kube-apiserver says: valid ones, broken ones, and changes of stored ones. */
export async function compareVerdicts({ toolbox, job, report }: SuiteContext): Promise<void> {
  const count = OBJECTS[job.full ? 'full' : 'short'];
  console.log(`VERDICTS_SEED=${SEED} VERDICTS_FIRST=${FIRST} VERDICTS_OBJECTS=${count}`);
  const server = await JudgingServer.start(toolbox);
  const comparisons = await compareAll(server, count);

  for (const [title, ofKind] of byTitle(comparisons)) {
    const accepted = ofKind.filter(isAccepted).length;
    const differing = ofKind.filter(({ differences }) => differences.length > 0).length;
    report.row(`${title}: ${ofKind.length} objects, ${accepted} accepted`, '0 judged differently', `${differing} judged differently`);
  }
  const share = comparisons.filter(isAccepted).length / count;
  const isEnough = share >= LEAST_ACCEPTED || count < LEAST_COUNTED;
  report.row(`accepted, of ${count} objects`, `${Math.round(LEAST_ACCEPTED * 100)} % or more`, `${Math.round(share * 100)} %`, isEnough);
  const { seen, unseen } = rulesSeen(comparisons);
  report.row('distinct rules that the server refused something by', `of ${seen.size + unseen.length}`, String(seen.size), true);
  if (job.full) console.log(`Rules that nothing was refused by:\n${unseen.map(rule => `  ${rule.replace(/\s+/g, ' ').trim()}`).join('\n')}`);

  const differing = grouped(comparisons.filter(({ differences }) => differences.length > 0), signature);
  const kinds = [...differing.values()].sort((one, other) => other.length - one.length);
  for (const [first, ...others] of kinds.slice(0, SHOWN)) {
    const { subject: { index, object, mutations }, stored, answer, errors, differences } = await shrink(first, server, judgeOf);
    console.log(JSON.stringify({ case: index, mutations, object, stored, differences }));
    const ours = answered({ is: 'judged', refusals: refusalsOf(errors) });
    report.row(`case ${index}, and ${others.length} like it: ${JSON.stringify(object).slice(0, ROOM)}`, answered(answer), ours, false);
  }
  if (kinds.length > SHOWN) report.row('kinds of differences', `${SHOWN} shown`, String(kinds.length), false);
  server.close();
}

async function compareAll(server: JudgingServer, count: number): Promise<Comparison[]> {
  const cases = Array.from({ length: count }, (_, each) => drawCase(SEED, FIRST + each, judgeOf));
  const ofLaxTimes = cases.flatMap(({ definition, old, oldIs }) => oldIs === 'lax' ? [{ definition, object: old! }] : []);
  await inTurns(ofLaxTimes, server.connections, ({ definition, object }) => server.store(definition, object));
  await server.judge();
  return inTurns(cases, server.connections, each => compare(each, server, judgeOf));
}

/** Does something with each of some items, so many at a time. */
async function inTurns<Item, Result>(items: readonly Item[], atOnce: number, work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  const left = items.entries();
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (const [index, item] of left) results[index] = await work(item);
  }));
  return results;
}

function byTitle(comparisons: readonly Comparison[]): Array<[string, Comparison[]]> {
  const found = grouped(comparisons, ({ subject: { definition } }) => titleOf(definition));
  return [...found].sort(([one], [other]) => one < other ? -1 : 1);
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...groups.get(keyOf(item)) ?? [], item]);
  return groups;
}

/** The rules that something was refused by, on which both agree. */
function rulesSeen(comparisons: readonly Comparison[]): { readonly seen: ReadonlySet<string>; readonly unseen: readonly string[] } {
  const agreed = comparisons.filter(({ differences }) => differences.length === 0).flatMap(({ errors }) => errors);
  const seen = new Set(agreed.flatMap(({ cause }) => cause.keyword === 'rule' ? [cause.rule.rule] : []));
  return { seen, unseen: rulesOfAll().filter(rule => !seen.has(rule)) };
}
