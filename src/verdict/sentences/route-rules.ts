import { naming, sharing, stating } from './culprits';
import { isDnsName } from './dns-name';
import { neededBy, onlyWith } from './families';
import { RuleSentence, RuleSentences } from './rule-sentence';
import { at, has, itemsOf } from './values';
import { Noun, shown, state } from './words';

const FILTER: Noun = ['filter', 'filters'];
const HOSTNAME: Noun = ['hostname', 'hostnames'];
const RULE: Noun = ['rule', 'rules'];
const MOST_RULES = 16;
const MOST_MATCHES = 128;

/** Rules of routes, their rules and matches. */
export const ROUTE_RULES: RuleSentences = {
  ...matchesTogether(index => `self[${index}].matches.size()`),
  ...matchesTogether(index => `(has(self[${index}].matches) ? self[${index}].matches.size() : 0)`),
  ...prefixReplacement('requestRedirect', 'redirects'),
  ...prefixReplacement('urlRewrite', 'rewrites'),
  '(has(self.backendRefs) && size(self.backendRefs) > 0) ? (!has(self.filters) || self.filters.all(f, !has(f.requestRedirect))): true': {
    problem: 'a rule with "backendRefs" must not have a filter with "requestRedirect"',
    fix: 'remove "backendRefs", which get no requests where all are redirected, or the filter',
    culprit: naming(FILTER, item => has(item, 'requestRedirect') ? 'redirects' : undefined, 'filters'),
  },
  'self.all(l1, !has(l1.name) || self.exists_one(l2, has(l2.name) && l1.name == l2.name))': {
    problem: 'every rule must have a "name" of its own, or none',
    fix: 'rename all but one of them, or remove "name" there',
    culprit: sharing(RULE, 'name'),
  },
  "!(has(self.request) && has(self.backendRequest) && duration(self.request) != duration('0s') && duration(self.backendRequest) > duration(self.request))": {
    problem: '"backendRequest" must not be longer than "request"',
    fix: 'raise "request", which spans all tries, or lower "backendRequest", which is for one; "request" "0s" sets no limit',
    culprit: stating('backendRequest', 'request'),
  },
  "!has(self.cookieConfig) || !has(self.cookieConfig.lifetimeType) || self.cookieConfig.lifetimeType != 'Permanent' || has(self.absoluteTimeout)": neededBy('absoluteTimeout', 'Permanent', 'cookieConfig.lifetimeType',
    'add "absoluteTimeout", after which the cookie is void, or set "cookieConfig.lifetimeType" to "Session"'),
  "!has(self.cookieConfig) || self.type == 'Cookie'": onlyWith('cookieConfig', ['Cookie']),
  'has(self.type) ? has(self.service) || has(self.method) : true': {
    problem: '"service" or "method" must be set',
    fix: 'add "service", "method" or both; to match every call, remove this object',
  },
  '(!has(self.type) || self.type == \'Exact\') && has(self.service) ? self.service.matches(r"""^(?i)\\.?[a-z_][a-z_0-9]*(\\.[a-z_][a-z_0-9]*)*$"""): true': {
    problem: '"service" must be letters, digits and underscores between dots, with no digit first, where "type" is "Exact"',
    fix: 'write a name such as "shop.v1.Cart", or set "type" to "RegularExpression"',
    culprit: stating('service'),
  },
  '(!has(self.type) || self.type == \'Exact\') && has(self.method) ? self.method.matches(r"""^[A-Za-z_][A-Za-z_0-9]*$"""): true': {
    problem: '"method" must be letters, digits and underscores, with no digit first, where "type" is "Exact"',
    fix: 'write a name such as "AddItem", or set "type" to "RegularExpression"',
    culprit: stating('method'),
  },
  'self.all(h, !isIP(h))': {
    problem: 'a hostname must not be an IP address',
    fix: 'write a DNS name: the name that a TLS client sends is never an address',
    culprit: naming(HOSTNAME, item => isAddress(item) ? `is ${shown(item)}` : undefined),
  },
  "self.all(h, !h.contains('*') ? h.matches('^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)$') : true)": {
    problem: 'a hostname must be a DNS name (lower-case letters, digits and inner dashes between dots)',
    fix: 'write a name such as "www.example.com"',
    culprit: naming(HOSTNAME, item => typeof item === 'string' && !item.includes('*') && !isDnsName(item) ? `is ${shown(item)}` : undefined),
  },
  "self.all(h, h.contains('*') ? (h.startsWith('*.') && h.substring(2).matches('^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)$')) : true)": {
    problem: 'a "*" must be the whole first part of a hostname, with a DNS name after it',
    fix: 'write a wildcard such as "*.example.com"',
    culprit: naming(HOSTNAME, item => typeof item === 'string' && item.includes('*') && !(item.startsWith('*.') && isDnsName(item.slice(2)))
      ? `is ${shown(item)}` : undefined),
  },
};

/** CEL has no sum, so the rule goes through every rule that there may be. */
function matchesTogether(count: (index: number) => string): RuleSentences {
  const counts = Array.from({ length: MOST_RULES }, (_, index) => `(self.size() > ${index} ? ${count(index)} : 0)`);
  return {
    [`${counts.join(' + ')} <= ${MOST_MATCHES}`]: {
      problem: `the rules of a route must have at most ${MOST_MATCHES} matches together`,
      fix: 'move some of the rules to another route of the same parents and hostnames',
      culprit: self => {
        const matches = itemsOf(self).map(rule => itemsOf(rule, 'matches').length).reduce((sum, each) => sum + each, 0);
        return matches > MOST_MATCHES ? `these have ${matches}` : undefined;
      },
    },
  };
}

/** What takes the place of a prefix is known only where one prefix is what was matched. */
function prefixReplacement(filter: string, verb: string): RuleSentences {
  const replaces = `has(f.${filter}) && has(f.${filter}.path) && f.${filter}.path.type == 'ReplacePrefixMatch' && has(f.${filter}.path.replacePrefixMatch)`;
  const inFilters = (of: string) => `has(${of}.filters) && ${of}.filters.exists_one(f, ${replaces})`;
  const onePrefix = '((size(self.matches) != 1 || !has(self.matches[0].path) || self.matches[0].path.type != \'PathPrefix\') ? false : true) : true';
  const sentence = (whose: string): RuleSentence => ({
    problem: `a rule ${whose} ${verb} by "replacePrefixMatch" must have exactly one match, with a path of "type" "PathPrefix"`,
    fix: 'keep one such match and give each other match a rule of its own, or replace the whole path, by "replaceFullPath"',
    culprit: notOnePrefix,
  });
  return {
    [`(${inFilters('self')}) ? ${onePrefix}`]: sentence('that'),
    [`(has(self.backendRefs) && self.backendRefs.exists_one(b, (${inFilters('b')}) )) ? ${onePrefix}`]: sentence('with a backend that'),
  };
}

function notOnePrefix(self: unknown): string | undefined {
  const matches = itemsOf(self, 'matches');
  if (matches.length !== 1) return `it has ${matches.length} matches`;
  return at(matches[0], 'path.type') === 'PathPrefix' ? undefined : `its ${state(matches[0], 'path.type')}`;
}

/** Texts that are addresses to the API server. A hostname cannot have a colon, so that is enough to see of IPv6. */
function isAddress(text: unknown): boolean {
  if (typeof text !== 'string') return false;
  const parts = text.split('.');
  return text.includes(':') || parts.length === 4 && parts.every(part => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
}
