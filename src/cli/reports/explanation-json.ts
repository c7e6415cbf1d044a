import { optionText } from '../../explain/candidate';
import { BackendShare, Explanation, MirrorShare, PassedOver } from '../../explain/explanation';
import { ruleName } from '../../explain/rule-name';
import { ListenerState, RouteState } from '../../status/state';

/** An explanation as a value of JSON, one line of many or all there is. */
export function explanationJson(id: unknown, explanation: Explanation): object {
  const { listener, route, rule, option, hostname, answer, refused, steps, backends, mirrors, passedOver, passedOverMore, notes } = explanation;
  const name = ruleName(explanation);
  return {
    ...id !== undefined && { id },
    listener: listener === undefined ? null : listenerJson(listener),
    route: route === undefined ? null : routeJson(route),
    rule: rule ?? null,
    ...name !== undefined && { ruleName: name },
    match: option?.match?.index ?? null,
    ...hostname !== undefined && { hostname },
    response: answer === undefined ? null : {
      status: answer.status,
      headers: answer.headers,
      ...answer.grpcStatus !== undefined && { grpcStatus: answer.grpcStatus },
      ...answer.body !== undefined && { body: answer.body },
      why: answer.why,
    },
    ...refused !== undefined && { refused },
    steps,
    backends: backends.map(backendJson),
    mirrors: mirrors.map(mirrorJson),
    passedOver: passedOver.map(passedOverJson),
    ...passedOverMore > 0 && { passedOverMore },
    ...notes.length > 0 && { notes },
  };
}

function backendJson({ backend, share, error, request, responseHeaders, tls }: BackendShare): object {
  const { namespace, name, kind, port, weight, grant } = backend;
  return {
    namespace,
    name,
    kind,
    ...port !== undefined && { port },
    weight,
    share,
    ...typeof grant === 'object' && { grant: { namespace: grant.metadata.namespace, name: grant.metadata.name } },
    ...error !== undefined && { error },
    ...request !== undefined && { request },
    ...responseHeaders !== undefined && { responseHeaders },
    ...tls !== undefined && { tls },
  };
}

function mirrorJson({ backend: { namespace, name, kind, port }, percent, request }: MirrorShare): object {
  return { namespace, name, kind, ...port !== undefined && { port }, percent, request };
}

function passedOverJson({ listener, route, option, reason }: PassedOver): object {
  return {
    ...route !== undefined && { route: routeJson(route) },
    ...option !== undefined && {
      rule: option.rule.index,
      ...option.rule.spec.name !== undefined && { ruleName: option.rule.spec.name },
      match: option.match?.index ?? null,
      takes: optionText(option),
    },
    ...listener !== undefined && { listener: listenerJson(listener) },
    reason,
  };
}

function listenerJson({ gateway, set, spec }: ListenerState): object {
  const { metadata } = (set ?? gateway).object;
  return { kind: set === undefined ? 'Gateway' : 'ListenerSet', namespace: metadata.namespace, name: metadata.name, sectionName: spec.name };
}

function routeJson({ kind, object: { metadata: { namespace, name } } }: RouteState): object {
  return { kind, namespace, name };
}
