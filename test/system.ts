import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import {
  Backend, Certificate, HttpMatch, PlatformGateway, PlatformGatewayProps, RouteAccess, Team, TenantRoute, TenantRouteProps,
  TlsListener, TlsListenerProps,
} from '../src';

/** A small system that nothing is wrong with: a platform, a team with a route, and a namespace of shared things. Tests change one thing. */
export class System {
  public readonly app: App;
  public readonly infra: Chart;
  public readonly shop: Chart;
  public readonly shared: Chart;

  public constructor(outdir?: string) {
    this.app = new App({ outdir });
    [this.infra, this.shop, this.shared] = ['infra', 'shop', 'shared'].map(namespace => this.chart(namespace));
  }

  public chart(id: string, namespace: string | undefined = id): Chart {
    return new Chart(this.app, id, { namespace });
  }

  public gateway(props: PlatformGatewayProps = {}): PlatformGateway {
    return new PlatformGateway(this.infra, 'Gateway', { name: 'public', ...props });
  }

  public listener(gateway: PlatformGateway, props: Partial<TlsListenerProps> = {}): TlsListener {
    return new TlsListener(this.infra, props.name ?? 'Https', {
      gateway,
      hostname: '*.example.com',
      certificate: Certificate.fromSecretAttributes({ name: 'wildcard' }),
      access: RouteAccess.namespaces('shop', 'blog'),
      ...props,
    });
  }

  public team(name: string, props: { namespaces?: string[]; hostnames?: string[]; labels?: { [key: string]: string } } = {}): Team {
    return new Team(this.infra, `Team-${name}`, { name, namespaces: [name], ...props });
  }

  /** The route of a chart's team, with one rule to a Service of its own. */
  public route(chart: Chart, listener: TenantRouteProps['listener'], props: Partial<TenantRouteProps> & { match?: HttpMatch; id?: string } = {}): TenantRoute {
    const { match = HttpMatch.ALL, id = 'Route', ...rest } = props;
    const route = new TenantRoute(chart, id, { listener, hostnames: [`${chart.namespace}.example.com`], ...rest });
    if (rest.rules === undefined) route.addRule(match, Backend.fromService(service(chart, `web-${id.toLowerCase()}`)));
    return route;
  }

  /** What fails the synthesis, as cdk8s prints it. */
  public get errors(): string[] {
    return errorsOf(this.app);
  }

  public get manifests(): any[] {
    return manifestsOf(this.app);
  }

  /** The only manifest of a kind, or of a kind and name. */
  public manifest(kind: string, name?: string): any {
    const found = this.manifests.filter(each => each.kind === kind && (name === undefined || each.metadata.name === name));
    expect(found).toHaveLength(1);
    return found[0];
  }
}

/** A Service of the app. */
export function service(scope: Construct, name: string, ports: object[] = [{ port: 8080 }]): ApiObject {
  return new ApiObject(scope, `service-${name}`, { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { ports } });
}

/** A Secret or ConfigMap of the app. */
export function holder(scope: Construct, kind: 'Secret' | 'ConfigMap', name: string): ApiObject {
  return new ApiObject(scope, `${kind}-${name}`, { apiVersion: 'v1', kind, metadata: { name } });
}

export function errorsOf(app: App): string[] {
  return app.node.findAll().flatMap(construct => construct.node.validate().map(message => `[${construct.node.path}] ${message}`));
}

export function manifestsOf(app: App): any[] {
  return app.charts.flatMap(chart => chart.toJson());
}

/** What a program throws, or nothing. */
export function thrownBy(program: () => unknown): string | undefined {
  try {
    program();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
