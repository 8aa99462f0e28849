import { drawAxis } from '../charts/axis.js';
import { drawMatrix, slotAt } from '../charts/matrix.js';
import { drawRow } from '../charts/row.js';
import { axisOf, lineAt, stepAt } from '../layout.js';
import { slotsIn } from '../order.js';
import { spansOf, stepOf } from '../passage.js';
import { shownLook } from '../reduce.js';
import { rowsOf } from '../rows.js';
import { paletteOf } from '../shades.js';
import { slotInWords, valueInWords } from '../wording.js';

/**
 * @typedef {import('../types.js').State} State
 * @typedef {import('../types.js').Look} Look
 * @typedef {import('../rows.js').Row} Row
 * @typedef {import('../layout.js').Axis} Axis
 * @typedef {import('../shades.js').Palette} Palette
 * @typedef {import('../../i18n/words.js').Words} Words
 */

/** Room that is left free at the right of the axis. */
const MARGIN = 2;

/** Draws the pictures of the theatre into what stands in the page, and tells what is pointed at. Owns no state but what is drawn. */
export class Stage {
  /**
   * @param {HTMLElement} root
   * @param {{seek: (t: number) => void}} actions
   */
  constructor(root, actions) {
    this.root = root;
    this.actions = actions;
    /** @type {{look: Look, axis: Axis, palette: Palette, scheme: string, words: Words, ordering: State['ordering']} | null} */
    this.shown = null;
    /** What stands in each canvas. @type {WeakMap<HTMLCanvasElement, string>} */
    this.drawn = new WeakMap();
    /** The passages that were drawn, numbered. @type {WeakMap<Look, number>} */
    this.numbers = new WeakMap();
    this.count = 0;
    /** Where the line through all rows stood last. */
    this.moved = -1;
    this.pointed = (/** @type {PointerEvent} */ event) => this.#tip(event);
    this.pressed = (/** @type {PointerEvent} */ event) => this.#press(event);
    this.left = () => this.#hideTip();
    this.overMatrix = (/** @type {PointerEvent} */ event) => this.#slot(event.offsetY);
    this.offMatrix = () => this.#slot(-1);
  }

  /** @param {string} css @returns {any} */
  #find(css) {
    return this.root.querySelector(css);
  }

  /**
   * Draws all rows, those that are drawn already as they should be left out, and the moment.
   * @param {State} state
   * @param {Words} words
   */
  draw(state, words) {
    const look = shownLook(state);
    /** @type {HTMLElement | null} */
    const sheet = this.#find('#sheet');
    if (look === null || sheet === null) {
      this.shown = null;
      return;
    }
    /** @type {HTMLCanvasElement} */
    const time = this.#find('#time-axis');
    const axis = axisOf(look, sheet.clientWidth - time.offsetLeft - MARGIN);
    const style = getComputedStyle(sheet);
    const palette = paletteOf(style);
    const scheme = `${style.getPropertyValue('--ink')} ${window.devicePixelRatio}`;
    const { ordering } = state;
    this.shown = { look, axis, palette, scheme, words, ordering };
    this.#once(time, look, `${axis.column} ${scheme} ${state.language}`, () =>
      drawAxis(time, axis, spansOf(look), ({ phase, from, to }) => [
        words(`memory.phase.${phase}`, { count: to - from + 1 }),
        words(`memory.phase.${phase}.short`),
      ]),
    );
    for (const row of rowsOf(look, ordering)) {
      const canvas = this.#find(`[data-canvas="${row.id}"]`);
      if (canvas !== null) {
        this.#once(canvas, look, `${axis.column} ${scheme} ${ordering}`, () =>
          drawRow(canvas, row, axis, palette),
        );
      }
    }
    this.move(state, words);
  }

  /**
   * Draws what depends on the step that is shown: the line through all rows, and the memory.
   * @param {State} state
   * @param {Words} words
   */
  move(state, words) {
    const look = shownLook(state);
    if (look === null || this.shown?.look !== look) {
      return;
    }
    const { axis, palette, scheme, ordering } = this.shown;
    const t = stepOf(look, state.t);
    const cursor = this.#find('.cursor');
    const time = this.#find('#time-axis');
    cursor.style.left = `${time.offsetLeft + t * axis.column}px`;
    cursor.style.width = `${axis.column}px`;
    this.#follow(time.offsetLeft + t * axis.column, axis.column);
    /** @type {HTMLCanvasElement | null} */
    const matrix = this.#find('#matrix');
    if (matrix !== null && look.memory !== null) {
      const { memory } = look;
      const how = `${t} ${matrix.clientWidth} ${scheme} ${state.language} ${ordering}`;
      this.#once(matrix, look, how, () =>
        drawMatrix(matrix, memory, slotsIn(memory, ordering), t, palette, {
          links: words('memory.side.links'),
          write: words('memory.side.write'),
          read: words('memory.side.read'),
          contents: words('memory.side.contents', { width: memory.width }),
        }),
      );
    }
  }

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {Look} look
   * @param {string} how
   * @param {() => void} draw
   */
  #once(canvas, look, how, draw) {
    const number = this.numbers.get(look) ?? ++this.count;
    this.numbers.set(look, number);
    const of = `${number} ${how}`;
    if (this.drawn.get(canvas) !== of) {
      this.drawn.set(canvas, of);
      draw();
    }
  }

  /** Brings the step into sight, where the axis is wider than the window. @param {number} left @param {number} wide */
  #follow(left, wide) {
    const sheet = this.#find('#sheet');
    const first = this.#find('#time-axis').offsetLeft;
    const over = left + wide - (sheet.scrollLeft + sheet.clientWidth);
    const under = sheet.scrollLeft + first - left;
    if (sheet.scrollWidth > sheet.clientWidth + 1 && this.moved !== left) {
      sheet.scrollLeft += over > 0 ? over + 2 * wide : under > 0 ? -under - 2 * wide : 0;
    }
    this.moved = left;
  }

  /**
   * The place in a row at a point of the page.
   * @param {PointerEvent} event
   */
  #placeOf({ target, offsetX, offsetY }) {
    if (this.shown === null || !(target instanceof HTMLCanvasElement)) {
      return null;
    }
    const { look, axis, ordering } = this.shown;
    const t = stepAt(axis, offsetX);
    const row = rowsOf(look, ordering).find((one) => one.id === target.dataset.canvas);
    return { t, row, line: row === undefined ? 0 : lineAt(row, offsetY) };
  }

  /** @param {PointerEvent} event */
  #press(event) {
    const place = this.#placeOf(event);
    if (place !== null && event.button === 0) {
      this.actions.seek(place.t);
    }
  }

  /** @param {PointerEvent} event */
  #tip(event) {
    const place = this.#placeOf(event);
    if (place === null || this.shown === null) {
      return this.#hideTip();
    }
    if (event.pointerType === 'mouse' && (event.buttons & 1) === 1) {
      this.actions.seek(place.t);
    }
    if (place.row === undefined) {
      return this.#hideTip();
    }
    const { look, words } = this.shown;
    const sheet = this.#find('#sheet').getBoundingClientRect();
    const tip = this.#find('.tip');
    tip.hidden = false;
    tip.textContent = valueInWords(place.row, place.t, place.line, look, words);
    const right = event.clientX > sheet.left + sheet.width / 2;
    const scrolled = this.#find('#sheet').scrollLeft;
    tip.style.left = right ? 'auto' : `${event.clientX - sheet.left + scrolled + 14}px`;
    tip.style.right = right ? `${sheet.right - event.clientX - scrolled + 14}px` : 'auto';
    tip.style.top = `${event.clientY - sheet.top - 34}px`;
  }

  #hideTip() {
    const tip = this.#find('.tip');
    if (tip !== null) {
      tip.hidden = true;
    }
  }

  /** Tells of a slot of the memory. @param {number} y */
  #slot(y) {
    const told = this.#find('#slot');
    const memory = this.shown?.look.memory;
    if (told === null || memory === undefined || memory === null || this.shown === null) {
      return;
    }
    const place = slotAt(memory.slots, y);
    const t = Number(this.#find('.stage').dataset.t);
    told.textContent =
      place < 0
        ? told.dataset.hint
        : slotInWords(memory, t, slotsIn(memory, this.shown.ordering)[place], this.shown.words);
  }
}
