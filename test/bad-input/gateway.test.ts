import { refuses } from './world';
import {
  ClientAuthority, GatewayAddress, GatewayClass, PlatformGateway, ProxyAccessLog, ProxyDisruptionBudget, RouteAccess,
} from '../../src';

refuses([
  [
    'gatewayClass must be a GatewayClass, got "eg". Write GatewayClass.envoy()',
    ({ infra }) => new PlatformGateway(infra, 'G', { gatewayClass: 'eg' as any }),
  ],
  [
    'disruptionBudget must be a ProxyDisruptionBudget, got {"minAvailable":1}. Write ProxyDisruptionBudget.minAvailable(1)',
    ({ infra }) => new PlatformGateway(infra, 'G', { proxies: { disruptionBudget: { minAvailable: 1 } as any } }),
  ],
  [
    'the type of the proxies\' Service must be one of ProxyServiceType, got "x". Write one such as ProxyServiceType.CLUSTER_IP',
    ({ infra }) => new PlatformGateway(infra, 'G', { proxies: { service: { type: 'x' as any } } }),
  ],
  [
    'a Gateway has each address once, got "192.0.2.1" twice',
    ({ infra }) => new PlatformGateway(infra, 'G', { addresses: [GatewayAddress.ip('192.0.2.1'), GatewayAddress.ip('192.0.2.1')] }),
  ],
  [
    'labels of access cannot have the key "constructor", which cdk8s does not write: use another',
    () => RouteAccess.labels({ constructor: 'x' } as any),
  ],
  [
    'only Envoy Gateway takes the size of its proxies (`proxies`) from a Gateway, got class "contour" of "projectcontour.io/gateway-controller": leave it out, and configure that controller in its own way',
    ({ infra }) => new PlatformGateway(infra, 'G', { gatewayClass: GatewayClass.contour(), proxies: { replicas: 2 } }),
  ],
  [
    'only Envoy Gateway takes the size of its proxies (`proxies`) from a Gateway, got class "x" of "example.com/x": leave it out, and configure that controller in its own way',
    ({ infra }) => new PlatformGateway(infra, 'G', { gatewayClass: GatewayClass.existing('x', { controllerName: 'example.com/x' }), proxies: {} }),
  ],
  [
    'the controller of a GatewayClass must be a domain and a path, got "nginx". Write one such as "istio.io/gateway-controller"',
    () => GatewayClass.existing('x', { controllerName: 'nginx' }),
  ],
  [
    'the name of a GatewayClass must be made of lower-case letters, digits, inner dashes and dots, got "A". Write a name such as "my-app"',
    () => GatewayClass.envoy({ name: 'A' }),
  ],
  [
    'GatewayClass "envoy" is defined in two ways, by infra/G and by infra/Gateway: define it alike, or give one of them another name',
    ({ infra }) => new PlatformGateway(infra, 'G', { gatewayClass: GatewayClass.envoy({ proxies: { replicas: 9 } }) }),
  ],
  [
    'the replicas of proxies must be a whole number from 1 to 10000, got 0',
    ({ infra }) => new PlatformGateway(infra, 'G', { proxies: { replicas: 0 } }),
  ],
  [
    'proxies have a fixed number or scale, got both replicas 2 and scaling {"minReplicas":1,"maxReplicas":2}: leave one out',
    ({ infra }) => new PlatformGateway(infra, 'G', { proxies: { replicas: 2, scaling: { minReplicas: 1, maxReplicas: 2 } } }),
  ],
  [
    'maxReplicas of the proxies\' scaling must be a whole number from 3 to 10000, got 2',
    ({ infra }) => new PlatformGateway(infra, 'G', { proxies: { scaling: { minReplicas: 3, maxReplicas: 2 } } }),
  ],
  [
    'cpuPercent of the proxies\' scaling must be a whole number from 1 to 1000, got 0',
    ({ infra }) => new PlatformGateway(infra, 'G', { proxies: { scaling: { minReplicas: 1, maxReplicas: 2, cpuPercent: 0 } } }),
  ],
  [
    'cpu of the proxies\' requests must be an amount such as "500m", got "100 m"',
    ({ infra }) => new PlatformGateway(infra, 'G', { proxies: { requests: { cpu: '100 m' } } }),
  ],
  [
    'cpu of the proxies\' limits must not be below their requests (1), got "500m": no proxy would start',
    ({ infra }) => new PlatformGateway(infra, 'G', { proxies: { requests: { cpu: '1' }, limits: { cpu: '500m' } } }),
  ],
  [
    'memory of the proxies\' limits must be an amount such as "512Mi", got "0"',
    ({ infra }) => new PlatformGateway(infra, 'G', { proxies: { limits: { memory: '0' } } }),
  ],
  [
    'the share of requests that is traced must be a whole number from 0 to 100, got 101',
    ({ infra, collector }) => new PlatformGateway(infra, 'G', { proxies: { telemetry: { tracing: { collector, samplingPercent: 101 } } } }),
  ],
  [
    'a JSON access log has at least one field, got none. Leave fields out for the usual ones',
    () => ProxyAccessLog.json({ fields: {} }),
  ],
  [
    'proxies that stay available must be a whole number from 1 to 10000, got 0',
    () => ProxyDisruptionBudget.minAvailable(0),
  ],
  [
    'the share of proxies that stays available must be a whole number from 1 to 99, got 100',
    () => ProxyDisruptionBudget.minAvailablePercent(100),
  ],
  [
    'the address of a gateway must be an IP address, got "lb.example.com". Use GatewayAddress.hostname() for a name',
    () => GatewayAddress.ip('lb.example.com'),
  ],
  [
    'the address of a gateway must be a valid hostname, got "LB.example.com": hostnames are written in lower case: "lb.example.com"',
    () => GatewayAddress.hostname('LB.example.com'),
  ],
  [
    'the name of an address must be a text of 1 to 253 characters, got ""',
    () => GatewayAddress.named(''),
  ],
  [
    'a Gateway takes at most 16 addresses, got 17',
    ({ infra }) => new PlatformGateway(infra, 'G', { addresses: Array.from({ length: 17 }, (_, i) => GatewayAddress.ip(`192.0.2.${i}`)) }),
  ],
  [
    'a Gateway takes at most 8 infrastructureLabels, got 9',
    ({ infra }) => new PlatformGateway(infra, 'G', { infrastructureLabels: Object.fromEntries('abcdefghi'.split('').map(each => [each, each])) }),
  ],
  [
    'labels of infrastructure["a"] must be made of letters, digits and inner dashes, dots and underscores, got "b c". Write a value such as "my-app"',
    ({ infra }) => new PlatformGateway(infra, 'G', { infrastructureLabels: { a: 'b c' } }),
  ],
  [
    'annotations of a Gateway["a"] must be a text, got true. Put it in quotes',
    ({ infra }) => new PlatformGateway(infra, 'G', { annotations: { a: true as any } }),
  ],
  [
    'the target of DNS records must be a valid hostname, got "https://lb": write the host alone, without scheme or path',
    ({ infra }) => new PlatformGateway(infra, 'G', { dnsTarget: 'https://lb' }),
  ],
  [
    'client certificates need authorities, got none: say everyPort or perPort, or leave clientCertificates out',
    ({ infra }) => new PlatformGateway(infra, 'G', { clientCertificates: {} }),
  ],
  [
    'client certificates are checked against 1 to 16 authorities, got 0',
    ({ infra }) => new PlatformGateway(infra, 'G', { clientCertificates: { everyPort: { authorities: [] } } }),
  ],
  [
    'client certificates are set once a port, got port 443 twice',
    ({ infra, authority }) => new PlatformGateway(infra, 'G', { clientCertificates: { perPort: [{ port: 443, authorities: [authority] }, { port: 443, authorities: [authority] }] } }),
  ],
  [
    'a client authority must be a ConfigMap or Secret, got Service "web" at shop/service-web',
    ({ web }) => ClientAuthority.fromObject(web),
  ],
  [
    'RouteAccess.namespaces() takes at least one namespace, got none. Leave access out to admit only its own',
    () => RouteAccess.namespaces(),
  ],
  [
    'a namespace of access must be made of lower-case letters, digits and inner dashes, got "*". Write a name such as "my-app"',
    () => RouteAccess.namespaces('*'),
  ],
  [
    'RouteAccess.labels() takes at least one label, got none: that would admit everyone. Use RouteAccess.EVERYONE if it is meant',
    () => RouteAccess.labels({}),
  ],
  [
    'labels of access["a"] must be made of letters, digits and inner dashes, dots and underscores, got "b c". Write a value such as "my-app"',
    () => RouteAccess.labels({ a: 'b c' }),
  ],
]);
