import { describeProfiles } from '../../src/cli/profiles';

test('lists every profile', () => {
  const lines = describeProfiles('text').split('\n').map(line => line.split(/ {2,}/));
  expect(lines).toEqual(expect.arrayContaining([
    ['gateway-api-1.6', 'standard', 'any'],
    ['istio-1.28', 'experimental', 'istio.io/gateway-controller', '1.28 of 2025-10-27, by Gateway API 1.4: 25 of 37 features'],
  ]));
});

test('lists them as JSON, with features', () => {
  expect(JSON.parse(describeProfiles('json'))).toContainEqual(expect.objectContaining({
    name: 'istio-1.28',
    channel: 'experimental',
    controllerName: 'istio.io/gateway-controller',
    without: expect.arrayContaining(['ListenerSet']),
    report: expect.objectContaining({ date: '2025-10-27', supported: expect.arrayContaining(['HTTPRouteCORS']) }),
  }));
});
