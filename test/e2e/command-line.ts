import { join } from 'path';
import { run } from './stack/run';

const MAIN = join(__dirname, '..', '..', 'src', 'cli', 'main.ts');

/** What our own command prints; it may end with findings, but not with a mistake of its caller. */
export async function ownCommand(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(process.execPath, ['--import', 'tsx', MAIN, ...args]);
  if (code !== 0 && code !== 1) throw new Error(`cdk8s-gateway ${args.join(' ')} ended with ${code}: ${stderr}`);
  return stdout;
}
