import assert from 'node:assert/strict';
import { test } from 'node:test';
import { percent } from '../js/units.js';

test('a share is said in per cent; neither all nor a tenth of a per cent is said of less', () => {
  assert.deepEqual(
    [0, 0.001, 0.31, 0.9999, 1].map((share) => percent(share)),
    ['0', '0.1', '31.0', '99.9', '100'],
  );
  assert.equal(percent(0.00006), '<0.1');
  assert.equal(
    percent(0.00006, (least) => `under ${least}`),
    'under 0.1',
  );
  assert.equal(percent(null), '–');
});
