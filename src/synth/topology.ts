import { DependencyGraph } from 'cdk8s';
import { IConstruct } from 'constructs';
import { OrderedGraph } from './ordered-graph';
import { ownObjects } from './own-objects';

/**
 * The constructs of a tree, each behind what it depends on, in the very order of cdk8s: that of the tree, as far as the dependencies leave
 * it free. Without dependencies, the order of the tree itself.
 */
export function topology(root: IConstruct): IConstruct[] {
  const constructs = inOrderOfPaths(root);
  if (constructs.every(({ node }) => node.dependencies.length === 0)) return constructs;
  return new OrderedGraph(constructs).order() ?? orderOfCdk8s(root);
}

// cdk8s keeps constructs in an object by their path, and an object lists its integer keys first: charts called '1' and '2'.
function inOrderOfPaths(root: IConstruct): IConstruct[] {
  const constructs = root.node.findAll();
  const isFirst = ({ node }: IConstruct) => node.scope !== undefined && node.scope.node.scope === undefined && isArrayIndex(node.id);
  return constructs.some(isFirst) ? [...constructs.filter(isFirst), ...constructs.filter(construct => !isFirst(construct))] : constructs;
}

function isArrayIndex(key: string): boolean {
  return /^(0|[1-9]\d*)$/.test(key) && Number(key) < 2 ** 32 - 1;
}

// What depends on itself is for cdk8s to judge: it words the error, after writing every dependency of objects out.
function orderOfCdk8s(root: IConstruct): IConstruct[] {
  const edges = root.node.findAll().flatMap(source => source.node.dependencies.map(target => ({ source, target })));
  for (const { source, target } of edges) {
    for (const object of ownObjects(target)) {
      ownObjects(source).filter(dependent => dependent !== object).forEach(dependent => dependent.node.addDependency(object));
    }
  }
  return new DependencyGraph(root.node).topology();
}
