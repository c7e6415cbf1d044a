import { Response } from './api-client';
import { JsonObject } from '../json';
import { refusal, Refusals, sorted } from '../refusal';

/** What the server makes of an object. */
export type Answer =
  /** With the object that it goes on with, unless it refuses more than unknown fields. */
  | { readonly is: 'judged'; readonly refusals: Refusals; readonly kept?: JsonObject }
  /** It went no further than to one thing that is wrong with the metadata, and says nothing of the rest. */
  | { readonly is: 'stopped'; /** Below `metadata`; empty where it does not say. */ readonly field: string; readonly message: string }
  | { readonly is: 'other'; readonly message: string };

/** The one cause that says nothing about the object. */
const RULES_PASSED_OVER = 'some validation rules were not checked because the object was invalid';

/** The rule at the end of a cause, whether it was broken, gave no answer, or did not fit what it was asked about. */
const BY_RULE = /(?:(?:^|: )failed| evaluating| for) rule: ([^]*)$/;

/** What it says of metadata that it stops at, and of which field; the first group is the field where that hangs on the object. */
const STOPS: ReadonlyArray<readonly [message: RegExp, field?: string]> = [
  [/: json: cannot unmarshal .* into Go (?:struct field \w+\.(\S+) of type|value of type v1\.ObjectMeta)/],
  [/: parsing time /],
  [/the namespace of the provided object does not match/, 'namespace'],
  [/the name of the object \([^]*\) does not match/, 'name'],
  [/Precondition failed: UID/, 'uid'],
];

/** The unknown fields that a strict answer lists; nothing where it is about something else. */
export function unknownFieldsIn({ code, body }: Response): string[] | undefined {
  const list = code === 400 ? messageOf(body).match(/: strict decoding error: ([^]*)$/)?.[1] : undefined;
  return list === undefined ? undefined : [...list.matchAll(/unknown field "([^]*?)"(?=, (?:unknown|duplicate) field "|$)/g)].map(([, path]) => path);
}

/** Puts an answer of the whole pipeline and the unknown fields together. */
export function answerOf({ code, body }: Response, unknownFields: readonly string[]): Answer {
  const unknown = unknownFields.map(path => refusal('UnknownField', path));
  if (code === 200 || code === 201) return { is: 'judged', refusals: sorted(unknown), kept: JSON.parse(body) };
  const message = messageOf(body);
  if (code === 422) return { is: 'judged', refusals: sorted([...unknown, ...causesOf(body)]) };
  for (const [expression, field] of STOPS) {
    const found = message.match(expression);
    if (found !== null) return { is: 'stopped', field: found[1] ?? field ?? '', message };
  }
  return { is: 'other', message: `${code} ${message}` };
}

interface Cause {
  readonly reason: string;
  readonly field: string;
  readonly message: string;
}

function causesOf(body: string): string[] {
  const { details: { causes = [] } } = JSON.parse(body) as { readonly details: { readonly causes?: readonly Cause[] } };
  return causes.filter(({ field, message }) => field !== '<nil>' || !message.includes(RULES_PASSED_OVER))
    .map(({ reason, field, message }) => refusal(reason, field === '<nil>' ? '' : field, message.match(BY_RULE)?.[1]));
}

function messageOf(body: string): string {
  try {
    return JSON.parse(body).message ?? body;
  } catch {
    return body;
  }
}
