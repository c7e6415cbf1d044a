import { hostnameProblem } from './hostname';
import { labelKeyProblem, labelProblem, labelValueProblem, subdomainProblem } from './kubernetes-name';

/** A value as a message shows it: short, and on one line. */
export function shown(value: unknown): string {
  const text = asText(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function asText(value: unknown): string {
  if (typeof value === 'function') return `the function ${value.name}`;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return typeof value === 'bigint' ? `${value}n` : `a ${(value as object).constructor?.name ?? 'object'}`; // a construct refers to itself by its tree
  }
}

export function checkedHostname(what: string, value: string): string {
  const problem = typeof value === 'string' ? hostnameProblem(value) : 'write a text such as "www.example.com"';
  if (problem !== undefined) throw new Error(`${what} must be a valid hostname, got ${shown(value)}: ${problem}`);
  return value;
}

/** The name of an object of most kinds. */
export function checkedName(what: string, value: string): string {
  return checked(what, value, subdomainProblem, 'Write a name such as "my-app"');
}

/** A name of at most 63 characters, without dots: of a namespace or Service. */
export function checkedLabel(what: string, value: string): string {
  return checked(what, value, labelProblem, 'Write a name such as "my-app"');
}

export function checkedLabelValue(what: string, value: string): string {
  return checked(what, value, labelValueProblem, 'Write a value such as "my-app"');
}

export function checkedLabels(what: string, labels: { readonly [key: string]: string }): { [key: string]: string } {
  for (const [key, value] of Object.entries(checkedMap(what, labels))) {
    checked(`a key of ${what}`, key, labelKeyProblem, 'Write a key such as "example.com/tier"');
    checkedLabelValue(`${what}[${shown(key)}]`, value);
  }
  return { ...labels };
}

/** Keys are those of labels, values any text. */
export function checkedAnnotations(what: string, annotations: { readonly [key: string]: string }): { [key: string]: string } {
  for (const [key, value] of Object.entries(checkedMap(what, annotations))) {
    checked(`a key of ${what}`, key, labelKeyProblem, 'Write a key such as "example.com/tier"');
    if (typeof value !== 'string') throw new Error(`${what}[${shown(key)}] must be a text, got ${shown(value)}. Put it in quotes`);
  }
  return { ...annotations };
}

export function checkedPort(what: string, value: number): number {
  return checkedWhole(what, value, 1, 65535);
}

export function checkedWhole(what: string, value: number, least: number, most: number): number {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new Error(`${what} must be a whole number from ${least} to ${most}, got ${shown(value)}`);
  }
  return value;
}

/** A text of some length; what a field of free form takes. */
export function checkedText(what: string, value: string, most: number): string {
  if (typeof value !== 'string' || value.length === 0 || value.length > most) {
    const got = typeof value === 'string' && value.length > most ? `${value.length} characters` : shown(value);
    throw new Error(`${what} must be a text of 1 to ${most} characters, got ${got}`);
  }
  return value;
}

/** The value of a header, or an expression for one: fields for headers take no other characters. */
export function checkedHeaderValue(what: string, value: string, wayOut = 'Encode others, as in %C3%A9'): string {
  checkedText(what, value, 4096);
  if (!/^[!-~]+(?:[\t ][!-~]+)*$/.test(value)) {
    throw new Error(`${what} must be visible characters of ASCII, with single blanks between them, got ${shown(value)}. ${wayOut}`);
  }
  return value;
}

/** A map of texts. cdk8s cannot write keys that every object has. */
function checkedMap<Value>(what: string, map: { readonly [key: string]: Value }): { readonly [key: string]: Value } {
  if (typeof map !== 'object' || map === null || Array.isArray(map)) {
    throw new Error(`${what} must be a map, got ${shown(map)}. Write one such as { tier: 'gold' }`);
  }
  const inherited = Object.keys(map).find(key => key in Object.prototype);
  if (inherited !== undefined) throw new Error(`${what} cannot have the key ${shown(inherited)}, which cdk8s does not write: use another`);
  return map;
}

/** An object that was made by a class, where one is given. */
export function checkedOptional<Kind>(what: string, value: Kind | undefined, made: Made<Kind>, example: string): void {
  if (value !== undefined) checkedInstance(what, value, made, example);
}

/** A construct, or nothing that could be taken for one. */
export function checkedConstruct<Kind>(what: string, value: Kind): Kind {
  const node = typeof value === 'object' && value !== null ? (value as { readonly node?: unknown }).node : undefined;
  if (node === undefined) throw new Error(`${what} must be a construct, got ${shown(value)}. Pass the object itself, not its name`);
  return value;
}

/** An object that was made by a class; what JavaScript leaves out is `undefined`. */
export function checkedInstance<Kind>(what: string, value: Kind, made: Made<Kind>, example: string): Kind {
  if (!Object.prototype.isPrototypeOf.call(made.prototype, value as object)) throw new Error(`${what} must be a ${made.name}, got ${shown(value)}. Write ${example}`);
  return value;
}

/** An object that has what an interface asks for. */
export function checkedInterface<Kind extends object>(what: string, value: Kind, member: keyof Kind & string, example: string): Kind {
  if (typeof value !== 'object' || value === null || !(member in value)) throw new Error(`${what} must be given, got ${shown(value)}. Write ${example}`);
  return value;
}

/** A list, which JavaScript may leave out or give as one of its items. */
export function checkedList<Item>(what: string, values: readonly Item[], least: number, most: number): readonly Item[] {
  if (!Array.isArray(values)) throw new Error(`${what} must be a list, got ${shown(values)}. Put it in brackets`);
  if (values.length < least || values.length > most) throw new Error(`${what} must be a list of ${least} to ${most}, got ${values.length}`);
  return values;
}

function checked(what: string, value: string, problemOf: (value: string) => string | undefined, wayOut: string): string {
  if (typeof value !== 'string') throw new Error(`${what} must be a text, got ${shown(value)}. ${wayOut}`);
  const problem = problemOf(value);
  if (problem !== undefined) throw new Error(`${what} ${problem}, got ${shown(value)}. ${wayOut}`);
  return value;
}

/** A class, be its constructor private or not. */
interface Made<Kind> {
  readonly name: string;
  readonly prototype: Kind;
}
