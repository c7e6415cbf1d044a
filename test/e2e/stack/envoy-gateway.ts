import { cpSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Kubectl, KubernetesObject } from './kubectl';
import { envoyVersion, installEnvoy, ProxyKind } from './proxy-processes';
import { output } from './run';
import { ServerProcess } from './server-process';
import { Toolbox } from '../tools/toolbox';

/** Where Envoy Gateway and its proxies are installed. */
export const CONTROLLER_NAMESPACE = 'envoy-gateway-system';

/** Where Envoy Gateway reads its certificates; the path is fixed, and the sandbox's own. */
const CERTIFICATES = '/certs';

/** Envoy Gateway with the API server as its source, and its proxies as processes beside it. */
export class EnvoyGateway {
  /** Adds what the Helm chart would have: namespace, certificates, configuration. */
  public static async install(toolbox: Toolbox, kubectl: Kubectl, folder: string, proxies: ProxyKind = 'on-host'): Promise<EnvoyGateway> {
    const command = toolbox.path('envoy-gateway');
    await output(command, ['certgen', '--local', '--config-home', folder]);
    const made = join(folder, 'certs');
    cpSync(join(made, 'envoy-gateway'), CERTIFICATES, { recursive: true });
    await kubectl.add(
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: CONTROLLER_NAMESPACE } },
      secret('envoy', join(made, 'envoy'), 'ca.crt', 'tls.crt', 'tls.key'),
      secret('envoy-oidc-hmac', join(made, 'envoy-oidc-hmac'), 'hmac-secret'),
      rateLimitService(),
    );
    installEnvoy(toolbox, folder, proxies);
    const config = join(folder, 'envoy-gateway.json');
    writeFileSync(config, JSON.stringify(configuration(folder)));
    return new EnvoyGateway(command, config, kubectl.kubeconfig, join(folder, 'run'));
  }

  private server?: ServerProcess;

  private constructor(
    private readonly command: string, private readonly config: string, private readonly kubeconfig: string, private readonly runs: string,
  ) {}

  public async start(): Promise<void> {
    this.server = ServerProcess.start('envoy-gateway', this.command, ['server', '--config-path', this.config], {
      KUBECONFIG: this.kubeconfig, ENVOY_GATEWAY_NAMESPACE: CONTROLLER_NAMESPACE, ENVOY_VERSION: envoyVersion(),
    });
    await this.server.until('ready', async () => {
      const answer = await fetch('http://127.0.0.1:8081/readyz').catch(() => undefined);
      return answer?.ok ?? false;
    });
  }

  /**
   * What the proxies of the last start still wait for before they use it, in words. Requests of such a cluster get 503: about once in eight first starts, one
   * waits for its endpoints until Envoy gives up asking, after 15 s.
   */
  public async proxiesWaitFor(): Promise<string> {
    const last = readdirSync(this.runs).sort().pop();
    if (last === undefined) return 'a proxy';
    const admin = readFileSync(join(this.runs, last, 'admin-address.txt'), 'utf8').trim();
    const dump = async (resource: string): Promise<any[]> => {
      const { configs = [] } = await (await fetch(`http://${admin}/config_dump?resource=${resource}`)).json() as { configs?: any[] };
      return configs;
    };
    const [warming, listeners] = [await dump('dynamic_warming_clusters'), await dump('dynamic_listeners')];
    const waiting = [...warming.map(({ cluster }) => cluster.name), ...listeners.filter(each => each.warming_state).map(each => each.name)];
    return listeners.length === 0 ? 'listeners' : waiting.join(', ') || 'nothing';
  }

  /** Ends it with its proxies, and starts it again. */
  public async restart(): Promise<void> {
    await this.server?.stop();
    await this.start();
  }
}

/** What the examples say they need, and the proxies on this host. */
function configuration(folder: string): object {
  return {
    apiVersion: 'gateway.envoyproxy.io/v1alpha1',
    kind: 'EnvoyGateway',
    gateway: { controllerName: 'gateway.envoyproxy.io/gatewayclass-controller' },
    extensionApis: { enableBackend: true, enableEnvoyPatchPolicy: true },
    rateLimit: { backend: { type: 'Redis', redis: { url: 'redis.redis-system.svc.cluster.local:6379' } } },
    provider: {
      type: 'Custom',
      custom: {
        resource: { type: 'Kubernetes', kubernetes: { leaderElection: { disable: true }, client: { rateLimit: { qps: 1000, burst: 2000 } } } },
        infrastructure: {
          type: 'Host',
          host: { configHome: folder, dataHome: join(folder, 'data'), stateHome: join(folder, 'state'), runtimeDir: join(folder, 'run') },
        },
      },
    },
  };
}

/** Where proxies ask about global limits. Envoy Gateway makes it, but not with proxies on the host, and accepts no class without it. */
function rateLimitService(): KubernetesObject {
  return {
    apiVersion: 'v1', kind: 'Service', metadata: { name: 'envoy-ratelimit', namespace: CONTROLLER_NAMESPACE }, spec: { ports: [{ name: 'grpc', port: 8081 }] },
  };
}

function secret(name: string, folder: string, ...keys: string[]): KubernetesObject {
  const data = Object.fromEntries(keys.map(key => [key, readFileSync(join(folder, key)).toString('base64')]));
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: CONTROLLER_NAMESPACE }, data };
}
