import { createHash } from 'crypto';
import { existsSync, readFileSync } from 'fs';
import { homedir } from 'os';
import { join, resolve } from 'path';

/** The folder of the pins: a Go module with its sums, and the requirements of pip. */
export const PINS = __dirname;

const PINNED = ['go.mod', 'go.sum', 'requirements.txt', 'build.ts', 'etcd/main.go', 'kube-apiserver/main.go', 'kubectl/main.go'];

/** Names of the programs in `bin` of the toolbox. */
export type Tool = 'egctl' | 'envoy' | 'envoy-gateway' | 'etcd' | 'kube-apiserver' | 'kubectl' | 'kubectl-validate';

/**
 * The built tools, outside the clone: a folder for each state of the pins, so that a new pin never meets an old binary.
 * `CDK8S_GATEWAY_API_TOOLS` says where they go instead of the user's cache.
 */
export class Toolbox {
  public static ofPins(): Toolbox {
    const sum = createHash('sha256');
    for (const file of PINNED) sum.update(`${file}\0`).update(readFileSync(join(PINS, file)));
    sum.update(`${process.platform} ${process.arch}`);
    const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
    const root = process.env.CDK8S_GATEWAY_API_TOOLS || join(caches, 'cdk8s-gateway-api', 'tools');
    return new Toolbox(resolve(root, sum.digest('hex').slice(0, 16)));
  }

  public constructor(public readonly folder: string) {}

  public path(tool: Tool): string {
    return join(this.folder, 'bin', tool);
  }

  /** Folders of CRDs, as the releases have them. */
  public get crds(): { readonly gatewayApi: string; readonly envoyGateway: string } {
    return { gatewayApi: join(this.folder, 'crds', 'gateway-api'), envoyGateway: join(this.folder, 'crds', 'envoy-gateway') };
  }

  /** An empty folder, over which every sandbox mounts a root of its own. */
  public get mountPoint(): string {
    return join(this.folder, 'root');
  }

  /** Written last, so that a broken build is never taken for a whole one. */
  public get seal(): string {
    return join(this.folder, 'complete');
  }

  public get isComplete(): boolean {
    return existsSync(this.seal);
  }
}
