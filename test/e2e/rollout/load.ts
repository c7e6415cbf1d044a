import { Agent } from 'http';
import { HttpRequest, ProxyAddress, sendHttp } from '../clients/http';

const CONNECTIONS = 16;
const TICK_MS = 5;

/** Services that may answer, by the name of the client. */
export type Allowed = { readonly [client: string]: readonly string[] };

/** Who sends requests, and how. */
export interface Client extends HttpRequest {
  readonly name: string;
}

/** A steady stream of requests, each client's in turn, on connections that are reused as clients do. */
export class Load {
  public sent = 0;
  /** What was not answered with 200 by a service that may, each with what went on then. */
  public readonly failures: string[] = [];
  private during = 'the start';
  private readonly agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  private readonly start = Date.now();
  private readonly timer: NodeJS.Timeout;
  private readonly open = new Set<Promise<void>>();
  private allowed: Allowed = {};
  private allowedBefore: Allowed = {};

  public constructor(private readonly proxy: ProxyAddress, private readonly clients: readonly Client[], private readonly perSecond: number) {
    this.timer = setInterval(() => this.sendWhatIsDue(), TICK_MS);
  }

  /** From now on these services may answer, by the name of the client; those of before still may, while the change travels. */
  public enter(during: string, allowed: Allowed): void {
    this.during = during;
    [this.allowedBefore, this.allowed] = [this.allowed, allowed];
  }

  /** The change has arrived everywhere. */
  public arrive(): void {
    this.allowedBefore = {};
  }

  /** How many requests a second it came to. */
  public get rate(): number {
    return Math.round(this.sent / ((Date.now() - this.start) / 1000));
  }

  /** Ends the stream once everything is answered. */
  public async stop(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all(this.open);
    this.agent.destroy();
  }

  private sendWhatIsDue(): void {
    const due = Math.floor((Date.now() - this.start) / 1000 * this.perSecond);
    while (this.sent < due) {
      const answer: Promise<void> = this.send(this.clients[this.sent++ % this.clients.length]).finally(() => this.open.delete(answer));
      this.open.add(answer);
    }
  }

  private async send({ name, ...request }: Client): Promise<void> {
    const { during } = this;
    const mayNow = () => [...this.allowed[name] ?? [], ...this.allowedBefore[name] ?? []];
    const mayAtFirst = mayNow();
    try {
      const { status, body, echo } = await sendHttp(this.proxy, { ...request, agent: this.agent });
      if (status !== 200) this.failures.push(`${during}: ${name} got ${status} ${body.slice(0, 80)}`);
      else if (echo === undefined || ![...mayAtFirst, ...mayNow()].includes(echo.service)) this.failures.push(`${during}: ${name} got an answer from ${echo?.service}`);
    } catch (error) {
      this.failures.push(`${during}: ${name}: ${(error as Error).message}`);
    }
  }
}
