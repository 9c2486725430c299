// From values to pixels, and where an axis has its ticks.

/** @typedef {import("./types.js").Scale} Scale */

// SVG does not draw what is millions of pixels away.
const FAR = 1e5;
/** @param {number} pixel */
const near = (pixel) => Math.max(-FAR, Math.min(FAR, pixel));

/**
 * A straight scale; NaN stays NaN.
 * @param {number} low @param {number} top values at the two ends @param {number} from @param {number} to pixels there
 * @returns {Scale}
 */
export const linearScale = (low, top, from, to) => {
  const step = (to - from) / (top - low || 1);
  return (value) => near(from + (value - low) * step);
};

/**
 * A logarithmic scale; what is not above zero has no place (NaN).
 * @param {number} low @param {number} top @param {number} from @param {number} to
 * @returns {Scale}
 */
export const logScale = (low, top, from, to) => {
  const step = (to - from) / (Math.log(top) - Math.log(low) || 1);
  return (value) => (value > 0 ? near(from + (Math.log(value) - Math.log(low)) * step) : NaN);
};

/**
 * The step of about so many ticks: 1, 2, 2.5 or 5 times a power of ten.
 * @param {number} span @param {number} count @param {boolean} whole only whole steps
 */
export const niceStep = (span, count, whole) => {
  const rough = span / Math.max(1, count), power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= rough * 0.999 && (!whole || Number.isInteger(n)));
  return whole ? Math.max(1, step ?? 1) : step ?? 10 * power;
};

/**
 * Ticks of a linear axis, and the step between them.
 * @param {number} low @param {number} top @param {number} count @param {boolean} [whole]
 * @returns {{step: number, ticks: number[]}}
 */
export const linearTicks = (low, top, count, whole = false) => {
  const step = niceStep(top - low || 1, count, whole), ticks = [];
  for (let n = Math.ceil(low / step - 1e-9); n * step <= top + 1e-9 * step; n++) ticks.push(Number((n * step).toPrecision(12)));
  return { step, ticks };
};

/**
 * Ticks of a log axis: 1, 2, 5 of each power; of a wide one only some powers; of a narrow one as on a linear axis.
 * @param {number} low @param {number} top @param {number} count
 * @returns {{step: number, ticks: number[]}}
 */
export const logTicks = (low, top, count) => {
  const decades = Math.log10(top / low), ticks = [];
  const apart = [1, 2, 5, 10, 20, 50, 100].find((n) => decades / n <= count) ?? 100;
  const factors = decades * 3 <= count * 1.5 ? [1, 2, 5] : [1];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(top); power++) {
    if (power % apart !== 0) continue;
    for (const factor of factors) ticks.push(Number(`${factor}e${power}`));
  }
  const inside = ticks.filter((tick) => tick >= low * 0.999999 && tick <= top * 1.000001);
  return inside.length > 1 ? { step: 0, ticks: inside } : linearTicks(low, top, count);
};

/**
 * Ticks of the epoch axis: whole where epochs are, and the first epoch where it stands alone.
 * @param {number} first @param {number} last @param {number} count @param {boolean} whole
 * @returns {{step: number, ticks: number[]}}
 */
export const epochTicks = (first, last, count, whole) => {
  const { step, ticks } = linearTicks(first, last, count, whole);
  if (ticks.length === 0 || ticks[0] - first >= 0.5 * step) ticks.unshift(first);
  return { step, ticks };
};
