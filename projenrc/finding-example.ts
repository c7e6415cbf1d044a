/** A system with one thing wrong, and the same put right: what there is beside the base of all examples. */
export interface FindingExample {
  readonly wrong: string;
  readonly right: string;
  /** Where the finding needs another profile than the usual one. */
  readonly profile?: string;
}

/** Reads an example; its parts begin with the lines `# wrong` and `# right`. */
export function readExample(text: string): FindingExample {
  const [, profile, wrong, right] = /^(?:# profile: (\S+)\n)?# wrong\n([^]*)\n# right\n([^]*)\n$/.exec(text) ?? [];
  if (right === undefined) throw new Error(`an example has a part "# wrong" and a part "# right", got ${JSON.stringify(text.slice(0, 80))}`);
  return { wrong, right, ...profile !== undefined && { profile } };
}
