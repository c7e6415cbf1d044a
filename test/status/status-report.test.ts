import { isFailure, isTrouble } from '../../src/status/status-report';

test.each<[type: string, status: 'True' | 'False', reason: string, isAmiss: boolean, isLost: boolean]>([
  ['Accepted', 'True', 'Accepted', false, false],
  ['Accepted', 'False', 'NotAllowed', true, true],
  ['Accepted', 'True', 'ListenersNotValid', false, true],
  ['BackendsAvailable', 'False', 'EndpointsNotFound', true, true],
  ['Conflicted', 'False', 'NoConflicts', false, false],
  ['Conflicted', 'True', 'HostnameConflict', true, true],
  ['PartiallyInvalid', 'True', 'UnsupportedValue', true, true],
  ['Merged', 'True', 'Merged', false, false],
  ['Overridden', 'True', 'Overridden', true, false],
  ['OverlappingTLSConfig', 'True', 'OverlappingHostnames', true, false],
  ['RouteRulesOverlap', 'True', 'RouteRulesOverlap', true, false],
  ['Warning', 'True', 'DeprecatedField', true, false],
])('%s=%s (%s): worth telling %s, something lost %s', (type, status, reason, isAmiss, isLost) => {
  const condition = { type, status, reason, message: 'why' };
  expect([isTrouble(condition), isFailure(condition)]).toEqual([isAmiss, isLost]);
});
