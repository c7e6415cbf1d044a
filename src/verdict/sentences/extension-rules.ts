import { naming, otherThan, stating } from './culprits';
import { oneByType, pairedWith } from './families';
import { Culprit, RuleSentence, RuleSentences } from './rule-sentence';
import { at } from './values';
import { Noun, quoted, series, shown, state } from './words';

const NAMESPACE: Noun = ['namespace', 'namespaces'];
const REFERENCE: Noun = ['reference', 'references'];
const BODIES = ['processingMode.request.body', 'processingMode.response.body'];

/** Rules of EnvoyExtensionPolicy, and of the services that other kinds call too. */
export const EXTENSION_RULES: RuleSentences = {
  '!has(self.backendRef)': { problem: '"backendRef" must not be set', fix: 'write it as an entry of "backendRefs"' },
  "has(self.backendRefs) ? self.backendRefs.all(f, f.kind == 'Service' || f.kind == 'ServiceImport' || f.kind == 'Backend') : true": kindsOfBackends(['Service', 'ServiceImport', 'Backend']),
  "has(self.backendRefs) ? self.backendRefs.all(f, f.kind == 'Service' || f.kind == 'Backend') : true": kindsOfBackends(['Service', 'Backend']),
  'has(self.backendRefs) ? (self.backendRefs.all(f, f.group == "" || f.group == \'multicluster.x-k8s.io\' || f.group == \'gateway.envoyproxy.io\')) : true': groupsOfBackends({ '': 'Service', 'multicluster.x-k8s.io': 'ServiceImport', 'gateway.envoyproxy.io': 'Backend' }),
  'has(self.backendRefs) ? (self.backendRefs.all(f, f.group == "" || f.group == \'gateway.envoyproxy.io\')) : true': groupsOfBackends({ '': 'Service', 'gateway.envoyproxy.io': 'Backend' }),
  "!(has(self.failOpen) && self.failOpen == true && has(self.processingMode) && ((has(self.processingMode.request) && has(self.processingMode.request.body) && self.processingMode.request.body == 'FullDuplexStreamed') || (has(self.processingMode.response) && has(self.processingMode.response.body) && self.processingMode.response.body == 'FullDuplexStreamed')))": {
    problem: '"failOpen" must not be true where a "body" of "processingMode" is "FullDuplexStreamed"',
    fix: 'remove "failOpen", or change "body" to "Streamed", "Buffered" or "BufferedPartial"',
    culprit: bodies(body => body === 'FullDuplexStreamed'),
  },
  "!(has(self.shadowMode) && self.shadowMode == true && has(self.processingMode) && ((has(self.processingMode.request) && has(self.processingMode.request.body) && self.processingMode.request.body != 'Streamed') || (has(self.processingMode.response) && has(self.processingMode.response.body) && self.processingMode.response.body != 'Streamed')))": {
    problem: 'every "body" of "processingMode" must be "Streamed" where "shadowMode" is true',
    fix: 'set "body" to "Streamed", remove it to send no body, or remove "shadowMode"',
    culprit: bodies(body => body !== undefined && body !== 'Streamed'),
  },
  "self.all(f, !f.startsWith('envoy.filters.http'))": {
    problem: 'a writable metadata namespace must not begin with "envoy.filters.http"',
    fix: 'write a namespace of your own, such as "com.example.auth"',
    culprit: naming(NAMESPACE, item => typeof item === 'string' && item.startsWith('envoy.filters.http') ? `is ${shown(item)}` : undefined),
  },
  "(self.type == 'Inline' && has(self.inline) && !has(self.valueRef)) || (self.type == 'ValueRef' && !has(self.inline) && has(self.valueRef))": oneByType({ Inline: 'inline', ValueRef: 'valueRef' }),
  "self.kind == 'ConfigMap' && (self.group == 'v1' || self.group == '')": {
    problem: '"kind" must be "ConfigMap" and "group" must be "" or "v1"',
    fix: 'put the script in a ConfigMap and refer to that, with "group" ""',
    culprit: stating('kind', 'group'),
  },
  "self.type == 'Image' ? has(self.image) : !has(self.image)": pairedWith('image', 'Image'),
  "self.kind == 'Secret'": {
    problem: '"kind" must be "Secret"',
    fix: 'refer to a Secret, and remove "kind", which is "Secret" unless set',
    culprit: stating('kind'),
  },
};

function kindsOfBackends(kinds: readonly string[]): RuleSentence {
  return {
    problem: `every reference of "backendRefs" must have "kind" ${quoted(kinds, 'or')}`,
    fix: `refer to a ${series(kinds, 'or')}; for anything else, make a Backend with its address`,
    culprit: naming(REFERENCE, otherThan('kind', kinds), 'backendRefs'),
  };
}

function groupsOfBackends(kinds: { readonly [group: string]: string }): RuleSentence {
  const groups = Object.keys(kinds);
  return {
    problem: `every reference of "backendRefs" must have "group" ${quoted(groups, 'or')}`,
    fix: `set "group" to ${series(Object.entries(kinds).map(([group, kind]) => `"${group}" for a ${kind}`), 'or')}`,
    culprit: naming(REFERENCE, otherThan('group', groups), 'backendRefs'),
  };
}

function bodies(wrong: (body: unknown) => boolean): Culprit {
  return self => {
    const found = BODIES.filter(path => wrong(at(self, path)));
    return found.length === 0 ? undefined : series(found.map(path => state(self, path)), 'and');
  };
}
