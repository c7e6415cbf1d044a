import { readFileSync } from 'fs';
import { join } from 'path';
import * as fc from 'fast-check';
import { TextReport } from '../../src/cli/reports/text';
import { decoded, TextDecoding } from '../../src/cli/text-decoding';
import { contentOf } from '../../src/manifests/document-reading';
import { documentsIn, DocumentSplitter, OverlongDocument } from '../../src/manifests/document-splitter';
import { positionOf } from '../../src/manifests/places';
import { SourceDocument } from '../../src/manifests/source-document';
import { Catalog } from '../../src/verdict/catalog';
import { findingsIn } from '../../src/verdict/document-findings';
import { PROFILES } from '../../src/verdict/profile';
import { property } from '../properties/runs';

const catalog = new Catalog(PROFILES[1]);

/** All that the command does with a file, but for the file. */
function check(bytes: Buffer): void {
  const text = decoded(bytes);
  const count = text.split(/\r\n|\n|\r/).length;
  for (const document of documentsIn(text, 'fuzz.yaml')) {
    if (document.text === undefined) continue;
    const source = { text: document.text, firstLine: document.line };
    const report = new TextReport({ colours: false, sourceOf: () => source });
    for (const finding of findingsIn(document, catalog).findings) {
      expect([finding.message, finding.fix].filter(words => words === '' || words.includes('undefined'))).toEqual([]);
      expect(finding.line! >= document.line && finding.line! <= count && finding.column! >= 1).toBe(true);
      expect(report.finding(finding)).toMatch(/\n$/);
    }
    for (const object of contentOf(document).objects) positionOf(object, ['spec', 'rules', 0, 'x'], 'value');
  }
}

const TOKENS = [
  '[', ']', '{', '}', ',', ': ', ':', '- ', '-', '? ', '?', '&a ', '*a', '*a ', '&b', '!', '!!str ', '!x ', '!!int ', '!!binary ', '<<: ', '<<', '"', '\'', '|', '>', '|-\n', '>+2\n', '#', ' #', '%', '@', '`',
  '\n', '\n  ', '\n    ', '\r\n', '\r', '\t', ' ', '---\n', '--- ', '---', '...\n', '\\', '\\u0041', '\\x', '~', 'null', 'yes', '1', '0x', '1e9', '.inf', '.nan', '12345678901234567890', 'a', 'b: ', 'a: ', '"a": ', '{"a": ',
  'kind: List\n', 'items:\n', 'kind: HTTPRoute\n', 'apiVersion: gateway.networking.k8s.io/v1\n', 'spec:\n', 'metadata: ', '__proto__: ', '\uFEFF', '\0', '\u0085', '\u2028', '😀', '\ud800', '{{ x }}', 'é',
];
const soup = fc.array(fc.constantFrom(...TOKENS), { maxLength: 40 }).map(tokens => tokens.join(''));

const VALID = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: &meta
  name: web # the shop
  labels: {app: web, "tier": 'front'}
spec:
  parentRefs:
  - name: gateway
    port: 443
  rules:
  - matches: [{path: {type: PathPrefix, value: "/"}}]
    timeouts: {request: 10s}
    backendRefs:
    - &backend {name: web, port: 80}
    - <<: *backend
      weight: 1
---
{"apiVersion": "gateway.envoyproxy.io/v1alpha1", "kind": "Backend", "metadata": {"name": "b"}, "spec": {"endpoints": [{"fqdn": {"hostname": "a.b", "port": 1}}]}}
{"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "ConfigMap", "data": {"a": "|"}}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: g}
spec:
  gatewayClassName: >-
    eg
  listeners:
    - name: |-
        http
      port: 80
      protocol: HTTP
`;
const mutated = fc.array(fc.tuple(fc.nat(VALID.length), fc.nat(12), fc.constantFrom(...TOKENS, '')), { minLength: 1, maxLength: 4 })
  .map(changes => changes.reduce((text, [at, length, token]) => text.slice(0, at) + token + text.slice(at + length), VALID));

describe('never throws', () => {
  property('on any bytes', fc.uint8Array({ maxLength: 200 }), 1000, bytes => check(Buffer.from(bytes)));
  property('on any text', fc.string({ unit: 'binary', maxLength: 100 }), 1000, text => check(Buffer.from(text)));
  property('on signs of YAML and JSON', soup, 3000, text => check(Buffer.from(text)));
  property('on manifests with a few changes', mutated, 700, text => check(Buffer.from(text)));
  property('on manifests with a few wrong bytes', fc.array(fc.tuple(fc.nat(VALID.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 }), 500, changes => {
    const bytes = Buffer.from(VALID);
    for (const [at, byte] of changes) bytes[at] = byte;
    check(bytes);
  });
});

type Documents = ReadonlyArray<SourceDocument | OverlongDocument>;

function inChunks(bytes: Buffer, sizes: readonly number[]): Documents {
  const [splitter, decoding] = [new DocumentSplitter('f'), new TextDecoding()];
  const found: Array<SourceDocument | OverlongDocument> = [];
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length];
    found.push(...splitter.push(decoding.push(bytes.subarray(at, at + size))));
    at += size;
  }
  return [...found, ...splitter.push(decoding.end()), ...splitter.end()];
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });

describe('a file in chunks is the same as a whole', () => {
  property('of signs', fc.tuple(soup, sizes), 1000, ([text, parts]) => {
    const bytes = Buffer.from(text);
    expect(inChunks(bytes, parts)).toEqual([...documentsIn(decoded(bytes), 'f')]);
  });
  property('of bytes', fc.tuple(fc.uint8Array({ maxLength: 60 }), sizes), 2000, ([bytes, parts]) => {
    expect(inChunks(Buffer.from(bytes), parts).map(({ text }) => text).join('')).toBe([...documentsIn(decoded(Buffer.from(bytes)), 'f')].map(({ text }) => text).join(''));
  });
  property('of manifests', sizes, 200, parts => expect(inChunks(Buffer.from(VALID), parts)).toEqual([...documentsIn(VALID, 'f')]));
});

test('every answer of kubectl, a byte at a time', () => {
  const texts = readFileSync(join(__dirname, 'kubectl-answers.jsonl'), 'utf8').trimEnd().split('\n').map(line => JSON.parse(line).text as string);
  expect(texts.filter(text => JSON.stringify(inChunks(Buffer.from(text), [1])) !== JSON.stringify([...documentsIn(text, 'f')]))).toEqual([]);
});
