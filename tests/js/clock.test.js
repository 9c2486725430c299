import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { RUN_SECONDS, advanced, newClock, stoodAt, toggled } from "../../pages/ui/run_player/js/clock.js";

/** Let seconds pass in steps of a frame. */
const after = (clock, seconds) => {
  for (let step = 0; step < seconds * 60; step++) clock = advanced(clock, 1000 / 60);
  return clock;
};

describe("the clock", () => {
  test("a run takes its time, however many epochs it has", () => {
    for (const last of [3, 250, 5000]) {
      const half = after(newClock(0, last, true, 1), RUN_SECONDS / 2);
      assert.ok(Math.abs(half.at / last - 0.5) < 0.01);
      assert.deepEqual(after(half, RUN_SECONDS), { ...half, at: last, playing: false });
    }
  });

  test("speed is what it says, and epochs need not begin at 0", () => {
    assert.ok(Math.abs(after(newClock(10, 20, true, 4), RUN_SECONDS / 8).at - 15) < 0.2);
    assert.ok(Math.abs(after(newClock(10, 20, true, 0.25), RUN_SECONDS).at - 12.5) < 0.2);
  });

  test("a busy moment is no leap", () => {
    assert.ok(advanced(newClock(0, 100, true, 1), 60_000).at < 5);
  });

  test("what does not play stays", () => assert.equal(advanced(stoodAt(newClock(0, 9, true, 1), 4), 5000).at, 4));

  test("play goes on from where one stands, and from the start at the end", () => {
    assert.deepEqual(toggled(stoodAt(newClock(0, 9, true, 1), 4)), { at: 4, playing: true, speed: 1, first: 0, last: 9 });
    assert.equal(toggled(newClock(0, 9, false, 1)).at, 0);
    assert.equal(toggled({ ...newClock(0, 9, true, 1), at: 5 }).playing, false);
  });

  test("one cannot go beyond the ends", () => {
    assert.deepEqual([-3, 99].map((at) => stoodAt(newClock(1, 9, true, 1), at).at), [1, 9]);
  });
});
