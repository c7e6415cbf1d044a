import { Agent as PlainAgent } from 'http';
import { Agent as TlsAgent } from 'https';
import { sendDatagram } from './datagram';
import { callGrpc } from './grpc';
import { HttpRequest, HttpResponse, ProxyAddress, sendHttp } from './http';
import { outsideThreeSigma, sharesInWords } from './shares';
import { sendLine } from './stream';
import { Echo } from '../backends/echo';
import { Report } from '../report';
import { until } from '../until';

export interface Details {
  readonly headers?: { readonly [name: string]: string };
  /** Whether to leave out which backend answered, where chance decides that. @default false */
  readonly anyBackend?: boolean;
  /** What to say of the request as the backend saw it: `path`, `sni`, or a header. */
  readonly seen?: readonly string[];
  /** Ciphers to offer, over TLS 1.2. */
  readonly ciphers?: string;
  /** What to say of the answer: `certificate`, `keyType`, or a header. */
  readonly answered?: readonly string[];
}

/** How the answers to many requests should be spread over the backends. */
export interface Shares {
  readonly percent: { readonly [service: string]: number };
  readonly headers?: { readonly [name: string]: string };
  /** What to say of the time they were sent at. @default - nothing */
  readonly note?: string;
  /** Pause between requests in milliseconds, where the proxy limits their rate. @default 0 */
  readonly pause?: number;
}

const REQUESTS = 1000;
/** Enough requests to see that shares have changed. */
const SAMPLE = 200;
const SETTLING_MS = 15_000;

/** Sends requests to the proxies of one system and puts down, in words, what came back. */
export class Prober {
  public constructor(private readonly proxy: ProxyAddress, private readonly report: Report) {}

  /** A request as `GET https://www.example.com/path`; what is expected reads `200 from shop/web, path /path`. */
  public async http(request: string, expected: string, details: Details = {}): Promise<void> {
    const [method, url] = request.split(' ');
    const attempt = async () => describe(await this.send({ method, url, headers: details.headers, ciphers: details.ciphers }), details);
    await this.report.eventually(`${request}${inWords(details.headers)}${details.ciphers ? ` by ${details.ciphers}` : ''}`, expected, attempt);
  }

  public send(request: HttpRequest): Promise<HttpResponse> {
    return sendHttp(this.proxy, request);
  }

  /** Counts who answers how many of many requests, each within three standard deviations of its share. */
  public async shares(request: string, shares: Shares): Promise<void> {
    const { percent, headers, note } = shares;
    const isOutside = (counts: ReadonlyMap<string, number>) => outsideThreeSigma(percent, counts, REQUESTS).length > 0;
    const drawn = [await this.count(request, shares, REQUESTS)];
    // One draw in 370 is outside by chance alone; two of two are not.
    if (isOutside(drawn[0])) drawn.push(await this.count(request, shares, REQUESTS));
    const got = drawn.map(counts => [...counts].sort(([a], [b]) => a < b ? -1 : 1).map(([service, count]) => `${service} ${count}`).join(', '));
    const asked = `${REQUESTS} × ${request}${inWords(headers)}${note === undefined ? '' : ` at ${note}`}`;
    this.report.row(asked, sharesInWords(percent, REQUESTS), got.join('; then '), drawn.some(counts => !isOutside(counts)));
  }

  /** The same, once a change of the shares has reached the proxies. */
  public async settledShares(request: string, shares: Shares): Promise<void> {
    await until(got => got === 'settled', async () => {
      const counts = await this.count(request, shares, SAMPLE);
      return outsideThreeSigma(shares.percent, counts, SAMPLE).length === 0 ? 'settled' : 'not yet';
    }, SETTLING_MS);
    await this.shares(request, shares);
  }

  /** A call as `host package.Service/Method`; what is expected reads `answer from shop/stock`, or the status of the refusal. */
  public async grpc(call: string, expected: string): Promise<void> {
    const [host, method] = call.split(' ');
    await this.report.eventually(`gRPC ${call}`, expected, async () => {
      const answer = await callGrpc(this.proxy, host, method);
      return typeof answer === 'string' ? answer : `answer from ${answer.service}`;
    });
  }

  /** A line over TCP, or over TLS to a server name. */
  public async line(port: number, expected: string, servername?: string): Promise<void> {
    await this.report.eventually(servername === undefined ? `TCP to port ${port}` : `TLS to ${servername}:${port}`, expected, async () => {
      const { certificate, ...echo } = await sendLine(this.proxy, port, 'hello', servername);
      return [describeText(echo), ...servername === undefined ? [] : [`certificate ${certificate}`]].join(', ');
    });
  }

  public async datagram(port: number, expected: string): Promise<void> {
    await this.report.eventually(`UDP to port ${port}`, expected, async () => describeText(await sendDatagram(this.proxy, port, 'hello')));
  }

  /** How many of the requests each service answered; what was not echoed counts by its status. */
  private async count(request: string, { headers, pause = 0 }: Shares, requests: number): Promise<Map<string, number>> {
    const [method, url] = request.split(' ');
    const agent = new (url.startsWith('https:') ? TlsAgent : PlainAgent)({ keepAlive: true });
    const counts = new Map<string, number>();
    for (let sent = 0; sent < requests; sent++) {
      const from = await this.send({ method, url, headers, agent })
        .then(({ status, echo }) => echo?.service ?? `answer ${status}`, (error: Error) => `failed: ${error.message}`);
      counts.set(from, (counts.get(from) ?? 0) + 1);
      if (pause > 0) await new Promise(resolve => setTimeout(resolve, pause));
    }
    agent.destroy();
    return counts;
  }
}

/** An answer in words. */
function describe(response: HttpResponse, { anyBackend = false, seen = [], answered = [] }: Details): string {
  const { status, headers, body, echo } = response;
  const parts = [String(status)];
  if (echo) parts[0] += anyBackend ? '' : ` from ${echo.service}`;
  else if (headers.location !== undefined) parts[0] += ` to ${headers.location}`;
  else if (body.trim() !== '') parts[0] += `: ${body.trim()}`;
  for (const name of seen) parts.push(`${name} ${seenAs(name, echo) ?? 'none'}`);
  for (const name of answered) parts.push(`${name} ${name === 'certificate' || name === 'keyType' ? response[name] : headers[name] ?? 'none'}`);
  return parts.join(', ');
}

function seenAs(name: string, echo: Echo | undefined): string | undefined {
  return name === 'path' || name === 'sni' ? echo?.[name] : echo?.headers?.[name];
}

function describeText({ service, text }: Echo): string {
  return `"${text}" echoed by ${service}`;
}

function inWords(headers: { readonly [name: string]: string } = {}): string {
  return Object.entries(headers).map(([name, value]) => ` -H '${name}: ${value}'`).join('');
}
