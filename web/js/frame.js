/**
 * Calls a function at most once per animation frame and at most ten times a second, however often it is asked for; not at
 * all while the page is hidden. What was asked for then is done when the page is seen again.
 */

const LEAST_MILLISECONDS = 100;

/** @param {() => void} draw */
export function paced(draw) {
  let asked = false;
  let last = -Infinity;

  function frame() {
    last = performance.now();
    asked = false;
    draw();
  }

  return function ask() {
    if (asked) {
      return;
    }
    asked = true;
    const wait = LEAST_MILLISECONDS - (performance.now() - last);
    if (wait > 0) {
      setTimeout(() => requestAnimationFrame(frame), wait);
    } else {
      requestAnimationFrame(frame);
    }
  };
}

/**
 * Calls a function in the next animation frame, once however often it is asked for: for what follows a hand.
 * @param {() => void} draw
 */
export function nextFrame(draw) {
  let asked = false;
  return function ask() {
    if (!asked) {
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        draw();
      });
    }
  };
}
