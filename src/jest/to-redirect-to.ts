import type { MatcherContext } from 'expect';
import { MatcherResult, receivedExplanation } from './received';

/** What more is expected of a redirect. */
export interface RedirectToOptions {
  /** Its HTTP status; any of a redirect unless said. */
  readonly status?: number;
}

/** Passes when the gateway redirects to a URL. */
export function toRedirectTo(this: MatcherContext, received: unknown, url: string, { status }: RedirectToOptions = {}): MatcherResult {
  const explanation = receivedExplanation('toRedirectTo', received, this);
  if (typeof url !== 'string') throw new Error(`toRedirectTo needs the URL to redirect to, got ${this.utils.printExpected(url)}`);
  const { response } = explanation;
  const isRedirect = response !== undefined && response.status >= 300 && response.status < 400;
  return {
    pass: isRedirect && response.headers.location === url && (status === undefined || response.status === status),
    message: () => `expected ${this.isNot ? 'no' : 'a'} redirect to ${url}${status === undefined ? '' : ` with status ${status}`}, and this comes:\n\n${explanation.toString()}`,
  };
}
