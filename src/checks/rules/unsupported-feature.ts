import { ClusterObject, objectText } from '../../model/cluster-object';
import { portsOf } from '../../model/core-objects';
import { GATEWAY_GROUP } from '../../model/gateway-objects';
import { supportOf } from '../../verdict/implementations';
import { ClusterView } from '../cluster-view';
import { featureUses } from '../feature-uses';
import { Found, Keys } from '../found';
import { Rule } from '../rule';

export const unsupportedFeature: Rule = {
  id: 'unsupported-feature',
  severity: 'warning',
  title: 'A field that the implementation does not support',
  why: 'The field belongs to an extended feature of the Gateway API, which implementations may have or not, and the one of the profile has not shown it in its '
    + 'conformance report, or `--without` names it. The implementation may refuse the field, or do without it in silence.',
  find: view => {
    const { objects, behaviour: { without } } = view.simulation;
    if (without.size === 0) return [];
    return [
      ...KINDS.flatMap(kind => objects.ofKind(GATEWAY_GROUP, kind)).flatMap(object => featureUses(object, without)
        .map(({ feature, keys }) => ({ object, keys, ...words(feature, placeName(object, keys), view) }))),
      ...backendProtocols(view),
    ];
  },
};

const KINDS = ['Gateway', 'ListenerSet', 'HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute', 'BackendTLSPolicy'];

const PROTOCOLS: { readonly [appProtocol: string]: string } = {
  'kubernetes.io/h2c': 'HTTPRouteBackendProtocolH2C',
  'kubernetes.io/ws': 'HTTPRouteBackendProtocolWebSocket',
};

/** What the Services behind routes speak. */
function backendProtocols(view: ClusterView): Found[] {
  return view.simulation.routes.filter(({ kind }) => kind === 'HTTPRoute').flatMap(({ object, rules }) => rules.flatMap(({ index, backends }) =>
    backends.flatMap((backend, at): Found[] => {
      const { kind, namespace, name, port } = backend;
      const appProtocol = backend.object && portsOf(backend.object).find(each => each.port === port)?.appProtocol;
      const feature = appProtocol !== undefined && Object.hasOwn(PROTOCOLS, appProtocol) ? PROTOCOLS[appProtocol] : undefined;
      if (feature === undefined || !view.simulation.behaviour.without.has(feature)) return [];
      return [{ object, keys: ['spec', 'rules', index, 'backendRefs', at], ...words(feature, `${objectText(kind, namespace, name)}, whose port ${port} speaks ${appProtocol},`, view) }];
    })));
}

/** The field, or the kind where it is the whole object. */
function placeName({ kind }: ClusterObject, keys: Keys): string {
  return keys.length === 0 ? `a ${kind}` : `\`${keys.filter(key => typeof key === 'string').at(-1)}\``;
}

function words(feature: string, what: string, { surroundings: { implementation } }: ClusterView): Pick<Found, 'message' | 'fix'> {
  const support = implementation && supportOf(implementation, feature);
  const lacking = implementation === undefined || support === 'passed' ? 'which the implementation lacks'
    : `${support === 'lacking' ? 'which' : 'of which'} the conformance report of ${implementation.name} (${implementation.reported}) says ${support === 'lacking' ? 'it lacks' : 'nothing'}`;
  return { message: `${what} needs the feature ${feature}, ${lacking}`, fix: 'do without it, or see that the implementation supports it and acknowledge this' };
}
