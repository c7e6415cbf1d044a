import { matchOptions, MatchOption } from './candidate';
import { HostTable } from './host-table';
import { ANY_HOSTNAME, wildcardsOver } from '../model/hostname';
import { Behaviour } from '../status/behaviour';
import { Attachment, ListenerState, RouteState } from '../status/state';

/** Feature of implementations that keep requests of one listener from the routes of others. */
const ISOLATION = 'GatewayHTTPListenerIsolation';

/** The listeners of one port, with what answers requests on them. */
export class PortIndex {
  /** Those that are served, in the order of the proxy. */
  public readonly listeners: readonly ListenerState[];
  /** Those that nothing serves. */
  public readonly unserved: readonly ListenerState[];
  private readonly tables = new Map<ListenerState, HostTable>();
  private readonly byHostname = new Map<string, ListenerState>();

  public constructor(listeners: readonly ListenerState[], behaviour: Behaviour, optionsOf: (route: RouteState) => readonly MatchOption[]) {
    this.listeners = listeners.filter(({ conditions }) => conditions.isTrue('Programmed'));
    this.unserved = listeners.filter(({ conditions }) => !conditions.isTrue('Programmed'));
    const isShared = (protocol: string) => behaviour.envoyGateway ? protocol === 'HTTP' : behaviour.without.has(ISOLATION);
    for (const protocol of ['HTTP', 'HTTPS']) {
      let shared: HostTable | undefined;
      for (const listener of this.speaking(protocol)) {
        const table = isShared(protocol) ? shared ??= new HostTable() : new HostTable();
        this.tables.set(listener, table);
        for (const attachment of listener.attachments) table.add(attachment, optionsOf(attachment.route));
      }
    }
    const preservesOrder = this.listeners.some(({ gateway }) => gateway.proxy?.preserveRouteOrder === true);
    new Set(this.tables.values()).forEach(table => table.sort({ envoyGateway: behaviour.envoyGateway, preservesOrder }));
    for (const listener of this.listeners) {
      const hostnames = behaviour.envoyGateway ? chainHostnames(listener) : [hostnameOf(listener)];
      const transports = new Set([transportOf(listener), listener.spec.protocol]);
      for (const key of [...transports].flatMap(transport => hostnames.map(hostname => `${transport} ${hostname}`))) {
        if (!this.byHostname.has(key)) this.byHostname.set(key, listener);
      }
    }
  }

  public speaking(...protocols: readonly string[]): readonly ListenerState[] {
    return this.listeners.filter(({ spec }) => protocols.includes(spec.protocol));
  }

  /** The listener for a host (of plain HTTP, or of HTTPS alone) or for the server name of a handshake: the one with the most specific hostname. */
  public mostSpecific(transport: 'plain' | 'TLS' | 'HTTPS', host: string | undefined): ListenerState | undefined {
    const names = host === undefined ? [ANY_HOSTNAME] : [host, ...wildcardsOver(host), ANY_HOSTNAME];
    for (const name of names) {
      const found = this.byHostname.get(`${transport} ${name}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The routes that requests on a listener are shared out to. */
  public tableOf(listener: ListenerState): HostTable | undefined {
    return this.tables.get(listener);
  }
}

/** Remembers the options of every route, which may be on many listeners. */
export function rememberedOptions(envoyGateway: boolean): (route: RouteState) => readonly MatchOption[] {
  const known = new Map<RouteState, readonly MatchOption[]>();
  return route => {
    let options = known.get(route);
    if (options === undefined) known.set(route, options = matchOptions(route, envoyGateway));
    return options;
  };
}

export function hostnameOf({ spec: { hostname } }: ListenerState): string {
  return hostname === undefined || hostname === '' ? ANY_HOSTNAME : hostname;
}

/** The names by which Envoy finds what Envoy Gateway makes of a listener: a TLS listener is told by the hostnames of its routes, not by its own. */
function chainHostnames(listener: ListenerState): readonly string[] {
  if (listener.spec.protocol !== 'TLS') return [hostnameOf(listener)];
  const ofRoutes = streamAttachments(listener, true).flatMap(({ hostnames }) => hostnames);
  return ofRoutes.length > 0 ? ofRoutes : [ANY_HOSTNAME];
}

/** What gets the connections of a listener: with Envoy Gateway no TCPRoute does that shares a TLS listener with TLSRoutes, however old it is. */
export function streamAttachments({ attachments }: ListenerState, envoyGateway: boolean): readonly Attachment[] {
  const ofTls = attachments.filter(({ route }) => route.kind === 'TLSRoute');
  return envoyGateway && ofTls.length > 0 ? ofTls : attachments;
}

function transportOf({ spec: { protocol } }: ListenerState): string {
  if (protocol === 'HTTPS' || protocol === 'TLS') return 'TLS';
  return protocol === 'HTTP' ? 'plain' : protocol;
}
