import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { epochTicks, linearScale, linearTicks, logScale, logTicks } from "../../pages/ui/run_player/js/scales.js";

describe("scales", () => {
  test("the ends of the values are the ends of the pixels", () => {
    const up = linearScale(-2, 2, 100, 0), log = logScale(0.01, 100, 0, 400);
    assert.deepEqual([up(-2), up(0), up(2)], [100, 50, 0]);
    assert.deepEqual([0.01, 1, 100].map((value) => Math.round(log(value))), [0, 200, 400]);
  });

  test("what has no place on a log axis is no number, and what is far stays drawable", () => {
    const log = logScale(0.1, 10, 100, 0), up = linearScale(0, 1, 100, 0);
    assert.ok(Number.isNaN(log(0)) && Number.isNaN(log(-1)) && Number.isNaN(up(NaN)));
    assert.ok(Math.abs(up(1e300)) <= 1e5);
  });

  test("a scale of one value does not divide by zero", () => assert.equal(linearScale(3, 3, 10, 0)(3), 10));
});

describe("ticks", () => {
  test("epochs have whole ticks, however short the run", () => {
    for (const last of [1, 2, 3, 5, 7, 50, 250, 5000]) {
      for (const count of [2, 4, 6, 9]) {
        const { ticks } = epochTicks(0, last, count, true);
        assert.ok(ticks.every(Number.isInteger), `${last} ${count}: ${ticks}`);
        assert.ok(ticks.length <= count + 2 && ticks[0] === 0 && ticks[ticks.length - 1] <= last);
      }
    }
  });

  test("an axis that begins at 1 says so", () => {
    assert.deepEqual(epochTicks(1, 30, 6, true).ticks, [1, 5, 10, 15, 20, 25, 30]);
    assert.equal(epochTicks(4, 5, 6, true).ticks[0], 4);
  });

  test("fractions of an epoch have ticks of their own", () => {
    assert.deepEqual(epochTicks(0.5, 3, 5, false).ticks, [0.5, 1, 1.5, 2, 2.5, 3]);
  });

  test("linear ticks are round and inside", () => {
    assert.deepEqual(linearTicks(0, 1.45, 6).ticks, [0, 0.25, 0.5, 0.75, 1, 1.25]);
    assert.deepEqual(linearTicks(-3.2, 1, 4).ticks, [-2, 0]);
  });

  test("a log axis has 1, 2, 5 of each power; a wide one some powers; a narrow one ticks all the same", () => {
    assert.deepEqual(logTicks(0.05, 1.5, 8).ticks, [0.05, 0.1, 0.2, 0.5, 1]);
    assert.deepEqual(logTicks(0.9, 1e9, 8).ticks, [1, 1e2, 1e4, 1e6, 1e8]);
    assert.ok(logTicks(0.21, 0.29, 6).ticks.length >= 2);
    assert.ok(logTicks(1e-300, 1e300, 6).ticks.length >= 2);
  });
});
