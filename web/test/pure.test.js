import assert from 'node:assert/strict';
import { test } from 'node:test';
import en from '../js/i18n/en.js';
import zh from '../js/i18n/zh.js';
import { languageFor, wordsOf } from '../js/i18n/words.js';
import { eventOf } from '../js/protocol.js';
import { LOG_STOPS, logStop, logValue, PACES, stopOf, ticks } from '../js/scales.js';
import { backOff } from '../js/socket.js';
import { byteSize, counter, duration, figures, inUnit, power } from '../js/units.js';

test('both languages say the same things, with the same places', () => {
  assert.deepEqual(Object.keys(zh).sort(), Object.keys(en).sort());
  for (const [key, text] of Object.entries(en)) {
    const places = (/** @type {string} */ s) => [...s.matchAll(/\{\w+\}/g)].map(String).sort();
    assert.notEqual(text, '', key);
    assert.notEqual(zh[key], '', key);
    assert.deepEqual(places(zh[key]), places(text), key);
  }
});

test('words have their places filled', () => {
  assert.equal(wordsOf('en')('network.parameters', { count: '3' }), '3 parameters');
  assert.equal(wordsOf('zh')('network.parameters', { count: '3' }), '3 个参数');
  assert.equal(languageFor(['fr-FR', 'zh-TW', 'en']), 'zh');
  assert.equal(languageFor(['fr']), 'en');
});

test('losses are told in nats, bits and perplexity', () => {
  assert.equal(inUnit(Math.LN2, 'bits'), 1);
  assert.ok(Math.abs(inUnit(Math.log(65), 'perplexity') - 65) < 1e-9);
  assert.equal(inUnit(2, 'nats'), 2);
});

test('numbers are written briefly', () => {
  assert.equal(figures(2.34567), '2.346');
  assert.equal(figures(123456), '123,456');
  assert.equal(figures(0.00001), '1.0e-5');
  assert.equal(figures(null), '–');
  assert.equal(power(-0.00001234), '−1.2e−5');
  assert.equal(power(1200), '1.2e3');
  assert.equal(power(null), '–');
  assert.equal(counter(42), '000,042');
  assert.equal(counter(1234567), '1,234,567');
  assert.equal(byteSize(1_792_627), '1.8 MB');
  assert.equal(duration(65), '1 min 5 s');
});

test('ticks are round and inside their range', () => {
  assert.deepEqual(ticks(0, 10, 5), [0, 2, 4, 6, 8, 10]);
  assert.deepEqual(ticks(1.7, 4.3, 5), [2, 3, 4]);
  assert.deepEqual(ticks(3, 3, 5), []);
});

test('sliders go there and back', () => {
  PACES.forEach((pace, stop) => assert.equal(stopOf(pace), stop));
  for (const stop of [0, 17, 50, LOG_STOPS]) {
    assert.ok(Math.abs(logStop(logValue(stop, 1e-5, 1), 1e-5, 1) - stop) <= 1);
  }
  assert.equal(logStop(100, 1e-5, 1), LOG_STOPS);
});

test('frames are checked, and those of unknown kinds passed over', () => {
  const frame = { type: 'status', sequence: 1, generation: 0, step: 2, run: {} };
  assert.deepEqual(eventOf(JSON.stringify(frame)), frame);
  assert.equal(eventOf(JSON.stringify({ ...frame, type: 'weather' })), null);
  assert.throws(() => eventOf('{"type":"status"}'), /not an event/);
});

test('connecting again is tried soon, then less often, and never in step', () => {
  assert.equal(backOff(0, 0), 500);
  assert.equal(backOff(0, 1), 250);
  assert.equal(backOff(10, 0), 4000);
});
