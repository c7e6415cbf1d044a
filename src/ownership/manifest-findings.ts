import type { ClusterFinding } from '../checks/cluster-findings';
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

/** Something in a manifest that the controller would not do as it is meant. */
export interface ControllerFinding {
  /** Name of the rule, such as `unresolved-reference`. It stays the same over versions. */
  readonly id: string;
  /** Whether it fails the synthesis; otherwise it is said on standard error. */
  readonly isError: boolean;
  /** Path of the construct whose manifest it is about. */
  readonly constructPath: string;
  /** Where in the manifest: `spec.rules[0].backendRefs[1]`. */
  readonly path: string;
  /** What is wrong, with the values that it hangs on. */
  readonly message: string;
  /** What to write instead. */
  readonly fix: string;
  /**
   * The line of the program that made the construct, as `main.ts:12:5`.
   *
   * @default - it was made while the app was synthesized, or by a program in another language
   */
  readonly line?: string;
  /**
   * Why it is right as it is, where somebody has said so; then it does not count.
   *
   * @default - nobody has
   */
  readonly acknowledged?: string;
}

/** A finding, as it is reported at a construct. */
export function sentence({ path, message, fix, line }: Pick<ApiServerFinding, 'path' | 'message' | 'fix' | 'line'>): string {
  const advice = fix === '' ? '' : ` ${fix[0].toUpperCase()}${fix.slice(1)}`;
  return `${path}${path === '' ? '' : ': '}${message}.${advice}${line === undefined ? '' : ` (made at ${line})`}`;
}

/** What is wrong in a manifest as a finding about the construct that made it. */
export function apiServerFinding({ id, severity, path, message, fix }: Problem, constructPath: string, line: string | undefined): ApiServerFinding {
  return { id, isError: severity === 'error', constructPath, path, message, fix, ...line !== undefined && { line } };
}

export function controllerFinding(
  { id, severity, keys, message, fix, acknowledged }: ClusterFinding, constructPath: string, line: string | undefined,
): ControllerFinding {
  const path = keys.reduce<string>((sum, key) => typeof key === 'number' ? `${sum}[${key}]` : sum === '' ? key : `${sum}.${key}`, '');
  return {
    id, isError: severity === 'error', constructPath, path, message, fix, ...line !== undefined && { line }, ...acknowledged !== undefined && { acknowledged },
  };
}
