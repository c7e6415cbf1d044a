import { expect } from '@jest/globals';
import { ApiServerOptions, ExpectedRefusal, toBeAcceptedByApiServer, toBeRefusedByApiServer } from './api-server';
import { toContainObject } from './to-contain-object';

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

expect.extend({ toBeAcceptedByApiServer, toBeRefusedByApiServer, toContainObject });
