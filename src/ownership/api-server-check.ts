import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { GatewayProfiles } from './gateway-profile';
import { ofRoot, rootChild } from './root-construct';
import { Trace, traceHere, userLine } from './user-line';
import { made } from '../../imports/made';
import type { Problem } from '../verdict/object-verdict';

/** Something that the API server would refuse, or warn of. */
export interface ApiServerFinding {
  /** Name of what was looked for, such as `unknown-field`. It stays the same over versions. */
  readonly id: string;
  /** Whether it fails the synthesis. */
  readonly isError: boolean;
  /** Path of the construct whose manifest it is about. */
  readonly constructPath: string;
  /** Where in the manifest, as the API server writes it: `spec.rules[0].matches[1].path.value`. */
  readonly path: string;
  /** What is wrong, with the value that is there. */
  readonly message: string;
  /** What to write instead. */
  readonly fix: string;
  /**
   * The line of the program that made the construct, as `main.ts:12:5`.
   *
   * @default - it was made while the app was synthesized, or by a program in another language
   */
  readonly line?: string;
}

/**
 * What the API server would answer to the manifests of an app: schema, defaults and validation rules of every Gateway API and Envoy Gateway
 * object in it, whatever made it. An app with any construct of ours is checked whenever it is synthesized and nothing else is wrong with it;
 * what would be refused fails the synthesis. The CRDs are those of the app's profile.
 */
export class ApiServerCheck extends Construct {
  /**
   * The check of an app.
   *
   * @param scope any construct of the app
   */
  public static of(scope: IConstruct): ApiServerCheck {
    return ofRoot(scope, 'ApiServerCheck', (root, id) => new ApiServerCheck(root, id));
  }

  /** Whether an app is checked when it is synthesized. */
  public get isOn(): boolean {
    return this.on;
  }

  /**
   * The check of an app that has one.
   *
   * @internal
   */
  public static _within(app: IConstruct): ApiServerCheck | undefined {
    return rootChild(app, 'ApiServerCheck') as ApiServerCheck | undefined;
  }

  private on = true;
  private readonly profiles: GatewayProfiles;
  private readonly traces = new WeakMap<IConstruct, Trace>();
  private pass?: Pass;
  /** Whether manifests are judged when they are rendered, and not before. */
  private later = false;

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    this.profiles = GatewayProfiles.of(this);
    this.node.addValidation({ validate: () => this.errorsElsewhere() });
  }

  /** Lets the app be synthesized unchecked. `findings` still tells what would be refused. */
  public turnOff(): void {
    this.on = false;
  }

  /** Everything that the API server would refuse or warn of in the app as it is now. */
  public get findings(): ApiServerFinding[] {
    return this.judgeAll();
  }

  /**
   * Reports at an object what is wrong with it, and remembers who made it.
   *
   * @internal
   */
  public _report(object: ApiObject): void {
    this.pass = undefined;
    this.traces.set(object, traceHere());
    object.node.addValidation({ validate: () => [...this.passFor(object).errors.get(object.node.path) ?? []] });
  }

  /**
   * Leaves the verdict to `_problemsOf`, as long as `whatever` takes.
   *
   * @internal
   */
  public _whileLater<Result>(whatever: () => Result): Result {
    this.later = true;
    try {
      return whatever();
    } finally {
      this.later = false;
    }
  }

  /**
   * What is wrong with manifests, each with its object, or with the construct that has a whole list of them.
   *
   * @internal
   */
  public _problemsOf(manifests: Iterable<readonly [construct: IConstruct, manifest: unknown]>): string[] {
    if (!this.on) return [];
    const judgement = this.judgement();
    return [...manifests].flatMap(([construct, manifest]) => judgement(construct, manifest))
      .filter(({ isError }) => isError).map(finding => `[${finding.constructPath}] ${sentence(finding)}`);
  }

  private errorsElsewhere(): string[] {
    const { errors, sources } = this.passFor(this);
    return [...errors].filter(([path]) => !sources.has(path)).flatMap(([path, messages]) => messages.map(message => `${path}: ${message}`));
  }

  // cdk8s validates the whole app again for every chart it writes: while nothing was found and nothing changed, once will do.
  private passFor(construct: IConstruct): Pass {
    if (!this.on || this.later) return NOTHING;
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
    for (const finding of this.isElsewhereWrong() ? [] : this.judgeAll()) {
      if (!finding.isError) continue;
      const others = errors.get(finding.constructPath);
      if (others === undefined) errors.set(finding.constructPath, [sentence(finding)]); else others.push(sentence(finding));
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

  private judgeAll(): ApiServerFinding[] {
    const judgement = this.judgement();
    return this.node.root.node.findAll().filter(construct => ApiObject.isApiObject(construct)).flatMap(object => judgement(object, object.toJson()));
  }

  private judgement(): (construct: IConstruct, manifest: unknown) => ApiServerFinding[] {
    // Loaded on first use: whoever only imports constructs need not wait for it.
    const { judgeBy } = require('../verdict/manifest-judgement') as typeof import('../verdict/manifest-judgement'); // eslint-disable-line @typescript-eslint/no-require-imports
    const judge = judgeBy(this.profiles.profile.profileName);
    return (construct, manifest) => judge(manifest).map(problem => this.finding(construct, problem));
  }

  private finding(construct: IConstruct, { id, severity, path, message, fix }: Problem): ApiServerFinding {
    const trace = this.traces.get(construct) ?? recordedTrace(construct);
    const line = trace && userLine(trace);
    return { id, isError: severity === 'error', constructPath: construct.node.path, path, message, fix, ...line !== undefined && { line } };
  }
}

made.tell = object => ApiServerCheck.of(object)._report(object);

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

function sentence({ path, message, fix, line }: ApiServerFinding): string {
  return `${path}${path === '' ? '' : ': '}${message}. ${fix[0].toUpperCase()}${fix.slice(1)}${line === undefined ? '' : ` (made at ${line})`}`;
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
