import { Explanation, NOTHING } from './explanation';
import { listListeners, PassedOverList, Wanted } from './passed-over';
import { PortIndex } from './port-index';
import { ProxyIndex } from './proxy-index';
import { ListenerState } from '../status/state';

interface Place {
  readonly proxy: ProxyIndex;
  readonly port: PortIndex;
}

/** A connection that comes to nothing, at a listener or at a port; `wanted` is what the client names. */
export function refusal({ proxy, port }: Place, listener: ListenerState | undefined, wanted: Wanted, refused: string): Explanation {
  const list = new PassedOverList();
  listListeners(port, listener, wanted, list);
  const at = { gateway: listener?.gateway ?? proxy.gateways[0], ...listener !== undefined && { listener } };
  return { ...NOTHING, ...at, refused, ...list.told };
}
