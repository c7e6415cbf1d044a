import { Rule } from '../rule';

export const ruleWithoutBackend: Rule = {
  id: 'rule-without-backend',
  severity: 'error',
  title: 'A rule that sends requests nowhere',
  why: 'It has neither backends nor a filter that answers, so that every request is answered with status 500. Name a backend, redirect, or remove the rule.',
  find: view => view.simulation.routes.flatMap(({ object, rules }) => rules
    .filter(({ backends, failure, dropped }) => failure !== undefined && dropped === undefined && backends.length === 0)
    .filter(({ filters }) => filters.every(({ problem }) => problem === undefined))
    .map(({ index }) => ({
      object,
      keys: ['spec', 'rules', index],
      message: 'it has no backend and no filter that answers: every request gets status 500',
      fix: 'write `backendRefs`, or a RequestRedirect filter',
    }))),
};
