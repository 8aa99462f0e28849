import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULTS } from '../js/defaults.js';
import { changeOf, FIELDS, GROUPS, idOf, withoutFaults } from '../js/fields.js';
import { FORMS, formOf, standardText, textOf, withNumber } from '../js/forms.js';
import en from '../js/i18n/en.js';

test('a form is parted into its name and numbers, and back', () => {
  assert.deepEqual(formOf('decay:0.97:10'), { name: 'decay', numbers: [0.97, 10] });
  assert.deepEqual(formOf('constant'), { name: 'constant', numbers: [] });
  assert.equal(textOf(formOf('decay:0.97:10')), 'decay:0.97:10');
  assert.equal(withNumber('decay:0.97:10', 1, 5), 'decay:0.97:5');
  assert.equal(standardText('schedule', 'decay'), 'decay:0.97:10');
  assert.equal(standardText('initializer', 'uniform'), 'uniform:0.08');
  assert.equal(standardText('initializer', 'normal'), DEFAULTS.initializer);
});

test('every setting stands in one group and has all its words', () => {
  const words = /** @type {Record<string, string>} */ (en);
  const grouped = Object.values(GROUPS).flat();
  assert.deepEqual([...grouped].sort(), Object.keys(FIELDS).sort());
  for (const [name, field] of Object.entries(/** @type {Record<string, any>} */ (FIELDS))) {
    const options = field.options ?? Object.keys(FORMS[name] ?? {});
    const keys = ['label', 'hint', ...options, ...(field.unit ? ['unit'] : [])];
    keys.forEach((key) => assert.ok(words[`${name}.${key}`], `${name}.${key}`));
    for (const [option, numbers] of Object.entries(FORMS[name] ?? {})) {
      numbers.forEach((_, i) => assert.ok(words[`${name}.${option}.${i + 1}`]));
    }
    assert.ok(name in DEFAULTS, name);
  }
});

test('what validates is taken from what is trained on', () => {
  assert.deepEqual(changeOf(DEFAULTS, 'validationFraction', 0.2), {
    validationFraction: 0.2,
    trainFraction: 0.8,
  });
  const tested = { ...DEFAULTS, trainFraction: 0.5, validationFraction: 0.1 };
  assert.equal(changeOf(tested, 'validationFraction', 0.2).trainFraction, 0.5);
  assert.deepEqual(changeOf(DEFAULTS, 'hidden', 3), { hidden: 3 });
});

test('ids are of small letters', () => {
  assert.equal(idOf('gradientClipBy'), 'gradient-clip-by');
});

test('a change takes back what was wrong with the field, and what it may mend', () => {
  const faults = { schedule: 'needs an end', hidden: 'too many' };
  assert.deepEqual(withoutFaults(faults, ['maxEpochs']), { hidden: 'too many' });
  assert.deepEqual(withoutFaults(faults, ['seed']), faults);
});
