import { mkdirSync, writeFileSync } from 'fs';
import { entrances } from './attachments';
import { ProxyClient } from './client';
import { ready } from './readiness';
import { drawRequest } from './requests';
import { Workloads } from './workloads';
import { Laboratory } from '../laboratory/laboratory';
import { SuiteContext } from '../suite';
import { drawSystem } from '../systems/system';
import { Random } from '../verdicts/random';

export async function compareTraffic({ toolbox, report }: SuiteContext): Promise<void> {
  const t0 = Date.now();
  const log = (what: string) => console.log(`${((Date.now() - t0) / 1000).toFixed(1)} ${what}`);
  const laboratory = await Laboratory.start(toolbox, 'apart');
  const workloads = await Workloads.start(laboratory.authority);
  log('started');
  const per = Number(process.env.PER ?? 10);
  for (let batch = 0; batch < Number(process.env.BATCHES ?? 1); batch++) {
    const systems = Array.from({ length: per }, (_, i) => drawSystem(1, batch * per + i, { wrong: 0.04 }));
    const held = await laboratory.hold(systems);
    log(`held ${held.length}`);
    await workloads.serve(held);
    const addresses = new Map<string, string>();
    for (const gateway of held.filter(({ kind }) => kind === 'Gateway')) {
      const address = laboratory.address(gateway);
      if (address) addresses.set(`${gateway.metadata.namespace}/${gateway.metadata.name}`, address);
    }
    await Promise.all([...addresses.values()].map(ready));
    log(`ready ${addresses.size}`);
    let sent = 0;
    for (const { prefix, index } of systems) {
      const objects = held.filter(({ metadata: { name, namespace } }) => (namespace ?? name).startsWith(`${prefix}-`));
      const places = entrances(objects, gateway => addresses.has(gateway));
      if (places.length === 0) continue;
      const random = new Random(2, index);
      const clients = new Map([...addresses].map(([gateway, address]) => [gateway, new ProxyClient(address)]));
      const requests = Array.from({ length: 200 }, (_, i) => drawRequest(`${prefix}.${i}`, places, objects, random));
      const left = requests.values();
      const answers: any[] = [];
      await Promise.all(Array.from({ length: 16 }, async () => {
        for (const request of left) answers.push({ request, answer: await clients.get(request.gateway)!.send(request) });
      }));
      await new Promise(resolve => setTimeout(resolve, 50));
      for (const each of answers) each.receivers = workloads.receivers(each.request.id);
      sent += answers.length;
      for (const client of clients.values()) client.close();
      mkdirSync('/work/notes/real-traffic', { recursive: true });
      writeFileSync(`/work/notes/real-traffic/${prefix}.json`, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }, null, 1));
      writeFileSync(`/work/notes/real-traffic/${prefix}.answers.jsonl`, answers.map(each => JSON.stringify(each)).join('\n'));
    }
    log(`sent ${sent}`);
    await laboratory.clear(systems);
    log('cleared');
  }
  report.row('x', 'x', 'x');
}
