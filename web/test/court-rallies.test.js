import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countedIn } from '../js/court/counting.js';
import {
  cleared,
  NO_COURT,
  played,
  predictionOf,
  rallyFrom,
  scoresIn,
  takenBack,
  truthNow,
  truthOf,
} from '../js/court/playing.js';
import {
  allowed,
  expectedOf,
  forbiddenShare,
  hitterOf,
  landingsOf,
  winnerOf,
} from '../js/court/rules.js';
import { hasCourt, shownIn } from '../js/court/showing.js';
import {
  beginsWithRallies,
  freshRally,
  prefixOf,
  rallyOf,
  shotOf,
  symbolOf,
} from '../js/court/states.js';

/** @typedef {import('../js/court/types.js').Rally} Rally */

const LINE = 'A3 B5 B:serve:2 A:lift:9 B:clear:7 A:smash:6 winner';

/** @param {string} line */
function rally(line) {
  return /** @type {Rally} */ (rallyOf(line));
}

/** @param {[string, number][]} pairs */
function next(pairs) {
  return pairs.map(([symbol, probability]) => ({ symbol, probability }));
}

test('a line of states is a rally, and is written as it was read', () => {
  const read = rally(LINE);
  assert.deepEqual(read.score, { A: 3, B: 5 });
  assert.equal(read.server, 'B');
  assert.deepEqual(read.shots[3], { player: 'A', stroke: 'smash', zone: 6 });
  assert.equal(read.end, 'winner');
  assert.equal(prefixOf(read), `\n${LINE}`);
});

test('what is no state of a rally is refused', () => {
  for (const line of [
    '',
    'A3',
    'B5 A3 A:serve:2 out',
    'A3 B5 A:lob:2 out',
    'A3 B5 A:serve:0 out',
    'A3 B5 out A:serve:2',
    'To be or not to be',
  ]) {
    assert.equal(rallyOf(line), null, line);
  }
  assert.equal(shotOf('A:smash:10'), null);
  assert.equal(symbolOf(rally(LINE).shots[1]), 'A:lift:9');
});

test('a text is one of rallies when its first whole lines are', () => {
  assert.ok(beginsWithRallies(`${LINE}\n\n${LINE}\nA4 B5 A:se`));
  assert.ok(!beginsWithRallies(LINE), 'no line is whole');
  assert.ok(!beginsWithRallies(`HAMLET:\n${LINE}\n`));
});

test('the court is there for states of rallies alone, and the samples are shown elsewhere', () => {
  const run = { corpus: { id: 'mine' }, spec: { tokens: 'states' } };
  const corpus = { id: 'mine', preview: `${LINE}\n` };
  const state = /** @type {any} */ ({ run, corpus, shown: 'court' });
  assert.ok(hasCourt(state));
  assert.equal(shownIn(state), 'court');
  const characters = { ...state, run: { ...run, spec: { tokens: 'characters' } } };
  assert.equal(shownIn(characters), 'samples');
  assert.ok(!hasCourt({ ...state, corpus: { ...corpus, id: 'other' } }));
  assert.ok(!hasCourt({ ...state, run: null }));
});

test('a fresh rally tells who serves by the rally before it, but not at 0 : 0', () => {
  const fresh = freshRally({ A: 5, B: 4 }, 'B');
  assert.equal(prefixOf(fresh), '\nA5 B3 B:serve:2 winner\nA5 B4');
  assert.equal(hitterOf(fresh), 'B');
  assert.equal(hitterOf(freshRally({ A: 0, B: 0 }, 'A')), '');
  assert.equal(truthOf(fresh), 'serve=B');
  const known = new Set(['A5', 'B3', 'B4', 'winner']);
  assert.equal(prefixOf(freshRally({ A: 5, B: 4 }, 'B', known)), '\nA5 B4', 'B never serves');
  assert.equal(truthOf(freshRally({ A: 0, B: 0 }, 'A')), '');
});

test('players take turns, one serve begins, and a stroke may end it', () => {
  const begun = rally('A3 B5 B:serve:2');
  assert.ok(allowed('A:lift:9', begun, null));
  assert.ok(!allowed('B:lift:9', begun, null));
  assert.ok(!allowed('A:serve:2', begun, null));
  assert.ok(allowed('out', begun, null));
  assert.ok(!allowed('A3', begun, null));
  assert.ok(!allowed('out', cleared(begun), null));
  assert.ok(!allowed('A:serve:2', cleared(begun), null), 'B serves');
  assert.ok(!allowed('A:lift:9', rally(LINE), null), 'it is over');
});

test('where the truth is known, what it never does is against the rules', () => {
  const begun = rally('A3 B5 B:serve:2');
  const truth = next([['A:net:1', 1]]);
  assert.ok(allowed('A:net:1', begun, truth));
  assert.ok(!allowed('A:clear:1', begun, truth));
});

test('who hits last wins with a winner, and loses in the net or out', () => {
  assert.equal(winnerOf(rally(LINE)), 'A');
  assert.equal(winnerOf(rally('A3 B5 B:serve:2 net')), 'A');
  assert.equal(winnerOf(rally('A3 B5 B:serve:2 A:drop:1 out')), 'B');
  assert.equal(winnerOf(rally('A3 B5 B:serve:2')), '');
});

test('a prediction is parted into strokes, landings, ends and what is forbidden, 1 in all', () => {
  const begun = rally('A3 B5 B:serve:2');
  const expected = expectedOf(
    next([
      ['A:lift:7', 0.4],
      ['A:net:2', 0.2],
      ['A:lift:9', 0.1],
      ['B:smash:4', 0.1],
      ['winner', 0.1],
      ['\n', 0.06],
      ['A:serve:1', 0.04],
    ]),
    begun,
    null,
  );
  assert.equal(expected.hitter, 'A');
  assert.equal(expected.strokes.lift, 0.5);
  assert.equal(expected.landings.lift[6], 0.4);
  assert.equal(expected.ends.winner, 0.1);
  assert.deepEqual(
    expected.forbidden.map(({ symbol }) => symbol),
    ['B:smash:4', '\n', 'A:serve:1'],
  );
  assert.ok(Math.abs(forbiddenShare(expected) - 0.2) < 1e-12);
  const all = landingsOf(expected, '');
  assert.ok(Math.abs(all.reduce((sum, share) => sum + share, 0) - 1) < 1e-12);
  assert.ok(Math.abs(all[6] - 4 / 7) < 1e-12);
  assert.equal(landingsOf(expected, 'lift')[8], 0.1 / 0.5);
  assert.deepEqual(landingsOf(expected, 'smash'), new Array(9).fill(0));
});

test('strokes are played and taken back one by one, the end too', () => {
  const begun = played(played(freshRally({ A: 0, B: 0 }, 'A'), 'B:serve:2'), 'out');
  assert.equal(begun.server, 'B');
  assert.equal(begun.end, 'out');
  assert.equal(played(begun, 'A:lift:7'), begun);
  assert.equal(takenBack(begun).end, '');
  assert.equal(takenBack(takenBack(begun)).shots.length, 0);
  assert.equal(played(takenBack(begun), 'A3').shots.length, 1);
});

test('a text is read once: its rallies, its symbols, what follows what, and how to come there', () => {
  const text = `${LINE}\nA4 B5 A:serve:2 B:lift:9 A:drop:1 net\n\nno rally\nA19 B5 A:serve:2 B:net:1 out\n`;
  const read = countedIn(text);
  assert.equal(read.rallies.length, 3);
  assert.equal(text.slice(read.rallies[0].from, read.rallies[0].to), LINE);
  assert.ok(read.symbols.has('A19') && read.symbols.has('winner') && !read.symbols.has('rally'));
  const served = read.situations.get('A:serve:2');
  assert.equal(served?.count, 1, 'of 19 points on nothing is counted');
  assert.deepEqual([...(served?.replies ?? [])], [['B:lift:9', 1]]);
  assert.deepEqual(served?.prefixes, ['\nA4 B5 A:serve:2']);
  assert.deepEqual(read.situations.get('A:smash:6')?.prefixes, [
    '\nA3 B5 B:serve:2 A:lift:9 B:clear:7 A:smash:6',
  ]);
  assert.deepEqual(scoresIn(read), [{ A: 0, B: 0 }], 'no score on offer is in the text');
});

test('a rally of the text comes with the one before it and what follows', () => {
  const text = `${LINE}\nA4 B5 A:serve:2 B:lift:9 A:drop:1 net\n`;
  const draws = [0.5, 0.4];
  const found = rallyFrom(text, countedIn(text), () => draws.shift() ?? 0);
  assert.equal(prefixOf(/** @type {any} */ (found).rally), `\n${LINE}\nA4 B5 A:serve:2 B:lift:9`);
  assert.equal(found?.follows, 'A:drop:1');
  const last = rallyFrom(text, countedIn(text), () => 0.99);
  assert.equal(last?.follows, 'net');
  assert.equal(rallyFrom('', countedIn(''), Math.random), null);
});

test('a prediction or a truth of another rally is none', () => {
  const begun = rally('A19 B5 B:serve:2');
  assert.equal(truthOf(begun), 'after=B:serve:2&pressure=true');
  const court = {
    ...NO_COURT,
    rally: begun,
    prediction: { step: 1, prefix: prefixOf(begun), next: [] },
    truth: { key: truthOf(begun), next: [] },
  };
  assert.ok(predictionOf(court) !== null && truthNow(court) !== null);
  const on = { ...court, rally: played(begun, 'A:net:1') };
  assert.ok(predictionOf(on) === null && truthNow(on) === null);
});
