import { giving, naming, stating } from './culprits';
import { anyOf, exactlyOne, neededBy, notBoth, notWith, onlyWith, pairedWith } from './families';
import { RuleSentences } from './rule-sentence';
import { given, has, itemsOf } from './values';
import { Noun } from './words';

const ENDPOINT: Noun = ['endpoint', 'endpoints'];
const ADDRESSES = ['fqdn', 'ip', 'unix'];

/** Rules of Backend, XBackend and BackendTLSPolicy, and of TLS settings that others have too. */
export const BACKEND_RULES: RuleSentences = {
  '!(has(self.caCertificateRefs) && size(self.caCertificateRefs) > 0 && has(self.wellKnownCACertificates) && self.wellKnownCACertificates != "")': notBoth('caCertificateRefs', 'wellKnownCACertificates',
    'keep "caCertificateRefs" for authorities of your own, or "wellKnownCACertificates" for public ones'),
  '(has(self.caCertificateRefs) && size(self.caCertificateRefs) > 0 || has(self.wellKnownCACertificates) && self.wellKnownCACertificates != "")': {
    problem: '"caCertificateRefs" must have an entry, unless "wellKnownCACertificates" is set',
    fix: 'add "caCertificateRefs" for an authority of your own, or "wellKnownCACertificates" "System" for public ones',
  },
  '!(self.type == "Hostname" && (!has(self.hostname) || self.hostname == ""))': neededBy('hostname', 'Hostname'),
  '!(self.type != "Hostname" && has(self.hostname) && self.hostname != "")': onlyWith('hostname', ['Hostname']),
  '!(self.type == "URI" && (!has(self.uri) || self.uri == ""))': neededBy('uri', 'URI'),
  '!(self.type != "URI" && has(self.uri) && self.uri != "")': onlyWith('uri', ['URI']),
  "self.type == 'ExternalHostname' ? has(self.externalHostname) : !has(self.externalHostname)": neededBy('externalHostname', 'ExternalHostname', 'type', 'add "externalHostname" with the "hostname" of the backend'),
  "!self.endsWith('.cluster.local')": {
    problem: 'the hostname of an external backend must not end in ".cluster.local"',
    fix: 'refer to the Service itself in "backendRefs", or write a hostname outside the cluster',
  },
  'size(self) == 0 || format.dns1123Label().validate(self) == null': {
    problem: 'the name of a port must be empty, as this rule of upstream refuses every other one, DNS labels too',
    fix: 'remove "name"',
  },
  "self.mode == 'ClientAndServer' ? has(self.clientCertificateRef) : !has(self.clientCertificateRef)": pairedWith('clientCertificateRef', 'ClientAndServer', 'mode'),
  "self.type != 'DynamicResolver' || !has(self.endpoints)": notWith('endpoints', ['DynamicResolver'], 'remove "endpoints", since each request names its own host, or set "type" to "Endpoints"'),
  "self.type != 'DynamicResolver' || !has(self.tls) || !(has(self.tls.autoSNIFromEndpointHostname) && self.tls.autoSNIFromEndpointHostname)": {
    problem: '"tls.autoSNIFromEndpointHostname" must not be true where "type" is "DynamicResolver"',
    fix: 'remove "tls.autoSNIFromEndpointHostname", or set "type" to "Endpoints"',
  },
  '!has(self.tls) || !(has(self.tls.autoSNIFromEndpointHostname) && self.tls.autoSNIFromEndpointHostname) || self.endpoints.all(e, (!has(e.ip) && !has(e.unix)) || has(e.hostname))': {
    problem: 'every endpoint with "ip" or "unix" must have a "hostname" where "tls.autoSNIFromEndpointHostname" is true',
    fix: 'add "hostname" to each endpoint with "ip" or "unix", or write one name for all as "tls.sni" and remove "tls.autoSNIFromEndpointHostname"',
    culprit: self => has(self, 'endpoints') ? nameless(self) : 'there are no "endpoints"',
  },
  'self.all(f, has(f.fqdn)) || !self.exists(f, has(f.fqdn))': {
    problem: 'endpoints must all have "fqdn", or none of them',
    fix: 'move those with "fqdn" to a Backend of their own',
    culprit: self => {
      const items = itemsOf(self);
      const [named, numbered] = [true, false].map(wanted => items.findIndex(item => has(item, 'fqdn') === wanted));
      return named < 0 || numbered < 0 ? undefined : `endpoint ${named} has it and endpoint ${numbered} has not`;
    },
  },
  '(has(self.fqdn) || has(self.ip) || has(self.unix))': anyOf(ADDRESSES, 'add "fqdn" for a DNS name, "ip" for an address, or "unix" for a socket'),
  '((has(self.fqdn) && !(has(self.ip) || has(self.unix))) || (has(self.ip) && !(has(self.fqdn) || has(self.unix))) || (has(self.unix) && !(has(self.ip) || has(self.fqdn))))': exactlyOne(ADDRESSES, 'keep one of them, and write another endpoint for each of the others'),
  'size(self) <= 108': {
    problem: 'the path of a Unix socket must have at most 108 characters',
    fix: 'write a shorter path',
  },
  '!((has(self.insecureSkipVerify) && self.insecureSkipVerify) && ((has(self.caCertificateRefs) && size(self.caCertificateRefs) > 0) || (has(self.wellKnownCACertificates) && self.wellKnownCACertificates != "")))': {
    problem: '"insecureSkipVerify" must not be true where "caCertificateRefs" or "wellKnownCACertificates" is set',
    fix: 'remove "insecureSkipVerify" to have certificates verified, or remove the authorities to accept any certificate',
    culprit: giving('caCertificateRefs', 'wellKnownCACertificates'),
  },
  '!(has(self.sni) && has(self.autoSNIFromEndpointHostname) && self.autoSNIFromEndpointHostname)': {
    problem: '"sni" must not be set where "autoSNIFromEndpointHostname" is true',
    fix: 'keep "sni" for one name for all endpoints, or "autoSNIFromEndpointHostname" for the name of each',
  },
  "has(self.minVersion) && self.minVersion == '1.3' ? !has(self.ciphers) : true": notWith('ciphers', ['1.3'], 'remove "ciphers", which are for versions up to 1.2, or lower "minVersion"', 'minVersion'),
  'has(self.minVersion) && has(self.maxVersion) ? {"Auto":0,"1.0":1,"1.1":2,"1.2":3,"1.3":4}[self.minVersion] <= {"1.0":1,"1.1":2,"1.2":3,"1.3":4,"Auto":5}[self.maxVersion] : !has(self.minVersion) && has(self.maxVersion) ? 3 <= {"1.0":1,"1.1":2,"1.2":3,"1.3":4,"Auto":5}[self.maxVersion] : true': {
    problem: '"maxVersion" must not be below "minVersion", which is "1.2" unless set',
    fix: 'raise "maxVersion", or set "minVersion" to that version or a lower one',
    culprit: stating('minVersion', 'maxVersion'),
  },
};

const nameless = naming(ENDPOINT, item => {
  const address = ['ip', 'unix'].find(each => has(item, each));
  return address === undefined || given(item, 'hostname') ? undefined : `has "${address}" and no "hostname"`;
}, 'endpoints');
