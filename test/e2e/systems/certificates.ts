import { allow } from './grants';
import { PRECISE_HOSTNAMES } from './names';
import { World } from './world';
import { KubernetesObject } from '../stack/kubectl';

/** The annotation with the names that a certificate is to be signed for, once there is an authority. */
export const NAMES = 'example.com/names';

const FOR_MANY = ['*.example.com', 'example.com', '*.b.example.com', '*.test', 'other.test', '*.com', '*.other.test'];

/** Some certificates in each namespace, one of them no certificate at all. */
export function addCertificates(world: World): void {
  for (const namespace of world.namespaces) {
    for (const name of ['cert', 'cert-b']) world.add(secret(namespace, name, { annotations: { [NAMES]: certificateNames(world).join() } }));
    world.add({ ...secret(namespace, 'opaque'), type: 'Opaque', data: { key: Buffer.from('value').toString('base64') } });
    const broken = Buffer.from('no certificate').toString('base64');
    world.add({ ...secret(namespace, 'broken'), data: { 'tls.crt': broken, 'tls.key': broken } });
  }
}

function certificateNames(world: World): string[] {
  return world.random.chance(0.6) ? [...FOR_MANY] : world.some(PRECISE_HOSTNAMES, 1, 2);
}

function secret(namespace: string, name: string, metadata: object = {}): KubernetesObject {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace, ...metadata }, type: 'kubernetes.io/tls', data: {} };
}

/** Whose listener it is. */
export interface Owner {
  readonly kind: string;
  readonly namespace: string;
}

/** The `tls` of a listener: what its protocol needs, or something else. */
export function drawTls(world: World, owner: Owner, protocol: string, hostname?: string): object | undefined {
  const { random } = world;
  const needed = protocol === 'HTTPS' || protocol === 'TLS';
  if (needed === world.isWrong(0.2)) return undefined;
  const passthrough = protocol === 'TLS' ? random.chance(0.5) : world.isWrong(0.2);
  const mode = passthrough ? { mode: 'Passthrough' } : random.chance(0.5) ? { mode: 'Terminate' } : {};
  if (passthrough && !world.isWrong(0.3)) return mode;
  const references = world.many(1, random.chance(0.2) ? 2 : 1, () => drawReference(world, owner));
  const options = world.isWrong(0.1) ? { options: { 'example.com/option': hostname ?? 'none' } } : {};
  return { ...mode, ...options, ...!world.isWrong(0.2) && { certificateRefs: references } };
}

function drawReference(world: World, { kind, namespace }: Owner): object {
  const { random } = world;
  const name = world.isWrong() ? random.pick(['missing', 'opaque', 'broken']) : random.pick(['cert', 'cert', 'cert-b']);
  const elsewhere = random.chance(0.2) ? random.pick(world.namespaces) : namespace;
  if (elsewhere !== namespace) allow(world, { kind, namespace }, { group: '', kind: 'Secret', namespace: elsewhere, name });
  if (world.isWrong(0.2)) return random.pick([{ kind: 'ConfigMap', name }, { group: 'example.com', kind: 'Secret', name }]);
  return { ...random.chance(0.3) && { group: '', kind: 'Secret' }, name, ...(elsewhere !== namespace || random.chance(0.2)) && { namespace: elsewhere } };
}
