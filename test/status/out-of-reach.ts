import { Expectation } from './conformance-expectation';

/** What upstream expects of a running cluster and no manifest can tell, with the reason. */
const OUT_OF_REACH: ReadonlyArray<{ readonly reason: string; readonly isMeant: (test: string, expected: Expectation) => boolean }> = [
  { reason: 'addresses are given by the cluster, when the proxies have started', isMeant: (_, { hasAddress }) => hasAddress === true },
  { reason: 'whether an address is usable hangs on the cluster\'s network', isMeant: (_, { reason }) => reason === 'AddressNotUsable' },
];

export function outOfReach(test: string, expected: Expectation): string | undefined {
  return OUT_OF_REACH.find(({ isMeant }) => isMeant(test, expected))?.reason;
}
