/** What upstream expects of a running cluster and no manifest can tell, with the reason. */
const OUT_OF_REACH: ReadonlyArray<{ readonly reason: string; readonly test: string; readonly cases: RegExp }> = [
  {
    reason: 'which certificate a backend serves is in no manifest, so that nobody can tell that a client refuses it',
    test: 'BackendTLSPolicy--phase1',
    cases: /mismatched_cert/,
  },
  {
    reason: 'which certificate a backend serves is in no manifest, so that nobody can tell that a client refuses it',
    test: 'BackendTLSPolicySANValidation',
    cases: /with_mismatched_(dns|uri|multi)_SAN/,
  },
  {
    reason: 'backends that fail so many times, as the query asks them to, are not simulated, and so no retries of them',
    test: 'HTTPRouteRetry',
    cases: /exceed_max_attempts|does_not_retry/,
  },
  {
    reason: 'a backend that takes its time, as the query asks it to, is not simulated, and so no timeout of it',
    test: 'HTTPRouteTimeoutBackendRequest',
    cases: /'\/backend-timeout\?delay=1s'/,
  },
  {
    reason: 'a backend that takes its time, as the query asks it to, is not simulated, and so no timeout of it',
    test: 'HTTPRouteTimeoutRequest',
    cases: /'\/request-timeout\?delay=1s'/,
  },
];

/** Cases that say that the client shows a certificate, and not that it is the wrong one. */
const WRONG_CERTIFICATE = 'the case does not say which certificate the client shows';

export function outOfReach(test: string, { name, expect: expected, clientCert }: {
  readonly name: string; readonly clientCert?: boolean; readonly expect: { readonly tlsHandshakeOrRequestFails?: boolean };
}): string | undefined {
  if (test === 'GatewayFrontendClientCertificateValidation' && clientCert === true && expected.tlsHandshakeOrRequestFails === true) return WRONG_CERTIFICATE;
  return OUT_OF_REACH.find(each => each.test === test && each.cases.test(name))?.reason;
}
