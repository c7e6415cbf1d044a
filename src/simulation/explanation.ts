import { ExplainedBackend, ExplainedMirror, GatewayResponse, ListenerReference, ObjectReference, PassedOverCandidate } from './explained-parts';
import type { BackendShare, Explanation as Explained, PassedOver } from '../explain/explanation';
import { objectText } from '../model/cluster-object';
import type { BackendState, ListenerState, RouteState } from '../status/state';

/** Where a request goes in a simulated cluster, and why. */
export class Explanation {
  /** The listener that takes it; nothing where none does. */
  public readonly listener?: ListenerReference;
  /** The route that takes it; nothing where none does. */
  public readonly route?: ObjectReference;
  /** Index of the rule in its route. */
  public readonly rule?: number;
  /** Name of the rule, where it has one. */
  public readonly ruleName?: string;
  /** Index of the match in its rule; nothing where the rule has none. */
  public readonly match?: number;
  /** What is done to the request, in order, in words. */
  public readonly steps: string[];
  /** What the gateway answers itself; nothing where a backend does, or nobody. */
  public readonly response?: GatewayResponse;
  /** Why there is no connection, or none that lasts; nothing where there is one. */
  public readonly refused?: string;
  /** Backends with their parts of such requests. */
  public readonly backends: ExplainedBackend[];
  /** Backends that get copies. */
  public readonly mirrors: ExplainedMirror[];
  /** What does not get the request, and why: the nearest first, at most 50. */
  public readonly passedOver: PassedOverCandidate[];
  /** What the result hangs on that nobody can know from manifests. */
  public readonly notes: string[];

  /** @internal */
  public constructor(explained: Explained) {
    const { listener, route, option, rule, steps, answer, refused, backends, mirrors, passedOver, notes } = explained;
    this.listener = listener && listenerReference(listener);
    this.route = route && routeReference(route);
    this.rule = rule;
    this.ruleName = option?.rule.spec.name;
    this.match = option?.match?.index;
    this.steps = [...steps];
    this.response = answer && { ...answer, headers: { ...answer.headers } };
    this.refused = refused;
    this.backends = backends.map(explainedBackend);
    this.mirrors = mirrors.map(({ backend, percent, request }) => ({ ...backendReference(backend), percent, request: { ...request, headers: { ...request.headers } } }));
    this.passedOver = passedOver.map(candidate);
    this.notes = [...notes];
  }

  /** In words, as `toString()` of most languages: where the request goes, and what was passed over. */
  public toString(): string {
    const { listener, route, rule, match, response, refused, backends, passedOver } = this;
    const taker = [
      ...route === undefined ? [] : [referenceText(route)],
      ...rule === undefined ? [] : [`rule ${rule}`],
      ...match === undefined ? [] : [`match ${match}`],
      ...listener === undefined ? [] : [`on ${listenerText(listener)}`],
    ].join(', ');
    const outcome = [
      ...refused === undefined ? [] : [`refused: ${refused}`],
      ...response === undefined ? [] : [`${response.status}${response.headers.location === undefined ? '' : ` to ${response.headers.location}`}: ${response.why}`],
      ...backends.map(each => `${percentText(each.share)} to ${backendText(each)}${each.problem === undefined ? '' : `, which get ${each.status ?? 'nowhere'}: ${each.problem}`}`),
    ];
    return [
      ...taker === '' ? [] : [`taken by ${taker}`],
      ...outcome,
      ...passedOver.map(({ route: other, rule: ofRule, listener: not, reason }) =>
        `passed over: ${other === undefined ? not === undefined ? '' : listenerText(not) : referenceText(other)}${ofRule === undefined ? '' : `, rule ${ofRule}`}: ${reason}`),
    ].join('\n');
  }
}

export function referenceText({ kind, namespace, name }: ObjectReference): string {
  return objectText(kind, namespace, name);
}

export function backendText({ kind, namespace, name, port }: ExplainedBackend): string {
  return `${objectText(kind, namespace, name)}${port === undefined ? '' : `:${port}`}`;
}

function listenerText({ kind, namespace, name, sectionName }: ListenerReference): string {
  return `listener ${sectionName} of ${objectText(kind, namespace, name)}`;
}

export function percentText(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}

function listenerReference({ gateway, set, spec }: ListenerState): ListenerReference {
  const { kind, metadata: { namespace = '', name } } = (set ?? gateway).object;
  return { kind, namespace, name, sectionName: spec.name };
}

function routeReference({ kind, object: { metadata: { namespace = '', name } } }: RouteState): ObjectReference {
  return { kind, namespace, name };
}

function backendReference({ kind, namespace, name, port }: BackendState): ObjectReference & { readonly port?: number } {
  return { kind, namespace, name, ...port !== undefined && { port } };
}

function explainedBackend({ backend, share, error, request, responseHeaders }: BackendShare): ExplainedBackend {
  return {
    ...backendReference(backend),
    weight: backend.weight,
    share,
    ...error !== undefined && { problem: error.reason, status: error.status },
    ...request !== undefined && { request: { ...request, headers: { ...request.headers } } },
    ...responseHeaders !== undefined && { responseHeaders: { set: { ...responseHeaders.set }, add: { ...responseHeaders.add }, remove: [...responseHeaders.remove] } },
  };
}

function candidate({ listener, route, option, reason }: PassedOver): PassedOverCandidate {
  return {
    ...route !== undefined && { route: routeReference(route) },
    ...option !== undefined && { rule: option.rule.index },
    ...option?.match !== undefined && { match: option.match.index },
    ...listener !== undefined && { listener: listenerReference(listener) },
    reason,
  };
}
