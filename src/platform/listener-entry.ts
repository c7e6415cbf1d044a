import { AllowedRoutes, ListenerTlsConfig } from '../../imports/gatewayapi/common';
import { canSharePort, handshake, ListenerProtocol } from '../model/listener-protocol';
import { byText } from '../model/order';

/** One listener, as its Gateway or ListenerSet writes it. */
export interface ListenerEntry {
  /** Construct path. */
  readonly path: string;
  readonly name: string;
  readonly port: number;
  readonly protocol: ListenerProtocol;
  readonly hostname?: string;
  readonly tls?: ListenerTlsConfig;
  readonly allowedRoutes: AllowedRoutes;
}

/** At most so many in one Gateway (Gateway, `spec.listeners`) or ListenerSet. */
const MOST = 64;

/** The listeners of one Gateway or ListenerSet. */
export class ListenerEntries {
  /** How messages call the Gateway or ListenerSet. */
  public holder = '';
  private readonly entries: ListenerEntry[] = [];

  public add(entry: ListenerEntry): void {
    const same = this.entries.find(({ name }) => name === entry.name);
    if (same !== undefined) {
      throw new Error(`${this.holder} has a listener "${entry.name}" already (${same.path}): give one of the two another \`name\``);
    }
    const rival = this.entries.find(each => each.port === entry.port && each.hostname === entry.hostname
      && handshake(each.protocol) === handshake(entry.protocol));
    if (rival !== undefined) {
      throw new Error(`${this.holder} has a listener of protocol ${rival.protocol} for ${entry.hostname ?? 'every hostname'} on port ${entry.port} already `
        + `(${rival.path}): give one of the two another port${entry.protocol === 'TCP' || entry.protocol === 'UDP' ? '' : ' or hostname'}`);
    }
    const clash = this.entries.find(each => each.port === entry.port && !canSharePort(each.protocol, entry.protocol));
    if (clash !== undefined) {
      throw new Error(`${this.holder} has a listener of protocol ${clash.protocol} on port ${entry.port} (${clash.path}), which cannot share it with `
        + `one of protocol ${entry.protocol}: give one of the two another port`);
    }
    if (this.entries.length === MOST) {
      throw new Error(`${this.holder} has ${MOST} listeners already, and takes no more: put this one into a ListenerSet with \`listenerSet: '<name>'\`, `
        + 'or into another one');
    }
    this.entries.push(entry);
  }

  public get count(): number {
    return this.entries.length;
  }

  /** Whether there is one of a protocol, on a port if one is given. */
  public has(protocol: ListenerProtocol, port?: number): boolean {
    return this.entries.some(each => each.protocol === protocol && (port === undefined || each.port === port));
  }

  /** By name, because their order says nothing and must not hang on that of declaration. */
  public render(): Array<Omit<ListenerEntry, 'path'>> {
    return [...this.entries].sort(byText(({ name }) => name)).map(({ path, ...rest }) => rest);
  }
}
