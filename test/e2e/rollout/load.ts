import { Agent } from 'http';
import { HttpRequest, ProxyAddress, sendHttp } from '../clients/http';

const CONNECTIONS = 16;

/** Who sends requests, and how. */
export interface Client extends HttpRequest {
  readonly name: string;
}

/** A steady stream of requests, each client's in turn, on connections that are reused as clients do. */
export class Load {
  public sent = 0;
  /** What was not answered with 200 by a service that may, each with what went on then. */
  public readonly failures: string[] = [];
  /** What is going on. */
  public during = 'the start';
  private readonly agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  private readonly timer: NodeJS.Timeout;
  private readonly open = new Set<Promise<void>>();
  private allowed: { readonly [client: string]: readonly string[] } = {};
  private allowedBefore: { readonly [client: string]: readonly string[] } = {};

  public constructor(private readonly proxy: ProxyAddress, clients: readonly Client[], perSecond: number) {
    this.timer = setInterval(() => {
      const answer: Promise<void> = this.send(clients[this.sent++ % clients.length]).finally(() => this.open.delete(answer));
      this.open.add(answer);
    }, 1000 / perSecond);
  }

  /** From now on these services may answer; those of the step before still may, while the change travels. */
  public enter(during: string, allowed: { readonly [client: string]: readonly string[] }): void {
    this.during = during;
    [this.allowedBefore, this.allowed] = [this.allowed, allowed];
  }

  /** Ends the stream once everything is answered. */
  public async stop(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all(this.open);
    this.agent.destroy();
  }

  private async send({ name, ...request }: Client): Promise<void> {
    const { during } = this;
    const may = [...this.allowed[name] ?? [], ...this.allowedBefore[name] ?? []];
    try {
      const { status, body, echo } = await sendHttp(this.proxy, { ...request, agent: this.agent });
      if (status !== 200) this.failures.push(`${during}: ${name} got ${status} ${body.slice(0, 80)}`);
      else if (echo === undefined || !may.includes(echo.service)) this.failures.push(`${during}: ${name} got an answer from ${echo?.service}`);
    } catch (error) {
      this.failures.push(`${during}: ${name}: ${(error as Error).message}`);
    }
  }
}
