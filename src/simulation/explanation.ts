import {
  ExplainedBackend, ExplainedMirror, ForwardedRequest, GatewayResponse, ListenerReference, ObjectReference, PassedOverCandidate,
  ResponseHeaderChanges,
} from './explained-parts';
import type { BackendShare, Explanation as Explained, ForwardedRequest as Forwarded, PassedOver } from '../explain/explanation';
import { grpcText } from '../explain/grpc-status';
import type { ResponseChanges } from '../explain/response-changes';
import { ruleName } from '../explain/rule-name';
import { objectText } from '../model/cluster-object';
import type { BackendState, ListenerState, RouteState } from '../status/state';

/** Where a request goes in a simulated cluster, and why. */
export class Explanation {
  /** @internal */
  public static _of(explained: Explained): Explanation {
    return new Explanation(explained);
  }

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

  private constructor(explained: Explained) {
    const { listener, route, option, rule, steps, answer, refused, backends, mirrors, passedOver, notes } = explained;
    this.listener = listener && listenerReference(listener);
    this.route = route && routeReference(route);
    this.rule = rule;
    this.ruleName = ruleName(explained);
    this.match = option?.match?.index;
    this.steps = [...steps];
    this.response = answer && { ...answer, headers: { ...answer.headers } };
    this.refused = refused;
    this.backends = backends.map(explainedBackend);
    this.mirrors = mirrors.map(({ backend, percent, request }) => ({ ...backendReference(backend), percent, request: forwarded(request) }));
    this.passedOver = passedOver.map(candidate);
    this.notes = [...notes];
  }

  /** In words: where the request goes, and what was passed over. */
  public toString(): string {
    const { response, refused } = this;
    return [
      ...placeText(this),
      ...refused === undefined ? [] : [`refused: ${refused}`],
      ...response === undefined ? [] : [responseText(response)],
      ...this.backends.map(shareText),
      ...this.passedOver.map(passedOverText),
    ].join('\n');
  }
}

/** Who takes it; where nobody does, how far it comes. */
function placeText({ listener, route, rule, match, response }: Explanation): string[] {
  const on = listener === undefined ? [] : [`on ${listenerText(listener)}`];
  if (route === undefined) return on.map(text => `${response === undefined ? 'refused' : 'answered'} ${text}`);
  const place = [referenceText(route), ...rule === undefined ? [] : [`rule ${rule}`], ...match === undefined ? [] : [`match ${match}`], ...on];
  return [`taken by ${place.join(', ')}`];
}

function responseText({ status, grpcStatus, headers: { location }, why }: GatewayResponse): string {
  return `${grpcStatus === undefined ? status : grpcText(grpcStatus)}${location === undefined ? '' : ` to ${location}`}: ${why}`;
}

function shareText(backend: ExplainedBackend): string {
  const { share, problem, status } = backend;
  return `${percentText(share)} to ${backendText(backend)}${problem === undefined ? '' : `, which get ${status ?? 'nowhere'}: ${problem}`}`;
}

function passedOverText({ route, rule, listener, reason }: PassedOverCandidate): string {
  const what = route !== undefined ? referenceText(route) : listener !== undefined ? listenerText(listener) : '';
  return `passed over: ${what}${rule === undefined ? '' : `, rule ${rule}`}: ${reason}`;
}

function referenceText({ kind, namespace, name }: ObjectReference): string {
  return objectText(kind, namespace, name);
}

function backendText({ kind, namespace, name, port }: ExplainedBackend): string {
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
    ...request !== undefined && { request: forwarded(request) },
    ...responseHeaders !== undefined && { responseHeaders: changes(responseHeaders) },
  };
}

function forwarded({ headers, ...request }: Forwarded): ForwardedRequest {
  return { ...request, headers: { ...headers } };
}

function changes({ set, add, remove }: ResponseChanges): ResponseHeaderChanges {
  return { set: { ...set }, add: { ...add }, remove: [...remove] };
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
