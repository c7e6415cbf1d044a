import { ageText } from '../../src/model/age';
import { admitted } from '../../src/verdict/admission';
import { Catalog } from '../../src/verdict/catalog';
import { PROFILES } from '../../src/verdict/profile';

const CATALOG = new Catalog(PROFILES.find(({ name }) => name === 'envoy-gateway-1.9')!);
const SERVICE = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: {} };

test.each<[string, unknown]>([
  ['is no object', 'text'],
  ['has no kind', { ...SERVICE, kind: '' }],
  ['has no name', { ...SERVICE, metadata: {} }],
  ['is of a kind that its group has not', { ...SERVICE, apiVersion: 'gateway.networking.k8s.io/v1' }],
  ['breaks its schema', { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', metadata: { name: 'web' }, spec: {} }],
])('leaves out what %s', (_, value) => expect(admitted(value, CATALOG)).toBeUndefined());

test('keeps an object with its namespace and its defaults', () => {
  expect(admitted(SERVICE, CATALOG)?.metadata).toEqual({ name: 'web', namespace: 'default' });
  const gateway = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'web' },
    spec: { gatewayClassName: 'eg', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
  };
  expect(admitted(gateway, CATALOG)?.spec).toMatchObject({ listeners: [{ allowedRoutes: { namespaces: { from: 'Same' } } }] });
});

test('keeps the configuration of Envoy Gateway, which needs no name', () => {
  const configuration = { apiVersion: 'gateway.envoyproxy.io/v1alpha1', kind: 'EnvoyGateway', extensionApis: { enableLua: true } };
  expect(admitted(configuration, CATALOG)).toMatchObject({ ...configuration, metadata: { name: '' } });
});

test('takes a time that is null for none', () => {
  const metadata = { creationTimestamp: null, labels: null };
  const [one, other] = ['a', 'b'].map(name => admitted({ ...SERVICE, metadata: { ...metadata, name } }, CATALOG)!);
  expect(one.metadata).toEqual({ name: 'a', namespace: 'default' });
  expect(ageText(one, other)).toContain('neither has a creation time');
});
