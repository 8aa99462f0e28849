import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedAbout, countedIn } from '../js/court/counting.js';
import { COURT, flightsOf, SEEN, servePlace, shareOfSeen, zoneBox } from '../js/court/geometry.js';
import { divergenceOf, drawn, wholePercents } from '../js/court/shares.js';
import { rallyOf } from '../js/court/states.js';
import { apart, countedTactics, tacticOf, traitsOf } from '../js/court/tactics.js';
import { chanceAfter, chancesOf } from '../js/court/winning.js';
import { named, saidOf } from '../js/court/wording.js';
import { wordsOf } from '../js/i18n/words.js';

/** @param {[string, number][]} pairs */
function next(pairs) {
  return pairs.map(([symbol, probability]) => ({ symbol, probability }));
}

test('nine zones fill a half of the singles court, each as its player sees it', () => {
  for (const player of /** @type {const} */ (['A', 'B'])) {
    const boxes = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((zone) => zoneBox(player, zone));
    const area = boxes.reduce((sum, { width, height }) => sum + width * height, 0);
    assert.ok(Math.abs(area - COURT.half * 2 * COURT.singles) < 1e-9);
    assert.ok(boxes.every(({ x }) => (player === 'A' ? x < 0 : x >= 0)));
  }
  const leftAtBack = zoneBox('A', 7);
  assert.ok(Math.abs(leftAtBack.x + COURT.half) < 1e-9 && leftAtBack.y === -COURT.singles);
  const opposite = zoneBox('B', 7);
  assert.ok(Math.abs(opposite.x + opposite.width - COURT.half) < 1e-9);
  assert.ok(Math.abs(opposite.y + opposite.height - COURT.singles) < 1e-9);
});

test('the server stands to the right with even points, to the left with odd ones', () => {
  assert.ok(servePlace('A', 4).y > 0 && servePlace('A', 5).y < 0);
  assert.ok(servePlace('B', 4).y < 0 && servePlace('B', 5).y > 0);
  assert.ok(-servePlace('A', 0).x > COURT.short);
});

test('each stroke is hit where the one before landed, lands in its zone, and hides none', () => {
  const rally = rallyOf('A4 B5 A:serve:2 B:lift:7 A:drop:2 B:lift:7 A:drop:2');
  const flights = flightsOf(/** @type {any} */ (rally));
  assert.deepEqual(
    flights.map(({ number }) => number),
    [1, 2, 3, 4, 5],
  );
  flights.slice(1).forEach(({ from }, i) => assert.deepEqual(from, flights[i].to));
  for (const { player, zone, to } of flights) {
    const { x, y, width, height } = zoneBox(player === 'A' ? 'B' : 'A', zone);
    assert.ok(to.x > x && to.x < x + width && to.y > y && to.y < y + height);
  }
  const places = new Set(flights.map(({ to }) => `${to.x} ${to.y}`));
  assert.equal(places.size, 5);
});

test('a box is a share of what is seen', () => {
  assert.deepEqual(shareOfSeen(SEEN), { left: 0, top: 0, width: 1, height: 1 });
  const { left, width } = shareOfSeen(zoneBox('B', 1));
  assert.equal(left, 0.5);
  assert.ok(Math.abs(width - COURT.half / 3 / SEEN.width) < 1e-12);
});

test('per cents are whole and sum up to 100', () => {
  assert.deepEqual(wholePercents([1, 1, 1]), [34, 33, 33]);
  assert.deepEqual(wholePercents([0.004, 0.5, 0.496]), [0, 50, 50]);
  assert.deepEqual(wholePercents([0, 0]), [0, 0]);
});

test('a prediction is as far from the truth as half its differences, and costs nats beyond the entropy', () => {
  const truth = next([
    ['a', 0.5],
    ['b', 0.5],
  ]);
  assert.deepEqual(divergenceOf(truth, truth), { variation: 0, nats: 0 });
  const found = divergenceOf(
    next([
      ['a', 0.25],
      ['b', 0.5],
      ['c', 0.25],
    ]),
    truth,
  );
  assert.equal(found.variation, 0.25);
  assert.ok(Math.abs(found.nats - 0.5 * Math.log(2)) < 1e-12);
});

test('what is drawn has its share of the draws', () => {
  const likely = next([
    ['a', 0.2],
    ['b', 0.6],
  ]);
  assert.equal(drawn(likely, 0.24), 'a');
  assert.equal(drawn(likely, 0.26), 'b');
  assert.equal(drawn(likely, 1), 'b');
  assert.equal(drawn([], 0.5), '');
});

test('the chance to win solves its equations', () => {
  const replies = new Map([
    [
      'A:lift:7',
      next([
        ['winner', 0.1],
        ['B:smash:4', 0.9],
      ]),
    ],
    [
      'B:smash:4',
      next([
        ['winner', 0.5],
        ['net', 0.1],
        ['A:lift:7', 0.4],
      ]),
    ],
  ]);
  // a = 0.1 + 0.9 b, b = 0.1 + 0.4 a: a = 0.19 / 0.64, b = 0.1 + 0.4 a
  const chances = chancesOf(replies);
  const a = 0.19 / 0.64;
  assert.ok(Math.abs((chances.get('A:lift:7') ?? 0) - a) < 1e-5);
  assert.ok(Math.abs((chances.get('B:smash:4') ?? 0) - (0.1 + 0.4 * a)) < 1e-5);
  assert.equal(chanceAfter('A:lift:7', next([['out', 1]]), chances), 0);
  assert.equal(chanceAfter('A:lift:7', next([['A:lift:7', 1]]), chances), null);
});

test('a tactic has the shares of all that may follow, without what the rules forbid', () => {
  const tactic = tacticOf(
    'B:lift:7',
    [
      ['A:smash:4', 50],
      ['A:drop:3', 30],
      ['B:smash:4', 10],
      ['winner', 10],
    ],
    100,
  );
  assert.equal(tactic.player, 'A');
  assert.equal(tactic.landing, 7);
  assert.deepEqual(tactic.strokes, { smash: 0.5, drop: 0.3 });
  assert.equal(tactic.landings[3], 0.5);
  assert.deepEqual(tactic.ends, { winner: 0.1 });
});

/** Two players of whom A smashes and plays to the left, B clears and plays to the right. @param {number} surely */
function learnt(surely) {
  return ['A', 'B'].map((player) => {
    const other = player === 'A' ? 'B' : 'A';
    const [most, least] = player === 'A' ? ['smash:4', 'clear:9'] : ['clear:9', 'smash:4'];
    return {
      ...tacticOf(
        `${other}:lift:7`,
        [
          [`${player}:${most}`, surely],
          [`${player}:${least}`, 0.95 - surely],
          ['winner', player === 'A' ? 0.01 : 0.05],
        ],
        1,
      ),
      of: 20,
    };
  });
}

test('what sets a player apart most comes first, beside the truth and the other player', () => {
  const truth = learnt(0.7).map((tactic) => ({ ...tactic, of: undefined }));
  const traits = traitsOf(learnt(0.6), truth);
  assert.deepEqual(traits.A.map(({ kind }) => kind).sort(), ['reply', 'side']);
  const reply = traits.A.find(({ kind }) => kind === 'reply');
  assert.equal(reply?.stroke, 'smash');
  assert.equal(reply?.learnt, 0.6);
  assert.ok(Math.abs((reply?.theirs ?? 0) - 0.35) < 1e-12);
  assert.equal(reply?.truth, 0.7);
  assert.equal(reply?.seen, 0);
  assert.ok(traits.B.some(({ kind, after }) => kind === 'missed' && after === 'lift'));
  assert.equal(traits.B.find(({ kind }) => kind === 'side')?.side, 2);
  const gains = traits.A.map((trait) => trait.learnt - trait.theirs);
  assert.deepEqual(
    gains,
    [...gains].sort((one, two) => two - one),
  );
});

test('players that are alike have nothing that sets them apart', () => {
  const same = learnt(0.475).map((tactic) => ({ ...tactic, ends: {} }));
  assert.deepEqual(traitsOf(same, []), { A: [], B: [] });
});

test('a text without a known truth is counted, and what was hardly seen is not told', () => {
  const often = 'A3 B5 B:serve:2 A:lift:7 B:clear:9 A:smash:4 out\n'.repeat(6);
  const rare = 'A3 B5 B:serve:7 A:clear:9 net\n';
  const tactics = countedTactics(countedIn(often + rare));
  const lifted = tactics.find(({ player, after }) => player === 'B' && after === 'lift');
  assert.equal(lifted?.of, 6);
  assert.equal(lifted?.strokes.clear, 1);
  assert.equal(apart(tactics, tactics), 0);
  const smashing = [{ ...tacticOf('A:lift:7', [['B:smash:9', 1]], 1), of: 6 }];
  assert.equal(apart(smashing, tactics), 1, 'all of it elsewhere');
  const seldom = [tacticOf('B:serve:7', [['A:smash:9', 1]], 1)];
  assert.equal(apart(seldom, tactics), null, 'seen once');
});

test('strokes and tactics are told in words of both languages', () => {
  const trait = /** @type {any} */ ({ kind: 'reply', after: 'lift', landing: 7, stroke: 'smash' });
  assert.equal(saidOf(trait, wordsOf('en')), 'After a lift to the back left: smash');
  assert.equal(saidOf(trait, wordsOf('zh')), '挑球落到后场左侧后：杀球');
  const side = /** @type {any} */ ({ kind: 'side', after: '', landing: 0, stroke: '', side: 2 });
  assert.match(saidOf(side, wordsOf('en')), /right/);
  assert.equal(named('B:drop:3', wordsOf('en')), 'B drop, front right');
  assert.equal(named('out', wordsOf('en')), 'was out');
});

test('as much is asked at once as one question holds, and of every situation first its shortest rally', () => {
  const lines = [];
  for (const stroke of ['clear', 'drop', 'smash', 'net', 'lift', 'drive']) {
    for (let zone = 1; zone <= 9; zone++) {
      for (const [one, other] of ['AB', 'BA'].map((players) => [...players])) {
        for (let again = 0; again < 5; again++) {
          const more = ` ${one}:clear:5 ${other}:clear:5`.repeat(again);
          lines.push(`A${again} B0 ${one}:serve:2 ${other}:${stroke}:${zone}${more} out`);
        }
      }
    }
  }
  const { situations } = countedIn(`${lines.join('\n')}\n`);
  const asked = askedAbout(situations);
  assert.equal(situations.size, 110);
  assert.equal(asked.length, 256);
  assert.deepEqual(
    asked.slice(0, 110),
    [...situations].map(([symbol, { prefixes }]) => ({ symbol, prefix: prefixes[0] })),
  );
  const long = new Map(
    [...situations].map(([symbol]) => [symbol, { prefixes: ['x'.repeat(400)] }]),
  );
  assert.equal(askedAbout(/** @type {any} */ (long)).length, 75);
});
