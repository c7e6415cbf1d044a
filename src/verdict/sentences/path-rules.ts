import { stating } from './culprits';
import { RuleSentence, RuleSentences } from './rule-sentence';
import { at } from './values';
import { shown } from './words';

const EXPRESSION = 'or set "type" to "RegularExpression"';

/** Rules of the path that a match asks for. */
export const PATH_RULES: RuleSentences = {
  "self.type in ['Exact','PathPrefix'] || self.type == 'RegularExpression'": {
    problem: '"type" must be "Exact", "PathPrefix" or "RegularExpression"',
    fix: 'set "type" to one of them',
    culprit: stating('type'),
  },
  "(self.type in ['Exact','PathPrefix']) ? self.value.startsWith('/') : true": ofPath('begin with "/"', `put "/" before it, ${EXPRESSION}`),
  "(self.type in ['Exact','PathPrefix']) ? !self.value.contains('//') : true": ofPath('not contain "//"', `write one "/" for each "//", ${EXPRESSION}`),
  "(self.type in ['Exact','PathPrefix']) ? !self.value.contains('/./') : true": ofPath('not contain "/./"', 'write "/" for "/./"'),
  "(self.type in ['Exact','PathPrefix']) ? !self.value.contains('/../') : true": ofPath('not contain "/../"', 'write the path that it leads to'),
  "(self.type in ['Exact','PathPrefix']) ? !self.value.contains('%2f') : true": ofPath('not contain "%2f"', `write "/" for "%2f", ${EXPRESSION}`),
  "(self.type in ['Exact','PathPrefix']) ? !self.value.contains('%2F') : true": ofPath('not contain "%2F"', `write "/" for "%2F", ${EXPRESSION}`),
  "(self.type in ['Exact','PathPrefix']) ? !self.value.contains('#') : true": ofPath('not contain "#"', 'remove "#" and what follows, which clients keep to themselves'),
  "(self.type in ['Exact','PathPrefix']) ? !self.value.endsWith('/..') : true": ofPath('not end in "/.."', 'write the path that it leads to'),
  "(self.type in ['Exact','PathPrefix']) ? !self.value.endsWith('/.') : true": ofPath('not end in "/."', 'remove "/." from its end'),
  '(self.type in [\'Exact\',\'PathPrefix\']) ? self.value.matches(r"""^(?:[-A-Za-z0-9/._~!$&\'()*+,;=:@]|[%][0-9a-fA-F]{2})+$""") : true': {
    ...ofPath(
      'be made of letters, digits, "/", escapes such as "%20" and the marks "-._~!$&\'()*+,;=:@"',
      `write every other character as an escape, ${EXPRESSION}`,
    ),
    culprit: self => {
      const value = at(self, 'value');
      if (typeof value !== 'string') return undefined;
      if (value === '') return '"value" is ""';
      const odd = /%(?![0-9a-fA-F]{2})|[^-A-Za-z0-9/._~!$&'()*+,;=:@%]/u.exec(value);
      return odd === null ? undefined : `"value" is ${shown(value)} and has ${odd[0] === '%' ? 'a "%" that begins no escape' : shown(odd[0])}`;
    },
  },
};

function ofPath(demand: string, fix: string): RuleSentence {
  return { problem: `a path of "type" "Exact" or "PathPrefix" must ${demand}`, fix, culprit: stating('value') };
}
