import { naming, stating } from './culprits';
import { anyOf, exactlyOne, neededBy, notBoth, onlyWith } from './families';
import { RuleSentence, RuleSentences } from './rule-sentence';
import { has, itemsOf } from './values';
import { Noun, shown } from './words';

const RULE: Noun = ['rule', 'rules'];

/** Rules of BackendTrafficPolicy and XBackendTrafficPolicy, and of answers that HTTPRouteFilter gives too. */
export const TRAFFIC_RULES: RuleSentences = {
  "!(duration(self) < duration('1s') || duration(self) > duration('1h'))": { problem: 'the interval must be from "1s" to "1h"', fix: 'write a duration such as "10s"' },
  "!(duration(self) == duration('0s') || duration(self) > duration('1h'))": { problem: 'the interval must be above "0s" and at most "1h"', fix: 'write a duration such as "10s"' },
  '!has(self.compression) || !has(self.compressor)': notBoth('compression', 'compressor', 'keep "compressor", the newer of the two'),
  '!has(self.requestBuffer) || !has(self.httpUpgrade) || self.httpUpgrade.size() == 0': notBoth('requestBuffer', 'httpUpgrade', 'remove one of them: a request that is held back until it is whole cannot be upgraded'),
  '!has(self.minSuccessRate) || (self.minSuccessRate >= 1 && self.minSuccessRate <= 100)': between('minSuccessRate', 1),
  '!has(self.maxRejectionPercent) || (self.maxRejectionPercent >= 0 && self.maxRejectionPercent <= 100)': between('maxRejectionPercent', 0),
  "!has(self.samplingWindow) || duration(self.samplingWindow) >= duration('1s')": { problem: '"samplingWindow" must be at least "1s"', fix: 'raise "samplingWindow"', culprit: stating('samplingWindow') },
  'has(self.request) || has(self.response)': anyOf(['request', 'response'], 'add "request" to limit what clients send, "response" to limit what they get, or both'),
  ' has(self.delay) || has(self.abort) ': anyOf(['delay', 'abort'], 'add "delay", "abort" or both, or remove "faultInjection"'),
  ' !(has(self.httpStatus) && has(self.grpcStatus)) ': notBoth('httpStatus', 'grpcStatus'),
  ' has(self.httpStatus) || has(self.grpcStatus) ': anyOf(['httpStatus', 'grpcStatus'], 'add "httpStatus", or "grpcStatus" for gRPC'),
  "!has(self.connect) || self.type == 'CONNECT'": onlyWith('connect', ['CONNECT']),
  'has(self.headers) || has(self.methods) || has(self.path) || has(self.sourceCIDR) || has(self.queryParams)': anyOf(['headers', 'methods', 'path', 'sourceCIDR', 'queryParams'], 'add what tells the clients apart, or remove this selector'),
  '!(has(self.number) && has(self.metadata))': notBoth('number', 'metadata', 'keep the one that "from" names'),
  'self.all(r, !has(r.cost) || !has(r.cost.response))': globalOnly('cost.response'),
  'self.all(r, !has(r.limit.fromMetadata))': globalOnly('limit.fromMetadata'),
  '(has(self.response) && !has(self.redirect)) || (!has(self.response) && has(self.redirect))': exactlyOne(['response', 'redirect'], 'write "response" to answer with something else, or "redirect" to send the client elsewhere'),
  'has(self.statusCodes) || has(self.responseHeaders)': anyOf(['statusCodes', 'responseHeaders'], 'add the "statusCodes" or "responseHeaders" that are to be overridden'),
  "(!has(self.type) || self.type == 'Value')? has(self.value) : true": neededBy('value', 'Value'),
  "(has(self.type) && self.type == 'Range')? has(self.range) : true": neededBy('range', 'Range'),
  'self.end > self.start': {
    problem: '"end" must be above "start"',
    fix: 'raise "end", or write a single code as "value" with "type" "Value"',
    culprit: stating('start', 'end'),
  },
  "self.type == 'ReplaceFullPath'": {
    problem: '"type" must be "ReplaceFullPath"',
    fix: 'set "type" to "ReplaceFullPath" and write the whole path in "replaceFullPath"',
    culprit: stating('type'),
  },
  "(!has(self.type) || self.type == 'Inline')? has(self.inline) : true": neededBy('inline', 'Inline'),
  "(has(self.type) && self.type == 'ValueRef')? has(self.valueRef) : true": neededBy('valueRef', 'ValueRef'),
  "has(self.valueRef) ? self.valueRef.kind == 'ConfigMap' : true": {
    problem: '"valueRef.kind" must be "ConfigMap"',
    fix: 'put the text in a ConfigMap and refer to that',
    culprit: stating('valueRef.kind'),
  },
  '!has(self.remove) || size(self.remove) == 0': {
    problem: '"remove" must be empty',
    fix: 'remove "remove"; use "set" to overwrite a header',
    culprit: self => {
      const [first, ...others] = itemsOf(self, 'remove');
      return first === undefined ? undefined : `it has ${shown(first) ?? 'an entry'}${others.length > 0 ? ` and ${others.length} more` : ''}`;
    },
  },
};

function between(field: string, least: number): RuleSentence {
  return { problem: `"${field}" must be from ${least} to 100`, fix: `set "${field}" to a percentage from ${least} to 100`, culprit: stating(field) };
}

function globalOnly(path: string): RuleSentence {
  return {
    problem: `a rule of a local rate limit must not have "${path}"`,
    fix: `remove "${path}", or write the rule as one of "global"`,
    culprit: naming(RULE, item => has(item, path) ? 'has it' : undefined),
  };
}
