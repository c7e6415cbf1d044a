import { ApiServerCheck, gatewayapi, GatewayProfile, GatewayProfiles } from '../../src';
import { System } from '../system';

test('a profile by name is the one that is written out', () => {
  const { app } = new System();
  GatewayProfiles.of(app).use(GatewayProfile.GATEWAY_API_1_6);
  GatewayProfiles.of(app).use(GatewayProfile.named('gateway-api-1.6'));
  expect(GatewayProfiles.of(app).profile).toMatchObject({ profileName: 'gateway-api-1.6', experimental: false, envoyGateway: false });
});

test.each([['gke-gateway-1.35', ['experimental-field']], ['istio-1.28', []]])('an app is judged by the channel of %s', (name, ids) => {
  const { app, shop } = new System();
  GatewayProfiles.of(app).use(GatewayProfile.named(name));
  new gatewayapi.HttpRoute(shop, 'Route', { spec: { rules: [{ retry: { attempts: 1 } }] } });
  expect(ApiServerCheck.of(app).findings.map(({ id }) => id)).toEqual(ids);
});
