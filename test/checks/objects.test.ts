import { ApiObject, Chart } from 'cdk8s';
import { finds } from './cases';
import {
  Backend, Certificate, CertificateIssuer, ClientAuthority, ExternalBackend, ExternalEndpoint, FixedResponse, gatewayapi,
  GatewayClass, HttpMatch, Team,
} from '../../src';
import { service } from '../system';

finds('error', [
  {
    name: 'an object in the namespace of another owner',
    make: ({ shop }) => new ApiObject(shop, 'Config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config', namespace: 'shared' } }),
    id: 'foreign-namespace',
    path: 'shop/Config',
    says: ['ConfigMap "config"', 'namespace "shared"', 'namespace "shop"'],
  },
  {
    name: 'an object in a team\'s namespace, of a chart without a namespace',
    make: system => {
      system.team('shop');
      const chart = new Chart(system.app, 'nobody');
      new ApiObject(chart, 'Config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config', namespace: 'shop' } });
    },
    id: 'foreign-namespace',
    path: 'nobody/Config',
    says: ['team "shop"', 'without a namespace'],
  },
  {
    name: 'a generated class in a chart without a namespace',
    make: system => new gatewayapi.HttpRoute(new Chart(system.app, 'nobody'), 'Route', { spec: {} }),
    id: 'object-without-namespace',
    path: 'nobody/Route',
    says: ['HTTPRoute', 'namespace: \'…\''],
  },
  {
    name: 'a namespace of two teams',
    make: system => {
      system.team('shop');
      system.team('store', { namespaces: ['store', 'shop'] });
    },
    id: 'contested-namespace',
    path: 'infra/Team-store',
    says: ['"shop"', 'infra/Team-shop'],
  },
  {
    name: 'two teams of one name',
    make: system => {
      system.team('shop');
      new Team(system.infra, 'Again', { name: 'shop', namespaces: ['shop-2'] });
    },
    id: 'contested-namespace',
    path: 'infra/Team-shop',
    says: ['"shop"', 'infra/Again'],
  },
  {
    name: 'two objects of one kind, namespace and name',
    make: ({ shop }) => {
      service(shop, 'web');
      new ApiObject(shop, 'Again', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } });
    },
    id: 'duplicate-object',
    path: 'shop/service-web',
    says: ['Service "web" of namespace "shop"', 'shop/Again', 'shop/service-web'],
  },
  {
    name: 'two objects of the cluster of one name, whatever namespace their charts have',
    make: ({ shop, infra }) => [shop, infra].forEach(chart => new ApiObject(chart, 'Ns', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } })),
    id: 'duplicate-object',
    path: 'shop/Ns',
    says: ['Namespace "shop" is made twice', 'infra/Ns'],
  },
  {
    name: 'a team that a tenant declares',
    make: system => {
      system.listener(system.gateway());
      new Team(system.shop, 'Team', { name: 'shop', namespaces: ['shop', 'infra'] });
    },
    id: 'team-of-tenant',
    path: 'shop/Team',
    says: ['namespace "shop"', 'Declare it in the chart of the gateway'],
  },
  {
    name: 'one Secret for the certificates of two listeners',
    make: system => {
      const gateway = system.gateway();
      for (const name of ['a', 'b']) {
        const issued = Certificate.fromIssuer(CertificateIssuer.clusterIssuer('acme'), { secretName: 'tls' });
        system.listener(gateway, { name, hostname: `${name}.example.com`, certificate: issued });
      }
    },
    id: 'contested-secret',
    path: 'infra/b',
    says: ['Secret "tls" of namespace "infra"', 'infra/a', '`secretName`'],
  },
  {
    name: 'a port that the Service has for UDP alone',
    make: system => system.route(system.shop, system.listener(system.gateway()), {
      rules: [{ match: HttpMatch.ALL, target: Backend.fromService(service(system.shop, 'dns', [{ port: 53, protocol: 'UDP' }]), { port: 53 }) }],
    }),
    id: 'missing-service-port',
    path: 'shop/Route',
    says: ['no TCP port 53'],
  },
  {
    name: 'a name that no object can have',
    make: system => {
      const listener = system.listener(system.gateway());
      system.route(system.shop, listener, { id: 'my_route', name: undefined });
    },
    id: 'impossible-name',
    path: 'shop/my_route/Resource',
    says: ['HTTPRoute', 'my_route', '`name`'],
  },
  {
    name: 'a port that the Service does not have',
    make: system => system.route(system.shop, system.listener(system.gateway()), {
      rules: [{ match: HttpMatch.ALL, target: Backend.fromService(service(system.shop, 'web', [{ name: 'http', port: 80 }]), { port: 8080 }) }],
    }),
    id: 'missing-service-port',
    path: 'shop/Route',
    says: ['Service "web" (shop/service-web)', '8080', '80 (http)'],
  },
  {
    name: 'a port name that the Service does not have',
    make: system => system.route(system.shop, system.listener(system.gateway()), {
      rules: [{ match: HttpMatch.ALL, target: Backend.fromService(service(system.shop, 'web', [{ name: 'http', port: 80 }]), { portName: 'grpc' }) }],
    }),
    id: 'missing-service-port',
    path: 'shop/Route',
    says: ['"grpc"', '80 (http)'],
  },
  {
    name: 'no port, of a Service with two',
    make: system => system.route(system.shop, system.listener(system.gateway()), {
      rules: [{ match: HttpMatch.ALL, target: Backend.fromService(service(system.shop, 'web', [{ name: 'a', port: 80 }, { name: 'b', port: 81 }])) }],
    }),
    id: 'missing-service-port',
    path: 'shop/Route',
    says: ['2 TCP ports (80 (a), 81 (b))', '{ port: 80 }'],
  },
  {
    name: 'a Service of type ExternalName',
    make: system => {
      const external = new ApiObject(system.shop, 'Ext', {
        apiVersion: 'v1', kind: 'Service', metadata: { name: 'ext' }, spec: { type: 'ExternalName', externalName: 'x.example.com', ports: [{ port: 80 }] },
      });
      system.route(system.shop, system.listener(system.gateway()), { rules: [{ match: HttpMatch.ALL, target: Backend.fromService(external) }] });
    },
    id: 'missing-service-port',
    path: 'shop/Route',
    says: ['ExternalName', 'ExternalBackend'],
  },
  {
    name: 'an external backend of someone who owns no gateway',
    make: system => {
      system.listener(system.gateway());
      new ExternalBackend(system.shop, 'Api', { endpoints: [ExternalEndpoint.hostname('api.example.net', 443)] });
    },
    id: 'external-backend-of-tenant',
    path: 'shop/Api',
    says: ['namespace "shop" owns none', 'Backend.fromExternal()'],
  },
  {
    name: 'a fixed response on a listener of another controller',
    make: system => system.route(system.shop, system.listener(system.gateway({ gatewayClass: GatewayClass.contour() })), {
      rules: [{ match: HttpMatch.ALL, target: new FixedResponse(system.shop, 'Gone', { statusCode: 410 }) }],
    }),
    id: 'envoy-gateway-only',
    path: 'shop/Route',
    says: ['FixedResponse', 'projectcontour.io/gateway-controller'],
  },
  {
    name: 'an external backend on a listener of another controller',
    make: system => {
      const external = new ExternalBackend(system.infra, 'Api', { endpoints: [ExternalEndpoint.hostname('api.example.net', 443)] });
      system.route(system.shop, system.listener(system.gateway({ gatewayClass: GatewayClass.istio() })), {
        rules: [{ match: HttpMatch.ALL, target: Backend.fromExternal(external) }],
      });
    },
    id: 'envoy-gateway-only',
    path: 'shop/Route',
    says: ['ExternalBackend', 'istio.io/gateway-controller'],
  },
  {
    name: 'a Service of the app that is named and not passed',
    make: system => {
      service(system.shared, 'pay');
      system.route(system.shop, system.listener(system.gateway()), {
        rules: [{ match: HttpMatch.ALL, target: Backend.fromServiceAttributes({ name: 'pay', namespace: 'shared', port: 8080 }) }],
      });
    },
    id: 'ungranted-reference',
    path: 'shop/Route',
    says: ['Service shared/pay', 'shared/service-pay', 'Backend.fromService()'],
  },
]);

finds('warning', [
  {
    name: 'a certificate of elsewhere',
    make: system => system.route(system.shop, system.listener(system.gateway(), {
      certificate: Certificate.fromSecretAttributes({ name: 'tls', namespace: 'vault' }),
    })),
    id: 'ungranted-reference',
    path: 'infra/Https',
    says: ['this Gateway refers to Secret vault/tls', 'name: tls-from-infra', 'kind: Gateway'],
  },
  {
    name: 'a client authority of elsewhere',
    make: system => system.listener(system.gateway({
      clientCertificates: { everyPort: { authorities: [ClientAuthority.fromConfigMapAttributes({ name: 'ca', namespace: 'vault' })] } },
    })),
    id: 'ungranted-reference',
    path: 'infra/Gateway',
    says: ['this Gateway refers to ConfigMap vault/ca', 'kind: ConfigMap'],
  },
  {
    name: 'a reference to what the app does not make',
    make: system => system.route(system.shop, system.listener(system.gateway()), {
      rules: [{ match: HttpMatch.ALL, target: Backend.fromServiceAttributes({ name: 'pay', namespace: 'bank', port: 443 }) }],
    }),
    id: 'ungranted-reference',
    path: 'shop/Route',
    says: ['Service bank/pay', 'namespace "bank"', 'kind: ReferenceGrant', 'name: pay-from-shop', 'namespace: bank', 'kind: HTTPRoute', '`granted: true`'],
  },
]);
