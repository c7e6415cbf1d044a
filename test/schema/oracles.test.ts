import { readFileSync } from 'fs';
import { join } from 'path';
import Table from 'cli-table3';
import { loadAll } from 'js-yaml';
import { KIND_VERSIONS } from '../../imports/schema/kind-versions';
import { FieldError } from '../../src/schema/field-error';
import { KindDefinition } from '../../src/schema/kind-definition';
import { prepare } from '../../src/schema/preparation';
import { schemaOf } from '../../src/schema/schema-store';
import { judge } from '../../src/schema/verdict';
import { SharedFolder } from '../shared-folder';

/** An object of upstream's tests with what the API server's own code said of it. */
interface Recorded {
  readonly suite: string;
  readonly case: string;
  readonly channel: 'standard' | 'experimental';
  readonly op: 'create' | 'update' | 'statusUpdate';
  readonly object: any;
  readonly oldObject?: unknown;
  /** As it is stored, where it is not refused. */
  readonly oracleObject: any;
  readonly oracleErrors: ReadonlyArray<{ readonly type: string; readonly field: string; readonly detail: string }>;
}

type Channel = Recorded['channel'];

const FIGURES = new Table({ head: ['conformance data', 'objects', 'as recorded', 'out of reach'], style: { head: [], border: [] } });

afterAll(() => {
  if (FIGURES.length > 0) process.stdout.write(`${FIGURES.toString()}\n`);
});

SharedFolder.ORACLES.test('every object of upstream\'s CEL tests gets the verdict and the errors that the API server\'s code gave it', () => {
  const all = recorded();
  // What a controller writes to the status is no manifest.
  const within = all.filter(({ op }) => op !== 'statusUpdate');
  const said = within.map(each => {
    const { object, channel, oldObject } = each;
    return { title: titleOf(each), errors: errorsOf(judge(definitionOf(object, channel)!, object, oldObject)) };
  });

  expect(said).toEqual(within.map(each => ({ title: titleOf(each), errors: recordedErrors(each) })));
  FIGURES.push(['cel/', all.length, within.length, `${all.length - within.length} writes of a status`]);
  const invalid = all.filter(({ oracleErrors }) => oracleErrors.length > 0);
  const updates = within.filter(({ op }) => op === 'update');
  expect([all.length, invalid.length, within.length, updates.length]).toEqual([397, 223, 393, 2]);
});

SharedFolder.ORACLES.test('every object of upstream\'s CEL tests is prepared as it was stored', () => {
  const [ours, theirs] = [[] as unknown[], [] as unknown[]];
  for (const each of recorded().filter(({ op }) => op === 'create')) {
    ours.push([titleOf(each), (prepare(each.object, definitionOf(each.object, each.channel)!.schema).object as any).spec]);
    theirs.push([titleOf(each), each.oracleObject.spec]);
  }
  expect(ours).toEqual(theirs);
});

SharedFolder.ORACLES.test('every file of upstream\'s that is to be refused is refused', () => {
  const files = SharedFolder.ORACLES.filesBelow('invalid', '.yaml');
  const refused = files.filter(file => objectsIn(file).some(([definition, object]) => judge(definition, object).length > 0));

  expect(files.filter(file => !refused.includes(file))).toEqual([]);
  FIGURES.push(['invalid/', `${files.length} files`, refused.length, '']);
  expect(files).toHaveLength(36);
});

SharedFolder.ORACLES.test('every file of upstream\'s that is to be accepted is accepted', () => {
  const files = SharedFolder.ORACLES.filesBelow('valid', '.yaml');
  const judged = files.flatMap(file => objectsIn(file).map(([definition, object]) => ({ file, errors: errorsOf(judge(definition, object)) })));

  expect(judged.filter(({ errors }) => errors.length > 0)).toEqual([]);
  FIGURES.push(['valid/', `${files.length} files`, files.length, '']);
  expect([files.length, judged.length]).toEqual([122, 177]);
});

function recorded(): Recorded[] {
  return readFileSync(join(SharedFolder.ORACLES.path, 'cel-verdicts.jsonl'), 'utf8').trim().split('\n').map(line => JSON.parse(line));
}

function titleOf({ suite, case: name, channel, op }: Recorded): string {
  return `${channel} ${suite} ${name} ${op}`;
}

function errorsOf(errors: readonly FieldError[]): string[] {
  return [...new Set(errors.map(({ type, path }) => `${type} ${path}`))].sort();
}

function recordedErrors({ oracleErrors }: Recorded): string[] {
  const told = oracleErrors.filter(({ detail }) => !detail.startsWith('some validation rules were not checked'));
  return [...new Set(told.map(({ type, field }) => `${type} ${field === '<nil>' ? '' : field}`))].sort();
}

/** The objects of a file that have a pinned definition: files of upstream also have Services and the like. */
function objectsIn(file: string): Array<readonly [KindDefinition, unknown]> {
  const channel: Channel = file.includes('/standard/') ? 'standard' : 'experimental';
  return (loadAll(readFileSync(file, 'utf8')) as any[]).flatMap(object => {
    const definition = object === null ? undefined : definitionOf(object, channel);
    return definition === undefined ? [] : [[definition, object] as const];
  });
}

function definitionOf({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }, channel: Channel): KindDefinition | undefined {
  const found = KIND_VERSIONS.find(each => each.served && each.kind === kind && `${each.group}/${each.version}` === apiVersion && (each.channel ?? channel) === channel);
  return found && { ...found, schema: schemaOf(found) };
}
