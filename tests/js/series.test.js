import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { between, covered, decoded, nearestStop, pathOf, rowAt, shares, stopsOf } from "../../pages/ui/run_player/js/series.js";

const same = (value) => value;

describe("series", () => {
  test("a range and a list of epochs are read, with gaps and infinity", () => {
    const range = decoded({ x: { from: 1, n: 3 }, y: [1, null, "inf"] });
    assert.deepEqual([...range.x], [1, 2, 3]);
    assert.deepEqual([...range.y], [1, NaN, Infinity]);
    assert.deepEqual([...decoded({ x: [0.5, 2], y: [1, 2] }).x], [0.5, 2]);
  });

  test("the row at an epoch is the last that is not later", () => {
    const x = [1, 2, 5];
    assert.deepEqual([0, 1, 1.9, 2, 4.9, 5, 99].map((at) => rowAt(x, at)), [-1, 0, 0, 1, 1, 2, 2]);
    assert.equal(rowAt([], 3), -1);
  });

  test("the playback can stand wherever anything was measured", () => {
    const stops = stopsOf([{ x: [1, 3] }, { x: [2, 3, 4.5] }]);
    assert.deepEqual([...stops], [1, 2, 3, 4.5]);
    assert.deepEqual([0, 1.4, 1.6, 4, 9].map((at) => nearestStop(stops, at)), [1, 1, 2, 4.5, 4.5]);
  });

  test("between two epochs a head is on the line from one to the other, and never beyond it", () => {
    const series = { x: [0, 10, 20], y: [1, 3, NaN] }, scales = { sx: (v) => 2 * v, sy: (v) => 100 * v };
    assert.deepEqual(between(series, 0, 0, scales), [0, 100]);
    assert.deepEqual(between(series, 0, 5, scales), [10, 200]);
    assert.deepEqual(between(series, 0, 99, scales), [20, 300]);
  });

  test("a head waits where its curve breaks off, and what is infinite is at the top", () => {
    const scales = { sx: same, sy: same };
    assert.deepEqual(between({ x: [0, 1], y: [5, Infinity] }, 0, 0.5, scales), [0, 5]);
    assert.deepEqual(between({ x: [0, 1], y: [5, NaN] }, 0, 0.5, scales), [0, 5]);
    assert.deepEqual(between({ x: [0, 1], y: [Infinity, 5] }, 0, 0.5, scales), [0, 0]);
    assert.deepEqual(between({ x: [0, 1], y: [5, 6] }, 1, 9, scales), [1, 6]);
    assert.ok(Number.isNaN(between({ x: [0, 1], y: [NaN, 5] }, 0, 0.5, scales)[1]));
  });

  test("a path breaks at a gap, and a value between two gaps is a dot", () => {
    const path = pathOf({ x: [0, 1, 2, 3, 4], y: [1, 2, NaN, 3, Infinity] }, same, same);
    assert.equal(path, "M0.00 1.00L1.00 2.00M3.00 3.00h0.01");
  });

  test("a curve covers each column that it crosses", () => {
    const { high, low } = covered({ x: [0, 10], y: [0, 20] }, same, same, 10);
    for (let column = 1; column < 10; column++) assert.ok(high[column] <= 2 * column && low[column] >= 2 * column);
    assert.ok(Number.isNaN(covered({ x: [0, 4], y: [1, 1] }, same, same, 10).high[8]));
  });

  test("two letters are a share of the picture", () => {
    assert.deepEqual([...shares("AA__")].map((share) => Math.round(share)), [-1, 2]);
  });
});
