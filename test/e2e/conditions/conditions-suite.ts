import { writeFileSync } from 'fs';
import { Laboratory } from '../laboratory/laboratory';
import { SuiteContext } from '../suite';
import { drawSystem, objectsOf } from '../systems/system';

export async function compareConditions({ toolbox, report }: SuiteContext): Promise<void> {
  const t0 = Date.now();
  const log = (what: string) => console.log(`${((Date.now() - t0) / 1000).toFixed(1)} ${what}`);
  const laboratory = await Laboratory.start(toolbox, 'idle');
  log('started');
  const per = Number(process.env.PER ?? 20);
  for (let batch = 0; batch < Number(process.env.BATCHES ?? 2); batch++) {
    const systems = Array.from({ length: per }, (_, i) => drawSystem(1, batch * per + i, { wrong: 0.2 }));
    log(`drawn ${systems.flatMap(objectsOf).length}`);
    const held = await laboratory.hold(systems);
    log(`held ${held.length}`);
    for (const { prefix } of systems) {
      const own = held.filter(({ metadata: { name, namespace } }) => (namespace ?? name).startsWith(`${prefix}-`));
      writeFileSync(`/work/notes/real-systems/${prefix}.json`, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: own }, null, 1));
    }
    await laboratory.clear(systems);
    log('cleared');
  }
  report.row('x', 'x', 'x');
}
