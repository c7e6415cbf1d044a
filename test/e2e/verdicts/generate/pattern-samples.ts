import { parsePattern, Pattern } from './pattern';
import { Random } from '../random';

const parsed = new Map<string, Pattern>();

/** A text made by a pattern. It nearly always fits: anchors in the midst of a pattern, and what stands around a match, are passed over. */
export function sampleOf(pattern: string, random: Random): string {
  let known = parsed.get(pattern);
  if (known === undefined) parsed.set(pattern, known = parsePattern(pattern));
  // Most texts are short, and a few as long as what is without end allows.
  return sample(known, random, random.pick([0, 1, 2, 4, 12]));
}

/** `room` is how often more than the least something without end is repeated. */
function sample(pattern: Pattern, random: Random, room: number): string {
  switch (pattern.is) {
    case 'sequence': return pattern.parts.map(part => sample(part, random, room)).join('');
    case 'choice': return sample(random.pick(pattern.parts), random, room);
    case 'repeated': {
      const count = random.between(pattern.least, Math.min(pattern.most, pattern.least + room));
      return Array.from({ length: count }, () => sample(pattern.part, random, Math.floor(room / 2))).join('');
    }
    case 'character': {
      const [from, to] = random.pick(pattern.ranges);
      return String.fromCodePoint(random.between(from, to));
    }
  }
}
