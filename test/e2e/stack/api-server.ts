import { generateKeyPairSync, randomBytes } from 'crypto';
import { writeFileSync } from 'fs';
import { join } from 'path';
import { CertificateAuthority } from './certificates';
import { Kubectl, writeKubeconfig } from './kubectl';
import { ServerProcess } from './server-process';
import { API_SERVER, STACK } from './whereabouts';
import { Toolbox } from '../tools/toolbox';

const STORE = 'http://127.0.0.1:2379';

/**
 * kube-apiserver with its etcd: admission, defaults, CEL, RBAC and admission policies as in any cluster, and no controller. `without` names
 * plugins of admission to leave out.
 */
export async function startApiServer(toolbox: Toolbox, authority: CertificateAuthority, without: readonly string[] = []): Promise<Kubectl> {
  const { address, port, kubeconfig } = API_SERVER;
  ServerProcess.start('etcd', toolbox.path('etcd'), [
    '--data-dir', join(STACK, 'etcd'), '--listen-client-urls', STORE, '--advertise-client-urls', STORE,
    '--listen-peer-urls', 'http://127.0.0.1:2380', '--unsafe-no-fsync', '--log-level', 'warn',
  ]);

  const token = randomBytes(16).toString('hex');
  const { cert, key } = await authority.sign([address, 'kubernetes.default.svc']);
  const file = (name: string, content: string) => {
    const path = join(STACK, name);
    writeFileSync(path, content, { mode: 0o600 });
    return path;
  };
  const accounts = generateKeyPairSync('rsa', {
    modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const server = ServerProcess.start('kube-apiserver', toolbox.path('kube-apiserver'), [
    `--etcd-servers=${STORE}`,
    `--bind-address=${address}`,
    `--secure-port=${port}`,
    `--tls-cert-file=${file('api-server.crt', cert)}`,
    `--tls-private-key-file=${file('api-server.key', key)}`,
    `--token-auth-file=${file('tokens.csv', `${token},admin,admin,system:masters\n`)}`,
    `--advertise-address=${address}`,
    '--authorization-mode=RBAC',
    '--service-cluster-ip-range=10.96.0.0/16',
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${file('accounts.pub', accounts.publicKey)}`,
    `--service-account-signing-key-file=${file('accounts.key', accounts.privateKey)}`,
    // There is no controller that would make the accounts.
    `--disable-admission-plugins=${['ServiceAccount', ...without].join()}`,
    '--endpoint-reconciler-type=none',
  ]);

  writeKubeconfig(kubeconfig, `https://${address}:${port}`, authority.cert, token);
  const kubectl = new Kubectl(toolbox.path('kubectl'), kubeconfig);
  await server.until('ready', async () => (await kubectl.run(['get', '--raw', '/readyz'])).code === 0);
  return kubectl;
}
