/** Why a text says nothing to kubectl, or cannot be followed; `offset` is where. */
export class UnreadableText extends Error {
  public constructor(public readonly offset: number | undefined, public readonly id: string, message: string, public readonly fix: string) {
    super(message);
  }
}
