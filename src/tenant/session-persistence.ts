import { Duration } from 'cdk8s';
import { CookieLifetimeType, SessionPersistence as SessionPersistenceSpec, SessionPersistenceType } from '../../imports/gatewayapi/common';
import { checkedText, shown } from '../model/checked-argument';
import { gatewayDuration } from '../model/gateway-duration';

/** Options of `SessionPersistence.cookie`. */
export interface CookieSessionOptions {
  /**
   * Name of the session and its cookie, at most 128 characters.
   *
   * @default - the controller's
   */
  readonly name?: string;
  /**
   * Time after which a session ends, whatever happens. With it the cookie outlives the browser.
   *
   * @default - the cookie ends with the browser
   */
  readonly permanentFor?: Duration;
}

/**
 * Keeps the requests of one client with one backend. Experimental: needs a profile of the experimental channel; a BackendTrafficPolicy does it
 * otherwise.
 *
 * Source: Gateway API specification, SessionPersistence.
 */
export class SessionPersistence {
  /**
   * By a cookie.
   *
   * @param options name and lifetime
   */
  public static cookie(options: CookieSessionOptions = {}): SessionPersistence {
    const { name, permanentFor } = options;
    return new SessionPersistence({
      type: SessionPersistenceType.COOKIE,
      sessionName: name === undefined ? undefined : checkedText('the name of a session', name, 128),
      absoluteTimeout: permanentFor && checkedTimeout(permanentFor),
      cookieConfig: { lifetimeType: permanentFor === undefined ? CookieLifetimeType.SESSION : CookieLifetimeType.PERMANENT },
    });
  }

  /**
   * By a header that clients send back.
   *
   * @param name name of the header, at most 128 characters
   */
  public static header(name: string): SessionPersistence {
    return new SessionPersistence({ type: SessionPersistenceType.HEADER, sessionName: checkedText('the name of a session', name, 128) });
  }

  /** @internal */
  private constructor(public readonly _spec: SessionPersistenceSpec) {}
}

function checkedTimeout(timeout: Duration): string {
  const milliseconds = timeout.toMilliseconds();
  if (milliseconds === 0) throw new Error(`a session lasts some time, got ${shown(0)}: leave permanentFor out for a cookie that ends with the browser`);
  return gatewayDuration('the time of a session', milliseconds);
}
