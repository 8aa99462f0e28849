/**
 * Makes a canvas as fine as the screen, and its units those of the page.
 * @param {HTMLCanvasElement} canvas
 * @param {CanvasRenderingContext2D} context of the canvas
 * @returns {{width: number, height: number}} its size in units of the page
 */
export function fit(canvas, context) {
  const { clientWidth, clientHeight } = canvas;
  const density = window.devicePixelRatio;
  const width = Math.round(clientWidth * density);
  const height = Math.round(clientHeight * density);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  context.setTransform(density, 0, 0, density, 0, 0);
  return { width: clientWidth, height: clientHeight };
}
