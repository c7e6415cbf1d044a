import { App } from 'cdk8s';
import { build } from './build-app';
import { expectedRequests } from './expected-grants';
import { MUTATIONS } from './mutations';
import { property } from './runs';
import { validApp } from './valid-app';
import { Ownership } from '../../src';

const findingsOf = (app: App) => Ownership.of(app).findings;

property('an app where everyone keeps to what is theirs has no error', validApp, 200, plan => {
  expect(findingsOf(build(plan, 'nowhere')).filter(({ severity }) => severity === 'error')).toEqual([]);
});

property('asks for a grant exactly where an object of others is used from another namespace', validApp, 200, plan => {
  const asked = findingsOf(build(plan, 'nowhere')).filter(({ id }) => id === 'ungranted-reference').map(({ message }) => {
    const [, kind, name] = /refers to (\S+) (\S+),/.exec(message)!;
    const [, fromKind, fromNamespace] = /from:\n.*\n +kind: (\S+)\n +namespace: (\S+)/.exec(message)!;
    return `${fromKind} ${fromNamespace} to ${kind} ${name}`;
  });
  expect(new Set(asked)).toEqual(expectedRequests(plan));
});

describe('what one change makes wrong is found:', () => {
  for (const [id, mutate] of Object.entries(MUTATIONS)) {
    let applied = 0;
    property(id, validApp, 100, plan => {
      const wrong = mutate(plan);
      if (wrong === undefined) return;
      applied++;
      const errors = findingsOf(build(wrong, 'nowhere')).filter(({ severity }) => severity === 'error');
      expect(errors.map(each => each.id)).toContain(id);
    });
    test(`${id}, often enough to say so`, () => expect(applied).toBeGreaterThan(5));
  }
});
