import { readFileSync } from 'fs';
import type { Finding } from '../verdict/finding';

/** Resources of manifests in which a validation found the same thing. */
export interface ManifestViolation {
  /** What was looked for, such as `unknown-field`. */
  readonly ruleName: string;
  /** What is wrong. */
  readonly recommendation: string;
  /** What to write instead. */
  readonly fix: string;
  /** Where it was found. */
  readonly violatingResources: ViolatingResource[];
}

/** A resource in which something was found. */
export interface ViolatingResource {
  /** Its name. */
  readonly resourceName: string;
  /** Where in it. */
  readonly locations: string[];
  /** The file it is in. */
  readonly manifestPath: string;
}

/** What a validation of cdk8s-cli finds is put here. */
export interface IManifestValidationReport {
  /**
   * Adds what was found.
   *
   * @param violation what was found
   */
  addViolation(violation: ManifestViolation): void;
  /**
   * Ends the report.
   *
   * @param status `success` or `failure`
   * @param metadata more to be shown with it
   */
  submit(status: string, metadata?: { readonly [name: string]: string }): void;
}

/** What cdk8s-cli gives a validation. */
export interface IManifestValidationContext {
  /** The files that were synthesized. */
  readonly manifests: string[];
  /** Where to report. */
  readonly report: IManifestValidationReport;
}

/** How manifests are validated. */
export interface ManifestValidationProps {
  /**
   * What the manifests are made for, as the command line has it: `gateway-api-1.6`, `envoy-gateway-1.9-experimental`, …
   *
   * @default 'envoy-gateway-1.9'
   */
  readonly profile?: string;
}

/**
 * The API server's verdict in the report of `cdk8s synth`: a validation plugin of cdk8s-cli, for `validations` in cdk8s.yaml. It judges what
 * was written, whatever made it, and names the constructs.
 */
export class ManifestValidation {
  private readonly profile?: string;

  public constructor(props: ManifestValidationProps = {}) {
    this.profile = props.profile;
    profileNamed(this.profile);
  }

  /**
   * Judges the manifests of an app and fills the report.
   *
   * @param context what cdk8s-cli gives
   */
  public async validate(context: IManifestValidationContext): Promise<void> {
    const { Catalog } = require('../verdict/catalog') as typeof import('../verdict/catalog'); // eslint-disable-line @typescript-eslint/no-require-imports
    const { findingsIn } = require('../verdict/document-findings') as typeof import('../verdict/document-findings'); // eslint-disable-line @typescript-eslint/no-require-imports
    const { documentsIn } = require('../manifests/document-splitter') as typeof import('../manifests/document-splitter'); // eslint-disable-line @typescript-eslint/no-require-imports
    const profile = profileNamed(this.profile);
    const catalog = new Catalog(profile);
    const violations = new Violations();
    let [checked, failed] = [0, false];
    for (const file of context.manifests) {
      for (const document of documentsIn(readFileSync(file, 'utf8'), file)) {
        // cdk8s-cli has parsed what is there, so that none of it is too long to be read.
        if (document.text === undefined) continue;
        const { findings, judged } = findingsIn(document, catalog);
        checked += judged.filter(({ verdict }) => verdict.judged).length;
        failed ||= findings.some(({ severity }) => severity === 'error');
        findings.forEach(finding => violations.add(finding));
      }
    }
    violations.all.forEach(violation => context.report.addViolation(violation));
    context.report.submit(failed ? 'failure' : 'success', { Profile: profile.name, Objects: String(checked) });
  }
}

function profileNamed(name: string | undefined) {
  const { DEFAULT_PROFILE, PROFILES } = require('../verdict/profile') as typeof import('../verdict/profile'); // eslint-disable-line @typescript-eslint/no-require-imports
  const { profileNamed: find } = require('../verdict/implementations') as typeof import('../verdict/implementations'); // eslint-disable-line @typescript-eslint/no-require-imports
  const profile = name === undefined ? DEFAULT_PROFILE : find(name);
  if (profile === undefined) {
    throw new Error(`the profile of a validation must be ${PROFILES.map(each => each.name).join(', ')}, got ${JSON.stringify(name)}`);
  }
  return profile;
}

/** What is found in several places the same is one violation. */
class Violations {
  private readonly found = new Map<string, ManifestViolation>();
  private readonly resources = new Map<string, ViolatingResource>();

  public get all(): readonly ManifestViolation[] {
    return [...this.found.values()];
  }

  public add({ id, severity, message, fix, file, line, path, object }: Finding): void {
    const key = JSON.stringify([id, message, fix]);
    const ruleName = severity === 'error' ? id : `${id} (${severity})`;
    const violation = this.found.get(key) ?? { ruleName, recommendation: message, fix, violatingResources: [] };
    this.found.set(key, violation);
    const resourceName = object?.name ?? '';
    const resourceKey = JSON.stringify([key, file, object]);
    let resource = this.resources.get(resourceKey);
    if (resource === undefined) {
      resource = { resourceName, manifestPath: file, locations: [] };
      this.resources.set(resourceKey, resource);
      violation.violatingResources.push(resource);
    }
    resource.locations.push([...path === '' ? [] : [path], ...line === undefined ? [] : [`line ${line}`]].join(', '));
  }
}
