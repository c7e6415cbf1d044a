import { readFileSync } from 'fs';
import { Agent, request } from 'https';

/** What the server said to a request. */
export interface Response {
  readonly code: number;
  /** As it came; JSON, but for what is refused before the API is reached. */
  readonly body: string;
}

/** The API server, talked to as fast as one can: no process and no handshake for each object. */
export class ApiClient {
  private readonly agent: Agent;
  private readonly server: string;
  private readonly token: string;

  public constructor(kubeconfig: string, public readonly connections: number) {
    const { clusters: [{ cluster }], users: [{ user }] } = JSON.parse(readFileSync(kubeconfig, 'utf8'));
    this.server = cluster.server;
    this.token = user.token;
    const ca = Buffer.from(cluster['certificate-authority-data'], 'base64');
    this.agent = new Agent({ keepAlive: true, maxSockets: connections, ca });
  }

  public send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, content?: object): Promise<Response> {
    const body = content === undefined ? undefined : JSON.stringify(content);
    const headers = { 'authorization': `Bearer ${this.token}`, 'content-type': 'application/json', 'accept': 'application/json' };
    return new Promise((resolve, reject) => {
      const call = request(`${this.server}${path}`, { method, agent: this.agent, headers }, response => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk)).once('error', reject)
          .once('end', () => resolve({ code: response.statusCode!, body: Buffer.concat(chunks).toString() }));
      });
      call.once('error', reject).end(body);
    });
  }

  public close(): void {
    this.agent.destroy();
  }
}
