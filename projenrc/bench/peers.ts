import { spawnSync } from 'child_process';
import { existsSync, mkdirSync } from 'fs';
import { homedir } from 'os';
import { join } from 'path';
import { Toolbox } from '../../test/e2e/tools/toolbox';

/** A program that does the same, or the reason why it cannot be measured. */
export type Peer = { readonly path: string } | { readonly absent: string };

const KUBECONFORM = 'v0.7.0';

/** kubeconform, built on first use by the Go toolchain of the machine, and kept. */
export function kubeconform(): Peer {
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-gateway-api', 'bench', `kubeconform-${KUBECONFORM}`);
  const path = join(folder, 'kubeconform');
  if (existsSync(path)) return { path };
  mkdirSync(folder, { recursive: true });
  const { status, error } = spawnSync('go', ['install', `github.com/yannh/kubeconform/cmd/kubeconform@${KUBECONFORM}`], {
    env: { ...process.env, GOBIN: folder, CGO_ENABLED: '0' }, stdio: ['ignore', 'ignore', 'inherit'],
  });
  return status === 0 ? { path } : { absent: `kubeconform could not be built by Go: ${error?.message ?? 'the reason is above'}` };
}

/** Envoy Gateway's own command, of the real stack's tools. */
export function egctl(): Peer {
  const path = Toolbox.ofPins().path('egctl');
  return existsSync(path) ? { path } : { absent: 'egctl is not built; `npm run e2e` does' };
}

/** kubectl-validate, of the real stack's tools. */
export function kubectlValidate(): Peer {
  const path = Toolbox.ofPins().path('kubectl-validate');
  return existsSync(path) ? { path } : { absent: 'kubectl-validate is not built; `npm run e2e` does' };
}
