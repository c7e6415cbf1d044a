import { ExplainRequest, isAddress } from '../explain/request';

/** What a request is made of on the command line. */
export interface AskedOptions {
  readonly header: readonly string[];
  readonly grpc?: string;
  readonly gateway?: string;
  readonly address?: string;
  readonly sni?: string;
  readonly clientCert: boolean;
}

const STREAMS = ['tcp', 'udp', 'tls'] as const;
type Stream = typeof STREAMS[number];

const EXAMPLE = 'write it as in: explain GET https://www.example.com/path DIR';

/** A request with the words that are left over, or what is wrong with the words. */
export type Asked = { readonly request: ExplainRequest; readonly rest: readonly string[] } | { readonly problem: string };

/** The request that words before the paths ask about. */
export function askedRequest(words: readonly string[], options: AskedOptions): Asked {
  const hasMethod = !words[0]?.includes('://');
  const [method, url] = hasMethod ? words : [undefined, words[0]];
  if (url === undefined || !url.includes('://')) return { problem: `there is no URL in it: ${EXAMPLE}` };
  const [, scheme, authority, target] = /^([a-z]+):\/\/([^/?#]*)(.*)$/is.exec(url) ?? [];
  if (scheme === undefined) return { problem: `${url} is no URL: ${EXAMPLE}` };
  const place = placeOf(authority);
  if (place === undefined) return { problem: `${authority} in ${url} is no host with a port from 1 to 65535` };
  const fields = fieldsOf(method, scheme.toLowerCase(), target, place, options.grpc);
  if (typeof fields === 'string') return { problem: fields };
  const headers = headersOf(options.header);
  if (typeof headers === 'string') return { problem: headers };
  const { gateway, address = isAddress(place.host) ? place.host : undefined, clientCert } = options;
  const sni = options.sni ?? (fields.scheme === 'https' && !isAddress(place.host) ? place.host : fields.sni);
  if (gateway !== undefined && !/^[^/]+\/[^/]+$/.test(gateway)) return { problem: `--gateway ${gateway} is not of the form namespace/name` };
  return {
    request: {
      ...fields,
      headers,
      clientCert,
      ...gateway !== undefined && { gateway },
      ...address !== undefined && { address },
      ...sni !== undefined && { sni },
    },
    rest: words.slice(hasMethod ? 2 : 1),
  };
}

interface Place {
  readonly host: string;
  readonly port?: number;
}

function placeOf(authority: string): Place | undefined {
  const [, host, port] = /^(?:[^@]*@)?(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(authority) ?? [];
  if (host === undefined) return undefined;
  const number = port === undefined ? undefined : Number(port);
  if (number !== undefined && (number < 1 || number > 65535)) return undefined;
  return { host, ...number !== undefined && { port: number } };
}

function fieldsOf(
  method: string | undefined, scheme: string, target: string, { host, port }: Place, grpc: string | undefined,
): ExplainRequest | string {
  const word = method?.toLowerCase();
  if (isStream(scheme) || isStream(word)) {
    const protocol = isStream(scheme) ? scheme : word as Stream;
    if (isStream(word) && word !== protocol) return `${method} and ${scheme}:// say two things: leave ${method} out`;
    if (port === undefined && protocol !== 'tls') return `${scheme}://${host} has no port: write it as in ${scheme}://${host || 'host'}:5432`;
    return { protocol, port: port ?? 443, ...protocol === 'tls' && host !== '' && !isAddress(host) && { sni: host } };
  }
  const isGrpc = grpc !== undefined || word === 'grpc' || ['grpc', 'grpcs'].includes(scheme);
  if (!['http', 'https', 'grpc', 'grpcs'].includes(scheme)) return `${scheme}:// is not known: write http, https, grpc, grpcs, tcp, udp or tls`;
  if (host === '') return `the URL has no host: ${EXAMPLE}`;
  if (grpc !== undefined && !/^\/?[^/]+\/[^/]+$/.test(grpc)) return `--grpc ${grpc} is not of the form package.Service/Method`;
  const plain = scheme === 'http' || scheme === 'grpc' ? 'http' : 'https';
  const isDefault = port === undefined || port === (plain === 'http' ? 80 : 443);
  return {
    protocol: isGrpc ? 'grpc' : 'http',
    scheme: plain,
    port: port ?? (plain === 'http' ? 80 : 443),
    host: isDefault ? host : `${host}:${port}`,
    // A fragment stays with the client.
    path: grpc === undefined ? target.split('#', 1)[0] : `/${grpc.replace(/^\//, '')}`,
    ...!isGrpc && { method: (method ?? 'GET').toUpperCase() },
  };
}

function isStream(word: string | undefined): word is Stream {
  return word !== undefined && (STREAMS as readonly string[]).includes(word);
}

function headersOf(lines: readonly string[]): { readonly [name: string]: readonly string[] } | string {
  const headers = new Map<string, string[]>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1) return `-H ${JSON.stringify(line)} is no header: write it as in -H 'x-canary: yes'`;
    const name = line.slice(0, colon).trim().toLowerCase();
    headers.set(name, [...headers.get(name) ?? [], line.slice(colon + 1).trim()]);
  }
  return Object.fromEntries(headers);
}
