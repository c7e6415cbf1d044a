import { dirname, join, relative, sep } from 'path';

/** Where the library is: what it is made of, and its generated classes. */
const LIBRARY = [dirname(__dirname), join(dirname(dirname(__dirname)), 'imports')];
/** What makes constructs when an app is synthesized: what it makes was asked for elsewhere. */
const TOOLKIT = new RegExp('[\\\\/]node_modules[\\\\/](cdk8s|constructs)[\\\\/]');
const FRAME = /^\s*at (?:.*? \()?(?:file:\/\/)?(.+?):(\d+):(\d+)\)?$/;
const FRAMES = 15;

/** A place in a program, kept in a form that costs little until it is asked for. */
export interface Trace {
  readonly stack?: string;
}

/** Where the program is now. */
export function traceHere(): Trace {
  const trace: Trace = {};
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = FRAMES;
  Error.captureStackTrace(trace, traceHere);
  Error.stackTraceLimit = stackTraceLimit;
  return trace;
}

/**
 * The line of the user's program that a trace comes from, as `main.ts:12:5`, by way of the library and packages built on it. Nothing where
 * the toolkit was at work, which makes constructs for others.
 */
export function userLine({ stack = '' }: Trace): string | undefined {
  for (const line of stack.split('\n').slice(1)) {
    const [, file, row, column] = FRAME.exec(line) ?? [];
    if (file === undefined || file.startsWith('node:')) continue;
    if (TOOLKIT.test(file)) return undefined;
    if (LIBRARY.some(root => file.startsWith(root + sep)) || file.includes(`${sep}node_modules${sep}`)) continue;
    const path = relative(process.cwd(), file);
    return `${path.startsWith('..') ? file : path}:${row}:${column}`;
  }
  return undefined;
}
