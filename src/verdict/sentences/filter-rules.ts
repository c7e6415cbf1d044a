import { stating } from './culprits';
import { neededBy, notBoth, onlyWith } from './families';
import { RuleSentences } from './rule-sentence';
import { at, itemsOf } from './values';
import { Noun, places, shown } from './words';

const FILTER: Noun = ['filter', 'filters'];
const MERGE = 'merge them into one filter';

/** Rules of the filters of routes, and of HTTPRouteFilter. */
export const FILTER_RULES: RuleSentences = {
  ...ofType('requestHeaderModifier', 'RequestHeaderModifier'),
  ...ofType('responseHeaderModifier', 'ResponseHeaderModifier'),
  ...ofType('requestMirror', 'RequestMirror'),
  ...ofType('requestRedirect', 'RequestRedirect'),
  ...ofType('urlRewrite', 'URLRewrite'),
  ...ofType('cors', 'CORS'),
  ...ofType('externalAuth', 'ExternalAuth'),
  ...ofType('extensionRef', 'ExtensionRef'),
  ...ofType('header', 'Header'),
  ...ofType('pathRegex', 'PathRegex'),
  ...atMostOne('RequestHeaderModifier', MERGE),
  ...atMostOne('ResponseHeaderModifier', MERGE),
  ...atMostOne('CORS', MERGE),
  ...atMostOne('RequestRedirect', 'remove all but one of them'),
  ...atMostOne('URLRewrite', MERGE),
  ...bothWays('replaceFullPath', 'ReplaceFullPath'),
  ...bothWays('replacePrefixMatch', 'ReplacePrefixMatch'),
  ...bothWays('grpc', 'GRPC', 'protocol'),
  ...bothWays('http', 'HTTP', 'protocol'),
  "!(self.exists(f, f.type == 'RequestRedirect') && self.exists(f, f.type == 'URLRewrite'))": {
    problem: 'there must not be both a filter of "type" "RequestRedirect" and one of "type" "URLRewrite"',
    fix: 'remove one of them: a redirect can change hostname and path too',
    culprit: self => {
      const types = itemsOf(self).map(filter => at(filter, 'type'));
      const [redirect, rewrite] = [types.indexOf('RequestRedirect'), types.indexOf('URLRewrite')];
      return redirect < 0 || rewrite < 0 ? undefined : `filter ${redirect} redirects and filter ${rewrite} rewrites`;
    },
  },
  '!(has(self.percent) && has(self.fraction))': notBoth('percent', 'fraction', 'keep "percent" for whole percents, or "fraction" for any other share'),
  'self.numerator <= self.denominator': {
    problem: '"numerator" must not be above "denominator"',
    fix: 'lower "numerator", or raise "denominator"',
    culprit: stating('numerator', 'denominator'),
  },
  "!('*' in self && self.size() > 1)": {
    problem: '"*" must be the only entry of its list',
    fix: 'keep "*" alone, or remove it',
    culprit: self => {
      const items = itemsOf(self);
      if (items.length < 2 || !items.includes('*')) return undefined;
      return `it stands beside ${shown(items.find(item => item !== '*') ?? '*') ?? 'another'}`;
    },
  },
  "self.type == 'ReplaceRegexMatch' ? has(self.replaceRegexMatch) : !has(self.replaceRegexMatch)": neededBy('replaceRegexMatch', 'ReplaceRegexMatch', 'type', 'add "replaceRegexMatch" with "pattern" and "substitution"'),
};

function ofType(field: string, type: string): RuleSentences {
  return {
    [`!(has(self.${field}) && self.type != '${type}')`]: onlyWith(field, [type]),
    [`!(!has(self.${field}) && self.type == '${type}')`]: neededBy(field, type),
  };
}

/** The same demand in other words of CEL. */
function bothWays(field: string, value: string, by = 'type'): RuleSentences {
  return {
    [`has(self.${field}) ? self.${by} == '${value}' : true`]: onlyWith(field, [value], by),
    [`self.${by} == '${value}' ? has(self.${field}) : true`]: neededBy(field, value, by),
  };
}

function atMostOne(type: string, fix: string): RuleSentences {
  return {
    [`self.filter(f, f.type == '${type}').size() <= 1`]: {
      problem: `there must be at most one filter of "type" "${type}"`,
      fix,
      culprit: self => {
        const indexes = itemsOf(self).flatMap((filter, index) => at(filter, 'type') === type ? [index] : []);
        return indexes.length < 2 ? undefined : `${places(FILTER, indexes)} have it`;
      },
    },
  };
}
