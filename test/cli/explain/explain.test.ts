import { ExplainingPlace } from './explained';
import { SHOP } from './shop';
import { ExplainOptions } from '../../../src/cli/explain';
import { expectGolden } from '../../golden';

const shop = new ExplainingPlace({
  'shop.yaml': SHOP,
  'requests.jsonl': '{"id": "a", "port": 80, "host": "www.example.com"}\n{"id": 2, "protocol": "tcp", "port": 5432}\n{"port": 81, "host": "www.example.com"}\n',
  'bad.jsonl': '{"id": 1, "port": 80, "host": "www.example.com"}\n{"hots": 1}\n{"id": 3, "protocol": "tcp", "port": 5432}\nnot JSON\n',
  'names.jsonl': [
    '{"scheme": "https", "port": 443, "host": "www.example.com"}', '{"port": 443, "host": "www.example.com"}', '{"scheme": "https", "host": "www.example.com", "sni": ""}',
    '{"scheme": "https", "host": "www.example.com", "path": "/pay", "headers": {"x-canary": "yes"}}', '{"protocol": "tls", "port": 8443, "host": "db.example.com"}',
  ].join('\n'),
  'nothing.jsonl': '\n\n',
  'empty/notes.txt': 'nothing',
});

const REPORTS: ReadonlyArray<readonly [name: string, words: string, options?: Partial<ExplainOptions>]> = [
  ['canary', 'GET https://www.example.com/pay?id=1', { header: ['x-canary: yes', 'cookie: a=b'] }],
  ['canary-specification', 'GET https://www.example.com/pay?id=1', { header: ['x-canary: yes'], profile: 'gateway-api-1.6-experimental' }],
  ['redirect', 'GET http://www.example.com/pay'],
  ['unmatched-host', 'GET https://other.example.com/pay'],
  ['refused-handshake', 'GET https://www.example.org/pay'],
  ['refused-port', 'GET http://www.example.com:8080/'],
  ['normalised', 'GET https://www.example.com//a/../pay'],
  ['grpc', 'https://api.example.com', { grpc: 'shop.Cart/Add' }],
  ['grpc-unmatched', 'https://api.example.com', { grpc: 'shop.Order/Add' }],
  ['tcp', 'tcp://db:5432'],
  ['tls', 'tls://db.example.com:8443'],
];

test('reports keep their words', () => {
  const reports = REPORTS.map(([name, words, options]): [string, string] => {
    const { output, complaints, status } = shop.explain([...words.split(' '), './shop.yaml'], options);
    return [`${name}.txt`, [output, ...complaints, `ends with ${status}`, ''].join('\n')];
  });
  expectGolden('cli/explain/reports.golden', new Map(reports));
});

test('--format json gives one object', () => {
  const { output, status } = shop.explain(['GET', 'https://www.example.com/pay', './shop.yaml'], { header: ['x-canary: yes'], format: 'json' });
  expect(status).toBe(0);
  expect(JSON.parse(output)).toMatchObject({
    listener: { kind: 'Gateway', namespace: 'infra', name: 'public', sectionName: 'https' },
    route: { kind: 'HTTPRoute', namespace: 'shop', name: 'web' },
    rule: 1,
    match: 0,
    response: null,
    backends: [
      { namespace: 'shop', name: 'pay', port: 80, weight: 9, share: 0.75, request: { method: 'GET', path: '/v2', host: 'pay.internal' }, responseHeaders: { set: {}, add: {}, remove: [] } },
      { namespace: 'bank', name: 'pay', grant: { namespace: 'bank', name: 'shop-pays' } },
      { name: 'gone', error: { status: 500 } },
    ],
    mirrors: [{ namespace: 'shop', name: 'web', port: 80, percent: 10 }],
    passedOver: [{ route: { name: 'web' }, rule: 0, match: 0, reason: 'prefix / is shorter than prefix /pay' }, { route: { kind: 'GRPCRoute', name: 'cart' }, takes: 'call shop.Cart/*', reason: 'hostname api.example.com does not take www.example.com' }],
  });
});

test('--requests answers a line each', () => {
  const { output, status, complaints } = shop.explain(['./shop.yaml'], { requests: './requests.jsonl' });
  const lines = output.trim().split('\n').map(line => JSON.parse(line));
  expect(lines.map(({ id, route, response, refused }) => [id, route?.name, response?.status, refused])).toEqual([
    ['a', 'to-https', 301, undefined], [2, 'db', undefined, undefined], [undefined, undefined, undefined, 'nothing listens on port 81 of Gateway infra/public'],
  ]);
  expect([status, complaints]).toEqual([0, []]);
});

test('a line names the host in the handshake, and the answer names the rule', () => {
  const { output, status } = shop.explain(['./shop.yaml'], { requests: './names.jsonl' });
  const answers = output.trim().split('\n').map(line => JSON.parse(line));
  expect([status, answers.map(({ route, rule, ruleName, refused }) => [route?.name, rule, ruleName, refused])]).toEqual([0, [
    ['web', 0, undefined, undefined], ['web', 0, undefined, undefined], [undefined, null, undefined, 'no listener takes a handshake without server name'],
    ['web', 1, 'canary', undefined], ['db', 0, undefined, undefined],
  ]]);
  expect(answers[0].passedOver[0]).toMatchObject({ rule: 1, ruleName: 'canary' });
});

test.each([
  ['http://192.0.2.1/', 'to-https', 301, 'https://www.example.com/'],
  ['http://www.example.org/', 'to-https', 301, 'https://www.example.com/'],
  ['https://api.example.com/', 'web', undefined, undefined],
  ['https://www.example.org/', undefined, undefined, undefined],
])('a header Host is the host of GET %s, and not its server name', (url, name, code, location) => {
  const { output } = shop.explain(['GET', url, './shop.yaml'], { header: ['Host: www.example.com'], format: 'json' });
  const { route, response } = JSON.parse(output);
  expect([route?.name, response?.status, response?.headers.location]).toEqual([name, code, location]);
});

test('a bad line is named, and the others are answered', () => {
  const { output, status, complaints } = shop.explain(['./shop.yaml'], { requests: './bad.jsonl' });
  expect([status, output.trim().split('\n').map(line => JSON.parse(line).id)]).toEqual([2, [1, 3]]);
  expect(complaints).toEqual([expect.stringMatching(/^error: bad\.jsonl:2: there is no field "hots": write one of /), expect.stringMatching(/^error: bad\.jsonl:4: it is no JSON: /)]);
});

test.each([
  ['no URL', ['./shop.yaml'], {}, 'error: there is no URL in it: write it as in: explain GET https://www.example.com/path DIR'],
  ['no manifests', ['http://a.org'], {}, 'error: there is no file or folder in the call: name the manifests last'],
  ['a folder without any', ['http://a.org', './empty'], {}, 'error: there is no manifest in empty: name a file or a folder with some'],
  ['a file that is not there', ['http://a.org', './none.yaml'], {}, 'error: none.yaml: there is no such file or folder: name one that is there; what others write meanwhile may come and go'],
  ['requests that are not there', ['./shop.yaml'], { requests: './none.jsonl' }, 'error: the requests of none.jsonl cannot be read: there is no such file: name one that is there, with a request on each line, or - for the standard input'],
  ['a folder of requests', ['./shop.yaml'], { requests: './empty' }, 'error: the requests of empty cannot be read: it is a folder: name a file in it, with a request on each line'],
  ['a file without requests', ['./shop.yaml'], { requests: './nothing.jsonl' }, 'error: there is no request in nothing.jsonl: write one on each line, as in {"port": 80, "host": "www.example.com"}'],
  ['both from the standard input', ['-'], { requests: '-' }, 'error: the standard input cannot be both the requests and the manifests'],
])('%s ends with 2', (_, words, options, complaint) => {
  const { status, complaints } = shop.explain(words, options);
  expect([status, complaints]).toEqual([2, [typeof complaint === 'string' ? complaint : expect.stringMatching(complaint)]]);
});

test('Gateways that answer differently are named', () => {
  const inner = SHOP.slice(SHOP.indexOf('---'), SHOP.indexOf('---', SHOP.indexOf('---') + 1)).replace('name: public', 'name: inner');
  const two = new ExplainingPlace({ 'a.yaml': SHOP, 'b.yaml': inner, 'r.jsonl': '{"port": 80, "host": "www.example.com"}' });
  const text = 'several Gateways could be meant, and answer differently: infra/inner (404), infra/public (HTTPRoute shop/to-https, rule 0): name one with --gateway, in a file of requests with "gateway"';
  expect(two.explain(['http://www.example.com', '.'])).toEqual({ status: 2, output: '', complaints: [`error: ${text}`] });
  expect(two.explain(['./a.yaml', './b.yaml'], { requests: './r.jsonl' })).toEqual({ status: 2, output: '', complaints: [`error: r.jsonl:1: ${text}`] });
  expect(two.explain(['http://www.example.com', '.'], { gateway: 'infra/public' }).status).toBe(0);
});

test('what a terminal obeys is written as an escape', () => {
  const { output } = shop.explain(['GET', 'https://www.example.com/\u001b[31m', './shop.yaml'], { header: ['x-a: \u001b]0;title\u0007', 'x-b: \u202e'], profile: 'gateway-api-1.6-experimental' });
  // eslint-disable-next-line no-control-regex
  expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e]/);
  expect(output).toContain('\\x1b[31m');
});

test('manifests that the API server would refuse are left out, and said so', () => {
  const place = new ExplainingPlace({ 'a.yaml': `${SHOP}---\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: bad, namespace: shop}\nspec: {rules: 1}\n` });
  const { status, complaints } = place.explain(['http://www.example.com', '.']);
  expect([status, complaints]).toEqual([0, [expect.stringMatching(/^warning: a\.yaml:\d+: the API server would refuse HTTPRoute shop\/bad, so it is left out/)]]);
});
