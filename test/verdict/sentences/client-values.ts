import { Row } from './broken-value';

export const CLIENT_VALUES: readonly Row[] = [
  ['[has(self.xForwardedFor), …', { xForwardedFor: { numTrustedHops: 1 }, directSourceIP: {} }, { directSourceIP: {} }],
  ['(has(self.numTrustedHops) && …', {}, { numTrustedHops: 1 }],
  ['!has(self.closeDelay) || has(self.value)', { closeDelay: '1s' }, { closeDelay: '1s', value: 10 }],
  ['!(has(self.preserveXRequestID) && …', { preserveXRequestID: false, requestID: 'Preserve' }, { requestID: 'Preserve' }],
  ['(has(self.certDetailsToAdd) && …', { certDetailsToAdd: ['Subject'] }, { certDetailsToAdd: ['Subject'], mode: 'SanitizeSet' }],
  ['!has(self.allowExpiredCertificate) || …', { allowExpiredCertificate: true, mode: 'Request' }, { allowExpiredCertificate: true }],
];
