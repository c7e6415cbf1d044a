import { Chart } from 'cdk8s';
import {
  Backend, Certificate, EnvoyProxyOptions, GatewayClass, HttpListener, IHttpRouteListener, PlatformGateway, ProxyAccessLog, RouteAccess, TlsListener,
} from 'cdk8s-gateway-api';
import { Construct } from 'constructs';
import { Observability } from './observability';
import { declareTeam } from '../declare-team';

const EXPOSED = { 'gateway.example.com/access': 'public' };

/** What the platform team owns: the class with its proxies, the gateway, and the label that lets a namespace in. */
export class Platform extends Chart {
  public readonly https: IHttpRouteListener;

  public constructor(scope: Construct, id: string, { collector }: Observability) {
    super(scope, id, { namespace: 'infra' });

    declareTeam(this, { name: 'platform', namespaces: ['infra'] });
    declareTeam(this, { name: 'observability', namespaces: ['observability'], hostnames: [] });
    declareTeam(this, { name: 'identity', namespaces: ['identity'], hostnames: [] });
    declareTeam(this, { name: 'api-team', namespaces: ['api-team'], hostnames: ['api.example.com', 'grpc.example.com'], labels: EXPOSED });

    const gateway = new PlatformGateway(this, 'Gateway', {
      name: 'production',
      gatewayClass: GatewayClass.envoy({ name: 'production', proxies: proxies(Backend.fromService(collector)) }),
    });
    new HttpListener(this, 'Http', { name: 'http', gateway, redirectToHttps: true, redirectName: 'to-https' });
    this.https = new TlsListener(this, 'Https', {
      name: 'https',
      gateway,
      hostname: '*.example.com',
      certificate: Certificate.fromSecretAttributes({ name: 'wildcard-example-com-tls' }),
      access: RouteAccess.labels(EXPOSED),
    });
  }
}

/** Three proxies that tell the collector everything. */
function proxies(collector: Backend): EnvoyProxyOptions {
  return {
    replicas: 3,
    requests: { cpu: '250m', memory: '256Mi' },
    limits: { cpu: '1', memory: '1Gi' },
    telemetry: {
      accessLog: ProxyAccessLog.json({ collector }),
      metricsCollector: collector,
      tracing: { collector, samplingPercent: 10 },
    },
  };
}
