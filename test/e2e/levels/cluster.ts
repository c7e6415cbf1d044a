import { mkdirSync } from 'fs';
import { join } from 'path';
import { ProxyAddress } from '../clients/http';
import { Manifests, nameOf } from '../manifests/manifests';
import { Surroundings } from '../manifests/surroundings';
import { Report } from '../report';
import { startApiServer } from '../stack/api-server';
import { CertificateAuthority } from '../stack/certificates';
import { expectedSummary, hasConditions, hasLostListeners, summary, verdicts } from '../stack/conditions';
import { CONTROLLER_NAMESPACE, EnvoyGateway } from '../stack/envoy-gateway';
import { Kubectl, KubernetesObject } from '../stack/kubectl';
import { installProxies } from '../stack/proxy-installation';
import { addAddress, PROXY_ADDRESS, STACK } from '../stack/whereabouts';
import { Toolbox } from '../tools/toolbox';
import { until } from '../until';

/** Level D: a cluster with Envoy Gateway and its proxies in it, and no other controller. */
export class Cluster {
  public static async start(toolbox: Toolbox, authority: CertificateAuthority): Promise<Cluster> {
    const kubectl = await startApiServer(toolbox, authority);
    await kubectl.output(['apply', '--server-side', '--filename', join(toolbox.crds.gatewayApi, 'standard'), '--filename', toolbox.crds.envoyGateway]);
    await kubectl.output(['wait', '--for=condition=Established', 'crd', '--all']);
    const folder = join(STACK, 'envoy-gateway');
    mkdirSync(folder);
    const envoyGateway = await EnvoyGateway.install(toolbox, kubectl, folder);
    await envoyGateway.start();
    await addAddress(PROXY_ADDRESS);
    return new Cluster(kubectl, envoyGateway, { address: PROXY_ADDRESS, certificateAuthority: authority.cert });
  }

  private constructor(public readonly kubectl: Kubectl, public readonly envoyGateway: EnvoyGateway, public readonly proxy: ProxyAddress) {}

  /** Applies manifests as a pipeline does, and puts down whether the server took all of them. */
  public async apply(manifests: Manifests, report: Report): Promise<void> {
    const { code, stderr } = await this.kubectl.apply(...manifests.files);
    const all = `${manifests.objects.length} objects`;
    report.row('kubectl apply --server-side --validate=strict', all, code === 0 ? all : stderr.trim());
  }

  /** Applies the same again, and puts down what that changed. */
  public async applyAgain(manifests: Manifests, report: Report): Promise<void> {
    const before = await this.kubectl.current(manifests.objects);
    const { code, stderr } = await this.kubectl.apply(...manifests.files);
    const after = await this.kubectl.current(manifests.objects);
    const changed = after.filter((object, index) => object.metadata.resourceVersion !== before[index].metadata.resourceVersion).map(nameOf);
    const got = changed.length === 0 ? 'nothing changed' : `${changed.join(', ')} changed`;
    report.row('the same, applied again', 'nothing changed', code === 0 ? got : stderr.trim());
  }

  /** Turns one synth's manifests into the next one's, as a pipeline that prunes; fails unless the server takes all of it. */
  public async replace(before: Manifests, after: Manifests): Promise<void> {
    const { code, stderr } = await this.kubectl.apply(...after.files);
    if (code !== 0) throw new Error(stderr);
    const kept = new Set(after.objects.map(nameOf));
    const gone = before.objects.filter(object => !kept.has(nameOf(object)));
    if (gone.length > 0) await this.kubectl.delete(...gone);
  }

  /** Adds what a cluster would have made of the manifests. Gives all that was added. */
  public async surround(manifests: Manifests, { objects }: Surroundings): Promise<KubernetesObject[]> {
    await this.kubectl.add(...objects);
    const proxies = await Promise.all(manifests.ofKind('Gateway').map(gateway => installProxies(this.kubectl, gateway, PROXY_ADDRESS)));
    return [...objects, ...proxies.flat()];
  }

  /** Waits until every object says what it should, and puts down what each says in the end. */
  public async settle(objects: readonly KubernetesObject[], report: Report): Promise<void> {
    const judged = objects.filter(hasConditions);
    let current: KubernetesObject[] = [];
    const settled = () => until(got => got === 'settled', async () => {
      current = await this.kubectl.current(judged);
      const unsettled = current.filter(object => summary(object) !== expectedSummary(object));
      if (unsettled.length > 0 && unsettled.every(({ kind }) => kind === 'GatewayClass')) await this.makeSomethingHappen();
      return unsettled.length === 0 ? 'settled' : 'not yet';
    }, report.patience);
    let outcome = await settled();
    const unsettled = current.filter(object => summary(object) !== expectedSummary(object));
    if (outcome !== 'settled' && unsettled.length > 0 && unsettled.every(hasLostListeners)) {
      console.log(`Envoy Gateway has lost the listeners of ${unsettled.map(nameOf).join(', ')}: it is started again`);
      await this.envoyGateway.restart();
      outcome = await settled();
    }
    if (current.length === 0) throw new Error(`none of ${judged.length} objects could be read: ${outcome}`);
    for (const object of current) report.row(nameOf(object), expectedSummary(object), summary(object));
    await report.eventually('what the proxies wait for', 'nothing', () => this.envoyGateway.proxiesWaitFor());
  }

  /** A condition of an object or of its parts, each different answer once, as `False (RefNotPermitted)`. */
  public async condition(object: KubernetesObject, type: string): Promise<string> {
    const [current] = await this.kubectl.current([object]);
    const found = verdicts(current).flatMap(({ conditions }) => conditions)
      .filter(condition => condition.type === type && condition.observedGeneration === current.metadata.generation);
    return [...new Set(found.map(({ status, reason }) => `${status} (${reason})`))].join(', ') || 'not said';
  }

  /**
   * Something that Envoy Gateway looks at and that changes nothing for the proxies. Version 1.9.1 can leave a new class Pending until
   * anything happens: the answer to its own finalizer overwrites the status that it has in memory.
   */
  private async makeSomethingHappen(): Promise<void> {
    const namespace = CONTROLLER_NAMESPACE;
    const from = [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace }];
    const metadata = { name: 'of-no-consequence', namespace };
    const grant = { apiVersion: 'gateway.networking.k8s.io/v1beta1', kind: 'ReferenceGrant', metadata, spec: { from, to: [{ group: '', kind: 'Service' }] } };
    await this.kubectl.add(grant);
    await this.kubectl.delete(grant);
  }
}
