import { Exchange } from './comparison';
import { Prediction } from './prediction';

/** Something that the proxy does otherwise than the library predicts, for a reason that is known. */
export interface KnownDeviation {
  /** Why the library does not say the same. */
  readonly reason: string;
  /** Where that is to be seen, in the sources of the controller or the proxy. */
  readonly source: string;
  readonly isOne: (exchange: Exchange, prediction: Prediction, differences: readonly string[]) => boolean;
}

/** Every one of them; the fewer the better. */
export const KNOWN_DEVIATIONS: readonly KnownDeviation[] = [
  {
    reason: 'two routes for one server name on listeners that share a port, one TLSRoute with two parentRefs for one listener, or a TLS listener without routes beside an '
      + 'HTTPS listener without hostname become filter chains that Envoy cannot tell apart: it refuses the listener, while every status is good',
    source: 'envoyproxy/gateway v1.9.1, internal/xds/translator/translator.go:984: a filter chain for every route of every TCP listener, and an empty one for those without',
    isOne: ({ refused = '' }) => refused.includes('has the same matching rules defined'),
  },
  {
    reason: 'a route that names the hostname of one plain listener of a port and is attached to another one too becomes two virtual hosts of one domain: Envoy refuses '
      + 'all routes of the port, while every status is good',
    source: 'envoyproxy/gateway v1.9.1, internal/xds/translator/translator.go:611: HTTP listeners of a port share a RouteConfiguration; Envoy: "Only unique values for domains are permitted"',
    isOne: ({ refused = '' }) => refused.includes('Only unique values for domains'),
  },
  {
    reason: 'the value of a header modifier is a format of Envoy, whose commands are not evaluated by the library',
    source: 'envoyproxy/envoy v1.39, source/common/formatter; envoyproxy/gateway v1.9.1 passes the value on as it is (internal/xds/translator/route.go:57)',
    isOne: (_, __, differences) => differences.every(line => /header .*%REQ\(/.test(line)),
  },
];

export function isKnown(exchange: Exchange, prediction: Prediction, differences: readonly string[]): boolean {
  return KNOWN_DEVIATIONS.some(({ isOne }) => isOne(exchange, prediction, differences));
}
