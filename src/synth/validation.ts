import { IConstruct } from 'constructs';

/** Asks every construct of a tree once what is wrong with it. */
export function problemsIn(root: IConstruct): string[] {
  return root.node.findAll().flatMap(({ node }) => node.validate().map(problem => `[${node.path}] ${problem}`));
}

/** Fails in cdk8s's words when there are problems. */
export function refuse(problems: readonly string[]): void {
  if (problems.length > 0) {
    throw new Error(`Validation failed with the following errors:\n  ${problems.join('\n  ')}`);
  }
}
