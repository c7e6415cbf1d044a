import { Construct, IConstruct } from 'constructs';

/** Where the library keeps what it knows of a whole app: below the root of the tree, under one name. Nothing there renders. */
const ROOT_ID = 'cdk8s-gateway-api';

/** The one construct of an app that a class is for, made on first use. */
export function ofRoot<Kind extends Construct>(scope: IConstruct, id: string, make: (root: Construct, id: string) => Kind): Kind {
  const top = scope.node.root;
  const root = top.node.tryFindChild(ROOT_ID) ?? new Construct(top as Construct, ROOT_ID);
  return root.node.tryFindChild(id) as Kind | undefined ?? make(root as Construct, id);
}

/** The one construct of an app that has an id, if there is one yet. */
export function rootChild(scope: IConstruct, id: string): IConstruct | undefined {
  return scope.node.root.node.tryFindChild(ROOT_ID)?.node.tryFindChild(id);
}
