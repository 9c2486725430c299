// Time while something plays. While nothing does, nothing is asked for: an idle page must not cost a phone its battery.

/**
 * @param {(milliseconds: number) => boolean} step called at each frame with the time since the last one; whether to go on
 */
export const makeTicker = (step) => {
  let frame = 0, before = 0;
  const tick = (/** @type {number} */ now) => {
    const passed = Math.max(0, now - before);
    before = now;
    frame = requestAnimationFrame(tick);
    if (!step(passed)) stop();
  };
  const stop = () => {
    cancelAnimationFrame(frame);
    frame = 0;
  };
  const start = () => {
    if (frame) return;
    before = performance.now();
    frame = requestAnimationFrame(tick);
  };
  return { start, stop };
};
