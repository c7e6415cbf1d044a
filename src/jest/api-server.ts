import type { MatcherContext } from 'expect';
import { Catalog } from '../verdict/catalog';
import { profileNamed } from '../verdict/implementations';
import { objectVerdict, Problem } from '../verdict/object-verdict';
import { DEFAULT_PROFILE, PROFILES } from '../verdict/profile';

/** How manifests are judged. */
export interface ApiServerOptions {
  /** What they are made for, as on the command line; `envoy-gateway-1.9` unless said. */
  readonly profile?: string;
}

/** What a refusal must be about; all that is given must fit one finding. */
export interface ExpectedRefusal extends ApiServerOptions {
  /** Name of what was looked for, such as `unknown-field`. */
  readonly id?: string;
  /** Where, as the API server writes it: `spec.rules[0].matches[1].path.value`. */
  readonly path?: string;
  /** A part of the message, or what it matches. */
  readonly message?: string | RegExp;
}

type Result = { pass: boolean; message: () => string };

/** Passes when the API server would take every manifest. */
export function toBeAcceptedByApiServer(this: MatcherContext, received: unknown, options: ApiServerOptions = {}): Result {
  const { errors, judged } = judge('toBeAcceptedByApiServer', received, options, this);
  return {
    pass: errors.length === 0,
    message: () => errors.length > 0 ? `the API server would refuse:\n\n${errors.map(line).join('\n')}`
      : `expected the API server to refuse a manifest, but it would take ${judged === 1 ? 'it' : `all ${judged}`}`,
  };
}

/** Passes when the API server would refuse one of the manifests, for what is expected if anything is. */
export function toBeRefusedByApiServer(this: MatcherContext, received: unknown, expected: ExpectedRefusal = {}): Result {
  const { errors, judged } = judge('toBeRefusedByApiServer', received, expected, this);
  const { id, path, message } = expected;
  const found = errors.filter(({ problem }) => (id === undefined || problem.id === id) && (path === undefined || problem.path === path)
    && (message === undefined || (typeof message === 'string' ? problem.message.includes(message) : message.test(problem.message))));
  const what = Object.keys(expected).some(key => key !== 'profile') ? ` for ${this.utils.printExpected(expected)}` : '';
  return {
    pass: found.length > 0,
    message: () => {
      if (found.length > 0) return `expected the API server not to refuse${what}, but it would:\n\n${found.map(line).join('\n')}`;
      if (errors.length > 0) return `the API server would refuse, but not${what}:\n\n${errors.map(line).join('\n')}`;
      return `expected the API server to refuse${what}, but it would take ${judged === 1 ? 'it' : `all ${judged}`}`;
    },
  };
}

interface Refusal {
  readonly title: string;
  readonly problem: Problem;
}

function judge(matcher: string, received: unknown, { profile }: ApiServerOptions, { utils }: MatcherContext): { errors: Refusal[]; judged: number } {
  const manifests = Array.isArray(received) ? received : [received];
  if (!manifests.every(each => typeof each === 'object' && each !== null)) {
    throw new Error(`${matcher} needs a manifest or a list of them, such as Testing.synth(chart) returns, got ${utils.printReceived(received)}`);
  }
  const chosen = profile === undefined ? DEFAULT_PROFILE : profileNamed(profile);
  if (chosen === undefined) throw new Error(`${matcher} knows the profiles ${PROFILES.map(({ name }) => name).join(', ')}, got ${utils.printExpected(profile)}`);
  const catalog = new Catalog(chosen);
  const verdicts = manifests.map(manifest => objectVerdict(manifest, catalog));
  const judged = verdicts.filter(verdict => verdict.judged || verdict.problems.length > 0).length;
  // What nothing is known of is neither accepted nor refused.
  if (judged === 0) throw new Error(`${matcher} needs a manifest of the Gateway API or of Envoy Gateway, got ${manifests.length === 0 ? 'none' : kinds(verdicts)}`);
  return {
    judged,
    errors: verdicts.flatMap(({ object: { kind, namespace, name }, problems }) => problems.filter(({ severity }) => severity === 'error')
      .map(problem => ({ title: `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`, problem }))),
  };
}

function kinds(verdicts: ReadonlyArray<{ readonly object: { readonly apiVersion: string; readonly kind: string } }>): string {
  return [...new Set(verdicts.map(({ object: { apiVersion, kind } }) => `${kind} (${apiVersion})`))].join(', ');
}

function line({ title, problem: { path, message, fix } }: Refusal): string {
  return `${title}  ${path}\n  ${message}\n  fix: ${fix}`;
}
