import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';

/** The objects at or below a construct, without those of charts inside of it, in the order of the tree. */
export function ownObjects(root: IConstruct): ApiObject[] {
  const objects: ApiObject[] = [];
  const visit = (construct: IConstruct) => {
    if (ApiObject.isApiObject(construct)) objects.push(construct);
    construct.node.children.filter(child => !Chart.isChart(child)).forEach(visit);
  };
  visit(root);
  return objects;
}
