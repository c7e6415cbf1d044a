import { SimulationContext } from './simulation';
import { ListenerState } from './state';

/** Says of a listener what everything found about it comes to. */
export function concludeListener(listener: ListenerState, context: SimulationContext): void {
  if (context.behaviour.envoyGateway) concludeAsEnvoyGateway(listener); else conclude(listener);
}

/** Whether a listener has a proxy that serves it. */
export function isProgrammed({ conditions }: ListenerState): boolean {
  return conditions.isTrue('Programmed');
}

const NOT_PROGRAMMED = { reason: 'Invalid', message: 'nothing serves it; another condition says why', fix: 'mend what the other conditions name' };

function conclude({ conditions, isValid }: ListenerState): void {
  const conflict = conditions.get('Conflicted');
  if (conflict === undefined) {
    conditions.exclude('Conflicted', 'NoConflicts', 'no other listener is in its way');
  } else if (conflict.status === 'True' && conditions.get('Accepted') === undefined) {
    const complaint = { reason: conflict.reason, message: conflict.message, fix: conflict.fix! };
    conditions.fail('Accepted', complaint);
  }
  if (conditions.get('Accepted') === undefined) {
    const unprogrammed = conditions.get('Programmed');
    if (unprogrammed?.status === 'False') conditions.fail('Accepted', { reason: 'UnsupportedValue', message: unprogrammed.message, fix: unprogrammed.fix! });
    else conditions.hold('Accepted', 'Accepted', 'it can be served as it is written');
  }
  if (conditions.get('ResolvedRefs') === undefined) conditions.hold('ResolvedRefs', 'ResolvedRefs', 'everything it refers to is found');
  if (conditions.get('Programmed') !== undefined) return;
  if (isValid && !conditions.isFalse('Accepted')) conditions.hold('Programmed', 'Programmed', 'proxies serve it');
  else conditions.fail('Programmed', NOT_PROGRAMMED);
}

/** Envoy Gateway leaves conditions out where others tell enough (its validateListenerConditions). */
function concludeAsEnvoyGateway(listener: ListenerState): void {
  concludeFully(listener);
  const { conditions, set } = listener;
  // In a ListenerSet it has another word for Invalid.
  for (const { type, message, fix = '' } of set === undefined ? [] : conditions.all.filter(each => each.reason === 'Invalid')) {
    conditions.fail(type, { reason: 'ListenersNotValid', message, fix });
  }
}

function concludeFully({ conditions, set }: ListenerState): void {
  const accept = () => conditions.hold('Accepted', 'Accepted', 'it can be served as it is written');
  if (conditions.isEmpty) {
    accept();
    conditions.hold('Programmed', 'Programmed', 'proxies serve it');
    conditions.hold('ResolvedRefs', 'ResolvedRefs', 'everything it refers to is found');
    if (set !== undefined) conditions.exclude('Conflicted', 'NoConflicts', 'no other listener is in its way');
    return;
  }
  const only = conditions.all.length === 1 ? conditions.get('ResolvedRefs') : undefined;
  if (only?.reason === 'PartiallyInvalidCertificateRef') {
    accept();
    conditions.hold('Programmed', 'Programmed', 'proxies serve it, with the certificates that are found');
    return;
  }
  if (only?.reason === 'InvalidCertificateRef') accept();
  if (conditions.get('Programmed') === undefined) conditions.fail('Programmed', NOT_PROGRAMMED);
  if (conditions.get('ResolvedRefs') === undefined) conditions.hold('ResolvedRefs', 'ResolvedRefs', 'everything it refers to is found');
}
