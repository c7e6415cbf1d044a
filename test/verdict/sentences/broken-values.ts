import { BACKEND_VALUES } from './backend-values';
import { BALANCING_VALUES } from './balancing-values';
import { BrokenValue, ruleOf } from './broken-value';
import { CLIENT_VALUES } from './client-values';
import { EXTENSION_VALUES } from './extension-values';
import { FILTER_VALUES } from './filter-values';
import { GATEWAY_VALUES } from './gateway-values';
import { PATH_VALUES } from './path-values';
import { PROXY_VALUES } from './proxy-values';
import { REFERENCE_VALUES } from './reference-values';
import { ROUTE_VALUES } from './route-values';
import { SECURITY_VALUES } from './security-values';
import { TARGET_VALUES } from './target-values';
import { TELEMETRY_VALUES } from './telemetry-values';
import { TRAFFIC_VALUES } from './traffic-values';

const ROWS = [
  ...BACKEND_VALUES, ...BALANCING_VALUES, ...CLIENT_VALUES, ...EXTENSION_VALUES, ...FILTER_VALUES, ...GATEWAY_VALUES, ...PATH_VALUES,
  ...PROXY_VALUES, ...REFERENCE_VALUES, ...ROUTE_VALUES, ...SECURITY_VALUES, ...TARGET_VALUES, ...TELEMETRY_VALUES, ...TRAFFIC_VALUES,
];

/** For each CEL rule of the pinned CRDs, a value that breaks it and one close to it that does not. */
export const BROKEN_VALUES: ReadonlyMap<string, BrokenValue> = new Map(ROWS.map(([rule, breaks, holds, old]) =>
  [ruleOf(rule), { breaks, holds, ...old !== undefined && { old } }]));
