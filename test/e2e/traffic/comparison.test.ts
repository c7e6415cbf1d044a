import { Answer, answerOf } from './answer';
import { differences } from './comparison';
import { asWorkloadsAre } from './own-predictions';
import { PredictedBackend, Prediction } from './prediction';
import { Request } from './request';
import { neverChosen } from './shares';
import { Received } from './workloads';

const REQUEST: Request = { id: 's0.1', protocol: 'http', gateway: 'infra/web', port: 80, host: 'example.com', path: '/' };
const API: PredictedBackend = { kind: 'Service', namespace: 'shop', name: 'api', port: 80, request: { path: '/', host: 'example.com', method: 'GET', headers: { 'x-b': 'one' } } };
const PREDICTION: Prediction = { id: 's0.1', route: { kind: 'HTTPRoute', namespace: 'shop', name: 'r' }, rule: 0, response: null, backends: [API], mirrors: [] };
const OWN = { 'x-a': 'of the workload', 'x-removed': 'of the workload', 'version': 'of the workload', 'date': 'now' };
const RECEIVED: Received = {
  workload: { kind: 'Service', namespace: 'shop', name: 'api', port: 80 }, method: 'GET', path: '/', host: 'example.com', headers: { 'x-b': 'one', 'x-number': 's0.1', 'x-request-id': 'drawn' },
};
const ANSWER: Answer = { status: 200, headers: OWN, received: RECEIVED };
const answered = (status: number, headers = {}): Answer => ({ status, headers: { date: 'now', ...headers } });

test.each<[string, Partial<Prediction>, Answer, string[]]>([
  ['as predicted', {}, ANSWER, []],
  ['from one of several', { backends: [{ ...API, name: 'other', weight: 9 }, API] }, ANSWER, []],
  ['from one that gets nothing', { backends: [{ ...API, weight: 0 }, { ...API, name: 'other' }] }, ANSWER, ['outcome: Service shop/api:80, predicted Service shop/other:80']],
  ['from another port', { backends: [{ ...API, port: 81 }] }, ANSWER, ['outcome: Service shop/api:80, predicted Service shop/api:81']],
  ['with another path', { backends: [{ ...API, request: { ...API.request!, path: '/z' } }] }, ANSWER, ['path: /, predicted /z']],
  ['without a header', { backends: [{ ...API, request: { ...API.request!, headers: {} } }] }, ANSWER, ['request header x-b: "one", predicted none']],
  ['with all that filters do to it', { backends: [{ ...API, responseHeaders: { set: { 'X-A': 'set' }, add: { version: 'two' }, remove: ['x-removed'] } }] },
    { ...ANSWER, headers: { 'x-a': 'set', 'version': 'of the workload,two' } }, []],
  ['with a header that should be gone', { backends: [{ ...API, responseHeaders: { remove: ['x-removed'] } }] }, ANSWER, ['answer header x-removed: "of the workload", predicted none']],
  ['by the gateway instead', {}, answered(404), ['outcome: 404, predicted Service shop/api:80']],
  ['by the gateway, as predicted', { response: { status: 302, headers: { location: 'https://a/' } }, backends: [] }, answered(302, { location: 'https://a/' }), []],
  ['with another location', { response: { status: 302, headers: { location: 'https://b/' } }, backends: [] }, answered(302, { location: 'https://a/' }), ['answer header location: "https://a/", predicted "https://b/"']],
  ['in the place of a backend that fails', { backends: [{ ...API, error: { status: 500 } }] }, answered(500), []],
  ['otherwise in its place', { backends: [{ ...API, error: { status: 500 } }] }, answered(503), ['outcome: 503, predicted 500']],
  ['by nobody', {}, { refused: 'ECONNREFUSED' }, ['outcome: refused, predicted Service shop/api:80']],
  ['by nobody, as predicted', { refused: 'nobody listens', backends: [] }, { refused: 'closed' }, []],
  ['where nobody should', { refused: 'nobody listens', backends: [] }, answered(404), ['outcome: 404, predicted refused']],
])('answered %s', (_, predicted, answer, expected) => {
  const receivers = answer.received ? [answer.received] : [];
  expect(differences({ request: REQUEST, answer, receivers }, { ...PREDICTION, ...predicted })).toEqual(expected);
});

test.each<[string, number, Answer, string[]]>([
  ['its status', 12, { ...answered(200), grpcStatus: 12 }, []],
  ['another status', 14, { ...answered(200), grpcStatus: 12 }, ['outcome: grpc 12, predicted grpc 14']],
])('a call that ends with %s', (_, grpcStatus, answer, expected) => {
  const request: Request = { ...REQUEST, protocol: 'grpc' };
  const prediction = { ...PREDICTION, response: { status: 200, grpcStatus }, backends: [] };
  expect(differences({ request, answer, receivers: [] }, prediction)).toEqual(expected);
});

test.each<[string, number | undefined, boolean, string[]]>([
  ['all, and there is one', undefined, true, []],
  ['all, and there is none', 100, false, ['mirror: none to Service shop/copy:80, predicted one']],
  ['some, and there is none', 50, false, []],
  ['none, and there is one', 0, true, ['mirror: one to Service shop/copy:80, predicted none']],
])('copies of %s', (_, percent, isThere, expected) => {
  const copy: Received = { ...RECEIVED, workload: { ...RECEIVED.workload, name: 'copy' } };
  const mirrors = [{ kind: 'Service', namespace: 'shop', name: 'copy', port: 80, percent }];
  const receivers = isThere ? [RECEIVED, copy] : [RECEIVED];
  expect(differences({ request: REQUEST, answer: ANSWER, receivers }, { ...PREDICTION, mirrors })).toEqual(expected);
});

test.each<[Request['protocol'], string[]]>([['tls', []], ['http', ['outcome: refused, predicted 503']]])('a backend that fails by %s', (protocol, expected) => {
  const backends = [{ ...API, error: { status: 503 } }];
  expect(differences({ request: { ...REQUEST, protocol }, answer: { refused: 'closed' }, receivers: [] }, { ...PREDICTION, backends })).toEqual(expected);
});

test('a workload that is asked to be somebody else is not reached', () => {
  const asked = (sni: string) => asWorkloadsAre({ ...PREDICTION, backends: [{ ...API, tls: { sni } }] }).backends[0].error;
  expect(asked('other.test')).toEqual({ status: 503, grpcStatus: 14 });
  expect(asked('workload.test')).toBeUndefined();
});

test('a backend that never gets its share is found, once chance does not explain it', () => {
  const backends = [API, { ...API, name: 'other', weight: 3 }];
  const exchanges = (count: number) => Array.from({ length: count }, () => ({ request: REQUEST, answer: ANSWER, receivers: [] }));
  const predictions = new Map([[REQUEST.id, { ...PREDICTION, backends }]]);
  expect(neverChosen(exchanges(5), predictions)).toEqual([]);
  expect(neverChosen(exchanges(50), predictions)).toEqual(['HTTPRoute shop/r rule 0, by infra/web: Service shop/other:80 got none of 50 requests, predicted 3 of 4']);
});

test('what a workload got is read from its answer', () => {
  const echo = Buffer.from(JSON.stringify(RECEIVED)).toString('base64');
  expect(answerOf(200, { ':status': '200', 'x-echo': echo, 'x-a': 'b' } as never, { 'grpc-status': '0' }))
    .toEqual({ status: 200, headers: { 'x-a': 'b' }, grpcStatus: 0, received: RECEIVED });
});
