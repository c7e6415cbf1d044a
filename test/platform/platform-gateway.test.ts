import { Chart, Lazy } from 'cdk8s';
import {
  Backend, Certificate, CertificateIssuer, ClientAuthority, GatewayAddress, GatewayClass, HttpListener, PlatformGateway,
  PlatformGatewayProps, ProxyAccessLog,
  ProxyDisruptionBudget, ProxyServiceType, ReferenceGrants, RouteAccess, TlsListener,
} from '../../src';
import { holder, service, System, thrownBy } from '../system';

/** A gateway with a listener, so that nothing but what is tested is said of it. */
function rendered(props: PlatformGatewayProps, kind = 'Gateway'): any {
  const system = new System();
  new HttpListener(system.infra, 'Http', { gateway: system.gateway(props) });
  return system.manifest(kind);
}

test('is a Gateway, its class, and no proxies of its own', () => {
  const system = new System();
  new HttpListener(system.infra, 'Http', { gateway: system.gateway() });
  expect(system.manifests.map(({ kind, metadata }) => [kind, metadata.namespace, metadata.name])).toEqual([
    ['Gateway', 'infra', 'public'],
    ['GatewayClass', undefined, 'envoy'],
  ]);
  expect(system.manifest('Gateway').spec).toEqual({ gatewayClassName: 'envoy', listeners: [expect.objectContaining({ name: 'http' })] });
  expect(system.manifest('GatewayClass').spec).toEqual({ controllerName: 'gateway.envoyproxy.io/gatewayclass-controller' });
});

test('has the name that its chart makes where none is given', () => {
  const system = new System();
  const hashed = new PlatformGateway(system.infra, 'Gateway');
  const plain = new PlatformGateway(new Chart(system.app, 'plain', { namespace: 'infra', disableResourceNameHashes: true }), 'Gateway');
  expect([hashed.gatewayName, plain.gatewayName]).toEqual([expect.stringMatching(/^infra-gateway-[0-9a-f]{8}$/), 'plain-gateway']);
});

test.each<[what: string, props: PlatformGatewayProps, spec: object]>([
  // Envoy Gateway takes no addresses by name.
  ['addresses', {
    gatewayClass: GatewayClass.istio(),
    addresses: [GatewayAddress.ip('192.0.2.1'), GatewayAddress.hostname('lb.example.com'), GatewayAddress.named('front')],
  }, {
    addresses: [
      { type: 'IPAddress', value: '192.0.2.1' }, { type: 'Hostname', value: 'lb.example.com' }, { type: 'NamedAddress', value: 'front' },
    ],
  }],
  ['infrastructure', { infrastructureLabels: { tier: 'edge' }, infrastructureAnnotations: { 'example.com/owner': 'us' } }, {
    infrastructure: { labels: { tier: 'edge' }, annotations: { 'example.com/owner': 'us' } },
  }],
  ['an existing class', { gatewayClass: GatewayClass.existing('shared') }, { gatewayClassName: 'shared' }],
  ['listener access of everyone', { listenerAccess: RouteAccess.EVERYONE }, { allowedListeners: { namespaces: { from: 'All' } } }],
  ['listener access of its own namespace', { listenerAccess: RouteAccess.SAME_NAMESPACE }, { allowedListeners: { namespaces: { from: 'Same' } } }],
  ['listener access by name', { listenerAccess: RouteAccess.namespaces('b', 'a', 'b') }, {
    allowedListeners: {
      namespaces: {
        from: 'Selector', selector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['a', 'b'] }] },
      },
    },
  }],
  ['listener access by label', { listenerAccess: RouteAccess.labels({ tier: 'gold' }) }, {
    allowedListeners: { namespaces: { from: 'Selector', selector: { matchLabels: { tier: 'gold' } } } },
  }],
  ['a certificate towards backends', { backendClientCertificate: Certificate.fromSecretAttributes({ name: 'client' }) }, {
    tls: { backend: { clientCertificateRef: { group: '', kind: 'Secret', name: 'client' } } },
  }],
])('renders %s', (_, props, spec) => {
  expect(rendered(props).spec).toMatchObject(spec);
});

test.each<[string, PlatformGatewayProps, object]>([
  ['cert-manager\'s ClusterIssuer', { certificateIssuer: CertificateIssuer.clusterIssuer('acme') }, { 'cert-manager.io/cluster-issuer': 'acme' }],
  ['cert-manager\'s Issuer', { certificateIssuer: CertificateIssuer.issuer('own') }, { 'cert-manager.io/issuer': 'own' }],
  ['external-dns\'s target', { dnsTarget: 'lb.example.com' }, { 'external-dns.alpha.kubernetes.io/target': 'lb.example.com' }],
  ['external-dns\'s target, an address', { dnsTarget: '192.0.2.1' }, { 'external-dns.alpha.kubernetes.io/target': '192.0.2.1' }],
  ['annotations of one\'s own', { annotations: { 'example.com/a': 'b' } }, { 'example.com/a': 'b' }],
])('annotates the Gateway with %s', (_, props, annotations) => {
  expect(rendered(props).metadata.annotations).toEqual(annotations);
});

describe('proxies', () => {
  test('are an EnvoyProxy in the namespace of the gateway that sizes them', () => {
    const system = new System();
    new HttpListener(system.infra, 'Http', { gateway: system.gateway({ proxies: { replicas: 2 } }) });
    expect(system.manifest('EnvoyProxy').metadata).toMatchObject({ name: 'public', namespace: 'infra' });
    expect(system.manifest('Gateway').spec.infrastructure.parametersRef).toEqual({ group: 'gateway.envoyproxy.io', kind: 'EnvoyProxy', name: 'public' });
    expect(system.manifest('GatewayClass').spec.parametersRef).toBeUndefined();
  });

  test('of the class are found from every namespace', () => {
    const system = new System();
    new HttpListener(system.infra, 'Http', { gateway: system.gateway({ gatewayClass: GatewayClass.envoy({ name: 'eg', proxies: { replicas: 2 } }) }) });
    expect(system.manifest('EnvoyProxy').metadata).toMatchObject({ name: 'eg-class', namespace: 'infra' });
    expect(system.manifest('GatewayClass').spec.parametersRef).toEqual({
      group: 'gateway.envoyproxy.io', kind: 'EnvoyProxy', name: 'eg-class', namespace: 'infra',
    });
    expect(system.manifest('Gateway').spec.infrastructure).toBeUndefined();
  });

  const collector = Backend.fromServiceAttributes({ name: 'otel', namespace: 'observability', port: 4317 });
  const sink = { backendRefs: [{ group: '', kind: 'Service', name: 'otel', namespace: 'observability', port: 4317, weight: 1 }], port: 4317 };
  test.each<[string, NonNullable<PlatformGatewayProps['proxies']>, object]>([
    ['nothing that is not asked for, but the level of their logs', {}, {}],
    ['replicas and resources', { replicas: 3, requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '0.5', memory: '1Gi' } }, {
      provider: {
        type: 'Kubernetes',
        kubernetes: {
          envoyDeployment: {
            replicas: 3, container: { resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '0.5', memory: '1Gi' } } },
          },
        },
      },
    }],
    ['the Service', { service: { annotations: { 'example.com/lb': 'internal' } } }, {
      provider: {
        type: 'Kubernetes',
        kubernetes: { envoyService: { type: 'LoadBalancer', externalTrafficPolicy: 'Local', annotations: { 'example.com/lb': 'internal' } } },
      },
    }],
    ['the type of the Service', { service: { type: ProxyServiceType.CLUSTER_IP } }, {
      provider: { type: 'Kubernetes', kubernetes: { envoyService: { type: 'ClusterIP', externalTrafficPolicy: 'Local' } } },
    }],
    ['scaling', { scaling: { minReplicas: 2, maxReplicas: 5 } }, {
      provider: {
        type: 'Kubernetes',
        kubernetes: {
          envoyHpa: {
            minReplicas: 2,
            maxReplicas: 5,
            metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }],
          },
        },
      },
    }],
    ['a disruption budget', { disruptionBudget: ProxyDisruptionBudget.minAvailable(1) }, {
      provider: { type: 'Kubernetes', kubernetes: { envoyPDB: { minAvailable: 1 } } },
    }],
    ['a disruption budget in percent', { disruptionBudget: ProxyDisruptionBudget.minAvailablePercent(50) }, {
      provider: { type: 'Kubernetes', kubernetes: { envoyPDB: { minAvailable: '50%' } } },
    }],
    ['a disruption budget from above', { disruptionBudget: ProxyDisruptionBudget.maxUnavailable(2) }, {
      provider: { type: 'Kubernetes', kubernetes: { envoyPDB: { maxUnavailable: 2 } } },
    }],
    ['no access log', { telemetry: { accessLog: ProxyAccessLog.DISABLED } }, { telemetry: { accessLog: { disable: true } } }],
    ['an access log on standard output', { telemetry: { accessLog: ProxyAccessLog.json({ fields: { status: '%RESPONSE_CODE%' } }) } }, {
      telemetry: {
        accessLog: {
          settings: [{ format: { type: 'JSON', json: { status: '%RESPONSE_CODE%' } }, sinks: [{ type: 'File', file: { path: '/dev/stdout' } }] }],
        },
      },
    }],
    ['telemetry to a collector', {
      telemetry: {
        accessLog: ProxyAccessLog.json({ fields: { status: '%RESPONSE_CODE%' }, collector }), metricsCollector: collector, tracing: { collector, samplingPercent: 10 },
      },
    }, {
      telemetry: {
        accessLog: {
          settings: [{ format: { type: 'JSON', json: { status: '%RESPONSE_CODE%' } }, sinks: [{ type: 'OpenTelemetry', openTelemetry: sink }] }],
        },
        metrics: { sinks: [{ type: 'OpenTelemetry', openTelemetry: sink }] },
        tracing: { samplingFraction: { numerator: 10, denominator: 100 }, provider: { type: 'OpenTelemetry', ...sink } },
      },
    }],
  ])('render %s', (_, proxies, spec) => {
    expect(rendered({ proxies }, 'EnvoyProxy').spec).toEqual({ logging: { level: { default: 'warn' } }, ...spec });
  });

  test('send telemetry to another namespace without a grant, which nothing asks for', () => {
    const system = new System();
    const ours = Backend.fromService(service(system.shared, 'otel', [{ port: 4317 }]));
    new HttpListener(system.infra, 'Http', { gateway: system.gateway({ proxies: { telemetry: { tracing: { collector: ours } } } }) });
    expect(ReferenceGrants.madeIn(system.app)).toEqual([]);
    expect(system.manifest('EnvoyProxy').spec.telemetry.tracing.provider.backendRefs[0]).toMatchObject({ name: 'otel', namespace: 'shared', port: 4317 });
  });

  test('fail the synthesis where the collector lacks the port', () => {
    const system = new System();
    const ours = Backend.fromService(service(system.shared, 'otel', [{ port: 4317 }]), { port: 4318 });
    new HttpListener(system.infra, 'Http', { gateway: system.gateway({ proxies: { telemetry: { metricsCollector: ours } } }) });
    expect(system.errors).toEqual(['[infra/Gateway] Service "otel" (shared/service-otel) has no TCP port 4318; those it has: 4317']);
  });
});

describe('client certificates', () => {
  test('are the gateway\'s, for every port and for single ones', () => {
    const system = new System();
    const gateway = system.gateway({
      clientCertificates: {
        everyPort: { authorities: [ClientAuthority.fromObject(holder(system.shared, 'ConfigMap', 'ca'))] },
        perPort: [{ port: 8443, authorities: [ClientAuthority.fromSecretAttributes({ name: 'partners' })], allowInsecureFallback: true }],
      },
    });
    system.listener(gateway);
    system.listener(gateway, { name: 'partners', port: 8443 });
    expect(system.manifest('Gateway').spec.tls.frontend).toEqual({
      default: { validation: { caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'ca', namespace: 'shared' }], mode: 'AllowValidOnly' } },
      perPort: [{
        port: 8443, tls: { validation: { caCertificateRefs: [{ group: '', kind: 'Secret', name: 'partners' }], mode: 'AllowInsecureFallback' } },
      }],
    });
    expect(ReferenceGrants.madeIn(system.app)).toMatchObject([{ name: 'ca-from-infra', namespace: 'shared', fromKinds: ['Gateway'], toKind: 'ConfigMap' }]);
  });

  test('for single ports alone leave the others open', () => {
    const system = new System();
    system.listener(system.gateway({
      clientCertificates: { perPort: [{ port: 443, authorities: [ClientAuthority.fromConfigMapAttributes({ name: 'ca' })] }] },
    }));
    expect(system.manifest('Gateway').spec.tls.frontend.default).toEqual({});
  });

  test.each<[string, PlatformGatewayProps['clientCertificates']]>([
    ['a port without HTTPS', { perPort: [{ port: 80, authorities: [ClientAuthority.fromConfigMapAttributes({ name: 'ca' })] }] }],
    ['a gateway without HTTPS', { everyPort: { authorities: [ClientAuthority.fromConfigMapAttributes({ name: 'ca' })] } }],
  ])('are an error for %s', (_, clientCertificates) => {
    const system = new System();
    new HttpListener(system.infra, 'Http', { gateway: system.gateway({ clientCertificates }) });
    expect(system.errors).toEqual([expect.stringMatching(/^\[infra\/Gateway\] client certificates are for HTTPS ports.*TlsListener/)]);
  });
});

test('fails without a listener of its own, and says what to add', () => {
  const system = new System();
  const gateway = system.gateway({ listenerAccess: RouteAccess.namespaces('shop') });
  new TlsListener(system.shop, 'Own', { gateway, certificate: Certificate.fromSecretAttributes({ name: 'own' }) });
  expect(system.errors).toEqual([expect.stringContaining('[infra/Gateway] a Gateway has at least one listener of its own, got none')]);
  expect(system.errors[0]).toContain('new HttpListener(this, \'Http\', { gateway, redirectToHttps: true })');
});

describe('a class', () => {
  test.each<[string, GatewayClass, string, string]>([
    ['Envoy Gateway', GatewayClass.envoy(), 'envoy', 'gateway.envoyproxy.io/gatewayclass-controller'],
    ['NGINX Gateway Fabric', GatewayClass.nginxGatewayFabric(), 'nginx', 'gateway.nginx.org/nginx-gateway-controller'],
    ['Contour', GatewayClass.contour(), 'contour', 'projectcontour.io/gateway-controller'],
    ['Istio', GatewayClass.istio({ name: 'mesh' }), 'mesh', 'istio.io/gateway-controller'],
  ])('of %s is made with its controller', (_, gatewayClass, name, controllerName) => {
    const manifest = rendered({ gatewayClass }, 'GatewayClass');
    expect([manifest.metadata, manifest.spec]).toEqual([{ name, labels: { 'app.kubernetes.io/managed-by': 'cdk8s-gateway-api' } }, { controllerName }]);
  });

  test('that exists is not made', () => {
    const system = new System();
    new HttpListener(system.infra, 'Http', { gateway: system.gateway({ gatewayClass: GatewayClass.existing('shared') }) });
    expect(system.manifests.map(({ kind }) => kind)).toEqual(['Gateway']);
  });

  test.each([['a first', ['alpha', 'beta']], ['b first', ['beta', 'alpha']]])('is made once, in the chart that comes first by path: %s', (_, order) => {
    const system = new System();
    for (const id of order) {
      const chart = system.chart(id);
      const gatewayClass = GatewayClass.envoy({ name: 'eg', proxies: { replicas: 2 } });
      new HttpListener(chart, 'Http', { gateway: new PlatformGateway(chart, 'Gateway', { gatewayClass }) });
    }
    const places = system.app.charts.flatMap(chart => chart.toJson().map(({ kind }: any) => `${chart.node.id} ${kind}`)).sort();
    expect(places).toEqual(['alpha EnvoyProxy', 'alpha Gateway', 'alpha GatewayClass', 'beta Gateway']);
    expect(system.manifest('EnvoyProxy').metadata.namespace).toBe('alpha');
    expect(system.errors).toEqual([]);
  });

  test('is the same in whatever order its proxies are described', () => {
    const system = new System();
    const [one, other] = [{ replicas: 2, limits: { cpu: '1' } }, { limits: { cpu: '1' }, replicas: 2 }].map(proxies => GatewayClass.envoy({ proxies }));
    system.listener(system.gateway({ gatewayClass: one }));
    expect(thrownBy(() => new PlatformGateway(system.shop, 'Gateway', { gatewayClass: other }))).toBeUndefined();
  });

  test('differs with the port of a collector', () => {
    const system = new System();
    const otel = service(system.shared, 'otel', [{ name: 'a', port: 1 }, { name: 'b', port: 2 }]);
    const [one, other] = ['a', 'b'].map(portName => GatewayClass.envoy({
      proxies: { telemetry: { metricsCollector: Backend.fromService(otel, { portName }) } },
    }));
    system.gateway({ gatewayClass: one });
    expect(thrownBy(() => new PlatformGateway(system.shop, 'Gateway', { gatewayClass: other }))).toContain('is defined in two ways');
  });

  test('of two definitions names both gateways', () => {
    const system = new System();
    system.gateway({ gatewayClass: GatewayClass.envoy({ proxies: { replicas: 1 } }) });
    expect(thrownBy(() => new PlatformGateway(system.shop, 'Gateway', { gatewayClass: GatewayClass.envoy({ proxies: { replicas: 2 } }) })))
      .toBe('GatewayClass "envoy" is defined in two ways, by infra/Gateway and by shop/Gateway: define it alike, or give one of them another name');
  });
});

test('resolves lazy values of a Service that a collector is made of', () => {
  const system = new System();
  const otel = service(system.shared, 'otel', Lazy.any({ produce: () => [{ name: 'grpc', port: 4317 }] }));
  new HttpListener(system.infra, 'Http', {
    gateway: system.gateway({ proxies: { telemetry: { metricsCollector: Backend.fromService(otel, { portName: 'grpc' }) } } }),
  });
  expect(system.manifest('EnvoyProxy').spec.telemetry.metrics.sinks[0].openTelemetry.backendRefs[0].port).toBe(4317);
});
