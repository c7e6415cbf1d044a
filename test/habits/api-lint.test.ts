import { compileJsiiForTest } from 'jsii';
import { assembly } from '../assembly';
import { apiProblems } from './api-lint';

const GENERATED = ['envoygateway', 'gatewayapi', 'gatewayapix', 'k8s'];

test('our public API keeps its promises', () => {
  expect(Object.keys(assembly.submodules!).sort()).toEqual(GENERATED.map(module => `${assembly.name}.${module}`));
  expect(apiProblems(assembly, GENERATED)).toEqual([]);
});

test('a public API that does not is found out', () => {
  const compiled = compileJsiiForTest({
    'index.ts': `
      import { Bulb } from './generated';
      export * as generated from './generated';
      export interface LampProps {
        /** @default - off */
        readonly on?: boolean;
        readonly colour?: string;
        readonly size?: number | string;
        readonly bulbs: Bulb[];
      }
      /** A lamp. */
      export class Lamp {
        public constructor(props: LampProps) { void props; }
        public configure(options: any): Bulb { return options; }
      }
    `,
    'generated.ts': `
      /** A bulb. */
      export interface Bulb { readonly watts?: number | string; readonly extra?: any }
    `,
  }, { captureDiagnostics: true });
  if (compiled.type === 'failure') throw new Error(JSON.stringify(compiled.diagnostics.map(({ messageText }) => messageText)));

  expect(apiProblems(compiled.assembly, ['generated']).sort()).toEqual([
    'testpkg.Lamp.configure result is the generated type testpkg.generated.Bulb: give it a type of our own',
    'testpkg.Lamp.configure(options) is any: give it a type',
    'testpkg.LampProps has no summary',
    'testpkg.LampProps.bulbs is the generated type testpkg.generated.Bulb: give it a type of our own',
    'testpkg.LampProps.colour is optional and has no @default',
    'testpkg.LampProps.size is a union: make a class with a factory for each case',
    'testpkg.LampProps.size is optional and has no @default',
  ]);
}, 60_000);
