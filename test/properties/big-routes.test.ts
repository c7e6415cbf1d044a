import { ApiObject, App, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { REQUESTS, fits, matchFacts, rankedAlike } from './request-universe';
import { property } from './runs';
import { Backend, HttpListener, HttpMatch, HttpMethod, TenantRoute } from '../../src';
import { HttpMatchFacts } from '../../src/model/http-match';
import { judge } from '../judge/schema-judge';

interface PlannedRule {
  readonly matches: readonly HttpMatchFacts[];
  readonly spread: number;
}

// A spread of 0 is a path as it is, where rules meet; others move it to where few or none do.
const rule: fc.Arbitrary<PlannedRule> = fc.record({
  matches: fc.oneof(fc.array(matchFacts, { minLength: 1, maxLength: 3 }), fc.array(matchFacts, { minLength: 1, maxLength: 10 })),
  spread: fc.nat(9),
});

const seen = { refused: 0, severalParts: 0 };

const some = fc.array(rule, { minLength: 1, maxLength: 40, size: 'max' });
const crowded = some.map(rules => rules.map(({ matches }): PlannedRule => ({
  spread: 0,
  matches: matches.slice(0, 3).map(({ queryParams }) => ({ path: { type: 'PathPrefix', value: '/a' }, headers: [], queryParams: queryParams.slice(0, 1) })),
})));

// Rules that tie by the place they are for, which fill some parts by half, and then rules for two places, which tie whole parts together.
const inOne = fc.array(fc.nat(3).map(place => [place]), { minLength: 17, maxLength: 30, size: 'max' });
const inTwo = fc.array(fc.uniqueArray(fc.nat(40), { minLength: 2, maxLength: 2 }).map(all => all.map(place => place % 5)), { maxLength: 10, size: 'max' });
const bridging = fc.tuple(inOne, inTwo).map(([first, later]) => [...first, ...later].map((numbers): PlannedRule => ({
  spread: 0, matches: numbers.map(place => ({ path: { type: 'PathPrefix', value: `/${place}/a` }, headers: [], queryParams: [] })),
})));

property('a route too big for one HTTPRoute keeps every rule once, within the limits, and what ties in one part and in order',
  fc.oneof(some, crowded, bridging), 60, rules => {
    const app = new App({ outdir: 'nowhere' });
    const chart = new Chart(app, 'chart', { namespace: 'own' });
    const route = new TenantRoute(chart, 'Route', {
      listener: HttpListener.fromAttributes({ parentName: 'gateway', parentNamespace: 'own', sectionName: 'http' }), hostnames: ['www.example.com'],
    });
    const planned = rules.map(moved);
    const meeting = meetings(planned);
    const taken: number[] = [];
    planned.forEach((matches, index) => {
      try {
        route.addRule(HttpMatch.anyOf(...matches.map(matchOf)), Backend.fromServiceAttributes({ name: `s${index}`, namespace: 'own', port: 80 }));
        taken.push(index);
      } catch (error) {
        expect((error as Error).message).toMatch(/have the same rank and can take the same request/);
        const bound = boundTogether(meeting, [...taken, index], index);
        const size = bound.reduce((sum, each) => sum + planned[each].length, 0);
        expect(bound.length > 16 || size > 128).toBe(true);
        seen.refused++;
      }
    });
    if (taken.length === 0) return;

    const parts = chart.node.findAll().filter(ApiObject.isApiObject).map(object => object.toJson());
    if (parts.length > 1) seen.severalParts++;
    const partOf = new Map<number, number>();
    const order: number[] = [];
    for (const [part, manifest] of parts.entries()) {
      expect(judge(manifest)).toEqual({ known: true, problems: [], defaulted: [] });
      for (const each of manifest.spec.rules) {
        const index = Number(each.backendRefs[0].name.slice(1));
        expect(partOf.has(index)).toBe(false);
        expect(each.matches).toEqual(planned[index].map(({ path, method, headers, queryParams }) => JSON.parse(JSON.stringify({
          path, method, headers: headers.length === 0 ? undefined : headers, queryParams: queryParams.length === 0 ? undefined : queryParams,
        }))));
        partOf.set(index, part);
        order.push(index);
      }
    }
    expect([...partOf.keys()].sort((a, b) => a - b)).toEqual(taken);
    for (const one of taken) {
      for (const other of taken.filter(each => each > one && meeting[one].has(each))) {
        expect(partOf.get(other)).toBe(partOf.get(one));
        expect(order.indexOf(one)).toBeLessThan(order.indexOf(other));
      }
    }
  });

test('of those, many have several parts, and some a rule that is refused', () => {
  expect(seen.severalParts).toBeGreaterThan(10);
  expect(seen.refused).toBeGreaterThan(0);
});

function moved({ matches, spread }: PlannedRule): HttpMatchFacts[] {
  if (spread === 0) return [...matches];
  // Its matches are in two places, so that a rule can tie others together.
  return matches.map((match, index) => ({ ...match, path: { ...match.path, value: `/${(spread + index % 2) % 10}${match.path.value}` } }));
}

function matchOf({ path, method, headers, queryParams }: HttpMatchFacts): HttpMatch {
  const start = path.type === 'Exact' ? HttpMatch.exact(path.value) : HttpMatch.prefix(path.value);
  const withMethod = method === undefined ? start : start.withMethod(method as HttpMethod);
  const withHeaders = headers.reduce((match, { name, value }) => match.withHeader(name, value), withMethod);
  return queryParams.reduce((match, { name, value }) => match.withQuery(name, value), withHeaders);
}

const ties = (a: HttpMatchFacts, b: HttpMatchFacts) => rankedAlike(a, b);

/** Whether one of two rules has to come before the other. */
function meet(one: readonly HttpMatchFacts[], other: readonly HttpMatchFacts[]): boolean {
  return one.some(a => other.some(b => ties(a, b) && shareRequest(a, b)));
}

const SPREAD = /^\/\d+(?=\/)/;
const shared = new Map<string, boolean>();

function shareRequest(a: HttpMatchFacts, b: HttpMatchFacts): boolean {
  const spreadOf = ({ path }: HttpMatchFacts) => (SPREAD.exec(path.value) ?? [''])[0];
  if (spreadOf(a) !== spreadOf(b)) return false;
  const [one, other] = [a, b].map(match => ({ ...match, path: { ...match.path, value: match.path.value.replace(SPREAD, '') } }));
  const key = JSON.stringify([one, other]);
  let answer = shared.get(key);
  if (answer === undefined) shared.set(key, answer = REQUESTS.some(request => fits(one, request) && fits(other, request)));
  return answer;
}

/** For each rule, those that must be in one part with it. */
function meetings(planned: ReadonlyArray<readonly HttpMatchFacts[]>): Array<Set<number>> {
  return planned.map((one, index) => new Set(planned.flatMap((other, place) => place !== index && meet(one, other) ? [place] : [])));
}

/** All that must be in one part with a rule, by way of others too. */
function boundTogether(meeting: ReadonlyArray<ReadonlySet<number>>, rules: readonly number[], start: number): number[] {
  const bound = [start];
  for (const each of bound) bound.push(...rules.filter(other => !bound.includes(other) && meeting[each].has(other)));
  return bound;
}
