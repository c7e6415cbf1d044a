import { expect } from '@jest/globals';
import { toContainObject } from './to-contain-object';

/** What importing this file adds to `expect`. */
interface ManifestMatchers<R> {
  /**
   * Passes when one of the manifests has at least these fields.
   *
   * @example expect(Testing.synth(chart)).toContainObject({ kind: 'HTTPRoute', metadata: { name: 'web' } })
   */
  toContainObject(expected: { readonly [field: string]: unknown }): R;
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

expect.extend({ toContainObject });
