import { execFileSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { isClassType, loadAssemblyFromPath } from '@jsii/spec';

const ROOT = join(__dirname, '..');

/**
 * The reference of the public API, from the compiled assembly: our own classes in full, and of the generated ones a list. All their
 * fields would bury the rest, and an editor shows them where they are typed.
 */
export function apiDocs(): string {
  return `${ownTypes()}\n${generatedClasses()}`;
}

function ownTypes(): string {
  const folder = mkdtempSync(join(tmpdir(), 'api-docs-'));
  try {
    const file = join(folder, 'API.md');
    execFileSync(join(ROOT, 'node_modules', '.bin', 'jsii-docgen'), ['--output', file, '--submodule', 'root'], { cwd: ROOT });
    return readFileSync(file, 'utf8').trimEnd() + '\n';
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function generatedClasses(): string {
  const { types = {}, submodules = {} } = loadAssemblyFromPath(ROOT);
  const classes = Object.values(types).filter(isClassType).filter(({ namespace }) => namespace !== undefined);
  const sections = Object.keys(submodules).map(name => name.slice(name.indexOf('.') + 1)).sort().flatMap(module => {
    const own = classes.filter(({ namespace }) => namespace === module);
    return own.length === 0 ? [] : [`### ${module}

| class | renders | upstream |
|---|---|---|
${own.map(({ name, docs }) => `| \`${module}.${name}\` | ${docs?.summary} | [reference](${docs?.see}) |`).join('\n')}
`];
  });
  return `## Generated classes

A class for each kind, typed as its schema is; its props and their fields are documented in the editor. In a clone,
\`npx jsii-docgen --submodule cdk8s-gateway-api.gatewayapi --output gatewayapi.md\` writes all of a submodule down.

${sections.join('\n')}`;
}

if (require.main === module) {
  writeFileSync(join(ROOT, 'API.md'), apiDocs());
}
