import { DocumentDirective, Event, MappingEvent, ScalarEvent, SequenceEvent } from 'js-yaml';
import { AliasBudget } from './alias-budget';
import { setField } from './field';
import { goKey, GoScalar, goScalar, jsonValue, plainValue } from './go-scalars';
import { DEEPEST_NESTING } from './limits';
import { EVENT_ID, SCALAR_STYLE } from './parser';
import { TEMPLATE } from './refusals';
import { nestedTooDeep, UnreadableText } from './unreadable-text';
import { isMerge, scalarOf, startOf, tagOf, textOf } from './yaml-scalars';

/** What a text of YAML says, as JSON has it. */
export interface YamlValue {
  readonly value: unknown;
  /** Where integers stand that a number of JavaScript does not hold exactly. */
  readonly inexact: readonly ScalarEvent[];
}

/**
 * What the events of a text say to kubectl: by the words and numbers of Go's YAML, with merges and aliases as there, on the way to JSON. Other than kubectl
 * it refuses a key that is in its map already.
 *
 * @throws UnreadableText
 */
export function composed(text: string, events: readonly Event[]): YamlValue {
  return new Composer(text, events).document();
}

/** Something with a name, for aliases of it. */
interface Anchor {
  readonly kind: 'scalar' | 'list' | 'map';
  value: unknown;
  /** Whether all of it has been read. */
  complete: boolean;
  /** How many values it is, aliases followed, and how deep. */
  values: number;
  depth: number;
  /** What it is called as a key; nothing where it is none. */
  key?: string;
}

type Fields = { [name: string]: unknown };

class Composer {
  private at = 0;
  private depth = 0;
  /** The deepest place since it was last set back. */
  private deepest = 0;
  private readonly anchors = new Map<string, Anchor>();
  private readonly budget = new AliasBudget();
  private readonly inexact: ScalarEvent[] = [];

  public directives: readonly DocumentDirective[] = [];

  public constructor(public readonly text: string, private readonly events: readonly Event[]) {}

  public document(): YamlValue {
    const [start] = this.events;
    if (start?.type !== EVENT_ID.DOCUMENT) return { value: null, inexact: [] };
    this.directives = start.directives;
    this.at = 1;
    const value = this.isEnd() ? null : this.value();
    if (this.events.length > this.at + 1) {
      throw new UnreadableText(this.place(this.at + 2), 'unreadable-document', 'kubectl reads a document up to "...", and not what follows', 'begin a document with "---"');
    }
    return { value, inexact: this.inexact };
  }

  private value(): unknown {
    const event = this.events[this.at];
    if (event.type === EVENT_ID.ALIAS) return this.follow().value;
    this.at++;
    this.budget.values++;
    if (event.type === EVENT_ID.SCALAR) {
      if (event.anchorStart < 0 && event.tagStart < 0) return this.plainOrQuoted(event);
      const scalar = this.scalar(event);
      this.define(event, { kind: 'scalar', value: this.finite(scalar, event), key: goKey(scalar) }, this.budget.values - 1);
      return jsonValue(scalar);
    }
    return this.collection(event as SequenceEvent | MappingEvent);
  }

  /** What nearly all scalars are. */
  private plainOrQuoted(event: ScalarEvent): unknown {
    const text = textOf(this.text, event);
    if (event.style !== SCALAR_STYLE.PLAIN) return text;
    const value = plainValue(text);
    if (typeof value === 'number') {
      this.finite(value, event);
      if (Math.abs(value) > Number.MAX_SAFE_INTEGER) this.note(text, event);
    }
    return value;
  }

  private note(text: string, event: ScalarEvent): void {
    const scalar = goScalar(text);
    if (typeof scalar === 'bigint' && BigInt(Number(scalar)) !== scalar) this.inexact.push(event);
  }

  private scalar(event: ScalarEvent): GoScalar {
    const scalar = scalarOf(this, event);
    if (scalar === undefined) return this.refuse(event, `this is no value of the type ${tagOf(this, event)}`, 'leave the tag out, or write such a value');
    return scalar;
  }

  private collection(event: SequenceEvent | MappingEvent): unknown {
    const isMap = event.type === EVENT_ID.MAPPING;
    const [before, above] = [this.budget.values - 1, this.deepest];
    this.deepest = ++this.depth;
    this.refuseDeep(event.start);
    const value: unknown = isMap ? {} : [];
    const anchor = event.anchorStart < 0 ? undefined : this.define(event, { kind: isMap ? 'map' : 'list', value }, before, false);
    if (isMap) this.entries(value as Fields);
    else while (!this.isEnd()) (value as unknown[]).push(this.value());
    this.at++;
    this.depth--;
    if (anchor !== undefined) Object.assign(anchor, { complete: true, values: this.budget.values - before, depth: this.deepest - this.depth });
    this.deepest = Math.max(above, this.deepest);
    return value;
  }

  private entries(fields: Fields): void {
    /** Keys that only a merge has set so far, and that may be set once more. */
    let merged: Set<string> | undefined;
    while (!this.isEnd()) {
      const start = this.at;
      if (isMerge(this, this.events[start])) {
        this.at++;
        this.merge(fields, merged ??= new Set());
        continue;
      }
      const name = this.key();
      if (Object.hasOwn(fields, name) && !merged?.delete(name)) {
        throw new UnreadableText(this.place(start), 'duplicate-key', `the key "${name}" is in this map already`, 'keep one of the two');
      }
      setField(fields, name, this.value());
    }
  }

  private key(): string {
    const event = this.events[this.at];
    if (event.type === EVENT_ID.ALIAS) {
      const { kind, key } = this.follow();
      return key ?? this.refuseKey(event, kind !== 'scalar');
    }
    if (event.type !== EVENT_ID.SCALAR) return this.refuseKey(event, true);
    this.at++;
    this.budget.values++;
    if (event.anchorStart < 0 && event.tagStart < 0) {
      const text = textOf(this.text, event);
      // What nearly all keys are.
      if (event.style !== SCALAR_STYLE.PLAIN || typeof plainValue(text) === 'string') return text;
    }
    const scalar = this.scalar(event);
    const key = goKey(scalar);
    this.define(event, { kind: 'scalar', value: jsonValue(scalar), key }, this.budget.values - 1);
    return key ?? this.refuseKey(event, false);
  }

  private refuseKey(event: Event, isCollection: boolean): never {
    const place = this.place(this.events.indexOf(event)) ?? 0;
    if (this.text.startsWith('{', place) && this.text.includes('{{')) throw new UnreadableText(place, TEMPLATE.id, TEMPLATE.message, TEMPLATE.fix);
    if (isCollection) this.refuse(event, 'a map or a list is a key here, and JSON has only texts', 'write a text');
    return this.refuse(event, 'a key is empty, null, or a number of 64 bits', 'write the key in quotes, or remove the entry');
  }

  /** Takes over the fields of other maps. They replace what stands above the merge: so kubectl's reader does, whatever YAML says. */
  private merge(fields: Fields, merged: Set<string>): void {
    for (const source of this.sources()) {
      for (const [name, value] of Object.entries(source)) {
        if (!Object.hasOwn(fields, name)) merged.add(name);
        setField(fields, name, value);
      }
    }
  }

  /** The maps to merge: of a list the last one first. */
  private sources(): Fields[] {
    const event = this.events[this.at];
    if (event.type !== EVENT_ID.SEQUENCE) return [this.source()];
    this.at++;
    const sources: Fields[] = [];
    while (!this.isEnd()) sources.push(this.source());
    this.at++;
    return sources.reverse();
  }

  private source(): Fields {
    const event = this.events[this.at];
    const kind = event.type === EVENT_ID.ALIAS ? this.anchorOf(event)?.kind : event.type === EVENT_ID.MAPPING ? 'map' : 'scalar';
    if (kind !== undefined && kind !== 'map') this.refuse(event, 'only maps can be merged', 'name an anchor of a map');
    return this.value() as Fields;
  }

  private follow(): Anchor {
    const event = this.events[this.at++] as Event & { type: typeof EVENT_ID.ALIAS };
    const anchor = this.anchorOf(event);
    if (anchor === undefined) return this.refuse(event, `no anchor "&${this.nameOf(event)}" is above this alias`, 'name an anchor that is there, or put the text in quotes');
    if (!anchor.complete) throw new UnreadableText(event.anchorStart - 1, 'too-many-aliases', 'an alias stands within what it stands for', 'write out what is meant');
    if (!this.budget.follow(anchor.values)) {
      throw new UnreadableText(event.anchorStart - 1, 'too-many-aliases', `its aliases, written out, are ${this.budget.values} values by here, and kubectl follows fewer`, 'write out what is meant');
    }
    this.deepest = Math.max(this.deepest, this.depth + anchor.depth);
    this.refuseDeep(event.anchorStart - 1);
    return anchor;
  }

  private refuseDeep(offset: number): void {
    if (this.deepest > DEEPEST_NESTING) throw nestedTooDeep(offset);
  }

  private define(event: ScalarEvent | SequenceEvent | MappingEvent, anchor: Pick<Anchor, 'kind' | 'value' | 'key'>, before: number, complete = true): Anchor | undefined {
    if (event.anchorStart < 0) return undefined;
    const made = { ...anchor, complete, values: this.budget.values - before, depth: 0 };
    this.anchors.set(this.nameOf(event), made);
    return made;
  }

  private anchorOf(event: { readonly anchorStart: number; readonly anchorEnd: number }): Anchor | undefined {
    return this.anchors.get(this.nameOf(event));
  }

  private nameOf({ anchorStart, anchorEnd }: { readonly anchorStart: number; readonly anchorEnd: number }): string {
    return this.text.slice(anchorStart, anchorEnd);
  }

  /** JSON has no infinity, and no number that is none. */
  private finite(scalar: GoScalar, event: ScalarEvent): unknown {
    if (typeof scalar === 'number' && !Number.isFinite(scalar)) this.refuse(event, 'JSON has no such number', 'write a number, or a text in quotes');
    return jsonValue(scalar);
  }

  private isEnd(): boolean {
    return this.events[this.at].type === EVENT_ID.POP;
  }

  private refuse(event: Event, message: string, fix: string): never {
    throw new UnreadableText(this.place(this.events.indexOf(event)), 'unreadable-document', message, fix);
  }

  /** Where an event stands, or what comes next where it stands for nothing. */
  private place(index: number): number | undefined {
    for (const event of this.events.slice(index)) {
      const start = startOf(this.text, event);
      if (start >= 0) return start;
    }
    return undefined;
  }
}
