import { writeFileSync } from 'fs';
import { join } from 'path';
import { TypeReference } from '@jsii/spec';
import * as ts from 'typescript';
import * as library from '../../src';
import { enumOf, shortName, structNamed, structOf } from '../assembly';
import { scratchFolder } from '../scratch-folder';
import { SharedFolder } from '../shared-folder';
import { exported } from './kinds';
import { validDocuments } from './valid-documents';

const ROOT = join(__dirname, '..', '..');

/** A value as a user would type it: fields as they are called, values of enums by their members. */
function literal(value: any, type: TypeReference | undefined): string {
  if (Array.isArray(value)) {
    return `[${value.map(each => literal(each, type && 'collection' in type ? type.collection.elementtype : undefined)).join(', ')}]`;
  }
  if (typeof value === 'object') {
    const map = type && 'collection' in type ? type.collection.elementtype : undefined;
    const fields = type && structOf(type)?.properties;
    return `{ ${Object.entries(value).map(([name, each]) =>
      `${JSON.stringify(name)}: ${literal(each, map ?? fields?.find(field => field.name === name)?.type)}`).join(', ')} }`;
  }
  const members = type && enumOf(type);
  const member = members?.members.find(({ name }) => exported(library, shortName(members.fqn))[name] === value);
  return member ? `${shortName(members!.fqn)}.${member.name}` : JSON.stringify(value);
}

interface Typed {
  readonly className: string;
  /** The props as TypeScript. */
  readonly props: string;
}

/** What the compiler says of each props that it does not take, by their index. */
function complaints(all: readonly Typed[]): ReadonlyMap<number, string> {
  const file = join(scratchFolder(), 'literals.ts');
  writeFileSync(file, [
    ...all.map(({ className, props }, index) => `export const props${index}: ${className}Props = ${props};`),
    `import { envoygateway, gatewayapi, gatewayapix } from ${JSON.stringify(join(ROOT, 'lib', 'src'))};`,
    'export { envoygateway, gatewayapi, gatewayapix };',
  ].join('\n'));
  const program = ts.createProgram([file], {
    strict: true, noEmit: true, skipLibCheck: true, module: ts.ModuleKind.Node16, target: ts.ScriptTarget.ES2022, types: [],
  });
  return new Map(ts.getPreEmitDiagnostics(program).map(({ file: source, start, messageText }) =>
    [source!.getLineAndCharacterOfPosition(start!).line, ts.flattenDiagnosticMessageText(messageText, '\n')]));
}

SharedFolder.ORACLES.test('every valid document of upstream compiles as a literal of its class\'s props', () => {
  const { ours } = validDocuments();
  expect(ours.length).toBeGreaterThan(0);
  const refused = complaints(ours.map(({ className, manifest: { apiVersion, kind, ...props } }) => ({
    className,
    props: `{ ${Object.entries(props).map(([name, value]) =>
      `${name}: ${literal(value, structNamed(`${className}Props`).properties!.find(each => each.name === name)?.type)}`).join(', ')} }`,
  })));
  expect([...refused].map(([index, message]) => [ours[index].title, message])).toEqual([
    // v1 requires what this older version did not.
    ['valid/gateway-api/experimental/v1alpha2/tls-routing/tls-route.yaml#0', expect.stringContaining('Property \'hostnames\' is missing')],
  ]);
}, 60_000);

test.each([
  ['a required field is missing', 'gatewayapi.GatewayClass', '{}', 'Property \'controllerName\' is missing'],
  ['a field is unknown', 'gatewayapi.GatewayClass', '{ controllerName: "a.b/c", colour: "red" }', '\'colour\' does not exist in type \'GatewayClassSpec\''],
  ['a value has another type', 'gatewayapi.GatewayClass', '{ controllerName: 7 }', 'Type \'number\' is not assignable to type \'string\''],
  ['a value is not one of its enum', 'gatewayapi.HttpRoute', '{ rules: [{ matches: [{ path: { type: "Suffix" } }] }] }',
    'Type \'"Suffix"\' is not assignable to type \'PathMatchType | undefined\''],
])('a literal does not compile when %s', (_, className, spec, message) => {
  expect([...complaints([{ className, props: `{ spec: ${spec} }` }]).values()]).toEqual([expect.stringContaining(message)]);
}, 60_000);
