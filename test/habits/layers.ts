import { posix } from 'path';
import * as ts from 'typescript';

/** What each folder may import: itself, and folders of a lower rank. Kept as the architecture has it, folders of later work included. */
const RANKS: { readonly [layer: string]: number } = {
  'imports': 0,
  'src/model': 1,
  'src/schema': 1,
  'src/manifests': 1,
  'src/status': 2,
  'src/verdict': 2,
  'src/migrate': 2,
  'src/explain': 3,
  'src/checks': 3,
  'src/ownership': 4,
  'src/synth': 5,
  'src/routing': 5,
  'src/platform': 6,
  'src/simulation': 6,
  'src/tenant': 7,
  'src/policy': 7,
  'src/cli': 8,
  'src/jest': 8,
  'src/index.ts': 9,
};

/** From here up a file may know the toolkit; below is pure analysis that a browser can run too. */
const TOOLKIT_RANK = 4;
const TOOLKIT = ['cdk8s', 'constructs'];

/** Files beside the layers that anyone may import. */
const COMMON = ['package.json'];

interface Import {
  readonly name: string;
  /** The file it leads to, of those given; nothing for a package. */
  readonly file?: string;
}

/** Everything wrong with who imports whom, for files given by their path from the project's root. */
export function layerProblems(files: ReadonlyMap<string, string>): string[] {
  const graph = new Map([...files].map(([path, text]) => [path, importsOf(path, text, files)]));
  return [...[...graph].flatMap(([path, imports]) => imports.flatMap(each => importProblems(path, each))), ...cycles(graph)];
}

function importsOf(path: string, text: string, files: ReadonlyMap<string, string>): Import[] {
  // Both flags: `require()` is an import too.
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName: name }) => {
    if (!name.startsWith('.')) return { name };
    const target = posix.join(posix.dirname(path), name);
    return { name, file: [`${target}.ts`, `${target}/index.ts`, target].find(candidate => files.has(candidate)) };
  });
}

function importProblems(path: string, { name, file }: Import): string[] {
  const layer = layerOf(path);
  if (layer === undefined) return [`${path} is in no layer: give its folder a rank`];
  if (file === undefined && name.startsWith('.')) {
    return COMMON.includes(posix.join(posix.dirname(path), name)) ? [] : [`${path} imports ${name}, which is in no layer`];
  }
  if (file === undefined) {
    const pure = RANKS[layer] > 0 && RANKS[layer] < TOOLKIT_RANK;
    const toolkit = TOOLKIT.some(each => name === each || name.startsWith(`${each}/`));
    return pure && toolkit ? [`${path} imports ${name}, but ${layer} is analysis and knows no toolkit`] : [];
  }
  const target = layerOf(file);
  const barrel = posix.basename(file) === 'index.ts' && posix.basename(path) !== 'index.ts';
  return [
    ...barrel ? [`${path} imports the barrel ${file}: import the file that has what it needs`] : [],
    ...target !== undefined && target !== layer && RANKS[target] >= RANKS[layer]
      ? [`${path} (rank ${RANKS[layer]}) imports ${file} (rank ${RANKS[target]})`] : [],
  ];
}

function layerOf(path: string): string | undefined {
  return Object.keys(RANKS).find(layer => path === layer || path.startsWith(`${layer}/`));
}

function cycles(graph: ReadonlyMap<string, readonly Import[]>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]) => {
    if (trail.includes(path)) {
      found.push(`cycle: ${[...trail.slice(trail.indexOf(path)), path].join(' → ')}`);
    } else if (!done.has(path)) {
      graph.get(path)?.forEach(({ file }) => file !== undefined && visit(file, [...trail, path]));
      done.add(path);
    }
  };
  [...graph.keys()].forEach(path => visit(path, []));
  return found;
}
