import { mkdirSync, statSync } from 'fs';
import { join } from 'path';
import { deliverCertificates } from './certificates';
import { installProxies } from './proxies';
import { fingerprint, isJudged, JUDGED } from './settling';
import { grouped } from '../grouped';
import { startApiServer } from '../stack/api-server';
import { CertificateAuthority } from '../stack/certificates';
import { CONTROLLER_NAMESPACE, EnvoyGateway } from '../stack/envoy-gateway';
import { KubernetesObject } from '../stack/kubectl';
import { ObjectStore } from '../stack/object-store';
import { proxyObjects } from '../stack/proxy-installation';
import { addressApart, ProxyKind } from '../stack/proxy-processes';
import { STACK } from '../stack/whereabouts';
import { objectsOf, System } from '../systems/system';
import { Toolbox } from '../tools/toolbox';

/** How long nothing may change until all is said; a translation of all there is takes less. */
const QUIET_MS = 2500;
const PATIENCE_MS = 180_000;
const PAUSE_MS = 250;
/** Envoy Gateway writes to it whenever it does anything, and so do its proxies. */
const LOG = `${STACK}/logs/envoy-gateway.log`;
/** Objects have the time of their creation in whole seconds. */
const SECOND_MS = 1000;

/** Kinds that systems are made of, but for namespaces: nothing deletes those here. */
const KINDS = [
  ...JUDGED.filter(kind => kind !== 'GatewayClass'), 'HTTPRouteFilter', 'ReferenceGrant', 'Service', 'EndpointSlice', 'Secret', 'ConfigMap',
];

/** A cluster with Envoy Gateway in it, for many systems at a time. */
export class Laboratory {
  public static async start(toolbox: Toolbox, proxies: ProxyKind): Promise<Laboratory> {
    const authority = await CertificateAuthority.make();
    const kubectl = await startApiServer(toolbox, authority);
    await kubectl.output(['apply', '--server-side', '--filename', join(toolbox.crds.gatewayApi, 'standard'), '--filename', toolbox.crds.envoyGateway]);
    await kubectl.output(['wait', '--for=condition=Established', 'crd', '--all']);
    const folder = join(STACK, 'envoy-gateway');
    mkdirSync(folder);
    const envoyGateway = await EnvoyGateway.install(toolbox, kubectl, folder, proxies);
    await envoyGateway.start();
    return new Laboratory(new ObjectStore(), authority, folder);
  }

  /** Nothing deletes them here. */
  private readonly namespaces = new Set<string>();

  private constructor(private readonly store: ObjectStore, public readonly authority: CertificateAuthority, private readonly folder: string) {}

  /**
   * Does something with systems while the cluster has them, and once more with those of which that is asked: Envoy Gateway was seen to write a status or to tell
   * a proxy of something that it knows better already, about once in a thousand objects, and not the same again.
   */
  public async tryTwice<Result>(
    systems: readonly System[], attempt: (systems: readonly System[], objects: readonly KubernetesObject[]) => Promise<Result>,
    again: (result: Result) => readonly System[], last: (first: Result, second: Result) => Result,
  ): Promise<Result> {
    const first = await attempt(systems, await this.hold(systems));
    await this.clear(systems);
    const doubtful = again(first);
    if (doubtful.length === 0) return first;
    const second = await attempt(doubtful, await this.hold(doubtful));
    await this.clear(doubtful);
    return last(first, second);
  }

  /** Applies systems, wave by wave, and waits until all that is said of them has been said. Gives every object there is. */
  private async hold(systems: readonly System[]): Promise<KubernetesObject[]> {
    const waves = systems[0].waves.map((_, index) => systems.flatMap(system => system.waves[index]));
    for (const [index, wave] of waves.entries()) {
      if (index > 0) await pause(SECOND_MS);
      const [namespaces, others] = [true, false].map(are => wave.filter(({ kind }) => (kind === 'Namespace') === are));
      await this.store.create(namespaces.filter(({ metadata: { name } }) => !this.namespaces.has(name)));
      for (const { metadata: { name } } of namespaces) this.namespaces.add(name);
      await this.store.create(await deliverCertificates(others, this.authority));
    }
    await installProxies(this.store, waves.flat());
    return this.settled();
  }

  /** Takes systems away again, and their proxies with them; their namespaces stay. */
  private async clear(systems: readonly System[]): Promise<void> {
    const objects = systems.flatMap(objectsOf);
    await Promise.all(grouped(objects, ({ metadata }) => metadata.namespace ?? '').filter(([namespace]) => namespace !== '')
      .map(([namespace, own]) => this.store.clear([...new Set(own.map(({ kind }) => kind))], namespace)));
    await this.store.clear(['Deployment'], CONTROLLER_NAMESPACE);
    await this.store.delete(objects.filter(({ kind }) => kind === 'Gateway').map(gateway => proxyObjects(gateway, '').service));
    await this.store.delete(objects.filter(({ kind }) => kind === 'GatewayClass'));
  }

  /** Where the proxy of a Gateway can be reached, if it has one. */
  public address({ metadata: { namespace, name } }: KubernetesObject): string | undefined {
    return addressApart(this.folder, `${namespace}/${name}`);
  }

  private async settled(): Promise<KubernetesObject[]> {
    const end = Date.now() + PATIENCE_MS;
    let [last, since, nudges] = ['', Date.now(), 0];
    for (;;) {
      const judged = await this.store.list(JUDGED);
      // On a busy machine more may be on its way to proxies when all that is said has been written.
      const now = `${fingerprint(judged)} ${statSync(LOG).size}`;
      if (now !== last) [last, since] = [now, Date.now()];
      if (Date.now() - since >= QUIET_MS) {
        const stale = judged.filter(object => !isJudged(object));
        if (stale.length === 0) return [...judged, ...await this.store.list(KINDS.filter(kind => !JUDGED.includes(kind)).concat('Namespace'))];
        if (Date.now() > end) throw new Error(`nothing is said of ${stale.map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`).join()}`);
        await this.nudge(++nudges);
        since = Date.now();
      }
      await pause(PAUSE_MS);
    }
  }

  /** Something that Envoy Gateway looks at and that is of no consequence: it can leave a new class Pending until anything happens. */
  private async nudge(count: number): Promise<void> {
    const metadata = { name: `of-no-consequence-${Date.now()}-${count}`, namespace: CONTROLLER_NAMESPACE };
    const from = [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: CONTROLLER_NAMESPACE }];
    const grant = { apiVersion: 'gateway.networking.k8s.io/v1beta1', kind: 'ReferenceGrant', metadata, spec: { from, to: [{ group: '', kind: 'Service' }] } };
    await this.store.create([grant]);
    await this.store.delete([grant]);
  }
}

async function pause(milliseconds: number): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, milliseconds));
}
