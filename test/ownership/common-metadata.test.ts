import { ApiObject } from 'cdk8s';
import {
  Backend, Certificate, CertificateIssuer, CommonMetadata, ExternalBackend, ExternalEndpoint, FixedResponse, GatewayClass,
  HttpListener, HttpMatch, RouteAccess, TlsListener,
} from '../../src';
import { service, System } from '../system';

/** One object of every kind that the constructs make. */
function everything(): System {
  const system = new System();
  const gateway = system.gateway({ gatewayClass: GatewayClass.envoy({ proxies: { replicas: 2 } }), listenerAccess: RouteAccess.namespaces('shop') });
  new HttpListener(system.infra, 'Http', { gateway, redirectToHttps: true });
  const listener = system.listener(gateway);
  new TlsListener(system.shop, 'Own', {
    gateway, hostname: 'own.example.org', certificate: Certificate.fromIssuer(CertificateIssuer.clusterIssuer('acme')),
  });
  const external = new ExternalBackend(system.infra, 'Api', { endpoints: [ExternalEndpoint.hostname('api.example.net', 443)] });
  system.route(system.shop, listener, {
    rules: [
      { match: HttpMatch.prefix('/pay'), target: Backend.fromService(service(system.shared, 'pay')) },
      { match: HttpMatch.prefix('/gone'), target: new FixedResponse(system.shop, 'Gone', { statusCode: 410 }) },
      { match: HttpMatch.prefix('/api'), target: Backend.fromExternal(external) },
    ],
  });
  return system;
}

const OURS = ['Gateway', 'EnvoyProxy', 'GatewayClass', 'HTTPRoute', 'ReferenceGrant', 'ListenerSet', 'Certificate', 'HTTPRouteFilter', 'Backend'];

test('every object of the constructs says who made it', () => {
  const { manifests } = everything();
  const labelled = manifests.filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/managed-by'] === 'cdk8s-gateway-api');
  expect(new Set(labelled.map(({ kind }) => kind))).toEqual(new Set(OURS));
  expect(manifests.filter(each => !labelled.includes(each)).map(({ kind }) => kind)).toEqual(['Service']);
});

test('and whose it is, where a team lists its namespace, whenever that is declared', () => {
  const system = everything();
  system.team('shop', { namespaces: ['shop', 'shared'] });
  const team = (kind: string, namespace: string) => new Set(system.manifests
    .filter(each => each.kind === kind && each.metadata.namespace === namespace)
    .map(({ metadata }) => metadata.labels['gateway.cdk8s.io/team']));
  expect([team('HTTPRoute', 'shop'), team('ReferenceGrant', 'shared'), team('HTTPRoute', 'infra')]).toEqual([new Set(['shop']), new Set(['shop']), new Set([undefined])]);
});

test('labels of a chart stay', () => {
  const system = new System();
  const gateway = system.gateway();
  ApiObject.of(gateway).metadata.addLabel('example.com/mine', 'yes');
  system.listener(gateway);
  expect(system.manifest('Gateway').metadata.labels).toEqual({ 'app.kubernetes.io/managed-by': 'cdk8s-gateway-api', 'example.com/mine': 'yes' });
});

test('labels are left out where they are not wanted', () => {
  const system = everything();
  system.team('shop');
  CommonMetadata.of(system.app).withoutLabels();
  expect(system.manifests.filter(({ metadata }) => metadata.labels !== undefined)).toEqual([]);
});

test('Argo CD is told what comes first, where it is asked for', () => {
  const wave = ({ metadata }: any) => metadata.annotations?.['argocd.argoproj.io/sync-wave'];
  const system = everything();
  expect(system.manifests.map(wave).filter(each => each !== undefined)).toEqual([]);
  CommonMetadata.of(system.app).withSyncWaves();
  const waves = new Map(system.manifests.map(each => [each.kind, wave(each)]));
  expect(Object.fromEntries(waves)).toEqual({
    GatewayClass: '-2',
    EnvoyProxy: '-2',
    Gateway: '-1',
    ListenerSet: '-1',
    Certificate: '-1',
    ReferenceGrant: '-1',
    Backend: '-1',
    HTTPRoute: '0',
    HTTPRouteFilter: '0',
    Service: undefined,
  });
});
