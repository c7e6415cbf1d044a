import '../../src/jest';
import * as globals from '@jest/globals';
import { Backend, gatewayapi, HttpRequest, SimulatedCluster } from '../../src';
import { Shop } from '../simulation/shop';
import { thrownBy } from '../system';

const shop = new Shop();
const split = new gatewayapi.HttpRoute(shop.shop, 'Split', {
  metadata: { name: 'split' },
  spec: {
    parentRefs: [{ name: 'public', namespace: 'infra', sectionName: 'https' }],
    hostnames: ['split.example.com'],
    rules: [{ backendRefs: [{ name: 'web', port: 8080, weight: 3 }, { name: 'next', port: 8080, weight: 1 }] }],
  },
});
const refused = new gatewayapi.HttpRoute(shop.shared, 'Refused', {
  metadata: { name: 'refused' }, spec: { parentRefs: [{ name: 'public', namespace: 'infra', sectionName: 'https' }], rules: [{ backendRefs: [{ name: 'web', port: 80 }] }] },
});
const cluster = SimulatedCluster.fromApp(shop.app);
const explain = (url: string) => cluster.explain(HttpRequest.of('GET', url));
const web = explain('https://shop.example.com/');
const old = explain('https://shop.example.com/old/shoes');
const both = explain('https://split.example.com/');

test('a request is routed to a backend, however it is named', () => {
  expect(web).toRouteTo('web');
  expect(web).toRouteTo('shop/web', { port: 8080, share: 1 });
  expect(web).toRouteTo(shop.web);
  expect(web).toRouteTo(Backend.fromService(shop.web));
  globals.expect(web).toRouteTo('web');
  expect(both).toRouteTo('web', { share: 0.75 });
  expect(both).toRouteTo('next');
});

test('and not to another', () => {
  expect(web).not.toRouteTo('pay');
  expect(web).not.toRouteTo('infra/web');
  expect(web).not.toRouteTo('web', { port: 80 });
  expect(both).not.toRouteTo('web', { share: 1 });
  expect(old).not.toRouteTo('web');
});

test('a request is redirected', () => {
  expect(old).toRedirectTo('https://www.example.com/old/shoes');
  expect(old).toRedirectTo('https://www.example.com/old/shoes', { status: 308 });
  expect(old).not.toRedirectTo('https://www.example.com/old/shoes', { status: 302 });
  expect(old).not.toRedirectTo('https://www.example.com/');
  expect(web).not.toRedirectTo('https://shop.example.com/');
  globals.expect(old).toRedirectTo('https://www.example.com/old/shoes');
});

test('what a construct makes is accepted', () => {
  expect(cluster.statusOf(shop.webRoute)).toBeAccepted();
  expect(shop.webRoute).toBeAccepted(cluster);
  expect(split).toBeAccepted(cluster);
  expect(shop.https).toBeAccepted(cluster);
  expect(refused).not.toBeAccepted(cluster);
  expect(cluster.statusOfObject('HTTPRoute', 'unknown', 'shop')).not.toBeAccepted();
  globals.expect(shop.publicGateway).toBeAccepted(cluster);
});

test.each<[what: string, expectation: () => void, message: RegExp]>([
  ['what came instead, and what was passed over', () => expect(explain('https://shop.example.com/pay')).toRouteTo('shared/pay'),
    /^expected requests to reach shared\/pay, and they go so:\n\ntaken by HTTPRoute shop\/web, rule 0, [^]*100 % to Service shop\/web:8080\npassed over: HTTPRoute shop\/web, rule 1: .*x-canary/],
  ['the share that came', () => expect(both).toRouteTo('web', { share: 0.9 }), /to reach web with 90 %, and they go so:\n\n[^]*75 % to Service shop\/web:8080\n25 % to Service shop\/next/],
  ['that it is reached', () => expect(web).not.toRouteTo('web'), /^expected requests not to reach web/],
  ['what came instead of a redirect', () => expect(web).toRedirectTo('https://a.example.com/'), /^expected a redirect to https:\/\/a\.example\.com\/, and this comes:\n\ntaken by/],
  ['another redirect', () => expect(old).toRedirectTo('https://www.example.com/old/shoes', { status: 301 }), /with status 301[^]*308 to https:\/\/www\.example\.com\/old\/shoes/],
  ['a redirect', () => expect(old).not.toRedirectTo('https://www.example.com/old/shoes'), /^expected no redirect to/],
  ['why it is not accepted, and what to write', () => expect(refused).toBeAccepted(cluster),
    /^expected the controller to accept it, and it says:\n\nHTTPRoute shared\/refused, parent .*: Accepted=False \(NotAllowedByListeners\): .*\n {2}fix: /],
  ['that nobody looks at it', () => expect(cluster.statusOfObject('HTTPRoute', 'unknown', 'shop')).toBeAccepted(), /accept it, and there is no HTTPRoute shop\/unknown in the cluster: ask for one that/],
  ['that it is accepted', () => expect(shop.https).not.toBeAccepted(cluster), /^expected the controller not to accept it, and it does:\n\nGateway infra\/public, listener https/],
  ['that it was given no explanation', () => expect('web').toRouteTo('web'), /toRouteTo needs what cluster\.explain\(request\) returns/],
  ['that it was given no backend', () => expect(web).toRouteTo(undefined as never), /toRouteTo needs a backend/],
  ['that it was given no URL', () => expect(web).toRedirectTo(undefined as never), /toRedirectTo needs the URL/],
  ['that it was given no cluster', () => expect(refused).toBeAccepted(), /toBeAccepted needs what cluster\.statusOf/],
])('fails and shows %s', (_, expectation, message) => {
  expect(withoutColours(thrownBy(expectation))).toMatch(message);
});

function withoutColours(text = ''): string {
  return text.replace(/\u001b\[\d+m/g, '');
}
