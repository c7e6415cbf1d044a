/** Where text goes, and what its reader has asked for. */
export interface Terminal {
  /** Whether it goes to a terminal at all, as `process.stdout.isTTY` says. */
  readonly isTTY?: boolean;
  readonly env: { readonly [name: string]: string | undefined };
}

/** Whether to colour text. FORCE_COLOR decides over NO_COLOR, as in Node.js; without either, a terminal that can show colours gets them. */
export function wantsColours({ isTTY, env }: Terminal): boolean {
  if (env.FORCE_COLOR !== undefined) return !['0', 'false'].includes(env.FORCE_COLOR);
  if (env.NO_COLOR) return false;
  return isTTY === true && env.TERM !== 'dumb';
}
