import { join } from 'path';
import { Example } from './example';
import { Manifests, nameOf } from './manifests';
import { addAddress, PROXY_ADDRESS, Surroundings, surroundingsOf } from './surroundings';
import { Prober } from '../clients/prober';
import { Cluster } from '../levels/cluster';
import { reportConditions, translate, Translation, validate } from '../levels/offline';
import { startStaticProxy } from '../levels/static-proxy';
import { Report } from '../row';
import { CertificateAuthority } from '../stack/certificates';
import { output } from '../stack/run';
import { SuiteContext } from '../suite';
import { Toolbox } from '../tools/toolbox';

/** An example at level D: applied, completed, settled, applied again, asked, edited. */
export async function runCluster({ toolbox, report, tell, job }: SuiteContext, example: Example): Promise<void> {
  const authority = await CertificateAuthority.make();
  const [cluster, manifests] = await Promise.all([Cluster.start(toolbox, authority), synthesize(example.name)]);
  await cluster.apply(manifests, report);
  const surroundings = await surroundingsOf(manifests, example, authority);
  tell({ added: (await cluster.surround(manifests, surroundings)).map(nameOf).join(', ') });
  await cluster.settle(manifests.objects, report);
  await cluster.applyAgain(manifests, report);
  const subject = { probe: new Prober(cluster.proxy, report), report, backend: surroundings.backend };
  await example.requests(subject);
  await example.inCluster({ ...subject, cluster, manifests });
  if (job.keep) tell({ up: whereabouts(example.name, manifests) });
}

/** An example at level A, translated, or B, served too. */
export async function runOffline({ toolbox, report, job }: SuiteContext, example: Example): Promise<void> {
  const authority = await CertificateAuthority.make();
  const manifests = await synthesize(example.name);
  const surroundings = await surroundingsOf(manifests, example, authority);
  const translation = await tryTranslation(toolbox, manifests, surroundings, report);
  if (job.level === 'a') return;
  await addAddress(PROXY_ADDRESS);
  await startStaticProxy(toolbox, translation, manifests, surroundings);
  const probe = new Prober({ address: PROXY_ADDRESS, certificateAuthority: authority.cert }, report);
  await example.requests({ probe, report, backend: surroundings.backend });
}

/** Level A: what would the API server say, and Envoy Gateway? */
export async function tryTranslation(toolbox: Toolbox, manifests: Manifests, surroundings: Surroundings, report: Report): Promise<Translation> {
  await validate(toolbox, manifests, report);
  const translation = await translate(toolbox, manifests, surroundings);
  reportConditions(manifests, translation, report);
  return translation;
}

/** As its user would, into a folder of the sandbox. */
export async function synthesize(example: string): Promise<Manifests> {
  const folder = '/stack/manifests';
  await output(process.execPath, ['--import', 'tsx', join('examples', example, 'main.ts')], { env: { CDK8S_OUTDIR: folder } });
  return new Manifests(folder);
}

function whereabouts(name: string, manifests: Manifests): string[] {
  const listeners = manifests.ofKind('Gateway', 'ListenerSet').flatMap(({ spec }) => spec.listeners)
    .map(({ protocol, port, hostname = '*' }: any) => `${protocol} ${port} (${hostname})`);
  return [
    `${name} is up, with the API server at https://127.0.0.1:6443, KUBECONFIG=/stack/kubeconfig, logs in /stack/logs, manifests in ${manifests.folder};`,
    `its proxy at ${PROXY_ADDRESS}: ${[...new Set(listeners)].join(', ')}`,
  ];
}
