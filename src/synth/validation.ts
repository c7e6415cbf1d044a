import { IConstruct } from 'constructs';

/** Asks every construct of a tree once what is wrong with it, and fails in cdk8s's words when anything is. */
export function validateTree(root: IConstruct): void {
  const problems = root.node.findAll().flatMap(({ node }) => node.validate().map(problem => `[${node.path}] ${problem}`));
  if (problems.length > 0) {
    throw new Error(`Validation failed with the following errors:\n  ${problems.join('\n  ')}`);
  }
}
