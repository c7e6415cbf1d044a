import { expect } from '@jest/globals';
import { ApiServerOptions, ExpectedRefusal, toBeAcceptedByApiServer, toBeRefusedByApiServer } from './api-server';
import { toBeAccepted } from './to-be-accepted';
import { toContainObject } from './to-contain-object';
import { RedirectToOptions, toRedirectTo } from './to-redirect-to';
import { ExpectedBackend, RouteToOptions, toRouteTo } from './to-route-to';
import type { SimulatedCluster } from '../simulation/simulated-cluster';

/** What importing this file adds to `expect`. */
interface ManifestMatchers<R> {
  /**
   * Passes when one of the manifests has at least these fields.
   *
   * @example expect(Testing.synth(chart)).toContainObject({ kind: 'HTTPRoute', metadata: { name: 'web' } })
   */
  toContainObject(expected: { readonly [field: string]: unknown }): R;

  /**
   * Passes when the API server would take the manifest, or each of a list: schema, defaults and validation rules of the Gateway API and Envoy
   * Gateway. Manifests of other kinds are passed over, as long as there is one of these.
   *
   * @example expect(Testing.synth(chart)).toBeAcceptedByApiServer()
   */
  toBeAcceptedByApiServer(options?: ApiServerOptions): R;

  /**
   * Passes when the API server would refuse the manifest, or one of a list; for what is expected, if anything is.
   *
   * @example expect(route).toBeRefusedByApiServer({ path: 'spec.rules[0].backendRefs[0].port' })
   */
  toBeRefusedByApiServer(expected?: ExpectedRefusal): R;

  /**
   * Passes when requests reach a backend: one by its name, by `namespace/name`, or as what it is made of.
   *
   * @example expect(cluster.explain(HttpRequest.of('GET', 'https://www.example.com/pay'))).toRouteTo('shop/payments', { port: 8443 })
   */
  toRouteTo(backend: ExpectedBackend, options?: RouteToOptions): R;

  /**
   * Passes when the gateway itself redirects to a URL.
   *
   * @example expect(cluster.explain(HttpRequest.of('GET', 'http://www.example.com/'))).toRedirectTo('https://www.example.com/', { status: 301 })
   */
  toRedirectTo(url: string, options?: RedirectToOptions): R;

  /**
   * Passes when the controller accepts everything that a status is of, or that a construct makes in a cluster: all conditions `Accepted` are
   * there, and `True`.
   *
   * @example expect(cluster.statusOf(route)).toBeAccepted()
   */
  toBeAccepted(cluster?: SimulatedCluster): R;
}

// For `expect` as a global of @types/jest, and as an export of @jest/globals.
declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    interface Matchers<R> extends ManifestMatchers<R> {}
  }
}
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>> extends ManifestMatchers<R> {}
}

expect.extend({ toBeAccepted, toBeAcceptedByApiServer, toBeRefusedByApiServer, toContainObject, toRedirectTo, toRouteTo });
