// How the playback moves, without a browser: a place in epochs, a speed, and what time does to them.

// A whole run takes this long at speed 1, however many epochs it has.
export const RUN_SECONDS = 8;
// A tab that was hidden, or a busy machine, does not leap.
const LONGEST_STEP = 250;
export const SPEEDS = [0.25, 0.5, 1, 2, 4];

/** @typedef {{at: number, playing: boolean, speed: number, first: number, last: number}} Clock */

/** @param {number} first @param {number} last @param {boolean} playing @param {number} speed @returns {Clock} */
export const newClock = (first, last, playing, speed) => ({ at: playing ? first : last, playing, speed, first, last });

/**
 * Let time pass. At its end the playback stops.
 * @param {Clock} clock @param {number} milliseconds @returns {Clock}
 */
export const advanced = (clock, milliseconds) => {
  if (!clock.playing) return clock;
  const pace = (clock.last - clock.first) / (1000 * RUN_SECONDS);
  const at = Math.min(clock.last, clock.at + Math.min(milliseconds, LONGEST_STEP) * pace * clock.speed);
  return { ...clock, at, playing: at < clock.last };
};

/**
 * Play or pause; at the end it plays again from the start.
 * @param {Clock} clock @returns {Clock}
 */
export const toggled = (clock) => {
  const at = !clock.playing && clock.at >= clock.last ? clock.first : clock.at;
  return { ...clock, at, playing: !clock.playing };
};

/**
 * Go to an epoch and stay: whoever goes there wants to look.
 * @param {Clock} clock @param {number} at @returns {Clock}
 */
export const stoodAt = (clock, at) => ({ ...clock, at: Math.max(clock.first, Math.min(clock.last, at)), playing: false });
