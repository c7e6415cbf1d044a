import { createColors } from 'picocolors';
import { printable } from './printable';
import { shortened } from './shortened';
import { optionText } from '../../explain/candidate';
import { BackendShare, Explanation, ForwardedRequest, PassedOver } from '../../explain/explanation';
import { grpcCodeName, grpcText } from '../../explain/grpc-status';
import { ruleName } from '../../explain/rule-name';
import { describeObject, objectText } from '../../model/cluster-object';
import { BackendState, ListenerState } from '../../status/state';

/** A part of a report: its name, and a line for each thing of it. */
type Section = readonly [name: string, lines: readonly string[]];

/** Beyond this a line loses its middle. */
const LONGEST = 1000;

/** An explanation for people. */
export function explanationText(asked: string, explanation: Explanation, coloured: boolean): string {
  const { bold, dim, red, yellow } = createColors(coloured);
  const { passedOver, passedOverMore } = explanation;
  const sections = [...place(explanation), ...filters(explanation), ...result(explanation), ...explanation.notes.map((note): Section => ['note', [note]])];
  const paint = (name: string) => name === 'refused' || name === 'answer' ? red : name === 'note' ? yellow : dim;
  const plain = (text: string) => printable(shortened(text, LONGEST));
  return [
    bold(plain(asked)),
    ...sections.flatMap(([name, lines]) => lines.map((line, index) => `  ${index === 0 ? paint(name)(name.padEnd(WIDTH)) : ' '.repeat(WIDTH)}${plain(line)}`)),
    ...passedOver.length === 0 ? [] : ['', dim('passed over')],
    ...passedOver.map(each => `  ${plain(passedOverText(each))}`),
    ...passedOverMore > 0 ? [dim(`  and ${passedOverMore} more`)] : [],
    '',
  ].join('\n');
}

const WIDTH = 10;

function place(explanation: Explanation): Section[] {
  const { listener, gateway, route, rule, option, hostname } = explanation;
  const at = listener?.gateway ?? gateway;
  const name = ruleName(explanation);
  const match = option?.match === undefined ? '' : `, match ${option.match.index}`;
  return [
    ...at === undefined ? [] : [['gateway', [`${at.object.metadata.namespace}/${at.object.metadata.name}`]] as Section],
    ...listener === undefined ? [] : [['listener', [listenerText(listener)]] as Section],
    ...route === undefined ? [] : [['route', [
      `${describeObject(route.object)}, rule ${rule ?? 0}${name === undefined ? '' : ` (${name})`}${match}`,
      ...option === undefined ? [] : [`takes ${optionText(option)}${hostname === undefined || hostname === '*' ? '' : ` for ${hostname}`}`],
    ]] as Section],
  ];
}

function filters({ steps }: Explanation): Section[] {
  return steps.length === 0 ? [] : [['steps', steps.map((step, index) => `${index + 1}. ${step}`)]];
}

function result({ answer, refused, backends, mirrors }: Explanation): Section[] {
  const [first] = backends.filter(({ request }) => request !== undefined);
  const isSame = backends.every(({ request }) => request === undefined || JSON.stringify(request) === JSON.stringify(first?.request));
  return [
    ...refused === undefined ? [] : [['refused', [refused]] as Section],
    ...answer === undefined ? [] : [['answer', [
      answer.grpcStatus === undefined ? String(answer.status) : grpcText(answer.grpcStatus),
      `because ${answer.why}`,
      ...Object.entries(answer.headers).map(([name, value]) => `${name}: ${value}`),
      ...answer.body === undefined ? [] : answer.body.split('\n').slice(0, 20),
    ]] as Section],
    ...first?.request !== undefined && isSame ? [['request', requestLines(first.request)] as Section] : [],
    ...backends.length === 0 ? [] : [['backends', backends.flatMap(each => backendLines(each, isSame))] as Section],
    ...mirrors.length === 0 ? [] : [['mirrors', mirrors.map(({ backend, percent }) => `${`${percent}%`.padStart(5)}  ${backendText(backend)}`)] as Section],
  ];
}

function requestLines({ method, path, host, headers }: ForwardedRequest): string[] {
  return [`${method} ${path}`, ...host === '' ? [] : [`host: ${host}`], ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
}

function backendLines({ backend, share, error, request, responseHeaders, tls }: BackendShare, isSame: boolean): string[] {
  const { grant } = backend;
  const changes = responseHeaders === undefined ? [] : [
    ...responseHeaders.remove.map(name => `removes ${name}`),
    ...Object.entries(responseHeaders.set).map(([name, value]) => `sets ${name}: ${value}`),
    ...Object.entries(responseHeaders.add).map(([name, value]) => `adds ${name}: ${value}`),
  ];
  const policy = tls?.policy === undefined ? '' : ` (${objectText('BackendTLSPolicy', tls.policy.namespace, tls.policy.name)})`;
  return [
    `${shareText(share)}  ${backendText(backend)}`,
    ...grant === undefined || grant === 'local' ? [] : [`       permitted by ${describeObject(grant)}`],
    ...tls === undefined || tls.passthrough ? [] : [`       over TLS${tls.sni === undefined ? '' : ` for ${tls.sni}`}${policy}`],
    ...error === undefined ? [] : [`       its share is answered ${error.grpcStatus === undefined ? error.status : `gRPC ${grpcCodeName(error.grpcStatus)}`}: ${error.reason}`],
    ...isSame || request === undefined ? [] : requestLines(request).map(line => `       ${line}`),
    ...changes.map(change => `       in the response it ${change}`),
  ];
}

function shareText(share: number): string {
  return `${Math.round(share * 1000) / 10}%`.padStart(5);
}

function backendText({ kind, namespace, name, port }: BackendState): string {
  return `${objectText(kind, namespace, name)}${port === undefined ? '' : `:${port}`}`;
}

function listenerText({ set, spec: { name, port, protocol, hostname } }: ListenerState): string {
  return `${name}${set === undefined ? '' : ` of ${describeObject(set.object)}`}, port ${port}, ${protocol}${hostname === undefined || hostname === '' ? '' : `, ${hostname}`}`;
}

function passedOverText({ listener, route, option, reason }: PassedOver): string {
  if (route === undefined) return `listener ${listener === undefined ? '' : listenerText(listener)}: ${reason}`;
  const match = option === undefined ? '' : `, rule ${option.rule.index}${option.match === undefined ? '' : `, match ${option.match.index}`} (${optionText(option)})`;
  return `${describeObject(route.object)}${match}: ${reason}`;
}
