import { writeFileSync } from 'fs';
import { Outcome, output, run } from './run';

/** An object of Kubernetes. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly [field: string]: any };
  readonly [field: string]: any;
}

const FIELD_MANAGER = 'pipeline';

/** The API server, as a pipeline talks to it. */
export class Kubectl {
  public constructor(private readonly command: string, public readonly kubeconfig: string) {}

  /** Applies manifests as they are: on the server, and refusing fields that it does not know. */
  public apply(...paths: string[]): Promise<Outcome> {
    return this.run(['apply', '--server-side', `--field-manager=${FIELD_MANAGER}`, '--validate=strict', ...paths.flatMap(path => ['--filename', path])]);
  }

  /** Applies what the harness adds, under a name of its own. */
  public async add(...objects: KubernetesObject[]): Promise<void> {
    if (objects.length === 0) return;
    await this.output(['apply', '--server-side', '--field-manager=harness', '--filename', '-'], list(objects));
  }

  public async setStatus(kind: string, { metadata: { name, namespace } }: KubernetesObject, status: object): Promise<void> {
    await this.output(['patch', kind, name, '--namespace', namespace!, '--subresource=status', '--type=merge', '--patch', JSON.stringify({ status })]);
  }

  public async delete(...objects: KubernetesObject[]): Promise<void> {
    await this.output(['delete', '--timeout=60s', '--filename', '-'], list(objects));
  }

  /** Each object as it is now, in the order given. */
  public async current(objects: readonly KubernetesObject[]): Promise<KubernetesObject[]> {
    const text = await this.output(['get', '--output=json', '--filename', '-'], list(objects));
    const found = JSON.parse(text);
    return found.kind === 'List' ? found.items : [found];
  }

  public output(args: readonly string[], input?: string): Promise<string> {
    return output(this.command, this.withConfig(args), { input });
  }

  public run(args: readonly string[], input?: string): Promise<Outcome> {
    return run(this.command, this.withConfig(args), { input });
  }

  private withConfig(args: readonly string[]): string[] {
    return [`--kubeconfig=${this.kubeconfig}`, ...args];
  }
}

export function writeKubeconfig(path: string, server: string, certificateAuthority: string, token: string): void {
  const base64 = Buffer.from(certificateAuthority).toString('base64');
  writeFileSync(path, JSON.stringify({
    'apiVersion': 'v1',
    'kind': 'Config',
    'clusters': [{ name: 'stack', cluster: { server, 'certificate-authority-data': base64 } }],
    'users': [{ name: 'admin', user: { token } }],
    'contexts': [{ name: 'stack', context: { cluster: 'stack', user: 'admin' } }],
    'current-context': 'stack',
  }), { mode: 0o600 });
}

function list(items: readonly KubernetesObject[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}
