import { firstOf, naming, otherThan, sharing, stating } from './culprits';
import { isDnsName } from './dns-name';
import { RuleSentences } from './rule-sentence';
import { at, given, has, itemsOf, keyOf, repeated } from './values';
import { Noun, places, series, shown, state } from './words';

const ADDRESS: Noun = ['address', 'addresses'];
const ENTRY: Noun = ['entry', 'entries'];
const LISTENER: Noun = ['listener', 'listeners'];

const otherMode = otherThan('tls.mode', ['', 'Terminate']);

/** Rules of Gateway, ListenerSet and GatewayClass. */
export const GATEWAY_RULES: RuleSentences = {
  'self == oldSelf': {
    problem: 'the value must not change once the object exists',
    fix: 'put the old value back, or make another object with the new one',
  },
  "self.all(a1, a1.type == 'IPAddress' && has(a1.value) ? self.exists_one(a2, a2.type == a1.type && has(a2.value) && a2.value == a1.value) : true )": addressOnce('IPAddress'),
  "self.all(a1, a1.type == 'Hostname'  && has(a1.value) ? self.exists_one(a2, a2.type == a1.type && has(a2.value) && a2.value == a1.value) : true )": addressOnce('Hostname'),
  'self.type == \'Hostname\' ? (!has(self.value) || self.value.matches(r"""^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$""")): true': hostnameAddress(),
  'self.type == \'Hostname\' ? self.value.matches(r"""^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"""): true': hostnameAddress(),
  'self.all(key, key.matches(r"""^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$"""))': {
    problem: 'every key must be at most 63 letters, digits, inner dashes, underscores and dots, with or without a lower-case domain and "/" before them',
    fix: 'write keys such as "team" or "example.com/team"',
    culprit: self => offendingKey(self, key => isQualifiedName(key) ? undefined : 'is not'),
  },
  'self.all(key, key.split("/")[0].size() < 253)': {
    problem: 'the domain before the "/" of a key must have at most 252 characters',
    fix: 'shorten the domain',
    culprit: self => offendingKey(self, key => {
      const { length } = [...key.split('/', 1)[0]];
      return length < 253 ? undefined : `has ${length}`;
    }),
  },
  "self.all(l, l.protocol in ['HTTP', 'TCP', 'UDP'] ? !has(l.tls) : true)": {
    problem: 'a listener of "protocol" "HTTP", "TCP" or "UDP" must not have "tls"',
    fix: 'remove its "tls", or set its "protocol" to "HTTPS", or to "TLS" for streams that are not HTTP',
    culprit: naming(LISTENER, item => has(item, 'tls') && isOneOf(at(item, 'protocol'), 'HTTP', 'TCP', 'UDP')
      ? `has it, and its ${state(item, 'protocol')}` : undefined),
  },
  "self.all(l, (l.protocol == 'HTTPS' && has(l.tls)) ? (l.tls.mode == '' || l.tls.mode == 'Terminate') : true)": {
    problem: 'a listener of "protocol" "HTTPS" must have "tls.mode" "Terminate"',
    fix: 'set its "tls.mode" to "Terminate", or its "protocol" to "TLS" to pass connections through',
    culprit: naming(LISTENER, item => at(item, 'protocol') === 'HTTPS' ? otherMode(item) : undefined),
  },
  "self.all(l, (l.protocol == 'TLS' ? has(l.tls) && has(l.tls.mode) && l.tls.mode != '' : true))": {
    problem: 'a listener of "protocol" "TLS" must have "tls" with a "mode"',
    fix: 'add "tls" with "mode" "Passthrough", or with "mode" "Terminate" and "certificateRefs"',
    culprit: naming(LISTENER, item => at(item, 'protocol') === 'TLS' && !given(item, 'tls.mode') ? 'has none' : undefined),
  },
  "self.all(l, l.protocol in ['TCP', 'UDP']  ? (!has(l.hostname) || l.hostname == '') : true)": {
    problem: 'a listener of "protocol" "TCP" or "UDP" must not have a "hostname"',
    fix: 'remove its "hostname", or set its "protocol" to "TLS", which tells connections apart by name',
    culprit: naming(LISTENER, item => isOneOf(at(item, 'protocol'), 'TCP', 'UDP') && given(item, 'hostname') ? `has ${shown(at(item, 'hostname')) ?? 'one'}` : undefined),
  },
  'self.all(l1, self.exists_one(l2, l1.name == l2.name))': {
    problem: 'every listener must have a "name" of its own',
    fix: 'rename all but one of them',
    culprit: sharing(LISTENER, 'name'),
  },
  'self.all(l1, self.exists_one(l2, l1.port == l2.port && l1.protocol == l2.protocol && (has(l1.hostname) && has(l2.hostname) ? l1.hostname == l2.hostname : !has(l1.hostname) && !has(l2.hostname))))': listenerOnce(),
  'self.all(l1, !has(l1.port) || self.exists_one(l2, has(l2.port) && l1.port == l2.port && l1.protocol == l2.protocol && (has(l1.hostname) && has(l2.hostname) ? l1.hostname == l2.hostname : !has(l1.hostname) && !has(l2.hostname))))': listenerOnce(),
  "self.mode == 'Terminate' ? size(self.certificateRefs) > 0 || size(self.options) > 0 : true": {
    problem: '"certificateRefs" must have an entry where "mode" is "Terminate", unless "options" has one',
    fix: 'add "certificateRefs" with the Secret of the certificate; to pass connections through, set "mode" to "Passthrough" and the "protocol" of the listener to "TLS"',
  },
  'self.all(t1, self.exists_one(t2, t1.port == t2.port))': {
    problem: 'every entry must have a "port" of its own',
    fix: 'write what is for one port as one entry',
    culprit: sharing(ENTRY, 'port'),
  },
};

function addressOnce(type: string) {
  return {
    problem: `every address of "type" "${type}" must have a "value" of its own`,
    fix: 'remove the address that repeats another',
    culprit: sharing(ADDRESS, 'value', item => at(item, 'type') === type),
  };
}

function hostnameAddress() {
  return {
    problem: '"value" must be a DNS name (lower-case letters, digits and inner dashes between dots) where "type" is "Hostname"',
    fix: 'write a "value" such as "gateway.example.com", or change "type"',
    culprit: stating('value'),
  };
}

function listenerOnce() {
  return {
    problem: 'every two listeners must differ in "port", "protocol" or "hostname"',
    fix: 'give all but one of them another "port" or "hostname", or remove them',
    culprit: (self: unknown) => {
      const items = itemsOf(self);
      const same = repeated(items, item => has(item, 'port') ? keyOf(item, 'port', 'protocol', 'hostname') : undefined);
      return same && `${places(LISTENER, same)} have ${series(['port', 'protocol', 'hostname'].map(field => describe(items[same[0]], field)), 'and')}`;
    },
  };
}

function describe(listener: unknown, field: string): string {
  return has(listener, field) ? `"${field}" ${shown(at(listener, field)) ?? 'of some kind'}` : `no "${field}"`;
}

function isOneOf(value: unknown, ...values: readonly string[]): boolean {
  return typeof value === 'string' && values.includes(value);
}

function offendingKey(self: unknown, wrong: (key: string) => string | undefined): string | undefined {
  const keys = typeof self === 'object' && self !== null ? Object.keys(self) : [];
  const found = keys.flatMap(key => {
    const what = wrong(key);
    return what === undefined ? [] : [`${shown(key)} ${what}`];
  });
  return firstOf(found);
}

/** As the key of a label must be, but for the length of its domain. */
function isQualifiedName(key: string): boolean {
  const [name, domain, ...rest] = key.split('/').reverse();
  if (rest.length > 0 || name.length > 63 || !/^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(name)) return false;
  return domain === undefined || isDnsName(domain);
}
