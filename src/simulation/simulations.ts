import { App, Chart } from 'cdk8s';
import { absenceText } from './absence-text';
import { ObjectReference } from './explained-parts';
import { manifestTexts } from './manifest-files';
import { SimulatedClusterOptions } from './simulated-cluster-options';
import { AppSurroundings, simulateApp } from '../checks/app-simulation';
import { assumptionProblem } from '../checks/assumption-problem';
import { Explainer } from '../explain/explainer';
import { Explanation } from '../explain/explanation';
import { ExplainRequest } from '../explain/request';
import { contentOf } from '../manifests/document-reading';
import { documentsIn } from '../manifests/document-splitter';
import { shown } from '../model/checked-argument';
import { ClusterObject } from '../model/cluster-object';
import { ClusterObjects } from '../model/cluster-objects';
import { GatewayProfiles } from '../ownership/gateway-profile';
import { Ownership } from '../ownership/ownership';
import { rootChild } from '../ownership/root-construct';
import { Behaviour, behaviourOf } from '../status/behaviour';
import { simulate } from '../status/simulate';
import { Simulation } from '../status/simulation';
import { StatusReport, statusReports } from '../status/status-report';
import { rendered } from '../synth/chart-objects';
import { admission } from '../verdict/admission';
import { Catalog } from '../verdict/catalog';
import { featureProblem, profileNamed, profileProblem } from '../verdict/implementations';
import { identityOf } from '../verdict/object-verdict';
import { DEFAULT_PROFILE, Profile } from '../verdict/profile';

/** What manifests come to: for each controller that is asked a simulation. */
export class Simulations {
  public static ofApp(app: App, options: SimulatedClusterOptions): Simulations {
    const profiles = rootChild(app, 'GatewayProfiles') as GatewayProfiles | undefined;
    const profile = profileOf(options.profile ?? profiles?.profile.profileName);
    const charts = app.node.findAll().filter(Chart.isChart).map(chart => rendered(chart, false));
    const manifests: unknown[] = charts.flatMap(chart => chart.manifests.map(([, manifest]): unknown => manifest));
    const surroundings: AppSurroundings | undefined = Ownership._within(app)?._surroundings();
    return new Simulations(manifests, profile, made => {
      const all = simulateApp(made, surroundings, behaviour(profile, options), options.assume && new Set(options.assume));
      return options.controller === undefined ? all : all.slice(0, 1);
    });
  }

  public static ofFiles(path: string, options: SimulatedClusterOptions): Simulations {
    return this.ofTexts(manifestTexts(path), options);
  }

  public static ofTexts(texts: ReadonlyArray<readonly [file: string, text: string]>, options: SimulatedClusterOptions): Simulations {
    const profile = profileOf(options.profile);
    const manifests = texts.flatMap(([file, text]) => manifestsIn(text, file));
    return new Simulations(manifests, profile, made => [simulate(new ClusterObjects(made, new Set(options.assume)), behaviour(profile, options))]);
  }

  public readonly refused: readonly string[];
  /** By kind, namespace and name; of what was given alone. */
  public readonly reports: ReadonlyMap<string, StatusReport>;
  private readonly simulations: readonly Simulation[];
  /** What the API server refuses, or what is none of its business here. */
  private readonly leftOut: readonly ObjectReference[];
  private explainers?: readonly Explainer[];

  private constructor(manifests: readonly unknown[], profile: Profile, simulated: (made: ClusterObject[]) => Simulation[]) {
    const catalog = new Catalog(profile);
    const made: ClusterObject[] = [];
    const refused: string[] = [];
    const leftOut: ObjectReference[] = [];
    for (const manifest of manifests) {
      const { object, problems } = admission(manifest, catalog);
      if (object !== undefined) {
        made.push(object);
        continue;
      }
      const { kind, namespace, name } = identityOf(manifest);
      leftOut.push({ kind, namespace: namespace ?? '', name });
      const errors = problems.filter(({ severity }) => severity === 'error').map(({ path, message }) => `${path}: ${message}`);
      if (errors.length > 0) refused.push(`${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}: ${errors.join('; ')}`);
    }
    this.refused = refused;
    this.leftOut = leftOut;
    this.simulations = simulated(made);
    const own = new Set(made);
    const reports = this.simulations.flatMap(simulation => statusReports(simulation)).filter(({ object }) => own.has(object));
    this.reports = new Map(reports.reverse().map(report => [keyOf(report.object), report] as const).reverse());
  }

  /** What to say of an object that is not there; nothing where it is. */
  public absenceOf(object: ObjectReference): string | undefined {
    const inCluster = this.simulations.flatMap(({ objects }) => [...objects.all()]);
    const known = inCluster.map(({ kind, metadata: { namespace = '', name } }) => ({ kind, namespace, name }));
    return absenceText(object, [...known, ...this.leftOut]);
  }

  public explain(request: ExplainRequest): Explanation {
    this.explainers ??= this.simulations.map(simulation => new Explainer(simulation));
    const answers = this.explainers.flatMap(explainer => explainer.explain(request));
    const given = answers.filter(({ gateway }) => gateway !== undefined);
    if (given.length < 2) return given[0] ?? answers[0];
    const names = given.map(({ gateway }) => `${gateway!.object.metadata.namespace}/${gateway!.object.metadata.name}`);
    throw new Error(`several Gateways could be meant, and answer differently: ${names.join(', ')}. Name one: \`{ gateway: ${shown(names[0])} }\``);
  }
}

function keyOf({ kind, metadata: { namespace = '', name } }: ClusterObject): string {
  return `${kind} ${namespace}/${name}`;
}

function profileOf(name: string | undefined): Profile {
  if (name === undefined) return DEFAULT_PROFILE;
  const problem = profileProblem(name);
  if (problem !== undefined) throw new Error(problem);
  return profileNamed(name)!;
}

function behaviour(profile: Profile, { controller, without = [], assume = [] }: SimulatedClusterOptions): Behaviour {
  const problem = [...without.map(featureProblem), ...assume.map(assumptionProblem)].find(each => each !== undefined);
  if (problem !== undefined) throw new Error(problem);
  return behaviourOf(profile, { controllerName: controller, without });
}

function manifestsIn(text: string, file: string): unknown[] {
  return [...documentsIn(text, file)].flatMap(document => {
    if (document.text === undefined) throw new Error(`${file}:${document.line}: the document is too long to be read`);
    const { objects, problems } = contentOf({ ...document, text: document.text });
    const error = problems.find(({ severity }) => severity === 'error');
    if (error !== undefined) throw new Error(`${file}:${error.line ?? document.line}: ${error.message}. ${error.fix}`);
    return objects.map(({ value }) => value);
  });
}
