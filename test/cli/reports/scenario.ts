import { finding, summary } from './findings';
import { Report, SourceOf, Summary } from '../../../src/cli/reports/report';
import { Tally } from '../../../src/cli/tally';
import { Finding } from '../../../src/verdict/finding';

/** What a run finds: its findings, where they are, and what it ends with. */
export interface Scenario {
  readonly findings: readonly Finding[];
  readonly sourceOf: SourceOf;
  readonly summary: Summary;
}

/** Everything a report writes of a run. */
export function written(report: Report, { findings, summary: end }: Pick<Scenario, 'findings' | 'summary'>): string {
  const parts = findings.map(each => report.finding(each));
  return [...parts, report.end(end)].join('');
}

/** Findings of every shape, of files as people have them. */
export const everyShape = scenario({
  'shop/web.yaml': `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
  namespace: shop
spec:
  hostname: www.example.com
  rules:
    - backendRefs:
        - name: pay
          port: "8080" # of the till
      matches:
        - path:
            value: pay
            type: PathPrefix
        - headers: [{ name: x-till, value: 'on' }, { name: x-till, value: 'off' }]
---
apiVersion: gateway.networking.k8s.io/v1alpha2
kind: GatewayClass
metadata:
  name: envoy
`,
  'shop/rules.json': `{"apiVersion":"gateway.networking.k8s.io/v1","kind":"HTTPRoute","metadata":{"name":"small"},"spec":{"rules":[{"matches":[{"path":{"value":"pay"}}],"name":"${'x'.repeat(200)}"}]}}\n`,
  '-': 'kind: HTTPRoute\nspec:\n\trules: []\n',
}, [
  finding({
    id: 'unknown-field', line: 7, column: 3, path: 'spec.hostname', message: 'HTTPRoute has no field "hostname" here', fix: 'hostnames: [www.example.com]',
  }),
  finding({
    id: 'wrong-type', line: 11, column: 17, path: 'spec.rules[0].backendRefs[0].port', message: 'a port is a number, got the string "8080"', fix: '8080',
  }),
  finding({ line: 14, column: 20 }),
  finding({
    id: 'broken-rule', line: 14, column: 20, message: 'a value of type PathPrefix starts with a slash, got "pay"', fix: 'start it with a slash,\nor write another type:\n  type: RegularExpression',
  }),
  finding({
    id: 'missing-field', line: 14, column: 20, path: 'spec.rules[0].matches[0].path.kind', message: 'the field is required', fix: '',
  }),
  finding({
    id: 'duplicate-item',
    severity: 'warning',
    line: 16,
    column: 62,
    path: 'spec.rules[0].matches[1].headers[1].name',
    message: 'there is a header "x-till" already',
    fix: 'another name, or leave {x-till} out: see [the headers](0)',
  }),
  finding({
    id: 'retired-version',
    severity: 'warning',
    document: 1,
    line: 18,
    column: undefined,
    object: { apiVersion: 'gateway.networking.k8s.io/v1alpha2', kind: 'GatewayClass', name: 'envoy' },
    path: '',
    message: 'v1alpha2 is not served by envoy-gateway-1.9',
    fix: 'apiVersion: gateway.networking.k8s.io/v1',
  }),
  finding({
    file: 'shop/rules.json', line: 1, column: 138, object: { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', name: '' },
  }),
  finding({
    id: 'value-too-long',
    file: 'shop/rules.json',
    line: 1,
    column: 155,
    object: { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', name: 'small' },
    path: 'spec.rules[0].name',
    message: 'a name has at most 63 characters, got 200',
    fix: 'a shorter name',
  }),
  finding({
    id: 'unreadable-document', file: '-', line: 3, column: 1, object: undefined, path: '', message: 'a tab cannot indent', fix: 'spaces',
  }),
  finding({
    id: 'unreadable-file', file: '/srv/more manifests/gone.yaml', line: undefined, column: undefined, object: undefined, path: '', message: 'there is no such file', fix: 'a file that is there',
  }),
  finding({ id: 'odd-one', file: '100% odd, really: [1].yaml', line: 2, column: 1, path: 'a["b"]', message: 'an id of later times', fix: 'whatever' }),
], {
  checked: 3,
  files: 5,
  documents: 7,
  unjudged: [{ apiVersion: 'v1', kind: 'Service', count: 4 }, { apiVersion: 'apps/v1', kind: 'Deployment', count: 2 }],
  notes: ['Widget (widgets.example.com/v1) is not checked in full: the function `quantity` of its rules is not known'],
});

/** Each place that text from a manifest can come from, filled with what would do harm there. */
export function hostile(text: string): Scenario {
  return scenario({ [`${text}.yaml`]: `${text}: ${text}\n${text}\n` }, [
    finding({ file: `${text}.yaml`, line: 1, column: 1, path: text, message: text, fix: text }),
    finding({
      file: `${text}.yaml`,
      line: 2,
      column: 1,
      path: `spec.${text}`,
      message: `got ${text}`,
      fix: `write ${text}`,
      object: { apiVersion: text, kind: text, namespace: text, name: text },
    }),
  ], { unjudged: [{ apiVersion: text, kind: text, count: 1 }], notes: [text] });
}

function scenario(files: { readonly [file: string]: string }, findings: readonly Finding[], end: Partial<Summary>): Scenario {
  const found = new Tally();
  findings.forEach(each => found.add(each));
  return { findings, sourceOf: documentsOf(files), summary: summary({ ...end, found }) };
}

function documentsOf(files: { readonly [file: string]: string }): SourceOf {
  return ({ file, document }) => {
    const documents = files[file]?.split(/^(?=---$)/m);
    return documents && { text: documents[document], firstLine: documents.slice(0, document).join('').split('\n').length };
  };
}
