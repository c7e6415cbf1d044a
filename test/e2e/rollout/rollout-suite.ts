import { BlueGreenSide, RolloutPhase } from 'cdk8s-gateway-api';
import { Load } from './load';
import { releaseAt, Stage } from './release-app';
import { Prober, Shares } from '../clients/prober';
import { Cluster } from '../levels/cluster';
import { nameOf } from '../manifests/manifests';
import { surroundingsOf } from '../manifests/surroundings';
import { CertificateAuthority } from '../stack/certificates';
import { MANIFESTS, STACK } from '../stack/whereabouts';
import { SuiteContext } from '../suite';

const WEBSITE = 'http://www.example.com/';
const PAYMENTS = 'http://pay.example.com/';
const TESTER = { 'x-tester': 'yes' };
const PER_SECOND = 400;

/** A stage, and what it should do to requests. */
interface Step extends Stage {
  readonly name: string;
  /** Who answers the public, in percent of the requests. */
  readonly percent: Shares['percent'];
  readonly tester: 'web-v1' | 'web-v2';
}

const { BLUE, GREEN } = BlueGreenSide;
const NOT_STARTED: Step = { name: 'NOT_STARTED', phase: RolloutPhase.NOT_STARTED, active: BLUE, percent: candidateAt(0), tester: 'web-v1' };
const TESTERS: Step = { name: 'TESTERS', phase: RolloutPhase.TESTERS, active: BLUE, percent: candidateAt(0), tester: 'web-v2' };
const percent = (share: number, active: BlueGreenSide): Step =>
  ({ name: `${share} %`, phase: RolloutPhase.percent(share), active, percent: candidateAt(share), tester: 'web-v2' });
const PROMOTED: Step = { name: 'PROMOTED', phase: RolloutPhase.PROMOTED, active: BLUE, percent: candidateAt(100), tester: 'web-v2' };

/** There and back; payments are swapped on the way, and back at once. */
const STEPS: readonly Step[] = [
  NOT_STARTED, TESTERS, percent(5, BLUE), percent(5, GREEN), percent(50, BLUE), PROMOTED,
  percent(50, GREEN), percent(5, GREEN), TESTERS, NOT_STARTED,
];

/** A rollout and a swap under load, each step a new synth: not one request may fail. */
export async function rollOut({ toolbox, report, job, tell }: SuiteContext): Promise<void> {
  const authority = await CertificateAuthority.make();
  const cluster = await Cluster.start(toolbox, authority);
  let manifests = releaseAt(STEPS[0], MANIFESTS);
  await cluster.apply(manifests, report);
  const surroundings = await surroundingsOf(manifests, { services: {} }, authority);
  tell({ added: (await cluster.surround(manifests, surroundings)).map(nameOf).join(', ') });
  await cluster.settle(manifests.objects, report);

  const probe = new Prober(cluster.proxy, report);
  await probe.http(`GET ${WEBSITE}`, '200 from shop/web-v1');
  const clients = [{ name: 'the public', url: WEBSITE }, { name: 'a payer', url: PAYMENTS }, { name: 'a tester', url: WEBSITE, headers: TESTER }];
  const load = new Load(cluster.proxy, clients, PER_SECOND);
  const rounds = job.full ? 5 : 1;
  for (let round = 0; round < rounds; round++) {
    for (const [index, step] of STEPS.entries()) {
      load.enter(`round ${round + 1}, step ${index + 1} to ${step.name}`, {
        'the public': Object.keys(step.percent), 'a tester': [`shop/${step.tester}`], 'a payer': [paidBy(step.active)],
      });
      const next = releaseAt(step, `${STACK}/round-${round}-step-${index}`);
      await cluster.replace(manifests, next);
      manifests = next;
      await lookAt(step, probe);
      load.arrive();
    }
  }
  await load.stop();
  const wrong = load.failures.length === 0 ? 'none' : `${load.failures.length}: ${[...new Set(load.failures)].slice(0, 8).join('; ')}`;
  const asked = `${load.sent} requests, ${load.rate} a second, through ${rounds * STEPS.length} steps`;
  report.row(asked, 'failed or from a wrong version: none', `failed or from a wrong version: ${wrong}`);
}

async function lookAt({ name, active, percent: expected, tester }: Step, probe: Prober): Promise<void> {
  await probe.http(`GET ${PAYMENTS}`, `200 from ${paidBy(active)}`);
  await probe.http(`GET ${WEBSITE}`, `200 from shop/${tester}`, { headers: TESTER });
  await probe.settledShares(`GET ${WEBSITE}`, { percent: expected, note: name });
}

function paidBy(active: BlueGreenSide): string {
  return `shop/pay-${active === BLUE ? 'blue' : 'green'}`;
}

function candidateAt(share: number): Shares['percent'] {
  return Object.fromEntries([['shop/web-v1', 100 - share], ['shop/web-v2', share]].filter(([, each]) => each !== 0));
}
