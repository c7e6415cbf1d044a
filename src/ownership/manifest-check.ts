import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { GatewayProfiles } from './gateway-profile';
import { ApiServerFinding, apiServerFinding, ControllerFinding, controllerFinding, sentence } from './manifest-findings';
import { Ownership } from './ownership';
import { ofRoot, rootChild } from './root-construct';
import { Trace, traceHere, userLine } from './user-line';
import { made } from '../../imports/made';
import type { ClusterObject } from '../model/cluster-object';

/** What the API server makes of the manifests of an app. */
export interface ManifestJudgement {
  readonly findings: ApiServerFinding[];
  /** What it takes, with the construct that made it. */
  readonly kept: ReadonlyMap<ClusterObject, IConstruct>;
}

/** A manifest with its object, or with the construct that has a whole list of them. */
export type MadeManifest = readonly [construct: IConstruct, manifest: unknown];

/**
 * Judges the manifests of an app, once a pass and after everything that constructs say of themselves: the API server first, and if that has
 * nothing to object, the controller, which sees nothing before. Knows who made what.
 */
export class ManifestCheck extends Construct {
  public static of(scope: IConstruct): ManifestCheck {
    return ofRoot(scope, 'ManifestCheck', (root, id) => new ManifestCheck(root, id));
  }

  /** The one of an app that has one. */
  public static within(app: IConstruct): ManifestCheck | undefined {
    return rootChild(app, 'ManifestCheck') as ManifestCheck | undefined;
  }

  public asksApiServer = true;
  public asksController = true;
  private readonly profiles: GatewayProfiles;
  private readonly traces = new WeakMap<IConstruct, Trace>();
  private readonly said = new Set<string>();
  private pass?: Pass;
  /** Whether manifests are judged when they are rendered, and not before. */
  private later = false;

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    this.profiles = GatewayProfiles.of(this);
    this.node.addValidation({ validate: () => this.errorsElsewhere() });
  }

  /** Reports at an object what is wrong with it, and remembers who made it. */
  public report(object: ApiObject): void {
    this.pass = undefined;
    this.traces.set(object, traceHere());
    object.node.addValidation({ validate: () => [...this.passFor(object).errors.get(object.node.path) ?? []] });
  }

  /** Leaves the verdict to `problemsOf`, as long as `whatever` takes. */
  public whileLater<Result>(whatever: () => Result): Result {
    this.later = true;
    try {
      return whatever();
    } finally {
      this.later = false;
    }
  }

  /** What is wrong with manifests. */
  public problemsOf(manifests: Iterable<MadeManifest>): string[] {
    return this.isOn ? this.wrongIn(this.judgement(manifests)).map(({ constructPath, message }) => `[${constructPath}] ${message}`) : [];
  }

  /** What the API server makes of manifests: of all of the app, unless others are given. */
  public judgement(manifests: Iterable<MadeManifest> = this.rendered()): ManifestJudgement {
    // Loaded on first use: whoever only imports constructs need not wait for it.
    const { judgeBy } = require('../verdict/manifest-judgement') as typeof import('../verdict/manifest-judgement'); // eslint-disable-line @typescript-eslint/no-require-imports
    const judge = judgeBy(this.profiles.profile.profileName);
    const findings: ApiServerFinding[] = [];
    const kept = new Map<ClusterObject, IConstruct>();
    for (const [construct, manifest] of manifests) {
      const { problems, object } = judge(manifest);
      for (const problem of problems) findings.push(apiServerFinding(problem, construct.node.path, this.lineOf(construct)));
      if (object !== undefined && !isFilledInLater(object)) kept.set(object, construct);
    }
    return { findings, kept };
  }

  /** What the controller would make of what the API server takes. */
  public controllerFindings({ kept }: ManifestJudgement): ControllerFinding[] {
    const { appFindings } = require('../checks/app-findings') as typeof import('../checks/app-findings'); // eslint-disable-line @typescript-eslint/no-require-imports
    const { behaviourOf } = require('../status/behaviour') as typeof import('../status/behaviour'); // eslint-disable-line @typescript-eslint/no-require-imports
    const ownership = Ownership._within(this);
    return appFindings([...kept.keys()], ownership?._surroundings(), behaviourOf(this.profiles.profile)).flatMap(found => {
      const construct = kept.get(found.object)!;
      if (ownership?._hasSaid(construct, found.id)) return [];
      const acknowledged = found.acknowledged ?? ownership?._reasonFor(found.id, construct);
      return [controllerFinding({ ...found, acknowledged }, construct.node.path, this.lineOf(construct))];
    });
  }

  private rendered(): MadeManifest[] {
    return this.node.root.node.findAll().filter(construct => ApiObject.isApiObject(construct)).map(object => [object, object.toJson()]);
  }

  private wrongIn(judgement: ManifestJudgement): Array<{ readonly constructPath: string; readonly message: string }> {
    const refused = this.asksApiServer ? judgement.findings.filter(({ isError }) => isError) : [];
    const found = refused.length > 0 || !this.asksController ? []
      : this.controllerFindings(judgement).filter(({ acknowledged }) => acknowledged === undefined);
    found.filter(({ isError }) => !isError).forEach(warning => this.warn(warning));
    return [...refused, ...found.filter(({ isError }) => isError)]
      .map(finding => ({ constructPath: finding.constructPath, message: sentence(finding) }));
  }

  private warn(finding: ControllerFinding): void {
    const line = `warning: [${finding.constructPath}] ${sentence(finding)}\n`;
    if (this.said.has(line)) return;
    this.said.add(line);
    process.stderr.write(line);
  }

  private errorsElsewhere(): string[] {
    const { errors, sources } = this.passFor(this);
    return [...errors].filter(([path]) => !sources.has(path)).flatMap(([path, messages]) => messages.map(message => `${path}: ${message}`));
  }

  private get isOn(): boolean {
    return this.asksApiServer || this.asksController;
  }

  // cdk8s validates the whole app again for every chart it writes: while nothing was found and nothing changed, once will do.
  private passFor(construct: IConstruct): Pass {
    if (!this.isOn || this.later) return NOTHING;
    if (this.pass === undefined) {
      this.pass = this.newPass(sizeOf(this.node.root));
    } else if (this.pass.asked.has(construct)) {
      const size = sizeOf(this.node.root);
      if (this.pass.left === 0 || this.pass.size !== size) this.pass = this.newPass(size);
      else this.pass.left--;
      this.pass.asked.clear();
    }
    this.pass.asked.add(construct);
    return this.pass;
  }

  private newPass(size: number): Pass {
    const errors = new Map<string, string[]>();
    for (const { constructPath, message } of this.isElsewhereWrong() ? [] : this.wrongIn(this.judgement())) {
      const others = errors.get(constructPath);
      if (others === undefined) errors.set(constructPath, [message]); else others.push(message);
    }
    const { node: root } = this.node.root;
    const sources = new Set(root.findAll().filter(construct => this.traces.has(construct)).map(({ node }) => node.path));
    const pass = { errors, size, sources, asked: new Set<IConstruct>(), left: errors.size > 0 ? 0 : root.children.length };
    // What a program does later may change what objects render.
    queueMicrotask(() => {
      if (this.pass === pass) this.pass = undefined;
    });
    return pass;
  }

  // What a construct says of itself is nearer to what its user wrote, and mostly why the API server would object.
  private isElsewhereWrong(): boolean {
    const others = this.node.root.node.findAll().filter(construct => construct !== this && !this.traces.has(construct));
    return others.some(({ node }) => node.validate().length > 0);
  }

  private lineOf(construct: IConstruct): string | undefined {
    const trace = this.traces.get(construct) ?? recordedTrace(construct);
    return trace && userLine(trace);
  }
}

made.tell = object => ManifestCheck.of(object).report(object);

interface Pass {
  /** Messages by the path they are about. */
  readonly errors: ReadonlyMap<string, readonly string[]>;
  /** Paths of objects that report their own. */
  readonly sources: ReadonlySet<string>;
  /** How big the app was. */
  readonly size: number;
  /** Who has asked in the pass under way. */
  readonly asked: Set<IConstruct>;
  /** How many more passes it holds for: one for each chart. */
  left: number;
}

const NOTHING: Pass = { errors: new Map(), sources: new Set(), size: 0, asked: new Set(), left: 0 };

/** A Secret or ConfigMap without data gets it from somebody else, who is not known. */
function isFilledInLater({ apiVersion, kind, ...fields }: ClusterObject & { readonly data?: unknown; readonly stringData?: unknown }): boolean {
  return apiVersion === 'v1' && (kind === 'Secret' || kind === 'ConfigMap') && fields.data === undefined && fields.stringData === undefined;
}

/** Constructs, and patches of objects: what changes most often between two passes. */
function sizeOf(construct: IConstruct): number {
  const patches = (construct as unknown as { readonly patches?: readonly unknown[] }).patches?.length ?? 0;
  return construct.node.children.reduce((sum, child) => sum + sizeOf(child), 1 + patches);
}

/** What a program has recorded itself, by `node.addMetadata(…, …, { stackTrace: true })`. */
function recordedTrace(construct: IConstruct): Trace | undefined {
  for (const { node } of construct.node.scopes.reverse()) {
    const trace = node.metadata.find(entry => entry.trace !== undefined)?.trace;
    if (trace !== undefined) return { stack: ['', ...trace.map(line => `    at ${line}`)].join('\n') };
  }
  return undefined;
}
