import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { readExample } from './finding-example';
import { RULES } from '../src/checks/rules-in-order';
import { FINDING_KINDS, FindingKind } from '../src/verdict/finding-kinds';

const FOLDER = join(__dirname, '..', 'docs', 'findings');

interface Topic extends FindingKind {
  readonly id: string;
  readonly severity?: string;
}

/** Every id that a finding can have, and what it stands for. */
const TOPICS: readonly Topic[] = [
  ...RULES,
  ...Object.entries<FindingKind>(FINDING_KINDS).map(([id, kind]) => ({ id, ...kind })),
];

/** The pages of findings by file name, and a list of them. */
export function findingDocs(): Map<string, string> {
  return new Map([['README.md', index()], ...TOPICS.map(topic => [`${topic.id}.md`, page(topic)] as const)]);
}

/** File names of the pages there are. */
export function committedDocs(): string[] {
  return readdirSync(FOLDER).filter(name => name.endsWith('.md')).sort();
}

export function committedDoc(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}

function index(): string {
  const row = ({ id, title }: Topic) => `| [\`${id}\`](${id}.md) | ${title} |`;
  const [together, alone] = [TOPICS.filter(({ severity }) => severity !== undefined), TOPICS.filter(({ severity }) => severity === undefined)];
  return `# Findings

What \`cdk8s-gateway check\` finds, by id. Ids are public and do not change.

## What manifests come to together

Judged once the API server would take them, and left out by \`--api-server-only\`. One of these is let be by an annotation on its object, with the reason why
it is right as it is; several have a line each. It is listed in JSON then, and does not count.

\`\`\`yaml
metadata:
  annotations:
    cdk8s-gateway-api/acknowledge: |
      hostless-route: the only team of this gateway
\`\`\`

| id | what |
|---|---|
${together.map(row).join('\n')}

## What the API server refuses, and what cannot be read

| id | what |
|---|---|
${alone.map(row).join('\n')}
`;
}

function page({ id, title, why, severity }: Topic): string {
  const file = join(FOLDER, 'examples', `${id}.yaml`);
  return [
    `# ${id}: ${title[0].toLowerCase()}${title.slice(1)}`,
    why,
    ...severity === undefined ? [] : [severity === 'error' ? 'It is an error, unless the finding says that it hangs on what nobody can know.' : 'It is a warning.'],
    ...existsSync(file) ? example(readFileSync(file, 'utf8')) : [],
  ].join('\n\n') + '\n';
}

function example(text: string): string[] {
  const { wrong, right, profile } = readExample(text);
  const beside = 'Beside what is in [examples/base.yaml](examples/base.yaml)';
  return [
    '## Wrong',
    `${beside}${profile === undefined ? '' : `, with \`--profile ${profile}\``}:`,
    `\`\`\`yaml\n${wrong}\n\`\`\``,
    '## Right',
    `\`\`\`yaml\n${right}\n\`\`\``,
  ];
}

if (require.main === module) {
  mkdirSync(FOLDER, { recursive: true });
  for (const name of committedDocs()) rmSync(join(FOLDER, name));
  for (const [name, text] of findingDocs()) writeFileSync(join(FOLDER, name), text);
}
