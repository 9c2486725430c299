// The numbers of the curves: read once, looked up at each epoch.

/** @typedef {import("./types.js").Packed} Packed @typedef {import("./types.js").Series} Series */
/** @typedef {import("./types.js").Scale} Scale */

/**
 * A series as numbers: a gap is NaN, what is infinite is infinite.
 * @param {Packed} packed
 * @returns {Series}
 */
export const decoded = ({ x, y }) => {
  const places = Array.isArray(x) ? x : Array.from({ length: x.n }, (_, i) => x.from + i);
  const value = (/** @type {number | string | null} */ v) => (v === null ? NaN : v === "inf" ? Infinity : Number(v));
  return { x: Float64Array.from(places), y: Float64Array.from(y, value) };
};

/**
 * The row at an epoch: the last one that is not later, -1 before the first.
 * @param {ArrayLike<number>} x rising @param {number} at
 */
export const rowAt = (x, at) => {
  let low = 0, high = x.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[middle] <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/**
 * The pixel of a place on the curve: a value's own, or on the straight line from it to the next. It waits where there is
 * no next one; what is infinite is at the top.
 * @param {Series} series @param {number} row the last one that is not later @param {number} place
 * @param {{sx: Scale, sy: Scale}} scales
 * @returns {[number, number]}
 */
export const between = ({ x, y }, row, place, { sx, sy }) => {
  if (row < 0) return [0, 0];
  const from = Number.isFinite(y[row]) ? sy(y[row]) : Number.isNaN(y[row]) ? NaN : 0;
  const to = Number.isFinite(y[row + 1]) ? sy(y[row + 1]) : NaN;
  if (!(place > x[row]) || Number.isNaN(to) || !Number.isFinite(y[row])) return [sx(x[row]), from];
  const share = Math.min(1, (place - x[row]) / (x[row + 1] - x[row])), left = sx(x[row]);
  return [left + share * (sx(x[row + 1]) - left), from + share * (to - from)];
};

/**
 * Every epoch at which anything was measured: where the playback can stand.
 * @param {Series[]} all
 */
export const stopsOf = (all) => Float64Array.from(new Set(all.flatMap(({ x }) => [...x]))).sort();

/**
 * The stop nearest to an epoch.
 * @param {Float64Array} stops @param {number} at
 */
export const nearestStop = (stops, at) => {
  const row = Math.max(0, rowAt(stops, at)), after = Math.min(row + 1, stops.length - 1);
  return Math.abs(stops[after] - at) < Math.abs(stops[row] - at) ? stops[after] : stops[row];
};

/**
 * The curve as a path: broken at gaps, a value between two gaps a dot.
 * @param {Series} series @param {Scale} sx @param {Scale} sy
 */
export const pathOf = ({ x, y }, sx, sy) => {
  const parts = [];
  let begun = false; // whether the next point goes on from this one
  for (let i = 0; i < x.length; i++) {
    const pixel = Number.isFinite(y[i]) ? sy(y[i]) : NaN;
    if (Number.isNaN(pixel)) {
      begun = false;
      continue;
    }
    const place = `${sx(x[i]).toFixed(2)} ${pixel.toFixed(2)}`;
    const next = i + 1 < x.length && Number.isFinite(y[i + 1]) ? sy(y[i + 1]) : NaN;
    /** @type {boolean} */
    const alone = !begun && Number.isNaN(next);
    parts.push(begun ? `L${place}` : alone ? `M${place}h0.01` : `M${place}`);
    begun = !alone;
  }
  return parts.join("");
};

/**
 * What a curve covers: for each column of pixels its highest and lowest place, NaN where it is not.
 * @param {Series} series @param {Scale} sx @param {Scale} sy @param {number} width
 * @returns {{high: Float32Array, low: Float32Array}}
 */
export const covered = ({ x, y }, sx, sy, width) => {
  const high = new Float32Array(width + 1).fill(NaN), low = new Float32Array(width + 1).fill(NaN);
  const add = (/** @type {number} */ column, /** @type {number} */ pixel) => {
    if (column < 0 || column > width || Number.isNaN(pixel)) return;
    high[column] = Number.isNaN(high[column]) ? pixel : Math.min(high[column], pixel);
    low[column] = Number.isNaN(low[column]) ? pixel : Math.max(low[column], pixel);
  };
  for (let i = 0; i < x.length; i++) {
    const left = sx(x[i]), start = sy(y[i]);
    add(Math.round(left), start);
    if (i + 1 === x.length) break;
    const right = sx(x[i + 1]), end = sy(y[i + 1]);
    for (let column = Math.ceil(left); column <= right; column++) {
      const pixel = start + ((end - start) * (column - left)) / (right - left || 1);
      for (const near of [column - 1, column]) add(near, pixel);
    }
  }
  return { high, low };
};

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/**
 * Shares of a picture's width or height from two letters each (pages/ui/run_player/panels/places.py).
 * @param {string} text
 */
export const shares = (text) =>
  Float64Array.from({ length: text.length / 2 }, (_, i) => {
    const step = 64 * LETTERS.indexOf(text[2 * i]) + LETTERS.indexOf(text[2 * i + 1]);
    return (3 * step) / 4095 - 1;
  });
