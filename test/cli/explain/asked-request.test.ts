import { askedRequest, AskedOptions } from '../../../src/cli/asked-request';

const NONE: AskedOptions = { header: [], clientCert: false };
const asked = (words: string, options: Partial<AskedOptions> = {}) => askedRequest(words.split(' '), { ...NONE, ...options });
const request = (words: string, options: Partial<AskedOptions> = {}) => {
  const got = asked(words, options);
  if ('problem' in got) throw new Error(got.problem);
  const { headers, clientCert, ...rest } = got.request;
  return rest;
};

test.each([
  ['GET http://www.example.com/pay DIR', { protocol: 'http', scheme: 'http', port: 80, host: 'www.example.com', path: '/pay', method: 'GET' }],
  ['http://www.example.com DIR', { protocol: 'http', scheme: 'http', port: 80, host: 'www.example.com', path: '', method: 'GET' }],
  ['post https://www.example.com/a?b=c DIR', { protocol: 'http', scheme: 'https', port: 443, host: 'www.example.com', path: '/a?b=c', method: 'POST', sni: 'www.example.com' }],
  ['GET https://www.example.com:8443/ DIR', { protocol: 'http', scheme: 'https', port: 8443, host: 'www.example.com:8443', path: '/', method: 'GET', sni: 'www.example.com' }],
  ['GET https://192.0.2.1/ DIR', { protocol: 'http', scheme: 'https', port: 443, host: '192.0.2.1', path: '/', method: 'GET', address: '192.0.2.1' }],
  ['GET http://[::1]:8080/ DIR', { protocol: 'http', scheme: 'http', port: 8080, host: '[::1]:8080', path: '/', method: 'GET', address: '[::1]' }],
  ['GRPC https://api.example.com/shop.Cart/Add DIR', { protocol: 'grpc', scheme: 'https', port: 443, host: 'api.example.com', path: '/shop.Cart/Add', sni: 'api.example.com' }],
  ['grpc://api.example.com/shop.Cart/Add DIR', { protocol: 'grpc', scheme: 'http', port: 80, host: 'api.example.com', path: '/shop.Cart/Add' }],
  ['tcp://host:5432 DIR', { protocol: 'tcp', port: 5432 }],
  ['UDP udp://host:53 DIR', { protocol: 'udp', port: 53 }],
  ['tls://db.example.com DIR', { protocol: 'tls', port: 443, sni: 'db.example.com' }],
])('%s', (words, expected) => {
  expect(request(words)).toEqual(expected);
  expect(asked(words)).toMatchObject({ rest: ['DIR'] });
});

test('--grpc names a call', () => {
  expect(request('https://api.example.com DIR', { grpc: 'shop.Cart/Add' })).toMatchObject({ protocol: 'grpc', path: '/shop.Cart/Add' });
});

test('--sni comes before the host', () => expect(request('https://a.org DIR', { sni: 'b.org' }).sni).toBe('b.org'));

test('headers of one name come together', () => {
  expect(asked('http://a.org DIR', { header: ['X-A: 1', 'x-a:2', 'x-b: a: b', 'x-c:'] })).toMatchObject({ request: { headers: { 'x-a': ['1', '2'], 'x-b': ['a: b'], 'x-c': [''] } } });
});

test.each([
  ['DIR', {}, 'there is no URL in it: write it as in: explain GET https://www.example.com/path DIR'],
  ['GET DIR', {}, 'there is no URL in it: write it as in: explain GET https://www.example.com/path DIR'],
  ['GET http:///path DIR', {}, 'the URL has no host: write it as in: explain GET https://www.example.com/path DIR'],
  ['GET http://a.org:0/ DIR', {}, 'a.org:0 in http://a.org:0/ is no host with a port from 1 to 65535'],
  ['GET http://a.org:99999/ DIR', {}, 'a.org:99999 in http://a.org:99999/ is no host with a port from 1 to 65535'],
  ['GET ftp://a.org/ DIR', {}, 'ftp:// is not known: write http, https, grpc, grpcs, tcp, udp or tls'],
  ['tcp://host DIR', {}, 'tcp://host has no port: write it as in tcp://host:5432'],
  ['TCP udp://host:53 DIR', {}, 'TCP and udp:// say two things: leave TCP out'],
  ['http://a.org DIR', { header: ['nothing'] }, '-H "nothing" is no header: write it as in -H \'x-canary: yes\''],
  ['http://a.org DIR', { gateway: 'edge' }, '--gateway edge is not of the form namespace/name'],
  ['http://a.org DIR', { grpc: 'Add' }, '--grpc Add is not of the form package.Service/Method'],
])('%s %j: %s', (words, options, problem) => expect(asked(words, options)).toEqual({ problem }));
