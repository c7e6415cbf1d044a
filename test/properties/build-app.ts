import { ApiObject, App, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { AppPlan, ObjectPlan } from './app-plan';
import { makeGateway, makeListener } from './build-gateway';
import { addRule } from './build-rule';
import {
  ControllerCheck, ExternalBackend, ExternalEndpoint, GatewayProfile, GatewayProfiles,
  HttpListener, IHttpRouteListener, PlatformGateway, Team, TenantRoute,
} from '../../src';

/** What was made so far, by the indexes of the plan. */
export interface Made {
  readonly plan: AppPlan;
  readonly charts: Chart[];
  readonly objects: IConstruct[];
  readonly gateways: PlatformGateway[];
  readonly listeners: IHttpRouteListener[];
  readonly routes: TenantRoute[];
}

interface Step {
  readonly id: string;
  readonly needs: readonly string[];
  run(): void;
}

/** Makes the constructs of a plan, in an order that a random source picks among all those that references allow; in the plan's own without. */
export function build(plan: AppPlan, outdir: string, random: (count: number) => number = () => 0): App {
  const app = new App({ outdir });
  // Plans draw filters together that a controller does not take together.
  ControllerCheck.of(app).turnOff();
  const waiting = stepsOf(plan, app);
  const done = new Set<string>();
  while (waiting.length > 0) {
    const ready = waiting.filter(({ needs }) => needs.every(need => done.has(need)));
    const step = ready[random(ready.length)];
    step.run();
    done.add(step.id);
    waiting.splice(waiting.indexOf(step), 1);
  }
  return app;
}

function stepsOf(plan: AppPlan, app: App): Step[] {
  const made: Made = { plan, charts: [], objects: [], gateways: [], listeners: [], routes: [] };
  const platform = plan.gateways[0]?.chart ?? 0;
  const objects = plan.objects.map((_, index) => `object ${index}`);
  return [
    { id: 'profile', needs: [], run: () => plan.experimental && GatewayProfiles.of(app).use(GatewayProfile.ENVOY_GATEWAY_1_9_EXPERIMENTAL) },
    ...plan.charts.map(({ id, namespace }, index): Step => ({
      id: `chart ${index}`, needs: [], run: () => { made.charts[index] = new Chart(app, id, { namespace }); },
    })),
    ...plan.teams.map(({ hostnames, ...team }, index): Step => ({
      id: `team ${index}`,
      needs: [`chart ${platform}`],
      run: () => { new Team(made.charts[platform], `Team${index}`, { ...team, namespaces: [...team.namespaces], hostnames: hostnames && [...hostnames] }); },
    })),
    ...plan.objects.map((object, index): Step => ({
      id: objects[index], needs: [`chart ${object.chart}`], run: () => { made.objects[index] = makeObject(made.charts[object.chart], index, object); },
    })),
    ...plan.gateways.map(({ chart }, index): Step => ({
      id: `gateway ${index}`, needs: [`chart ${chart}`, ...objects], run: () => { made.gateways[index] = makeGateway(made, index); },
    })),
    ...plan.listeners.map(({ chart, gateway }, index): Step => ({
      id: `listener ${index}`,
      needs: [`chart ${chart}`, `gateway ${gateway}`, ...objects],
      run: () => { made.listeners[index] = makeListener(made, index) as IHttpRouteListener; },
    })),
    ...plan.routes.flatMap((_, index) => stepsOfRoute(made, index, objects)),
  ];
}

function stepsOfRoute(made: Made, index: number, objects: readonly string[]): Step[] {
  const { chart, name, listeners, hostnames, rules } = made.plan.routes[index];
  const [first, ...others] = listeners;
  const run = () => {
    const listener = first === undefined
      ? HttpListener.fromAttributes({ parentName: 'far', parentNamespace: 'elsewhere', sectionName: 'http' })
      : made.listeners[first];
    made.routes[index] = new TenantRoute(made.charts[chart], `Route${index}`, { name, listener, hostnames: [...hostnames] });
  };
  const route: Step = { id: `route ${index}`, needs: [`chart ${chart}`, ...first === undefined ? [] : [`listener ${first}`]], run };
  const attachments = others.map((listener, position): Step => ({
    id: `attachment ${index} ${position}`,
    needs: [`listener ${listener}`, position === 0 ? route.id : `attachment ${index} ${position - 1}`],
    run: () => made.routes[index].attachTo(made.listeners[listener]),
  }));
  // Rules are in the order of the plan: it says which of two that tie comes first.
  return [route, ...attachments, ...rules.map((_, position): Step => ({
    id: `rule ${index} ${position}`,
    needs: [...objects, position === 0 ? route.id : `rule ${index} ${position - 1}`],
    run: () => addRule(made, index, position),
  }))];
}

function makeObject(chart: Chart, index: number, { kind, name, ports }: ObjectPlan): IConstruct {
  const id = `Object${index}`;
  switch (kind) {
    case 'Service': return new ApiObject(chart, id, { apiVersion: 'v1', kind, metadata: { name }, spec: { ports } });
    case 'ServiceImport': return new ApiObject(chart, id, { apiVersion: 'multicluster.x-k8s.io/v1alpha1', kind, metadata: { name }, spec: { ports } });
    case 'ExternalBackend': return new ExternalBackend(chart, id, { name, endpoints: [ExternalEndpoint.ip('192.0.2.10', 80), ExternalEndpoint.ip('2001:db8::1', 80)] });
    default: return new ApiObject(chart, id, { apiVersion: 'v1', kind, metadata: { name } });
  }
}
