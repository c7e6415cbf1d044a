import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { topology } from './topology';

/** A chart and its manifests, each with what it is of. */
export interface RenderedChart {
  readonly chart: Chart;
  readonly manifests: ReadonlyArray<readonly [construct: IConstruct, manifest: any]>;
}

/** The objects of a chart, without those of charts inside of it, each behind what it depends on. */
export function objectsOf(chart: Chart): ApiObject[] {
  return topology(chart).filter(ApiObject.isApiObject).filter(object => Chart.of(object) === chart);
}

/**
 * Renders a chart. One with a `toJson` of its own is asked, unless its objects are wanted one by one, and then cdk8s goes through the whole app
 * again.
 */
export function rendered(chart: Chart, oneByOne: boolean): RenderedChart {
  const isOwn = chart.toJson !== Chart.prototype.toJson && !oneByOne;
  return {
    chart,
    manifests: isOwn ? Object.values(chart.toJson()).map(manifest => [chart, manifest]) : objectsOf(chart).map(object => [object, object.toJson()]),
  };
}
