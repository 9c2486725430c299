// Where words stand so that none lies on another: one solver for all labels of the picture. It knows no text, only sizes.

/** @typedef {import("./types.js").Box} Box */
/** @typedef {{left: number, top: number}} Place */

/**
 * Put sizes one after the other along a line, each as near to its wish as the others allow; their order stays.
 *
 * Least squares: wishes that come too close are pooled, and the pool stands at its members' mean.
 * @param {number[]} wishes centres, in the order in which they are to stand @param {number[]} sizes
 * @param {number} low @param {number} high the ends of the line
 * @returns {number[]} centres
 */
export const spread = (wishes, sizes, low, high) => {
  if (wishes.length === 0) return [];
  const offsets = [0];
  for (let i = 1; i < sizes.length; i++) offsets.push(offsets[i - 1] + (sizes[i - 1] + sizes[i]) / 2);
  /** @type {{sum: number, n: number}[]} */
  const pools = [];
  wishes.forEach((wish, i) => {
    pools.push({ sum: wish - offsets[i], n: 1 });
    while (pools.length > 1) {
      const [before, last] = pools.slice(-2);
      if (before.sum / before.n <= last.sum / last.n) break;
      pools.splice(-2, 2, { sum: before.sum + last.sum, n: before.n + last.n });
    }
  });
  const first = low + sizes[0] / 2, last = high - sizes[sizes.length - 1] / 2 - offsets[offsets.length - 1];
  const starts = pools.flatMap(({ sum, n }) => Array(n).fill(Math.max(first, Math.min(last, sum / n))));
  return starts.map((start, i) => start + offsets[i]);
};

/** @param {Box} a @param {Box} b */
export const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Whether a box touches a curve.
 * @param {Box} box @param {{high: Float32Array, low: Float32Array}} curve @param {number} room pixels to keep clear
 */
export const crosses = (box, { high, low }, room) => {
  const from = Math.max(0, Math.floor(box.left - room)), to = Math.min(high.length - 1, Math.ceil(box.right + room));
  for (let column = from; column <= to; column++) {
    if (high[column] <= box.bottom + room && low[column] >= box.top - room) return true;
  }
  return false;
};

/**
 * Places for words around a point, the nearest first: below and above it, centred or to one side, then further away.
 * @param {number} x @param {number} y @param {number} width @param {number} height @param {Box} bounds
 * @returns {Place[]}
 */
export const around = (x, y, width, height, bounds) => {
  const found = [], right = bounds.right - width, near = 11;
  for (let far = near; far < bounds.bottom - bounds.top; far += 9) {
    for (const left of [x - width / 2, x - width + 4, x - 4, x - width - near, x + near]) {
      if (far > near && left === x - width - near) continue;
      if (far > near && left === x + near) continue;
      const beside = left === x - width - near || left === x + near;
      for (const top of beside ? [y - height / 2] : [y + far, y - far - height]) {
        if (top < bounds.top || top + height > bounds.bottom) continue;
        if (beside && (left < bounds.left || left > right)) continue;
        found.push({ left: Math.max(bounds.left, Math.min(right, left)), top });
      }
    }
  }
  return found;
};

/** @param {Place} place @param {number} width @param {number} height @returns {Box} */
export const boxAt = ({ left, top }, width, height) => ({ left, top, right: left + width, bottom: top + height });

/**
 * The first place that is free, null if none is.
 * @param {Place[]} places @param {number} width @param {number} height @param {Box[]} taken
 */
export const firstFree = (places, width, height, taken) =>
  places.find((place) => !taken.some((box) => overlap(boxAt(place, width, height), box))) ?? null;
