import { Event, ScalarEvent } from 'js-yaml';
import { goKey } from './go-scalars';
import { jsonEvents } from './json-events';
import { EVENT_ID } from './parser';
import { ManifestObject, SourceDocument } from './source-document';
import { eventsOf } from './yaml-events';
import { isMerge, scalarOf, startOf, YamlText } from './yaml-scalars';

export interface Position {
  /** Counted from 1, in the file. */
  readonly line: number;
  /** Counted from 1, in UTF-16 units. */
  readonly column: number;
}

/** Where a value stands in its text, with what is inside of it. */
interface Spot {
  readonly start: number;
  /** What it is called as a key; only scalars are. */
  readonly name?: string;
  readonly isScalar: boolean;
  readonly children: Map<string | number, { readonly key: number; readonly spot: Spot }>;
}

/**
 * The line and column of a place in an object: of the value, or of its key where `of` says so or the value is a whole map or list. Where there
 * is nothing, the place it would be in. Looked up only when there is something to say.
 */
export function positionOf({ source, keys }: ManifestObject, path: ReadonlyArray<string | number>, of: 'key' | 'value'): Position {
  let spot = spotsOf(source);
  if (spot === undefined) return lineAndColumn(source, source.text.search(/\S/));
  let [offset, whole] = [spot.start, true];
  for (const key of [...keys, ...path]) {
    const child: { readonly key: number; readonly spot: Spot } | undefined = spot.children.get(key);
    if (child === undefined) {
      whole = false;
      break;
    }
    spot = child.spot;
    offset = child.key;
  }
  return lineAndColumn(source, whole && spot.isScalar && of === 'value' ? spot.start : offset);
}

/** The line and column of a place in the text of a document. */
export function lineAndColumn(source: SourceDocument, offset: number): Position {
  const starts = lineStartsOf(source);
  const place = Math.min(Math.max(0, offset), source.text.length);
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle] <= place) low = middle;
    else high = middle - 1;
  }
  return { line: source.line + low, column: place - starts[low] + (low === 0 ? source.column ?? 1 : 1) };
}

/** What is known of the last document that something was said of: the next place is mostly in it too. */
let known: { readonly source: SourceDocument; starts?: readonly number[]; spot?: { readonly root: Spot | undefined } } | undefined;

function knownOf(source: SourceDocument): NonNullable<typeof known> {
  if (known?.source !== source) known = { source };
  return known;
}

function lineStartsOf(source: SourceDocument): readonly number[] {
  return knownOf(source).starts ??= [0, ...Array.from(source.text.matchAll(/\r\n|\n|\r/g), ({ index, 0: { length } }) => index + length)];
}

function spotsOf(source: SourceDocument): Spot | undefined {
  return (knownOf(source).spot ??= { root: readSpots(source.text) }).root;
}

function readSpots(text: string): Spot | undefined {
  try {
    const events = isJson(text) ? jsonEvents(text) : eventsOf(text);
    return new SpotReader(text, events).read();
  } catch {
    // It could not be read either.
    return undefined;
  }
}

function isJson(text: string): boolean {
  if (!/^\s*\{/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

class SpotReader {
  private at = 0;
  private readonly yaml: YamlText;
  private readonly anchors = new Map<string, Spot>();

  public constructor(private readonly text: string, private readonly events: readonly Event[]) {
    const [start] = events;
    this.yaml = { text, directives: start?.type === EVENT_ID.DOCUMENT ? start.directives : [] };
  }

  public read(): Spot | undefined {
    this.at = 1;
    return this.events.length > 2 ? this.value() : undefined;
  }

  private value(): Spot {
    const event = this.events[this.at++];
    const start = startOf(this.text, event);
    switch (event.type) {
      case EVENT_ID.ALIAS: return this.anchors.get(this.text.slice(event.anchorStart, event.anchorEnd)) ?? NOWHERE;
      case EVENT_ID.SCALAR: return this.named(event, this.scalar(event, start));
      case EVENT_ID.SEQUENCE: return this.sequence(this.named(event, { start, isScalar: false, children: new Map() }));
      case EVENT_ID.MAPPING: return this.mapping(this.named(event, { start, isScalar: false, children: new Map() }));
      default: return NOWHERE;
    }
  }

  private sequence(spot: Spot): Spot {
    for (let index = 0; this.events[this.at].type !== EVENT_ID.POP; index++) this.add(spot, index, this.events[this.at], this.value());
    this.at++;
    return spot;
  }

  private mapping(spot: Spot): Spot {
    while (this.events[this.at].type !== EVENT_ID.POP) {
      const key = this.events[this.at];
      const { name } = this.value();
      const value = this.value();
      if (isMerge(this.yaml, key)) this.merge(spot, value);
      else if (name !== undefined) this.add(spot, name, key, value);
    }
    this.at++;
    return spot;
  }

  /** What is not written, such as an empty value, is where its key is. */
  private add(spot: Spot, name: string | number, event: Event, child: Spot): void {
    const start = startOf(this.text, event);
    const key = start < 0 ? spot.start : start;
    spot.children.set(name, { key, spot: child.start < 0 ? { ...child, start: key } : child });
  }

  private merge(spot: Spot, value: Spot): void {
    const isMap = typeof [...value.children.keys()][0] !== 'number';
    const maps = isMap ? [value] : [...value.children.values()].map(child => child.spot).reverse();
    for (const { children } of maps) children.forEach((child, name) => spot.children.set(name, child));
  }

  private scalar(event: ScalarEvent, start: number): Spot {
    const scalar = scalarOf(this.yaml, event);
    return { start, name: scalar === undefined ? undefined : goKey(scalar), isScalar: true, children: new Map() };
  }

  private named(event: { readonly anchorStart: number; readonly anchorEnd: number }, spot: Spot): Spot {
    if (event.anchorStart >= 0) this.anchors.set(this.text.slice(event.anchorStart, event.anchorEnd), spot);
    return spot;
  }
}

const NOWHERE: Spot = { start: 0, isScalar: true, children: new Map() };
