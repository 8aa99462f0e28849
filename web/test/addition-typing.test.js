import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionsOn } from '../js/addition/actions.js';
import { firstState } from '../js/addition/reduce.js';
import { faultOf, fitting, pairOf, saying } from '../js/addition/typing.js';
import { wordsOf } from '../js/i18n/words.js';
import { Series } from '../js/series.js';
import { Store } from '../js/store.js';

/** @param {string} text */
function key(text) {
  const fault = faultOf(text, 8);
  return fault !== null && 'key' in fault ? fault.key : null;
}

test('whole numbers that fit are taken', () => {
  for (const text of ['0', '127', ' 38 ', '007', '１２']) {
    assert.equal(faultOf(text, 8), null, text);
  }
  assert.deepEqual(pairOf({ a: ' 93', b: '０38' }, 8), { a: 93, b: 38 });
});

test('everything else is named for what it is', () => {
  assert.equal(key(''), 'typed.empty');
  assert.equal(key('  '), 'typed.empty');
  assert.equal(key('-3'), 'typed.negative');
  assert.equal(key('−3'), 'typed.negative');
  assert.equal(key('128'), 'typed.tooLarge');
  assert.equal(key('9'.repeat(400)), 'typed.tooLarge');
  for (const text of ['3.5', '1e3', '0x1f', 'seven', '1 2', '十', '--3', '+3']) {
    assert.equal(key(text), 'typed.notWhole', text);
  }
  assert.equal(pairOf({ a: '1', b: '128' }, 8), null);
  assert.deepEqual(pairOf({ a: '1', b: '128' }, 9), { a: 1, b: 128 });
});

test('a fault says what would be right', () => {
  const fault = faultOf('300', 8);
  assert.ok(fault);
  assert.match(saying(fault, wordsOf('en')), /300 is too large for 8 bits.*0 to 127/);
  assert.equal(saying({ text: 'from the server' }, wordsOf('zh')), 'from the server');
});

test('numbers are made to fit fewer bits, other text stays', () => {
  assert.deepEqual(fitting({ a: '93', b: '38' }, 4), { a: '5', b: '6' });
  assert.deepEqual(fitting({ a: '93', b: 'x' }, 8), { a: '93', b: 'x' });
});

test('two fields that are typed in before the page is drawn are both kept', () => {
  const store = new Store(firstState());
  const { type } = actionsOn(store, new Series());
  type({ a: '57' });
  type({ b: '70' });
  assert.deepEqual([store.state.typed.a, store.state.typed.b], ['57', '70']);
  type({ a: 'x' });
  assert.ok(store.state.typed.faults.a && !store.state.typed.faults.b);
  type({ a: '1', b: '2' });
  assert.deepEqual(store.state.typed.faults, { a: undefined, b: undefined });
});
