import { BROKEN } from './broken-manifests';
import { Prober } from '../clients/prober';
import { quickstart } from '../examples/quickstart';
import { synthesize, tryStaticProxy, tryTranslation } from '../examples/run-example';
import { Cluster } from '../levels/cluster';
import { Manifests, nameOf } from '../manifests/manifests';
import { Surroundings, surroundingsOf } from '../manifests/surroundings';
import { Report } from '../report';
import { Row } from '../row';
import { Level } from '../sandbox/job';
import { CertificateAuthority } from '../stack/certificates';
import { STACK } from '../stack/whereabouts';
import { SuiteContext } from '../suite';
import { until } from '../until';

/** How long a broken system may take to come right, which it does not. */
const PATIENCE_MS = 3000;
/** How long a level may take to notice: a grant that goes shows in no generation. */
const NOTICING_MS = 30_000;

/** Puts a system before a level, which reports on it. */
type Trial = (manifests: Manifests, report: Report) => Promise<void>;

interface Trials {
  readonly context: SuiteContext;
  readonly manifests: Manifests;
  readonly surroundings: Surroundings;
  readonly authority: CertificateAuthority;
}

/** Whether a level notices each manifest that is broken, and nothing where none is. */
export async function tryBroken(context: SuiteContext, level: Level): Promise<void> {
  const authority = await CertificateAuthority.make();
  const manifests = await synthesize('quickstart');
  const surroundings = await surroundingsOf(manifests, quickstart, authority);
  context.tell({ added: surroundings.objects.map(nameOf).join(', ') });
  const trial = await { a: translationTrial, b: proxyTrial, d: clusterTrial }[level]({ context, manifests, surroundings, authority });

  context.report.row(`level ${level} on the manifests as they are`, 'nothing', await noticed(trial, manifests));
  for (const { what, edit, noticed: expected } of BROKEN) {
    const broken = manifests.edited(`${STACK}/${what.replace(/ /g, '-')}`, edit);
    const got = await until(text => text.includes(expected[level]), () => noticed(trial, broken), level === 'd' ? NOTICING_MS : 0);
    context.report.row(`level ${level} on ${what}`, `… ${expected[level]} …`, got, got.includes(expected[level]));
  }
}

/** What a trial finds wrong, in its rows and by failing. */
async function noticed(trial: Trial, manifests: Manifests): Promise<string> {
  const rows: Row[] = [];
  const failure = await trial(manifests, new Report(row => rows.push(row), PATIENCE_MS)).then(() => [], (error: Error) => [error.message]);
  return [...rows.filter(({ ok }) => !ok).map(({ request, got }) => `${request}: ${got}`), ...failure].join('\n') || 'nothing';
}

async function translationTrial({ context: { toolbox }, surroundings }: Trials): Promise<Trial> {
  return async (manifests, report) => void await tryTranslation(toolbox, manifests, surroundings, report);
}

async function proxyTrial({ context: { toolbox }, surroundings, authority }: Trials): Promise<Trial> {
  return async (manifests, report) => {
    const proxy = await tryStaticProxy(toolbox, quickstart, manifests, surroundings, authority, report);
    await proxy.stop();
  };
}

async function clusterTrial({ context: { toolbox, report: own }, manifests: original, surroundings, authority }: Trials): Promise<Trial> {
  const cluster = await Cluster.start(toolbox, authority);
  await cluster.apply(original, own);
  await cluster.surround(original, surroundings);
  await cluster.settle(original.objects, own);
  return async (manifests, report) => {
    try {
      await cluster.replace(original, manifests);
      await cluster.settle(manifests.objects, report);
      await quickstart.requests({ probe: new Prober(cluster.proxy, report), report, backend: surroundings.backend });
    } finally {
      await cluster.replace(manifests, original);
    }
  };
}
