import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { around, boxAt, crosses, firstFree, overlap, spread } from "../../pages/ui/run_player/js/labels.js";

/** Numbers that look random and are the same each time. */
const numbers = (seed) => () => (seed = (seed * 16807) % 2147483647) / 2147483647;
const BOUNDS = { left: 0, top: 0, right: 400, bottom: 200 };

describe("spread", () => {
  test("wishes that have room are met", () => {
    assert.deepEqual(spread([10, 50, 90], [10, 10, 10], 0, 100), [10, 50, 90]);
  });

  test("two that want the same place share the way", () => {
    assert.deepEqual(spread([50, 50], [16, 16], 0, 100), [42, 58]);
  });

  test("labels of different sizes stand side by side", () => {
    assert.deepEqual(spread([0, 0], [20, 40], -100, 100), [-15, 15]);
  });

  test("nothing is spread to nothing", () => assert.deepEqual(spread([], [], 0, 10), []));

  test("whatever the wishes: order stays, none overlaps, all lie between the ends", () => {
    const next = numbers(7);
    for (let round = 0; round < 500; round++) {
      const n = 1 + Math.floor(8 * next()), sizes = Array.from({ length: n }, () => 8 + 12 * next());
      const wishes = Array.from({ length: n }, () => 260 * next() - 30).sort((a, b) => a - b);
      const places = spread(wishes, sizes, 0, 200);
      places.forEach((place, i) => {
        assert.ok(place - sizes[i] / 2 >= -1e-9 && place + sizes[i] / 2 <= 200 + 1e-9);
        if (i) assert.ok(place - places[i - 1] >= (sizes[i] + sizes[i - 1]) / 2 - 1e-9);
      });
    }
  });

  test("no other places of the same order are nearer to the wishes", () => {
    const next = numbers(11);
    const far = (places, wishes) => places.reduce((sum, place, i) => sum + (place - wishes[i]) ** 2, 0);
    for (let round = 0; round < 200; round++) {
      const wishes = Array.from({ length: 4 }, () => 60 * next() + 20).sort((a, b) => a - b), sizes = Array(4).fill(16);
      const best = spread(wishes, sizes, 0, 100);
      const tried = best.map((place) => place + 6 * (next() - 0.5));
      const allowed = tried.every((place, i) => place >= 8 && place <= 92 && (!i || place - tried[i - 1] >= 16));
      if (allowed) assert.ok(far(best, wishes) <= far(tried, wishes) + 1e-9);
    }
  });
});

describe("boxes", () => {
  test("boxes that touch do not overlap", () => {
    const box = boxAt({ left: 0, top: 0 }, 10, 10);
    assert.equal(overlap(box, boxAt({ left: 10, top: 0 }, 10, 10)), false);
    assert.equal(overlap(box, boxAt({ left: 9, top: 9 }, 10, 10)), true);
  });

  test("a curve is crossed only where the box is, and with room to spare", () => {
    const flat = Float32Array.from({ length: 100 }, (_, i) => (i < 50 ? 20 : NaN)), curve = { high: flat, low: flat };
    assert.equal(crosses({ left: 10, top: 15, right: 20, bottom: 25 }, curve, 0), true);
    assert.equal(crosses({ left: 10, top: 22, right: 20, bottom: 30 }, curve, 0), false);
    assert.equal(crosses({ left: 10, top: 22, right: 20, bottom: 30 }, curve, 3), true);
    assert.equal(crosses({ left: 60, top: 15, right: 90, bottom: 25 }, curve, 0), false);
  });

  test("the first free place is taken, and none if all are", () => {
    const places = [{ left: 0, top: 0 }, { left: 50, top: 0 }];
    assert.deepEqual(firstFree(places, 20, 10, []), places[0]);
    assert.deepEqual(firstFree(places, 20, 10, [boxAt({ left: 5, top: 5 }, 1, 1)]), places[1]);
    assert.equal(firstFree(places, 20, 10, [boxAt({ left: 0, top: 0 }, 100, 20)]), null);
  });
});

describe("around", () => {
  test("all places lie in the picture and off the point, the nearest first", () => {
    const next = numbers(3);
    for (let round = 0; round < 200; round++) {
      const x = 400 * next(), y = 200 * next(), places = around(x, y, 90, 14, BOUNDS);
      assert.ok(places.length > 5);
      for (const place of places) {
        const box = boxAt(place, 90, 14);
        assert.ok(box.left >= 0 && box.right <= 400 && box.top >= 0 && box.bottom <= 200);
      }
      const away = ({ top }) => Math.abs(top + 7 - y);
      assert.ok(away(places[0]) <= away(places[places.length - 1]));
    }
  });
});
