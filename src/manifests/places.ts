import { Event, EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE } from 'js-yaml';
import { keyText, KUBECTL_SCHEMA } from './kubectl-schema';
import { DEEPEST_NESTING } from './limits';
import { ManifestObject, SourceDocument } from './source-document';

export interface Position {
  /** Counted from 1, in the file. */
  readonly line: number;
  /** Counted from 1, in UTF-16 units. */
  readonly column: number;
}

/** Where a value stands in its text, with what is inside of it. */
interface Spot {
  readonly start: number;
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
export function lineAndColumn({ text, line }: SourceDocument, offset: number): Position {
  const before = text.slice(0, Math.max(0, offset));
  const last = before.lastIndexOf('\n');
  let lines = 0;
  for (let at = before.indexOf('\n'); at >= 0; at = before.indexOf('\n', at + 1)) lines++;
  return { line: line + lines, column: before.length - last };
}

const known = new WeakMap<SourceDocument, { readonly spot: Spot | undefined }>();

function spotsOf(source: SourceDocument): Spot | undefined {
  let made = known.get(source);
  if (made === undefined) known.set(source, made = { spot: readSpots(source.text) });
  return made.spot;
}

function readSpots(text: string): Spot | undefined {
  try {
    return new SpotReader(text, parseEvents(text, { maxDepth: DEEPEST_NESTING })).read();
  } catch {
    // JSON that is no YAML, which is read another way: its start will do.
    return undefined;
  }
}

class SpotReader {
  private at = 0;
  private readonly anchors = new Map<string, Spot>();

  public constructor(private readonly text: string, private readonly events: readonly Event[]) {}

  public read(): Spot | undefined {
    this.at = 1;
    return this.events.length > 2 ? this.value() : undefined;
  }

  private value(): Spot {
    const event = this.events[this.at++];
    switch (event.type) {
      case EVENT_ID.ALIAS: return this.anchors.get(this.text.slice(event.anchorStart, event.anchorEnd)) ?? scalarAt(event.anchorStart);
      case EVENT_ID.SCALAR: return this.named(event, scalarAt(event.style === SCALAR_STYLE.PLAIN ? event.valueStart : event.valueStart - 1));
      case EVENT_ID.SEQUENCE: return this.sequence(event);
      case EVENT_ID.MAPPING: return this.mapping(event);
      default: return scalarAt(0);
    }
  }

  private sequence(event: Event & { readonly type: typeof EVENT_ID.SEQUENCE }): Spot {
    const spot = this.named(event, { start: event.start, isScalar: false, children: new Map() });
    for (let index = 0; this.events[this.at].type !== EVENT_ID.POP; index++) {
      const item = this.value();
      spot.children.set(index, { key: item.start, spot: item });
    }
    this.at++;
    return spot;
  }

  private mapping(event: Event & { readonly type: typeof EVENT_ID.MAPPING }): Spot {
    const spot = this.named(event, { start: event.start, isScalar: false, children: new Map() });
    while (this.events[this.at].type !== EVENT_ID.POP) {
      const key = this.events[this.at];
      const [name, keySpot] = [this.keyOf(key), this.value()];
      const value = this.value();
      if (name === undefined) this.merge(spot, value);
      else spot.children.set(name, { key: keySpot.start, spot: value });
    }
    this.at++;
    return spot;
  }

  /** The name of a key; nothing for a merge, and for what is no name. */
  private keyOf(event: Event): string | undefined {
    if (event.type !== EVENT_ID.SCALAR) return undefined;
    const text = getScalarValue(this.text, event);
    if (event.style !== SCALAR_STYLE.PLAIN) return text;
    const { value } = KUBECTL_SCHEMA.resolveImplicitScalarTag(text);
    return typeof value === 'symbol' ? undefined : keyText(value);
  }

  private merge(spot: Spot, value: Spot): void {
    for (const [name, child] of value.children) {
      if (typeof name === 'number') this.merge(spot, child.spot);
      else spot.children.set(name, child);
    }
  }

  private named(event: { readonly anchorStart: number; readonly anchorEnd: number }, spot: Spot): Spot {
    if (event.anchorStart >= 0) this.anchors.set(this.text.slice(event.anchorStart, event.anchorEnd), spot);
    return spot;
  }
}

function scalarAt(start: number): Spot {
  return { start, isScalar: true, children: new Map() };
}
