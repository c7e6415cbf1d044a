import { AccessPlan, ProxiesPlan, SecretPlan } from './app-plan';
import { Made } from './build-app';
import { isInline } from './plan-facts';
import {
  Backend, Certificate, CertificateIssuer, ClientAuthority, ClientCertificates, EnvoyProxyOptions, GatewayAddress, GatewayClass, HttpListener,
  IListener, PlatformGateway, ProxyAccessLog, ProxyDisruptionBudget, ProxyServiceType, RouteAccess, TcpListener, TlsListener, TlsPassthroughListener,
  TlsTerminateListener, UdpListener,
} from '../../src';

const SIZED = GatewayClass.envoy({ name: 'sized', proxies: { replicas: 2, requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '1Gi' } } });

export function makeGateway(made: Made, index: number): PlatformGateway {
  const { chart, name, gatewayClass, proxies, listenerAccess, requireTeams, backendSecret, extras } = made.plan.gateways[index];
  const classes = { envoy: GatewayClass.envoy(), sized: SIZED, existing: GatewayClass.existing('given'), nginx: GatewayClass.nginxGatewayFabric() };
  return new PlatformGateway(made.charts[chart], `Gateway${index}`, {
    name,
    gatewayClass: classes[gatewayClass],
    proxies: proxies && proxyOptions(made, proxies),
    listenerAccess: access(listenerAccess),
    requireTeams,
    clientCertificates: clientCertificates(made, index),
    backendClientCertificate: backendSecret && certificate(made, backendSecret),
    ...extras ? {
      addresses: [GatewayAddress.ip('192.0.2.1'), GatewayAddress.hostname('lb.example.com')],
      infrastructureLabels: { tier: 'edge' },
      infrastructureAnnotations: { 'example.com/note': 'a b' },
      certificateIssuer: CertificateIssuer.clusterIssuer('public'),
      dnsTarget: 'lb.example.com',
      annotations: { 'example.com/owner': 'platform' },
    } : {},
  });
}

function proxyOptions({ objects }: Made, { replicas, service, accessLog, metrics, tracing, collector }: ProxiesPlan): EnvoyProxyOptions {
  const backend = Backend.fromService(objects[collector!], { portName: 'http' });
  const logs = { disabled: ProxyAccessLog.DISABLED, stdout: ProxyAccessLog.json(), collector: ProxyAccessLog.json({ collector: backend }) };
  return {
    replicas,
    scaling: replicas === undefined ? { minReplicas: 1, maxReplicas: 3 } : undefined,
    service: service ? { type: ProxyServiceType.NODE_PORT } : undefined,
    disruptionBudget: metrics ? ProxyDisruptionBudget.minAvailablePercent(50) : undefined,
    telemetry: {
      accessLog: accessLog && logs[accessLog],
      metricsCollector: metrics ? backend : undefined,
      tracing: tracing ? { collector: backend, samplingPercent: 5 } : undefined,
    },
  };
}

function clientCertificates({ plan, objects }: Made, index: number): ClientCertificates | undefined {
  const { clientAuthorities, perPort } = plan.gateways[index];
  if (clientAuthorities.length === 0) return undefined;
  const authorities = clientAuthorities.map(object => ClientAuthority.fromObject(objects[object]));
  const own = plan.listeners.filter(listener => listener.kind === 'https' && listener.gateway === index && isInline(plan, listener));
  const ports = own.map(({ port }) => port);
  if (perPort) return { perPort: [...new Set(ports)].map(port => ({ port, authorities })) };
  return { everyPort: { authorities, allowInsecureFallback: true } };
}

export function makeListener(made: Made, index: number): IListener {
  const { kind, gateway, chart, listenerSet, port, hostname, certificates, access: given } = made.plan.listeners[index];
  const [scope, id] = [made.charts[chart], `Listener${index}`];
  const props = { gateway: made.gateways[gateway], listenerSet, port, access: access(given) };
  const secrets = certificates.map(each => certificate(made, each));
  switch (kind) {
    case 'http': return new HttpListener(scope, id, { ...props, hostname });
    case 'redirect': return new HttpListener(scope, id, { ...props, hostname, access: undefined, redirectToHttps: true, httpsPort: index % 2 === 0 ? 8443 : undefined });
    case 'https': return new TlsListener(scope, id, { ...props, hostname, certificates: secrets });
    case 'passthrough': return new TlsPassthroughListener(scope, id, { ...props, hostname });
    case 'terminate': return new TlsTerminateListener(scope, id, { ...props, hostname, certificates: secrets });
    case 'tcp': return new TcpListener(scope, id, props);
    case 'udp': return new UdpListener(scope, id, props);
  }
}

function certificate({ objects }: Made, secret: SecretPlan): Certificate {
  if ('issuer' in secret) return Certificate.fromIssuer(CertificateIssuer.issuer(secret.issuer));
  return 'object' in secret ? Certificate.fromSecret(objects[secret.object]) : Certificate.fromSecretAttributes(secret);
}

function access(plan: AccessPlan): RouteAccess | undefined {
  switch (plan.from) {
    case 'None': return undefined;
    case 'Same': return RouteAccess.SAME_NAMESPACE;
    case 'All': return RouteAccess.EVERYONE;
    case 'Namespaces': return RouteAccess.namespaces(...plan.namespaces);
    case 'Labels': return RouteAccess.labels(plan.labels);
  }
}
