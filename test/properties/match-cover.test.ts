import * as fc from 'fast-check';
import { fits, matchFacts, REQUESTS } from './request-universe';
import { property } from './runs';
import { CoverIndex } from '../../src/model/cover-index';
import { HttpMatchFacts } from '../../src/model/http-match';
import { covers, coversMatch, demandOf } from '../../src/model/match-cover';

/** Two of which one often has what the other has, and more. */
const nested = fc.tuple(matchFacts, matchFacts, fc.boolean()).map(([wide, more, samePath]): [HttpMatchFacts, HttpMatchFacts] => [wide, {
  path: samePath ? wide.path : more.path,
  method: wide.method ?? more.method,
  headers: [...wide.headers, ...more.headers.filter(({ name }) => !wide.headers.some(each => each.name.toLowerCase() === name.toLowerCase()))],
  queryParams: [...wide.queryParams, ...more.queryParams.filter(({ name }) => !wide.queryParams.some(each => each.name === name))],
}]);

property('a match covers another exactly when it takes all of its requests', fc.oneof(fc.tuple(matchFacts, matchFacts), nested), 1000, ([wide, narrow]) => {
  expect(coversMatch(wide, narrow)).toBe(REQUESTS.every(request => !fits(narrow, request) || fits(wide, request)));
});

const expression = fc.record({
  path: fc.constantFrom('/.*', '.*', '/a.*').map(value => ({ type: 'RegularExpression' as const, value })),
  method: fc.constant(undefined),
  headers: fc.constant([]),
  queryParams: fc.constant([]),
});

property('the index finds what trying all would find', fc.array(fc.oneof({ weight: 5, arbitrary: matchFacts }, expression), { maxLength: 12 }), 500, matches => {
  const index = new CoverIndex<number>(true);
  const before: HttpMatchFacts[] = [];
  matches.forEach((match, number) => {
    const found = index.find(demandOf(match));
    expect(found !== undefined).toBe(before.some(each => coversMatch(each, match)));
    if (found !== undefined) expect(covers(demandOf(before[found]), demandOf(match))).toBe(true);
    index.add(demandOf(match), number);
    before.push(match);
  });
});
