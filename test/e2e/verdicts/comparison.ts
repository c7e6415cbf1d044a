import { isDeepStrictEqual } from 'util';
import { Case, JudgeOf } from './cases';
import { JsonObject } from './json';
import { Refusals, refusalsOf } from './refusal';
import { Answer } from './server/answer';
import { JudgingServer } from './server/judging-server';
import { FieldError } from '../../../src/schema/field-error';
import { prepare } from '../../../src/schema/preparation';

/** What both made of one object. */
export interface Comparison {
  readonly subject: Pick<Case, 'index' | 'definition' | 'object' | 'mutations'>;
  /** What was stored before, as it was stored. */
  readonly stored?: JsonObject;
  readonly answer: Answer;
  readonly errors: readonly FieldError[];
  /** Where they differ, a line each: `server: …` or `library: …`, whichever said it alone. */
  readonly differences: readonly string[];
}

/** Has an object judged by both. An update whose old object the server refuses is judged as the creation of the new one. */
export async function compare(subject: Case, server: JudgingServer, judgeOf: JudgeOf): Promise<Comparison> {
  const { definition, old, oldIs } = subject;
  if (old !== undefined && oldIs !== 'lax') await server.store(definition, old);
  if (old !== undefined && oldIs === 'deleted') await server.delete(definition, old);
  return compareTo(old && await server.stored(definition, old), subject, server, judgeOf);
}

/** The same again for another object, with what is stored. */
export async function compareTo(stored: JsonObject | undefined, subject: Comparison['subject'], server: JudgingServer, judgeOf: JudgeOf): Promise<Comparison> {
  const { definition, object } = subject;
  const answer = stored === undefined ? await server.ofCreation(definition, object) : await server.ofUpdate(definition, object, stored);
  const errors = judgeOf(definition, object, stored);
  const differences = [...differencesOf(answer, errors), ...answer.is === 'judged' && answer.kept !== undefined ? differenceInKept(subject, answer.kept) : []];
  return { subject, ...stored !== undefined && { stored }, answer, errors, differences };
}

export function isAccepted({ answer }: Comparison): boolean {
  return answer.is === 'judged' && answer.refusals.length === 0;
}

/** What an answer says, for a row. */
export function answered(answer: Answer): string {
  return answer.is === 'judged' ? answer.refusals.join('\n') || 'accepted' : answer.message;
}

function differencesOf(answer: Answer, errors: readonly FieldError[]): string[] {
  const ours = refusalsOf(errors);
  if (answer.is === 'judged') return [...without(answer.refusals, ours).map(line => `server: ${line}`), ...without(ours, answer.refusals).map(line => `library: ${line}`)];
  const isAlike = answer.is === 'stopped' && errors.some(error => isAbout(answer.field, error));
  return isAlike ? [] : [`server: ${answer.message}`, ...ours.map(line => `library: ${line}`)];
}

/** Whether the library goes on with another object than the server: what it drops and what it fills in is what rules are asked about. */
function differenceInKept({ definition: { schema, statusSubresource }, object }: Comparison['subject'], kept: JsonObject): string[] {
  const ofSpec = ({ apiVersion, kind, metadata, status, ...rest }: JsonObject) => statusSubresource ? rest : { ...rest, status };
  const [ours, theirs] = [prepare(object, schema).object as JsonObject, kept].map(ofSpec);
  return isDeepStrictEqual(ours, theirs) ? [] : [`server: goes on with ${JSON.stringify(theirs)}`, `library: goes on with ${JSON.stringify(ours)}`];
}

/** Whether an error is about a field of the metadata, or one below it. */
function isAbout(field: string, { keys: [top, ...below] }: FieldError): boolean {
  return top === 'metadata' && below.filter(key => typeof key === 'string').join('.').startsWith(field);
}

function without(lines: Refusals, others: Refusals): Refusals {
  return lines.filter(line => !others.includes(line));
}
