import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { MatcherContext } from 'expect';
import { MatcherResult, receivedExplanation } from './received';
import { percentText } from '../simulation/explanation';

/** How a backend is meant: by its name, by `namespace/name`, or as what it is made of. */
export type ExpectedBackend = string | IConstruct | { readonly name: string; readonly namespace: string };

/** What more is expected of a backend. */
export interface RouteToOptions {
  /** Its port. */
  readonly port?: number;
  /** Its part of the requests, from 0 to 1; any above 0 unless said. */
  readonly share?: number;
}

/** Passes when requests reach a backend. */
export function toRouteTo(this: MatcherContext, received: unknown, expected: ExpectedBackend, options: RouteToOptions = {}): MatcherResult {
  const explanation = receivedExplanation('toRouteTo', received, this);
  const wanted = wantedBackend(expected);
  if (wanted === undefined) {
    throw new Error(`toRouteTo needs a backend: its name, namespace/name, or the construct that makes it, got ${this.utils.printExpected(expected)}`);
  }
  const { port, share } = options;
  const meant = explanation.backends.filter(({ namespace, name, port: own }) =>
    name === wanted.name && (wanted.namespace === undefined || namespace === wanted.namespace) && (port === undefined || own === port));
  const reached = meant.filter(({ problem }) => problem === undefined).reduce((sum, each) => sum + each.share, 0);
  const text = [
    `${wanted.namespace === undefined ? '' : `${wanted.namespace}/`}${wanted.name}${port === undefined ? '' : `:${port}`}`,
    ...share === undefined ? [] : [`with ${percentText(share)}`],
  ].join(' ');
  return {
    pass: share === undefined ? reached > 0 : Math.abs(reached - share) < 1e-6,
    message: () => `expected requests ${this.isNot ? 'not ' : ''}to reach ${text}, and they go so:\n\n${explanation.toString()}`,
  };
}

function wantedBackend(expected: unknown): { readonly name: string; readonly namespace?: string } | undefined {
  if (typeof expected === 'string') {
    const [name, namespace] = expected.split('/').reverse();
    return { name, namespace };
  }
  if (typeof expected !== 'object' || expected === null) return undefined;
  if ('node' in expected) {
    const { name, metadata: { namespace } } = ApiObject.of(expected as IConstruct);
    return { name, namespace };
  }
  const { name, namespace } = expected as { readonly name?: unknown; readonly namespace?: unknown };
  return typeof name === 'string' ? { name, ...typeof namespace === 'string' && { namespace } } : undefined;
}
