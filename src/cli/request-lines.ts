import { closeSync, openSync, readSync } from 'fs';
import { StringDecoder } from 'string_decoder';
import { pause } from './print';
import { ExplainRequest } from '../explain/request';
import { serverNameFor } from '../explain/server-name';

/** A request of a file, or why there is none on a line. */
export interface RequestLine {
  readonly line: number;
  readonly id?: unknown;
  readonly request?: ExplainRequest;
  readonly problem?: string;
}

const PART = 64 * 1024;
/** Nobody writes a request that is longer. */
const LONGEST = 1024 * 1024;

/** The requests of a file with one on each line as JSON; `-` is the standard input. Only a part of it is in memory. */
export function* requestLines(file: string): Generator<RequestLine> {
  let line = 0;
  for (const text of linesOf(file)) {
    line++;
    if (text.trim() !== '') yield { line, ...text.length > LONGEST ? { problem: 'it is longer than a megabyte' } : parsed(text) };
  }
}

function* linesOf(file: string): Generator<string> {
  const descriptor = file === '-' ? 0 : openSync(file, 'r');
  const decoder = new StringDecoder('utf8');
  const room = Buffer.allocUnsafe(PART);
  let rest = '';
  try {
    for (let read = readPart(descriptor, room); read > 0; read = readPart(descriptor, room)) {
      const lines = decoder.write(room.subarray(0, read)).split('\n');
      lines[0] = rest + lines[0];
      // Of what is too long for a request the beginning is enough to say so.
      rest = lines.pop()!.slice(0, LONGEST + 1);
      yield* lines;
    }
    if (rest !== '') yield rest;
  } finally {
    if (file !== '-') closeSync(descriptor);
  }
}

function readPart(descriptor: number, room: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, room, 0, room.length, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      pause();
    }
  }
}

function parsed(text: string): Omit<RequestLine, 'line'> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: `it is no JSON: ${(error as Error).message}` };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { problem: 'it is no object: write {"protocol": "http", "port": 80, "host": …}' };
  const fields = value as { readonly [name: string]: unknown };
  const { id, protocol = 'http', ...rest } = fields;
  const problem = problemOf(fields);
  if (problem !== undefined) return { id, problem };
  const request = { protocol, ...rest } as ExplainRequest;
  const sni = serverNameFor(request);
  if (hasNoHost(request)) return { id, problem: 'host is missing: write it as in "host": "www.example.com", or "host": "" for a request without one' };
  return { id, request: { ...request, ...sni !== undefined && { sni } } };
}

/** Whether a request of HTTP says nowhere whom it is for. */
function hasNoHost({ protocol, host, sni, address, headers = {} }: ExplainRequest): boolean {
  const isHttp = protocol === 'http' || protocol === 'grpc';
  return isHttp && [host, sni, address].every(each => each === undefined) && !Object.keys(headers).some(name => name.toLowerCase() === 'host');
}

const PROTOCOLS = ['http', 'grpc', 'tcp', 'udp', 'tls'];
const SCHEMES = ['http', 'https'];

const FIELDS = new Map<string, readonly [fits: (value: unknown) => boolean, what: string]>([
  ['id', [() => true, 'anything']],
  ['protocol', [value => PROTOCOLS.includes(value as string), `one of ${PROTOCOLS.join(', ')}`]],
  ['scheme', [value => SCHEMES.includes(value as string), 'http or https']],
  ['port', [value => Number.isInteger(value) && (value as number) > 0 && (value as number) < 65536, 'a number from 1 to 65535']],
  ['gateway', [value => typeof value === 'string' && /^[^/]+\/[^/]+$/.test(value), 'namespace/name']],
  ...['address', 'sni', 'method', 'host', 'path', 'query'].map((name): [string, [(value: unknown) => boolean, string]] => [name, [isText, 'a text']]),
  ['headers', [isHeaders, 'an object of texts, or of lists of them']],
  ['clientCert', [value => typeof value === 'boolean', 'true or false']],
]);

function problemOf(fields: { readonly [name: string]: unknown }): string | undefined {
  for (const [name, value] of Object.entries(fields)) {
    const field = FIELDS.get(name);
    if (field === undefined) return `there is no field ${JSON.stringify(name)}: write one of ${[...FIELDS.keys()].join(', ')}`;
    if (!field[0](value)) return `${name} is ${JSON.stringify(value)}: write ${field[1]}`;
  }
  return undefined;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isHeaders(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    && Object.values(value).every(each => isText(each) || Array.isArray(each) && each.every(isText));
}
