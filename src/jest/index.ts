import { toContainObject } from './to-contain-object';

declare global {
  // jest's own types leave no other way to add a matcher.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    interface Matchers<R> {
      /**
       * Passes when one of the manifests has at least these fields.
       *
       * @example expect(Testing.synth(chart)).toContainObject({ kind: 'HTTPRoute', metadata: { name: 'web' } })
       */
      toContainObject(expected: { readonly [field: string]: unknown }): R;
    }
  }
}

expect.extend({ toContainObject });
