interface Manifest {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: { readonly name?: string; readonly namespace?: string };
}

/** Looks for a manifest with at least the expected fields, and on failure shows the one that comes closest. */
export function toContainObject(this: jest.MatcherContext, received: unknown, expected: Manifest): jest.CustomMatcherResult {
  if (!Array.isArray(received)) {
    throw new Error(`toContainObject needs a list of manifests, such as Testing.synth(chart) returns, got ${this.utils.printReceived(received)}`);
  }
  const manifests = received as Manifest[];
  const testers = [this.utils.iterableEquality, this.utils.subsetEquality];
  const found = manifests.find(manifest => this.equals(manifest, expected, testers));
  return {
    pass: found !== undefined,
    message: () => found
      ? `expected no manifest to have ${this.utils.printExpected(expected)}, but ${titleOf(found)} has`
      : [`no manifest has ${this.utils.printExpected(expected)}`, ...closest(this, manifests, expected)].join('\n\n'),
  };
}

function closest(context: jest.MatcherContext, manifests: readonly Manifest[], expected: Manifest): string[] {
  const sameKind = manifests.filter(({ kind }) => expected.kind === undefined || kind === expected.kind);
  const sameName = sameKind.filter(({ metadata }) => metadata?.name === expected.metadata?.name);
  const candidate = sameName.find(({ metadata }) => metadata?.namespace === expected.metadata?.namespace) ?? sameName[0]
    ?? (sameKind.length === 1 ? sameKind[0] : undefined);
  if (candidate) {
    return [`closest is ${titleOf(candidate)}:\n${context.utils.diff(expected, candidate)}`];
  }
  const shown = sameKind.length > 0 ? sameKind : manifests;
  return [shown.length === 0 ? 'there are none' : `there ${shown.length === 1 ? 'is only' : 'are'} ${shown.map(titleOf).join(', ')}`];
}

function titleOf({ kind, metadata }: Manifest): string {
  return `${kind} ${[metadata?.namespace, metadata?.name].filter(part => part !== undefined).join('/')}`;
}
