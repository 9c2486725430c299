import assert from "node:assert/strict";
import { test } from "node:test";
import { decimalsBelow, formatEpoch, formatLoss, formatNumber, formatShare, formatTick } from "../../pages/ui/run_player/js/numbers.js";

test("losses are written as in the sentences", () => {
  const written = [0.2834, 0.0001, 123.456, 100, 61530.4, 1234.4, 3.83e13, -0.5, -2e7, Infinity, NaN].map(formatNumber);
  assert.deepEqual(written, ["0.283", "0.000", "123.5", "100", "61,530", "1,234", "3.8 × 10¹³", "−0.500", "−2.0 × 10⁷", "∞", "–"]);
});

test("where all losses are tiny they have more decimals", () => {
  assert.deepEqual([2.3, 0.1, 0.05, 0.0019, 1e-12, 0].map(decimalsBelow), [3, 3, 4, 5, 8, 3]);
  assert.equal(formatLoss(0.000316, decimalsBelow(0.0019)), "0.00032");
});

test("ticks of one axis have as many decimals as their step needs", () => {
  assert.deepEqual([0, 0.25, 0.5].map((tick) => formatTick(tick, 0.25)), ["0", "0.25", "0.50"]);
  assert.deepEqual([0, 0.5, 1].map((tick) => formatTick(tick, 0.5)), ["0", "0.5", "1.0"]);
  assert.deepEqual([20, 40].map((tick) => formatTick(tick, 20)), ["20", "40"]);
  assert.equal(formatTick(-2, 2), "−2");
  assert.equal(formatTick(5000, 5000), "5,000");
});

test("powers of ten are said where digits would be too many", () => {
  assert.deepEqual([1e50, 1e-5].map((tick) => formatTick(tick, 0)), ["10⁵⁰", "10⁻⁵"]);
  assert.equal(formatTick(0.05, 0), "0.05");
});

test("epochs and shares", () => {
  assert.deepEqual([72, 5000, 99999, 0.5, 1.23456].map(formatEpoch), ["72", "5000", "99,999", "0.5", "1.235"]);
  assert.deepEqual([0.87, 1, NaN].map(formatShare), ["87.0%", "100.0%", "–"]);
});
