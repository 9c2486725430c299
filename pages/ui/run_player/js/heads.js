// The curves of one plot as far as they have come, a point at the head of each, and its words.
import { AFTER, formatted } from "./geometry.js";
import { spread } from "./labels.js";
import { colourOf, isSingle, shortName } from "./names.js";
import { formatLoss } from "./numbers.js";
import { between, pathOf, rowAt } from "./series.js";
import { make, move, set, show, write } from "./svg.js";

/** @typedef {import("./geometry.js").Plot} Plot @typedef {import("./geometry.js").View} View */
/** @typedef {import("./types.js").Series} Series @typedef {import("./types.js").Box} Box */
/**
 * @typedef {object} Head
 * @property {Series} series @property {string} name what stands before its value; "" for the value alone
 * @property {boolean} said whether it has words at all
 * @property {SVGElement} clip @property {SVGElement} dot @property {SVGElement} text @property {SVGElement} leader
 */
/** @typedef {{head: Head, x: number, y: number, value: number, decimals: number, text: string, width: number}} Here */

let ids = 0;

/**
 * Draw the curves of a plot and return what moves them to an epoch and gives back the boxes of the words.
 * @param {SVGElement} under the layer of the curves @param {SVGElement} over the layer of heads and words
 * @param {Plot} plot @param {View} view
 * @returns {(place: number, at: number) => Box[]}
 */
export const drawHeads = (under, over, plot, view) => {
  const { data, em, measure } = view, single = isSingle(data);
  const heads = view.lines.flatMap((line, i) => ["train", "val"].flatMap((split) => {
    const series = line[plot.what === "loss" ? split : `${split}_accuracy`];
    return series ? [drawCurve(under, over, plot, view, i, split, series)] : [];
  }));
  const gap = single && data.gap && plot.what === "loss" && heads.length === 2 ? drawGap(over) : null;
  const height = 1.3 * em;

  return (place, at) => {
    const here = heads.flatMap((head) => placed(head, place, at, plot, measure));
    /** @type {{x: number, y: number, width: number, put: (x: number, y: number) => void}[]} */
    const labels = here.filter(({ head }) => head.said).map(({ head, x, y, text, width }) => ({
      x, y, width,
      put: (left, middle) => {
        write(head.text, text);
        move(head.text, left, middle);
        if (!single) set(head.leader, "d", Math.abs(middle - y) > 5 ? `M${(x + 5).toFixed(1)} ${y.toFixed(1)}L${(left - 2).toFixed(1)} ${middle.toFixed(1)}` : "");
      },
    }));
    if (gap) {
      const extra = gap(here, data.words.gap, measure);
      if (extra) labels.push(extra);
    }
    return settle(labels, plot, height);
  };
};

/**
 * Stack words that stand side by side, in the order of their heads, and return their boxes.
 * @param {{x: number, y: number, width: number, put: (x: number, y: number) => void}[]} labels
 * @param {Plot} plot @param {number} height
 */
const settle = (labels, plot, height) => {
  const rest = [...labels].sort((a, b) => a.x - b.x);
  /** @type {Box[]} */
  const boxes = [];
  while (rest.length) {
    const group = [/** @type {typeof labels[0]} */ (rest.shift())];
    let right = group[0].x + AFTER + group[0].width;
    while (rest.length && rest[0].x + AFTER < right) {
      const next = /** @type {typeof labels[0]} */ (rest.shift());
      right = Math.max(right, next.x + AFTER + next.width);
      group.push(next);
    }
    group.sort((a, b) => a.y - b.y);
    const middles = spread(group.map(({ y }) => y), group.map(() => height), 0, plot.height);
    group.forEach(({ x, width, put }, i) => {
      const left = Math.min(x + AFTER, plot.width + plot.room - width);
      put(left, middles[i]);
      boxes.push({ left, top: middles[i] - height / 2, right: left + width, bottom: middles[i] + height / 2 });
    });
  }
  return boxes;
};

/**
 * @param {SVGElement} under @param {SVGElement} over @param {Plot} plot @param {View} view
 * @param {number} i the line's place @param {string} split @param {Series} series
 * @returns {Head}
 */
const drawCurve = (under, over, plot, view, i, split, series) => {
  const { data } = view, single = isSingle(data), line = data.lines[i];
  const colour = colourOf(data, i, split), dense = series.x.length > 2 * plot.width ? " dense" : "";
  const id = `past-${++ids}`;
  const clip = make(make(under, "clipPath", { id }), "rect", { x: -3, y: -3, height: plot.height + 4.5, width: 0 });
  const dash = line.dashes[split === "train" ? 0 : 1];
  const kind = `curve ${split} ${dash}${dense}`;
  const past = make(under, "g", { "clip-path": `url(#${id})` });
  make(past, "path", { class: kind, style: `--colour: var(--${colour})`, d: pathOf(series, plot.sx, plot.sy) });
  const other = view.lines[i][plot.what === "loss" ? "val" : "val_accuracy"];
  const said = single || split === "val" || !other;
  const name = !plot.names ? "" : single ? data.words[split] : shortName(line.name);
  const style = `--colour: var(--${colour})`;
  return {
    series, name, said, clip,
    leader: make(over, "path", { class: "leader", style }),
    dot: make(over, "circle", { class: "head", r: 4, style }),
    text: make(over, "text", { class: "value", style: `fill: var(--${colour}-ink, var(--${colour}))`, dy: ".35em" }),
  };
};

/**
 * Where a head is: at the last value that was measured, or on its way to the next. Nothing where there is none yet, or a gap.
 * @param {Head} head @param {number} place @param {number} at @param {Plot} plot @param {import("./svg.js").Measure} measure
 * @returns {Here[]}
 */
const placed = (head, place, at, plot, measure) => {
  const { x, y } = head.series, row = rowAt(x, at), value = row < 0 ? NaN : y[row];
  const [px, pixel] = between(head.series, row, place, plot);
  set(head.clip, "width", Math.max(0, row < 0 ? 0 : px + 3 + (row === x.length - 1 ? 4 : 0)).toFixed(1));
  const finite = Number.isFinite(value);
  const seen = !Number.isNaN(value) && !Number.isNaN(pixel);
  show(head.dot, seen && finite);
  show(head.text, seen && head.said);
  if (!seen) return [];
  const py = Math.max(0, Math.min(plot.height, pixel));
  move(head.dot, px, py);
  const text = `${head.name} ${formatted(plot, value)}`.trim();
  return [{ head, x: px, y: py, value, decimals: plot.decimals, text, width: measure(text, 1, true) + 3 }];
};

/**
 * The bracket that measures how far apart the two heads are, with its words between them.
 * @param {SVGElement} over
 */
const drawGap = (over) => {
  const bracket = make(over, "path", { class: "bracket" });
  const words = make(over, "text", { class: "value gap", dy: ".35em" });
  return (/** @type {Here[]} */ here, /** @type {string} */ name, /** @type {import("./svg.js").Measure} */ measure) => {
    const [train, val] = here;
    const valid = here.length === 2 && Number.isFinite(train.value) && Number.isFinite(val.value);
    show(words, valid);
    show(bracket, valid && Math.abs(train.y - val.y) > 9);
    if (!valid) return null;
    const text = `${name} ${formatLoss(val.value - train.value, val.decimals)}`.trim();
    const x = Math.max(train.x, val.x), [up, down] = [train.y, val.y].sort((a, b) => a - b);
    set(bracket, "d", `M${(x + 5).toFixed(1)} ${up.toFixed(1)}h4V${down.toFixed(1)}h-4`);
    return {
      x, y: (up + down) / 2, width: measure(text) + 3,
      put: (/** @type {number} */ left, /** @type {number} */ middle) => {
        write(words, text);
        move(words, left, middle);
      },
    };
  };
};
