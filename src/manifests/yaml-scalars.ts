import { DocumentDirective, Event, ScalarEvent } from 'js-yaml';
import { GoScalar, goScalar, taggedScalar } from './go-scalars';
import { EVENT_ID, getScalarValue, SCALAR_STYLE } from './parser';

/** A text of YAML, and how it abbreviates tags. */
export interface YamlText {
  readonly text: string;
  readonly directives: readonly DocumentDirective[];
}

const OWN = 'tag:yaml.org,2002:';

export function textOf(text: string, event: ScalarEvent): string {
  return event.valueStart < 0 ? '' : getScalarValue(text, event);
}

/** What a scalar is to kubectl; nothing where it is no value of its tag. */
export function scalarOf(yaml: YamlText, event: ScalarEvent): GoScalar | undefined {
  const text = textOf(yaml.text, event);
  if (event.tagStart >= 0) return taggedScalar(tagOf(yaml, event), text);
  return event.style === SCALAR_STYLE.PLAIN ? goScalar(text) : text;
}

/** Whether a key stands for the merge of other maps. */
export function isMerge(yaml: YamlText, event: Event): event is ScalarEvent {
  if (event.type !== EVENT_ID.SCALAR) return false;
  if (event.tagStart < 0) return event.style === SCALAR_STYLE.PLAIN && event.valueEnd - event.valueStart === 2 && yaml.text.startsWith('<<', event.valueStart);
  return textOf(yaml.text, event) === '<<' && (tagOf(yaml, event) === 'merge' || yaml.text.slice(event.tagStart, event.tagEnd) === '!');
}

/** The name of a tag of YAML's own; an empty one for any other. */
export function tagOf({ text, directives }: YamlText, event: ScalarEvent): string {
  const raw = text.slice(event.tagStart, event.tagEnd);
  const [, verbatim, handle, name] = /^(?:!<(.*)>|(!(?:[\w-]*!)?)(.*))$/s.exec(raw) ?? [];
  const prefix = directives.flatMap(each => each.kind === 'tag' && each.handle === handle ? [each.prefix] : [])[0] ?? (handle === '!!' ? OWN : handle);
  const tag = verbatim ?? prefix + name;
  return tag.startsWith(OWN) ? tag.slice(OWN.length) : '';
}

/** Where an event starts, with its quote; -1 where nothing is written of it. */
export function startOf(text: string, event: Event): number {
  switch (event.type) {
    case EVENT_ID.ALIAS: return event.anchorStart - 1;
    case EVENT_ID.SCALAR: return startOfScalar(text, event);
    case EVENT_ID.SEQUENCE: case EVENT_ID.MAPPING: return event.start;
    default: return -1;
  }
}

function startOfScalar(text: string, { style, valueStart }: ScalarEvent): number {
  switch (style) {
    case SCALAR_STYLE.PLAIN: return valueStart;
    case SCALAR_STYLE.SINGLE_QUOTED: case SCALAR_STYLE.DOUBLE_QUOTED: return valueStart - 1;
    default: {
      // At its "|" or ">", which ends the line above.
      const line = text.lastIndexOf('\n', valueStart - 2) + 1;
      const header = /[|>][-+0-9]{0,2}[ \t]*(?:[ \t]#.*)?\r?\n?$/.exec(text.slice(line, valueStart));
      return line + (header?.index ?? 0);
    }
  }
}
