import { DEEPEST_NESTING } from './limits';

/** Why a text says nothing to kubectl, or cannot be followed; `offset` is where. */
export class UnreadableText extends Error {
  public constructor(public readonly offset: number | undefined, public readonly id: string, message: string, public readonly fix: string) {
    super(message);
  }
}

export function nestedTooDeep(offset: number): UnreadableText {
  return new UnreadableText(offset, 'nested-too-deep', `maps and lists are inside each other more than ${DEEPEST_NESTING} deep`, 'nest them less');
}
