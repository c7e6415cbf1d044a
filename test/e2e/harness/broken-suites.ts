import { BROKEN, EXAMPLE } from './broken-manifests';
import { Prober } from '../clients/prober';
import { Cluster } from '../levels/cluster';
import { translate, validate } from '../levels/offline';
import { startStaticProxy } from '../levels/static-proxy';
import { Report, Row } from '../row';
import { Level } from '../sandbox/job';
import { CertificateAuthority } from '../stack/certificates';
import { Suite, SuiteContext } from '../suite';
import { synthesize, tryTranslation } from '../systems/example-run';
import { Manifests } from '../systems/manifests';
import { addAddress, PROXY_ADDRESS, Surroundings, surroundingsOf } from '../systems/surroundings';

/** How long a broken system may take to come right, which it does not. */
const PATIENCE_MS = 3000;

/** What the harness is told of a broken system, and reports. */
type Trial = (manifests: Manifests, report: Report) => Promise<void>;

/** Whether each level of the harness notices a manifest that is broken; the level that is asked for, and those below the full loop with it. */
export const brokenSuites: readonly Suite[] = (['a', 'b', 'd'] as const).map(level => ({
  name: `broken-at-${level}`,
  levels: level === 'd' ? ['d'] : [level, 'd'],
  run: context => run(context, level),
}));

async function run(context: SuiteContext, level: Level): Promise<void> {
  const authority = await CertificateAuthority.make();
  const manifests = await synthesize(EXAMPLE.name);
  const surroundings = await surroundingsOf(manifests, EXAMPLE, authority);
  const start = { a: translationTrial, b: proxyTrial, d: clusterTrial }[level];
  const trial = await start(context, manifests, surroundings, authority);

  context.report.row(`level ${level} on the manifests as they are`, 'nothing', await noticed(trial, manifests));
  for (const { what, edit, noticed: expected } of BROKEN) {
    const got = await noticed(trial, manifests.edited(`/stack/${what.replace(/ /g, '-')}`, edit));
    context.report.row(`level ${level} on ${what}`, `… ${expected[level]} …`, got, got.includes(expected[level]));
  }
}

/** What a trial finds wrong, in its rows or by failing. */
async function noticed(trial: Trial, manifests: Manifests): Promise<string> {
  const rows: Row[] = [];
  try {
    await trial(manifests, new Report(row => rows.push(row), PATIENCE_MS));
  } catch (error) {
    return (error as Error).message;
  }
  return rows.filter(({ ok }) => !ok).map(({ request, got }) => `${request}: ${got}`).join('\n') || 'nothing';
}

async function translationTrial({ toolbox }: SuiteContext, _: Manifests, surroundings: Surroundings): Promise<Trial> {
  return async (manifests, report) => void await tryTranslation(toolbox, manifests, surroundings, report);
}

async function proxyTrial({ toolbox }: SuiteContext, _: Manifests, surroundings: Surroundings, authority: CertificateAuthority): Promise<Trial> {
  await addAddress(PROXY_ADDRESS);
  return async (manifests, report) => {
    const rows: Row[] = [];
    await validate(toolbox, manifests, new Report(row => rows.push(row), 0));
    const refused = rows.find(({ ok }) => !ok);
    if (refused) throw new Error(refused.got);
    const proxy = await startStaticProxy(toolbox, await translate(toolbox, manifests, surroundings), manifests, surroundings);
    const probe = new Prober({ address: PROXY_ADDRESS, certificateAuthority: authority.cert }, report);
    await EXAMPLE.requests({ probe, report, backend: surroundings.backend });
    await proxy.stop('SIGKILL');
  };
}

async function clusterTrial(context: SuiteContext, original: Manifests, surroundings: Surroundings, authority: CertificateAuthority): Promise<Trial> {
  const cluster = await Cluster.start(context.toolbox, authority);
  await cluster.replace(original, original);
  await cluster.surround(original, surroundings);
  await cluster.settle(original.objects, context.report);
  return async (manifests, report) => {
    await cluster.replace(original, manifests);
    await cluster.settle(manifests.objects, report);
    await EXAMPLE.requests({ probe: new Prober(cluster.proxy, report), report, backend: surroundings.backend });
    await cluster.replace(manifests, original);
  };
}
