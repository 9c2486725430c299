// What is said about the curves: the lowest point, just guessing, how far a curve goes above the picture, marks.
import { around, boxAt, crosses, firstFree } from "./labels.js";
import { formatEpoch, formatNumber } from "./numbers.js";
import { covered, rowAt } from "./series.js";
import { make, move, show } from "./svg.js";

/** @typedef {import("./geometry.js").Plot} Plot @typedef {import("./geometry.js").View} View */
/** @typedef {import("./types.js").Box} Box @typedef {import("./labels.js").Place} Place */
/**
 * @typedef {object} Note words with places to choose from, the best first
 * @property {SVGElement} text @property {SVGElement | null} leader @property {number} width
 * @property {Place[]} places @property {(at: number) => boolean} due @property {[number, number] | null} point
 */

const CLEAR = 3;

/**
 * Draw the notes of the loss plot and return what shows them at an epoch, out of the way of boxes that are taken.
 * @param {SVGElement} under @param {SVGElement} over @param {Plot} plot @param {View} view
 * @returns {(at: number, taken: Box[]) => void}
 */
export const drawNotes = (under, over, plot, view) => {
  const curves = view.lines.flatMap((line) => ["train", "val"].flatMap((split) =>
    line[split] ? [covered(line[split], plot.sx, plot.sy, Math.ceil(plot.width))] : []));
  const height = 1.25 * view.em, ring = drawRing(over, plot, view);
  const guess = drawGuess(under, plot, view);
  const lines = guess === null ? curves : [...curves, level(guess, plot)];
  const bounds = { left: 4, top: 2, right: plot.width + plot.room, bottom: plot.height - 2 };
  /** @param {Place[]} places @param {number} width @param {typeof curves} avoided */
  const clear = (places, width, avoided) => {
    const free = places.filter((place) => !avoided.some((curve) => crosses(boxAt(place, width, height), curve, CLEAR)));
    return free.length ? free : places.slice(0, 4);
  };
  const notes = [
    ...markNotes(over, plot, view, height),
    ...lowestNote(over, plot, view, height, bounds, (places, width) => clear(places, width, lines)),
    ...guessNote(over, plot, view, height, guess, (places, width) => clear(places, width, curves)),
    ...aboveNote(over, plot, view, guess, (places, width) => clear(places, width, curves)),
  ];
  return (at, taken) => {
    if (ring) show(ring, at >= /** @type {number} */ (view.data.best));
    const boxes = [...taken];
    for (const note of notes) {
      const place = note.due(at) ? firstFree(note.places, note.width, height, boxes) : null;
      show(note.text, place !== null);
      if (note.leader) show(note.leader, place !== null);
      if (!place) continue;
      move(note.text, place.left, place.top + height / 2);
      boxes.push(boxAt(place, note.width, height));
      if (note.leader && note.point) note.leader.setAttribute("d", leaderTo(note.point, place, note.width, height));
    }
  };
};

/** @param {number} y @param {Plot} plot */
const level = (y, plot) => {
  const flat = new Float32Array(Math.ceil(plot.width) + 1).fill(y);
  return { high: flat, low: flat };
};

/**
 * A line from a point to words that had to go further away.
 * @param {[number, number]} point @param {Place} place @param {number} width @param {number} height
 */
const leaderTo = ([x, y], { left, top }, width, height) => {
  const down = top > y, end = down ? top + 1 : top + height - 1;
  if (Math.abs(end - y) < 22 || (left > x || left + width < x)) return "";
  return `M${x.toFixed(1)} ${(y + (down ? 7 : -7)).toFixed(1)}V${end.toFixed(1)}`;
};

/** @param {Plot} plot @param {View} view @returns {[number, number] | null} */
const bestPoint = (plot, { data, lines }) => {
  const val = lines[0].val;
  if (data.best === null || !val) return null;
  const y = val.y[rowAt(val.x, data.best)];
  return Number.isFinite(y) ? [plot.sx(data.best), Math.max(0, Math.min(plot.height, plot.sy(y)))] : null;
};

/** @param {SVGElement} over @param {Plot} plot @param {View} view */
const drawRing = (over, plot, view) => {
  const point = bestPoint(plot, view);
  return point && make(over, "circle", { class: "ring", r: 6, cx: point[0].toFixed(1), cy: point[1].toFixed(1) });
};

/**
 * @param {SVGElement} over @param {Plot} plot @param {View} view @param {number} height @param {Box} bounds
 * @param {(places: Place[], width: number) => Place[]} clear
 * @returns {Note[]}
 */
const lowestNote = (over, plot, view, height, bounds, clear) => {
  const point = bestPoint(plot, view), { best } = view.data;
  if (!point || best === null) return [];
  const words = view.data.words.lowest.replace("{}", formatEpoch(best)), width = view.measure(words) + 2;
  const places = clear(around(point[0], point[1], width, height, bounds), width).slice(0, 24);
  const leader = make(over, "path", { class: "leader", style: "--colour: var(--val)" });
  const text = make(over, "text", { class: "note lowest", dy: ".35em" }, words);
  return [{ text, leader, width, places, point, due: (at) => at >= best }];
};

/** @param {SVGElement} under @param {Plot} plot @param {View} view @returns {number | null} */
const drawGuess = (under, plot, { data }) => {
  if (data.guess === null) return null;
  const y = plot.sy(data.guess);
  if (!(y >= 0 && y <= plot.height)) return null;
  make(under, "path", { class: "guess", d: `M0 ${y.toFixed(1)}H${plot.width}` });
  return y;
};

/**
 * @param {SVGElement} over @param {Plot} plot @param {View} view @param {number} height @param {number | null} y
 * @param {(places: Place[], width: number) => Place[]} clear
 * @returns {Note[]}
 */
const guessNote = (over, plot, { data, measure }, height, y, clear) => {
  if (y === null) return [];
  const words = data.words.guess, width = measure(words, 0.92) + 2;
  const places = [1, 0.75, 0.5, 0.25].flatMap((share) => {
    const left = share * (plot.width - width - 8) + 4;
    return [y - height - 1, y + 2].filter((top) => top >= 0 && top + height <= plot.height).map((top) => ({ left, top }));
  });
  const text = make(over, "text", { class: "note small", dy: ".35em" }, words);
  return [{ text, leader: null, width, places: clear(places, width), point: null, due: () => true }];
};

/**
 * How far the curves go where they leave the picture at its top, and where guessing is that stands above it.
 * @param {SVGElement} over @param {Plot} plot @param {View} view @param {number | null} guess
 * @param {(places: Place[], width: number) => Place[]} clear
 * @returns {Note[]}
 */
const aboveNote = (over, plot, { data, measure }, guess, clear) => {
  const { most, top } = data.y, parts = [];
  if (most !== null) parts.push(data.words.off_chart.replace("{}", formatNumber(most)));
  if (guess === null && data.guess !== null && data.guess > top) {
    parts.push(`${parts.length ? "" : "▲ "}${data.words.guess} ${formatNumber(data.guess)}`);
  }
  if (!parts.length) return [];
  const words = parts.join(" · "), width = measure(words, 0.92) + 2;
  const places = [2, 20, 38].flatMap((y) => [1, 0, 0.5, 0.25, 0.75].map((share) => (
    { left: share * (plot.width - width - 12) + 8, top: y })));
  const text = make(over, "text", { class: "note small above", dy: ".35em" }, words);
  return [{ text, leader: null, width, places: clear(places, width), point: null, due: () => true }];
};

/**
 * Lines at epochs with their words beside them.
 * @param {SVGElement} over @param {Plot} plot @param {View} view @param {number} height
 * @returns {Note[]}
 */
const markNotes = (over, plot, { data, measure }, height) =>
  data.marks.map((mark) => {
    const x = plot.sx(mark.epoch), width = measure(mark.text, 1, true) + 3;
    make(over, "path", { class: `mark ${mark.kind}`, d: `M${x.toFixed(1)} 0V${plot.height}` });
    const sides = [x + 6, x - 6 - width].filter((left) => left >= 0 && left + width <= plot.width + plot.room);
    const places = [0, 1, 2, 3, 4].flatMap((row) => sides.map((left) => ({ left, top: 2 + row * height })));
    const text = make(over, "text", { class: `note marked ${mark.kind}`, dy: ".35em" }, mark.text);
    return { text, leader: null, width, places, point: null, due: () => true };
  });
