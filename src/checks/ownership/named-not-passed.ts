import { describeListener, Finding, ListenerFacts, listenerKey } from '../../model/ownership-facts';
import { Check } from '../ownership-view';

/** A listener or gateway of this app that is named by attributes, so that nothing is known of who may attach. */
export const namedNotPassed: Check = ({ facts }) => {
  const listeners = new Map(facts.listeners.map(listener => [listenerKey(listener), listener]));
  const gateways = new Map(facts.gateways.map(({ namespace, name, path }) => [`${namespace}/${name}`, path]));
  const finding = (path: string, message: string): Finding => ({ id: 'named-not-passed', severity: 'error', path, message });

  const ofRoute = (path: string, listener: ListenerFacts) => {
    const own = listeners.get(listenerKey(listener));
    if (own !== undefined) {
      return [finding(path, `${describeListener(own)} is made by this app and named by fromAttributes(): pass the listener itself, so that its access is judged`)];
    }
    const gateway = gatewayOf(listener, gateways);
    return gateway === undefined ? [] : [finding(path, `${describeListener(listener)} does not exist: the app makes that Gateway at ${gateway}, without such a `
      + 'listener. Pass one that it has')];
  };
  const ofRoutes = facts.routes.flatMap(({ path, listeners: attachedTo }) =>
    attachedTo.filter(listener => listener.path === undefined).flatMap(listener => ofRoute(path, listener)));
  const ofListeners = facts.listeners.flatMap(({ path, admittedBy }) => {
    if (path === undefined || admittedBy === undefined || admittedBy.gateway.path !== undefined) return [];
    const { namespace, name } = admittedBy.gateway;
    const gateway = gateways.get(`${namespace}/${name}`);
    return gateway === undefined ? [] : [finding(path, `Gateway ${namespace}/${name} is made by this app (${gateway}) and named by fromAttributes(): `
      + 'pass the gateway itself, so that who may add listeners is judged')];
  });
  return [...ofRoutes, ...ofListeners];
};

function gatewayOf({ parent }: ListenerFacts, gateways: ReadonlyMap<string, string>): string | undefined {
  return parent.kind === 'Gateway' ? gateways.get(`${parent.namespace}/${parent.name}`) : undefined;
}
