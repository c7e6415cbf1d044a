import { askedRequest, AskedOptions } from './asked-request';
import { classProblem } from './class-problem';
import { loadCluster } from './loaded-cluster';
import { explanationJson } from './reports/explanation-json';
import { explanationText } from './reports/explanation-text';
import { printable } from './reports/printable';
import { requestLines } from './request-lines';
import { behaviourFor, SimulationOptions } from './simulation-options';
import { complainOf } from './status';
import { Explainer } from '../explain/explainer';
import { Explanation } from '../explain/explanation';
import { objectText } from '../model/cluster-object';
import { simulate } from '../status/simulate';
import { Catalog } from '../verdict/catalog';
import { profileNamed } from '../verdict/implementations';

export interface ExplainOptions extends SimulationOptions, AskedOptions {
  readonly requests?: string;
  readonly format: 'text' | 'json';
  readonly colours: boolean;
  readonly write: (text: string) => void;
  readonly complain: (text: string) => void;
}

/** Writes where a request goes, or each request of a file, and gives the number to end with. */
export function explain(words: readonly string[], options: ExplainOptions): number {
  const { requests, complain } = options;
  const asked = requests === undefined ? askedRequest(words, options) : undefined;
  if (asked !== undefined && 'problem' in asked) return failed(options, asked.problem);
  const paths = asked === undefined ? words : asked.rest;
  if (paths.length === 0) return failed(options, 'there is no file or folder in the call: name the manifests last');
  if (requests === '-' && paths.includes('-')) return failed(options, 'the standard input cannot be both the requests and the manifests');
  const cluster = loadCluster(paths, new Catalog(profileNamed(options.profile)!), options.assume);
  const isRead = complainOf(cluster, complain);
  if (cluster.count === 0) {
    if (!isRead) return 2;
    return failed(options, cluster.refused.length > 0 ? `the API server would refuse every object in ${paths.join(' ')}: "cdk8s-gateway check" says why`
      : `there is no manifest in ${paths.join(' ')}: name a file or a folder with some`);
  }
  const simulation = simulate(cluster.objects, behaviourFor(options));
  const problem = classProblem(simulation, cluster);
  if (problem !== undefined) complain(`warning: ${printable(problem)}`);
  const explainer = new Explainer(simulation);
  const status = asked === undefined ? explainAll(explainer, requests!, options) : explainOne(explainer, words, asked.request, options);
  return isRead ? status : 2;
}

function explainOne(explainer: Explainer, words: readonly string[], request: Parameters<Explainer['explain']>[0], options: ExplainOptions): number {
  const explanations = explainer.explain(request);
  if (explanations.length > 1) return failed(options, ambiguityText(explanations));
  const [explanation] = explanations;
  const asked = words.slice(0, words[0].includes('://') ? 1 : 2).join(' ');
  if (options.format === 'json') options.write(`${JSON.stringify(explanationJson(undefined, explanation), undefined, 2)}\n`);
  else options.write(explanationText(options.grpc === undefined ? asked : `${asked} (${options.grpc})`, explanation, options.colours));
  return explanation.route === undefined ? 1 : 0;
}

function explainAll(explainer: Explainer, file: string, options: ExplainOptions): number {
  let status = 0;
  let isEmpty = true;
  const place = file === '-' ? '<stdin>' : printable(file);
  try {
    for (const { line, id, request, problem } of requestLines(file)) {
      isEmpty = false;
      const explanations = request && explainer.explain(request);
      if (explanations?.length === 1) {
        options.write(`${JSON.stringify(explanationJson(id, explanations[0]))}\n`);
      } else {
        status = 2;
        options.complain(`error: ${place}:${line}: ${printable(problem ?? ambiguityText(explanations!))}`);
      }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return failed(options, unreadableText(file, error as NodeJS.ErrnoException));
  }
  return isEmpty ? failed(options, `there is no request in ${place}: write one on each line, as in {"port": 80, "host": "www.example.com"}`) : status;
}

const UNREADABLE = new Map([
  ['ENOENT', 'there is no such file: name one that is there, with a request on each line, or - for the standard input'],
  ['EISDIR', 'it is a folder: name a file in it, with a request on each line'],
  ['EACCES', 'it may not be read by this user: give the permission to read it'],
]);

function unreadableText(file: string, { code = '', message }: NodeJS.ErrnoException): string {
  return `the requests of ${file} cannot be read: ${UNREADABLE.get(code) ?? message}`;
}

function failed({ complain }: ExplainOptions, message: string): 2 {
  complain(`error: ${printable(message)}`);
  return 2;
}

/** Beyond these, Gateways are counted. */
const MOST_NAMED = 10;

function ambiguityText(explanations: readonly Explanation[]): string {
  const answers = explanations.slice(0, MOST_NAMED).map(each => `${each.gateway?.object.metadata.namespace}/${each.gateway?.object.metadata.name} (${answerText(each)})`);
  const more = explanations.length > MOST_NAMED ? ` and ${explanations.length - MOST_NAMED} more` : '';
  return `several Gateways could be meant, and answer differently: ${answers.join(', ')}${more}: name one with --gateway, in a file of requests with "gateway"`;
}

function answerText({ route, rule, answer, refused }: Explanation): string {
  if (refused !== undefined) return 'refused';
  if (route === undefined) return String(answer?.grpcStatus ?? answer?.status);
  return `${objectText(route.kind, route.object.metadata.namespace, route.object.metadata.name)}, rule ${rule ?? 0}`;
}
