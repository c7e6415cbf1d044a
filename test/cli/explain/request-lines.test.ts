import { writeFileSync } from 'fs';
import { join } from 'path';
import { requestLines } from '../../../src/cli/request-lines';
import { scratchFolder } from '../../scratch-folder';

function read(text: string) {
  const file = join(scratchFolder(), 'requests.jsonl');
  writeFileSync(file, text);
  return [...requestLines(file)];
}

test('reads a request a line', () => {
  expect(read('{"id": 1, "port": 80, "host": "a.org"}\n\n{"protocol": "tcp", "port": 5432, "headers": {"a": ["1", "2"]}}\r\n')).toEqual([
    { line: 1, id: 1, request: { protocol: 'http', port: 80, host: 'a.org' } },
    { line: 3, id: undefined, request: { protocol: 'tcp', port: 5432, headers: { a: ['1', '2'] } } },
  ]);
});

test('reads requests beyond a part of the file, and characters across its end', () => {
  const lines = Array.from({ length: 3000 }, (_, id) => JSON.stringify({ id, host: 'é'.repeat(40) }));
  expect(read(lines.join('\n')).map(({ id, request }) => [id, request?.host])).toEqual(lines.map((_, id) => [id, 'é'.repeat(40)]));
});

test.each([
  ['nonsense', /^it is no JSON: /],
  ['[]', /^it is no object: /],
  ['null', /^it is no object: /],
  ['{"hots": "a"}', /^there is no field "hots": write one of id, protocol, /],
  ['{"__proto__": {}}', /^there is no field "__proto__"/],
  ['{"protocol": "ftp"}', 'protocol is "ftp": write one of http, grpc, tcp, udp, tls'],
  ['{"scheme": "ws"}', 'scheme is "ws": write http or https'],
  ['{"port": "80"}', 'port is "80": write a number from 1 to 65535'],
  ['{"port": 0}', 'port is 0: write a number from 1 to 65535'],
  ['{"gateway": "edge"}', 'gateway is "edge": write namespace/name'],
  ['{"host": 1}', 'host is 1: write a text'],
  ['{"headers": {"a": 1}}', 'headers is {"a":1}: write an object of texts, or of lists of them'],
  ['{"headers": []}', 'headers is []: write an object of texts, or of lists of them'],
  ['{}', 'host is missing: write it as in "host": "www.example.com", or "host": "" for a request without one'],
  ['{"protocol": "grpc", "headers": {"a": "b"}}', /^host is missing: /],
  ['{"scheme": "https", "sni": null}', 'sni is null: write a text'],
  ['{"clientCert": "yes"}', 'clientCert is "yes": write true or false'],
])('%s: %s', (text, problem) => {
  expect(read(text)).toEqual([expect.objectContaining({ line: 1, problem: expect.stringMatching(typeof problem === 'string' ? `^${problem.replace(/[[\]{}^$.|?*+()\\]/g, '\\$&')}$` : problem) })]);
});

test.each([
  ['{"scheme": "https", "host": "shop.example.com"}', 'shop.example.com'],
  ['{"scheme": "https", "host": "shop.example.com:8443"}', 'shop.example.com'],
  ['{"protocol": "grpc", "scheme": "https", "host": "api.example.com"}', 'api.example.com'],
  ['{"protocol": "tls", "host": "db.example.com"}', 'db.example.com'],
  ['{"scheme": "https", "host": "a.org", "headers": {"Host": "b.org"}}', 'a.org'],
  ['{"scheme": "https", "host": "a.org", "sni": "b.org"}', 'b.org'],
  ['{"scheme": "https", "host": "a.org", "sni": ""}', ''],
  ['{"scheme": "https", "host": "192.0.2.1"}', undefined],
  ['{"scheme": "https", "host": "192.0.2.1:8443"}', undefined],
  ['{"scheme": "https", "host": "[::1]:8443"}', undefined],
  ['{"scheme": "https", "host": "2001:db8::1"}', undefined],
  ['{"scheme": "https", "host": ""}', undefined],
  ['{"scheme": "http", "host": "a.org"}', undefined],
  ['{"protocol": "tcp", "port": 5432, "host": "a.org"}', undefined],
])('the server name of %s is %s', (text, sni) => {
  expect(read(text).map(({ request, problem }) => [request?.sni, problem])).toEqual([[sni, undefined]]);
});

test.each(['{"host": ""}', '{"sni": "a.org"}', '{"address": "192.0.2.1"}', '{"headers": {"Host": "a.org"}}', '{"protocol": "tcp"}'])('%s lacks no host', text => {
  expect(read(text)[0].problem).toBeUndefined();
});

test('a line that is too long is a problem of its own', () => {
  expect(read(`{"host": "a.org"}\n{"path": "${'a'.repeat(2 ** 21)}"}\n{"host": "a.org"}`).map(({ line, problem }) => [line, problem]))
    .toEqual([[1, undefined], [2, 'it is longer than a megabyte'], [3, undefined]]);
});
