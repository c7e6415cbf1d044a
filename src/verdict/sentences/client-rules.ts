import { stating } from './culprits';
import { exactlyOne, notBoth } from './families';
import { RuleSentences } from './rule-sentence';

/** Rules of ClientTrafficPolicy. */
export const CLIENT_RULES: RuleSentences = {
  '[has(self.xForwardedFor), has(self.customHeader), has(self.directSourceIP)].filter(x, x).size() == 1': exactlyOne(['xForwardedFor', 'customHeader', 'directSourceIP'],
    'keep "xForwardedFor" or "customHeader" for the header that a proxy before this one writes, or "directSourceIP" for none'),
  '(has(self.numTrustedHops) && !has(self.trustedCIDRs)) || (!has(self.numTrustedHops) && has(self.trustedCIDRs))': exactlyOne(['numTrustedHops', 'trustedCIDRs'],
    'write "numTrustedHops" to count the proxies before this one, or "trustedCIDRs" to know them by address'),
  '!has(self.closeDelay) || has(self.value)': {
    problem: '"value" must be set where "closeDelay" is set',
    fix: 'add "value", the most connections at a time, or remove "closeDelay"',
  },
  '!(has(self.preserveXRequestID) && has(self.requestID))': notBoth('preserveXRequestID', 'requestID',
    'remove "preserveXRequestID", even where it is false; "requestID" "PreserveOrGenerate" does what true did'),
  "(has(self.certDetailsToAdd) && self.certDetailsToAdd.size() > 0) ? (self.mode == 'AppendForward' || self.mode == 'SanitizeSet') : true": {
    problem: '"mode" must be "AppendForward" or "SanitizeSet" where "certDetailsToAdd" has an entry',
    fix: 'set "mode" to "AppendForward" or "SanitizeSet", or remove "certDetailsToAdd"',
    culprit: stating('mode'),
  },
  "!has(self.allowExpiredCertificate) || !self.allowExpiredCertificate || !has(self.mode) || self.mode in ['VerifyIfGiven', 'RequireAndVerify']": {
    problem: '"mode" must be "VerifyIfGiven" or "RequireAndVerify" where "allowExpiredCertificate" is true',
    fix: 'set "mode" to "VerifyIfGiven" or "RequireAndVerify", or remove "allowExpiredCertificate": in other modes nothing is verified',
    culprit: stating('mode'),
  },
};
