import { refuses } from './world';
import { GatewayProfile, ReferenceGrants } from '../../src';

refuses([
  [
    'a ReferenceGrant from HTTPRoute to Gateway "public" permits nothing: attachment is not a matter of grants: the listener\'s `access` governs routes, the gateway\'s `listenerAccess` governs ListenerSets',
    ({ gateway }) => ReferenceGrants.of(gateway).allow({ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' }),
  ],
  [
    'a ReferenceGrant from HTTPRoute to Secret "secret" permits nothing: an HTTPRoute refers across namespaces only to Service, ServiceImport, Backend',
    ({ secret }) => ReferenceGrants.of(secret).allow({ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' }),
  ],
  [
    'a ReferenceGrant from BackendTLSPolicy to Secret "secret" permits nothing: no controller asks for a grant for what a BackendTLSPolicy refers to',
    ({ secret }) => ReferenceGrants.of(secret).allow({ group: 'gateway.networking.k8s.io', kind: 'BackendTLSPolicy', namespace: 'shop' }),
  ],
  [
    'the namespace of a referrer must be made of lower-case letters, digits and inner dashes, got "Shop". Write a name such as "my-app"',
    ({ web }) => ReferenceGrants.of(web).allow({ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'Shop' }),
  ],
  [
    'Service "unowned" at nobody/Unowned has no namespace, so its owner is not known: make its chart with `{ namespace: \'…\' }`',
    ({ unowned }) => ReferenceGrants.of(unowned).allow({ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' }),
  ],
  [
    'the profile of this app is gateway-api-1.6 already, got gateway-api-1.6-experimental: set it once, where the app is made',
    ({ profiles }) => profiles.use(GatewayProfile.GATEWAY_API_1_6_EXPERIMENTAL),
  ],
  [
    'a profile must have the name of one, got "istio": there is no profile "istio": did you mean "istio-1.28"?',
    () => GatewayProfile.named('istio'),
  ],
]);
