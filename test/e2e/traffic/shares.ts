import { Exchange, workloadName } from './comparison';
import { Prediction } from './prediction';
import { grouped } from '../grouped';

/** How unlikely it may be at most that a backend was never chosen by chance. */
const CHANCE = 1e-7;

interface Choice {
  readonly exchange: Exchange;
  readonly prediction: Prediction;
}

/** Backends that should have answered some of many requests to a rule, and never did. */
export function neverChosen(exchanges: readonly Exchange[], predictions: ReadonlyMap<string, Prediction>): string[] {
  const choices = exchanges.flatMap(exchange => {
    const prediction = predictions.get(exchange.request.id);
    return prediction?.route && prediction.response === null && exchange.answer.refused === undefined ? [{ exchange, prediction }] : [];
  });
  return grouped(choices, ruleOf).flatMap(([rule, ofRule]) => unheardOf(ofRule).map(backend => `${rule}: ${backend}`));
}

function ruleOf({ exchange, prediction: { route, rule } }: Choice): string {
  return `${route!.kind} ${route!.namespace}/${route!.name} rule ${rule}, by ${exchange.request.gateway}`;
}

function unheardOf(choices: readonly Choice[]): string[] {
  const { backends } = choices[0].prediction;
  const total = backends.reduce((sum, { weight = 1 }) => sum + weight, 0);
  const answers = choices.map(({ exchange: { answer: { received } } }) => received);
  const heardOf = new Set(answers.map(received => received && workloadName(received.workload)));
  return backends.filter(({ weight = 1, error }) => error === undefined && (1 - weight / total) ** choices.length < CHANCE)
    .filter(backend => !heardOf.has(workloadName(backend)))
    .map(backend => `${workloadName(backend)} got none of ${choices.length} requests, predicted ${backend.weight ?? 1} of ${total}`);
}
