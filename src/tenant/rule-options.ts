import { Duration } from 'cdk8s';
import { HttpFilter } from './http-filter';
import { SessionPersistence } from './session-persistence';

/**
 * How long a rule lets requests take.
 *
 * Source: Gateway API specification, HTTPRouteTimeouts.
 */
export interface RouteTimeouts {
  /**
   * For the whole of a request, retries included; then the answer is 504. Zero is for ever.
   *
   * @default - the controller's; 15 seconds with Envoy Gateway
   */
  readonly request?: Duration;
  /**
   * For one try at the backend; not above `request`. Zero is for ever.
   *
   * @default - no limit of its own
   */
  readonly backendRequest?: Duration;
}

/**
 * Tries again after a failure. Experimental: needs a profile of the experimental channel; a BackendTrafficPolicy does it otherwise.
 *
 * Source: Gateway API specification, HTTPRouteRetry.
 */
export interface RouteRetry {
  /**
   * Tries after the first one, at least 1.
   *
   * @default - the controller's
   */
  readonly attempts?: number;
  /**
   * Statuses that are tried again, from 400 to 599, besides failures to connect.
   *
   * @default - the controller's
   */
  readonly codes?: number[];
  /**
   * Least time between two tries.
   *
   * @default - the controller's
   */
  readonly backoff?: Duration;
}

/** Options of a rule. */
export interface RouteRuleOptions {
  /**
   * Name of the rule; `rules[].name`, by which policies can be for it alone.
   *
   * @default - none
   */
  readonly name?: string;
  /**
   * What the rule does to its requests and answers.
   *
   * @default - nothing
   */
  readonly filters?: HttpFilter[];
  /**
   * How long requests may take.
   *
   * @default - the controller's
   */
  readonly timeouts?: RouteTimeouts;
  /**
   * Tries again after a failure. Experimental.
   *
   * @default - the controller's; with Envoy Gateway none
   */
  readonly retry?: RouteRetry;
  /**
   * Keeps a client with its backend. Experimental.
   *
   * @default - none
   */
  readonly sessionPersistence?: SessionPersistence;
}
