import { join } from 'path';
import { Example } from './example';
import { Prober } from '../clients/prober';
import { Cluster } from '../levels/cluster';
import { reportConditions, translate, Translation, validate } from '../levels/offline';
import { startStaticProxy } from '../levels/static-proxy';
import { Manifests, nameOf } from '../manifests/manifests';
import { Surroundings, surroundingsOf } from '../manifests/surroundings';
import { Report } from '../report';
import { CertificateAuthority } from '../stack/certificates';
import { output } from '../stack/run';
import { ServerProcess } from '../stack/server-process';
import { MANIFESTS } from '../stack/whereabouts';
import { SuiteContext } from '../suite';
import { Toolbox } from '../tools/toolbox';

/** An example at level D: applied, completed, settled, applied again, asked, edited. */
export async function runCluster({ toolbox, report, tell }: SuiteContext, name: string, example: Example): Promise<void> {
  const authority = await CertificateAuthority.make();
  const [cluster, manifests] = await Promise.all([Cluster.start(toolbox, authority), synthesize(name)]);
  await cluster.apply(manifests, report);
  const surroundings = await surroundingsOf(manifests, example, authority);
  tell({ added: (await cluster.surround(manifests, surroundings)).map(nameOf).join(', ') });
  await cluster.settle(manifests.objects, report);
  await cluster.applyAgain(manifests, report);
  const subject = { probe: new Prober(cluster.proxy, report), report, backend: surroundings.backend };
  await example.requests(subject);
  await example.inCluster({ ...subject, cluster, manifests });
}

/** An example at level A, translated, or B, served too. */
export async function runOffline({ toolbox, report, job, tell }: SuiteContext, name: string, example: Example): Promise<void> {
  const authority = await CertificateAuthority.make();
  const manifests = await synthesize(name);
  const surroundings = await surroundingsOf(manifests, example, authority);
  tell({ added: `${surroundings.objects.map(nameOf).join(', ')}; for egctl, Services have an address and Gateways let in every namespace` });
  if (job.level === 'a') await tryTranslation(toolbox, manifests, surroundings, report);
  else await tryStaticProxy(toolbox, example, manifests, surroundings, authority, report);
}

/** Level A: what would the API server say, and Envoy Gateway? */
export async function tryTranslation(toolbox: Toolbox, manifests: Manifests, surroundings: Surroundings, report: Report): Promise<Translation> {
  await validate(toolbox, manifests, report);
  const translation = await translate(toolbox, manifests, surroundings);
  reportConditions(manifests, translation, report);
  return translation;
}

/** Level B: level A, and what would a proxy of that configuration answer? Gives the proxy. */
export async function tryStaticProxy(
  toolbox: Toolbox, example: Example, manifests: Manifests, surroundings: Surroundings, authority: CertificateAuthority, report: Report,
): Promise<ServerProcess> {
  const translation = await tryTranslation(toolbox, manifests, surroundings, report);
  const { server, address } = await startStaticProxy(toolbox, translation, manifests, surroundings);
  const probe = new Prober({ address, certificateAuthority: authority.cert }, report);
  await example.requests({ probe, report, backend: surroundings.backend });
  return server;
}

/** As its user would, into a folder of the sandbox. */
export async function synthesize(example: string): Promise<Manifests> {
  await output(process.execPath, ['--import', 'tsx', join('examples', example, 'main.ts')], { env: { CDK8S_OUTDIR: MANIFESTS } });
  return new Manifests(MANIFESTS);
}
