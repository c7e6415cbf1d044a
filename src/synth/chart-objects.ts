import { ApiObject, Chart } from 'cdk8s';
import { topology } from './topology';

/** The objects of a chart, without those of charts inside of it, each behind what it depends on. */
export function objectsOf(chart: Chart): ApiObject[] {
  return topology(chart).filter(ApiObject.isApiObject).filter(object => Chart.of(object) === chart);
}

/** The manifests of a chart. A chart with a `toJson` of its own is asked, and then cdk8s goes through the whole app again. */
export function documentsOf(chart: Chart): any[] {
  return chart.toJson === Chart.prototype.toJson ? objectsOf(chart).map(object => object.toJson()) : Object.values(chart.toJson());
}
