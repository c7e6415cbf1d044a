import { Complaint } from './condition';
import { listenerCertificates } from './listener-certificates';
import { SimulationContext } from './simulation';
import { ListenerState, SupportedKind } from './state';
import { withArticle } from '../model/cluster-object';
import { GATEWAY_GROUP } from '../model/gateway-objects';
import { selectorProblem } from '../model/label-selector';

const PROTOCOLS = ['HTTP', 'HTTPS', 'TLS', 'TCP', 'UDP'];

/** Judges a listener by itself: what it takes, and whether it can compete with others for its port. */
export function judgeListener(listener: ListenerState, context: SimulationContext): void {
  const { conditions } = listener;
  let isValid = true;
  const refuse = (type: string, complaint: Complaint) => {
    conditions.fail(type, complaint);
    isValid = false;
  };
  const selector = brokenSelector(listener);
  if (selector !== undefined) refuse('Programmed', selector);
  const possible = routeKinds(listener, context);
  if (possible === undefined) refuse('Accepted', unsupportedProtocol(listener));
  const wrongKind = takeKinds(listener, possible ?? []);
  if (wrongKind !== undefined) refuse('ResolvedRefs', wrongKind);
  if (!judgeTls(listener, context)) isValid = false;
  if (listener.spec.hostname !== undefined && ['TCP', 'UDP'].includes(listener.spec.protocol)) {
    refuse('Programmed', invalid(`${withArticle(listener.spec.protocol)} listener has no hostname`, 'remove `hostname`'));
  }
  // With Envoy Gateway the last word on its references counts, and some certificates are enough.
  listener.isValid = isValid || context.behaviour.envoyGateway && isSoFarSound(listener);
}

/** Whether nothing that has been said of a listener keeps it from being served. */
export function isSoFarSound({ conditions }: ListenerState): boolean {
  return !conditions.isFalse('Programmed') && !conditions.isFalse('Accepted')
    && (!conditions.isFalse('ResolvedRefs') || conditions.get('ResolvedRefs')?.reason === 'PartiallyInvalidCertificateRef');
}

function brokenSelector({ spec: { allowedRoutes } }: ListenerState): Complaint | undefined {
  const { from, selector } = allowedRoutes?.namespaces ?? {};
  if (from !== 'Selector') return undefined;
  if (selector === undefined) return invalid('allowedRoutes.namespaces.from is Selector, and there is no selector', 'write `selector`, or another `from`');
  const problem = selectorProblem(selector);
  return problem === undefined ? undefined : invalid(`allowedRoutes.namespaces.selector cannot be read: ${problem}`, 'mend the selector');
}

/** Kinds of routes that a listener of its protocol can have; nothing for a protocol that nobody serves (Gateway, `allowedRoutes.kinds`). */
function routeKinds({ spec: { protocol, tls } }: ListenerState, { behaviour }: SimulationContext): readonly string[] | undefined {
  switch (protocol) {
    case 'HTTP': case 'HTTPS': return ['HTTPRoute', 'GRPCRoute'];
    case 'TLS': return tls?.mode === 'Passthrough' ? ['TLSRoute'] : behaviour.without.has('TLSRouteModeTerminate') ? [] : ['TCPRoute', 'TLSRoute'];
    case 'TCP': return ['TCPRoute'];
    case 'UDP': return ['UDPRoute'];
    default: return undefined;
  }
}

function unsupportedProtocol({ spec: { protocol } }: ListenerState): Complaint {
  return { reason: 'UnsupportedProtocol', message: `nothing serves the protocol ${protocol}`, fix: `write one of ${PROTOCOLS.join(', ')}` };
}

/** Sets the kinds a listener takes, and says which of those it names it cannot take. */
function takeKinds(listener: ListenerState, possible: readonly string[]): Complaint | undefined {
  const named = listener.spec.allowedRoutes?.kinds ?? [];
  if (named.length === 0) {
    listener.supportedKinds = possible.map(kind => ({ group: GATEWAY_GROUP, kind }));
    return undefined;
  }
  const supported: SupportedKind[] = [];
  const others: string[] = [];
  for (const { group = GATEWAY_GROUP, kind } of named) {
    if (group === GATEWAY_GROUP && possible.includes(kind)) supported.push({ group, kind });
    else others.push(group === GATEWAY_GROUP ? kind : `${kind} of ${group}`);
  }
  listener.supportedKinds = supported;
  // Of an unknown protocol nothing more is to be said.
  if (others.length === 0 || possible.length === 0 && !PROTOCOLS.includes(listener.spec.protocol)) return undefined;
  return {
    reason: 'InvalidRouteKinds',
    message: `allowedRoutes.kinds names ${others.join(', ')}, which ${withArticle(listener.spec.protocol)} listener cannot have`,
    fix: possible.length === 0 ? 'remove `kinds`' : `name ${possible.join(' or ')} only, or leave \`kinds\` out`,
  };
}

/** Judges `tls`, and says whether the listener can compete. */
function judgeTls(listener: ListenerState, context: SimulationContext): boolean {
  const { spec: { protocol, tls }, conditions } = listener;
  const fail = (message: string, fix: string, reason = 'Invalid') => {
    conditions.fail('Programmed', { reason, message, fix });
    return false;
  };
  let isValid = true;
  switch (protocol) {
    case 'HTTP': case 'TCP': case 'UDP':
      if (tls !== undefined) isValid = fail(`${withArticle(protocol)} listener has no tls`, 'remove `tls`, or write protocol HTTPS or TLS');
      break;
    case 'HTTPS':
      if (tls === undefined) isValid = fail('an HTTPS listener needs tls', 'write `tls` with `certificateRefs`');
      else if ((tls.mode ?? 'Terminate') !== 'Terminate') isValid = fail(`an HTTPS listener terminates TLS, and its mode is ${tls.mode}`, 'write mode Terminate, or protocol TLS', 'UnsupportedTLSMode');
      else isValid = judgeCertificates(listener, context);
      break;
    case 'TLS':
      if (tls === undefined) isValid = fail('a TLS listener needs tls', 'write `tls`');
      else if (tls.mode === 'Passthrough' && (tls.certificateRefs ?? []).length > 0) isValid = fail('a listener that passes TLS through has no certificate', 'remove `certificateRefs`, or write mode Terminate');
      else if (tls.mode === 'Terminate') isValid = judgeTermination(listener, context);
      break;
  }
  const { complaint, isPartial } = listener.clientValidation ?? {};
  if (complaint === undefined) return isValid;
  conditions.fail('ResolvedRefs', complaint);
  if (isPartial) return isValid;
  conditions.fail('Programmed', complaint);
  conditions.fail('Accepted', { ...complaint, reason: 'NoValidCACertificate' });
  return false;
}

function judgeTermination(listener: ListenerState, context: SimulationContext): boolean {
  if (context.behaviour.without.has('TLSRouteModeTerminate')) {
    listener.conditions.fail('Accepted', { reason: 'UnsupportedValue', message: 'the implementation does not terminate TLS for TLSRoutes', fix: 'write mode Passthrough, or protocol HTTPS' });
    return false;
  }
  return judgeCertificates(listener, context);
}

function judgeCertificates(listener: ListenerState, context: SimulationContext): boolean {
  const { spec: { tls }, conditions } = listener;
  if ((tls?.certificateRefs ?? []).length === 0) {
    conditions.fail('Programmed', invalid('a listener that terminates TLS needs a certificate', 'write `tls.certificateRefs`'));
    return false;
  }
  const { names, count, complaints } = listenerCertificates(listener, context);
  listener.certificateNames = names;
  if (complaints.length === 0) return true;
  const [first, ...others] = complaints;
  const together = { message: complaints.map(({ message }) => message).join('; '), fix: first.fix };
  if (count > 0) {
    conditions.fail('ResolvedRefs', { ...together, reason: context.behaviour.envoyGateway ? 'PartiallyInvalidCertificateRef' : first.reason });
    return context.behaviour.envoyGateway;
  }
  conditions.fail('ResolvedRefs', { ...together, reason: others.every(({ reason }) => reason === first.reason) ? first.reason : 'InvalidCertificateRef' });
  return false;
}

function invalid(message: string, fix: string): Complaint {
  return { reason: 'Invalid', message, fix };
}
