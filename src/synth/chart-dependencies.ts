import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';

/**
 * Makes charts depend on the charts inside of them and on those of whatever their constructs depend on, as cdk8s does. True if any chart
 * depends on another: then cdk8s numbers the files.
 */
export function resolveChartDependencies(app: IConstruct): boolean {
  const constructs = app.node.findAll();
  let dependent = false;
  for (const chart of constructs.filter(Chart.isChart)) {
    for (const inner of chart.node.children.filter(Chart.isChart)) {
      chart.node.addDependency(inner);
      dependent = true;
    }
  }
  for (const source of constructs) {
    for (const target of source.node.dependencies) {
      const [from, to] = [Chart.of(source), Chart.of(target)];
      if (from !== to) {
        from.node.addDependency(to);
        dependent = true;
      }
    }
  }
  return dependent;
}
