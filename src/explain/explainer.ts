import { Explanation, NOTHING } from './explanation';
import { explainHttp } from './http';
import { rememberedOptions } from './port-index';
import { gatewayName, gatewayText, proxyIndexes, ProxyIndex } from './proxy-index';
import { ExplainRequest } from './request';
import { explainStream } from './stream';
import { classPolicies } from '../status/policies/policies';
import { Simulation } from '../status/simulation';

/** Explains requests to what a simulation has come to. Made once, it answers any number of them. */
export class Explainer {
  private readonly proxies: readonly ProxyIndex[];

  public constructor(private readonly simulation: Simulation) {
    // Read now, so that the first answer is as quick as the others.
    classPolicies(simulation);
    this.proxies = proxyIndexes(simulation, rememberedOptions(simulation.behaviour.envoyGateway));
  }

  /** What becomes of a request: one answer, or one of each Gateway that could be meant where they differ. */
  public explain(request: ExplainRequest): readonly [Explanation, ...Explanation[]] {
    const meant = this.meant(request);
    if (typeof meant === 'string') return [{ ...NOTHING, refused: meant }];
    const [first, ...others] = meant.map(proxy => this.explainAt(request, proxy));
    return others.some(each => answerKey(each) !== answerKey(first)) ? [first, ...others] : [first];
  }

  /** The proxies that a request can be for, or why there are none. */
  private meant(request: ExplainRequest): readonly ProxyIndex[] | string {
    const { gateway, address } = request;
    if (this.proxies.length === 0) return 'there is no Gateway that a controller looks at';
    if (gateway !== undefined) {
      const named = this.proxies.filter(({ gateways }) => gateways.some(each => gatewayName(each) === gateway));
      return named.length > 0 ? named : `there is no Gateway ${gateway} that a controller looks at`;
    }
    const addressed = address === undefined ? [] : this.proxies.filter(({ gateways }) =>
      gateways.some(({ object }) => object.spec.addresses?.some(({ value }) => value === address)));
    const possible = addressed.length > 0 ? addressed : this.proxies;
    const listening = possible.filter(proxy => portsOf(request, proxy).has(portOf(request)));
    return listening.length > 0 ? listening : `nothing listens on port ${portOf(request)}${possible.length === 1 ? ` of ${gatewayText(possible[0].gateways[0])}` : ''}`;
  }

  private explainAt(request: ExplainRequest, proxy: ProxyIndex): Explanation {
    const { simulation } = this;
    const port = portsOf(request, proxy).get(portOf(request));
    const gateway = proxy.gateways.find(each => gatewayName(each) === request.gateway) ?? proxy.gateways[0];
    if (port === undefined) return { ...NOTHING, gateway, refused: `nothing listens on port ${portOf(request)} of ${gatewayText(gateway)}` };
    if (port.listeners.length === 0) {
      const passedOver = port.unserved.map(listener => ({ listener, reason: listener.conditions.get('Programmed')?.message ?? 'it is not accepted' }));
      return { ...NOTHING, gateway, refused: `no listener of port ${portOf(request)} of ${gatewayText(gateway)} is served`, passedOver };
    }
    const isHttp = request.protocol === 'http' || request.protocol === 'grpc';
    return isHttp ? explainHttp(request, { proxy, port, simulation }) : explainStream(request, { proxy, port, simulation });
  }
}

/** Explains one request. Whoever has several makes an `Explainer`. */
export function explain(simulation: Simulation, request: ExplainRequest): readonly [Explanation, ...Explanation[]] {
  return new Explainer(simulation).explain(request);
}

function portsOf({ protocol }: ExplainRequest, { stream, udp }: ProxyIndex) {
  return protocol === 'udp' ? udp : stream;
}

function portOf({ port, scheme, sni, protocol }: ExplainRequest): number {
  return port ?? (scheme === 'https' || sni !== undefined || protocol === 'tls' ? 443 : 80);
}

/** The same for explanations that say the same of a request. */
function answerKey({ route, option, answer, refused, backends }: Explanation): string {
  const metadata = route && [route.kind, route.object.metadata.namespace, route.object.metadata.name];
  return JSON.stringify([
    metadata, option?.rule.index, option?.match?.index, answer?.status, answer?.headers, refused !== undefined,
    backends.map(({ backend: { kind, namespace, name, port }, share, error }) => [kind, namespace, name, port, share, error?.status]),
  ]);
}
