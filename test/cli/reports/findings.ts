import { Summary } from '../../../src/cli/reports/report';
import { Finding } from '../../../src/verdict/finding';

/** A finding like many, with what a case changes. */
export function finding(change: Partial<Finding> = {}): Finding {
  return {
    id: 'invalid-value',
    severity: 'error',
    document: 0,
    object: { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', namespace: 'shop', name: 'web' },
    file: 'shop/web.yaml',
    line: 14,
    column: 18,
    path: 'spec.rules[0].matches[0].path.value',
    message: 'a path starts with a slash, got "pay"',
    fix: '"/pay"',
    ...change,
  };
}

/** What a run without findings ends with, with what a case changes. */
export function summary(change: Partial<Summary> = {}): Summary {
  return {
    checked: 12,
    files: 5,
    unjudged: [],
    notes: [],
    profile: 'envoy-gateway-1.9',
    found: { errors: 0, warnings: 0, unreadable: 0, acknowledged: 0 },
    ...change,
  };
}
