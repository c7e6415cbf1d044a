import { Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { collectFacts, OwnershipSource } from './app-facts';
import { GatewayProfile, GatewayProfiles } from './gateway-profile';
import { ofRoot, rootChild } from './root-construct';
import type { AcknowledgedPath } from '../checks/acknowledged-findings';
import { Owners } from '../model/owners';
import { Finding, OwnershipFacts } from '../model/ownership-facts';

/** How much a finding weighs. */
export enum FindingSeverity {
  /** Synthesis fails. */
  ERROR = 'error',
  /** Said on standard error; synthesis goes on. */
  WARNING = 'warning',
}

/** Something the ownership checks found. */
export interface OwnershipFinding {
  /** Name of the check, such as `route-outside-access`. It stays the same over versions. */
  readonly id: string;
  /** Whether it fails the synthesis. */
  readonly severity: FindingSeverity;
  /** Path of the construct it is about. */
  readonly path: string;
  /** What is wrong, and what to change. */
  readonly message: string;
  /**
   * Why it is right as it is, as `Findings.of(…).acknowledge(…)` says; then it does not count.
   *
   * @default - nobody has said so
   */
  readonly acknowledged?: string;
}

/**
 * Who owns and claims what in an app, judged as a whole whenever it is synthesized: errors fail the synthesis, warnings go to standard error.
 *
 * Owner of a namespace is the `Team` that lists it, else the namespace itself; a chart belongs to the owner of its namespace.
 */
export class Ownership extends Construct {
  /**
   * The ownership of an app.
   *
   * @param scope any construct of the app
   */
  public static of(scope: IConstruct): Ownership {
    return ofRoot(scope, 'Ownership', (root, id) => new Ownership(root, id));
  }

  /**
   * The ownership of an app that has one.
   *
   * @internal
   */
  public static _within(app: IConstruct): Ownership | undefined {
    return rootChild(app, 'Ownership') as Ownership | undefined;
  }

  private readonly profiles: GatewayProfiles;
  private changes = 0;
  private readonly acknowledged: AcknowledgedPath[] = [];
  private judgement?: Judgement;
  /** Who has asked since the state was last looked at: one that asks again begins another pass. */
  private readonly asked = new Set<IConstruct>();
  private readonly said = new Set<string>();

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    this.profiles = GatewayProfiles.of(this);
    this.node.addValidation({ validate: () => this.errorsElsewhere() });
  }

  /** Everything the checks find in the app as it is now. */
  public get findings(): OwnershipFinding[] {
    return this.judge().findings.map(finding => ({ ...finding, severity: finding.severity as FindingSeverity }));
  }

  /**
   * Reports at a construct what is found there, whenever the app is synthesized.
   *
   * @internal
   */
  public _report(source: IConstruct & OwnershipSource): void {
    this._changed();
    source.node.addValidation({ validate: () => [...this.judgePass(source).errors.get(source.node.path) ?? []] });
  }

  /**
   * Says that what a construct contributes is no longer what it was.
   *
   * @internal
   */
  public _changed(): void {
    this.changes++;
  }

  /**
   * Lets findings of a check be, at a construct and below it.
   *
   * @internal
   */
  public _acknowledge(given: AcknowledgedPath): void {
    this.acknowledged.push(given);
    this._changed();
  }

  /**
   * Name of the team that lists a namespace.
   *
   * @internal
   */
  public _teamOf(namespace: string): string | undefined {
    const { owners } = this.judgement?.changes === this.changes ? this.judgement : this.judge();
    return owners.teamOf(namespace)?.name;
  }

  /**
   * What the app tells of things that it does not make.
   *
   * @internal
   */
  public _surroundings(): { readonly facts: OwnershipFacts; readonly owners: Owners } {
    return this.judge();
  }

  /**
   * Whether something is said of a construct already, nearer to what its user wrote.
   *
   * @internal
   */
  public _hasSaid(construct: IConstruct, id: string): boolean {
    const { saidAt } = this.judge();
    const same = (Object.hasOwn(SAME_AS, id) ? SAME_AS[id] : []).flatMap(each => saidAt.get(each) ?? []);
    if (same.some(paths => construct.node.scopes.some(({ node }) => paths.has(node.path)))) return true;
    // A ListenerSet is beside the listeners that are in it.
    const chart = Chart.of(construct).node.path;
    return OF_SETS.has(id) && same.some(paths => [...paths].some(path => path.startsWith(`${chart}/`)));
  }

  /**
   * Why a finding in a manifest is right as it is, where somebody has said so at its construct or around it.
   *
   * @internal
   */
  public _reasonFor(id: string, { node }: IConstruct): string | undefined {
    const given = this.acknowledged.filter(each => each.id === id);
    return node.scopes.reverse().map(scope => given.filter(({ path }) => path === scope.node.path).at(-1)).find(each => each !== undefined)?.reason;
  }

  /** Errors at constructs that do not report their own: cdk8s puts the path of this one before them, so theirs goes into the message. */
  private errorsElsewhere(): string[] {
    const { errors, sources, findings } = this.judgePass(this);
    findings.filter(({ severity, acknowledged }) => severity === 'warning' && acknowledged === undefined).forEach(warning => this.warn(warning));
    return [...errors].filter(([path]) => !sources.has(path)).flatMap(([path, messages]) => messages.map(message => `${path}: ${message}`));
  }

  private warn({ path, message }: Finding): void {
    const line = `warning: [${path}] ${message}\n`;
    if (this.said.has(line)) return;
    this.said.add(line);
    process.stderr.write(line);
  }

  // cdk8s validates the whole app again for every chart it writes: it is judged anew only when something was added or changed in between.
  private judgePass(construct: IConstruct): Judgement {
    if (this.judgement?.changes !== this.changes || this.asked.has(construct)) {
      this.asked.clear();
      this.judge();
    }
    this.asked.add(construct);
    return this.judgement!;
  }

  private judge(): Judgement {
    const { changes } = this;
    const { profile } = this.profiles;
    const constructs = constructCount(this.node.root);
    if (this.judgement?.changes !== changes || this.judgement.constructs !== constructs || this.judgement.profile !== profile) {
      const { facts, sources } = collectFacts(this.node.root, profile);
      // Loaded on first use: whoever only imports constructs need not wait for it.
      const { ownershipFindings } = require('../checks/ownership-findings') as typeof import('../checks/ownership-findings'); // eslint-disable-line @typescript-eslint/no-require-imports
      const owners = new Owners(facts);
      const { withReasons } = require('../checks/acknowledged-findings') as typeof import('../checks/acknowledged-findings'); // eslint-disable-line @typescript-eslint/no-require-imports
      const { APP_RULE_IDS } = require('../checks/app-findings') as typeof import('../checks/app-findings'); // eslint-disable-line @typescript-eslint/no-require-imports
      const findings = withReasons(ownershipFindings(facts, owners), this.acknowledged, APP_RULE_IDS);
      const errors = new Map<string, string[]>();
      const saidAt = new Map<string, Set<string>>();
      for (const { id, severity, path, message, acknowledged } of findings) {
        saidAt.set(id, (saidAt.get(id) ?? new Set()).add(path));
        if (severity !== 'error' || acknowledged !== undefined) continue;
        const others = errors.get(path);
        if (others === undefined) errors.set(path, [message]); else others.push(message);
      }
      this.judgement = { changes, constructs, profile, facts, owners, findings, errors, saidAt, sources };
    }
    return this.judgement;
  }
}

/** Rules on manifests, and the checks of ownership that say the same of constructs. Where these are errors, somebody has let them be. */
const SAME_AS: { readonly [rule: string]: readonly string[] } = {
  'listener-conflict': ['listener-conflict'],
  'listener-set-refused': ['undeclared-label-access', 'listener-not-admitted'],
  'overlapping-claims': ['contested-match'],
  'route-not-accepted': ['undeclared-label-access', 'route-outside-access'],
  'shadowed-match': ['contested-match'],
  'unknown-port': ['missing-service-port'],
  'unreachable-rule': ['contested-match'],
  'unresolved-reference': ['missing-service-port', 'ungranted-reference'],
  'unserved-hostname': ['unserved-hostname', 'hostname-of-narrower-listener'],
};
const OF_SETS = new Set(['listener-conflict', 'listener-set-refused']);

interface Judgement {
  /** What it was made of: it holds as long as none of it changes. */
  readonly changes: number;
  readonly constructs: number;
  readonly profile: GatewayProfile;
  readonly facts: OwnershipFacts;
  readonly owners: Owners;
  readonly findings: readonly Finding[];
  /** Messages by the path they are about. */
  readonly errors: ReadonlyMap<string, readonly string[]>;
  /** Paths by the id of what is found there. */
  readonly saidAt: ReadonlyMap<string, ReadonlySet<string>>;
  readonly sources: ReadonlySet<string>;
}

function constructCount(construct: IConstruct): number {
  return construct.node.children.reduce((sum, child) => sum + constructCount(child), 1);
}
