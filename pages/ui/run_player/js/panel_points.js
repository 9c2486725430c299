// What the model's pictures share: where the picture is, both sets of points, their key, and the title.
import { shares } from "./series.js";
import { make } from "./svg.js";

/** @typedef {import("./types.js").PanelData} PanelData @typedef {import("./types.js").Points} Points */
/** @typedef {import("./svg.js").Measure} Measure */
/** @typedef {{svg: SVGElement, panel: PanelData, words: Record<string, string>, em: number, width: number, height: number, measure: Measure}} PanelView */
/** @typedef {{x: number, y: number, width: number, height: number, from: number, to: number}} Area `from` and `to`: the words above and below */

export const CLASSES = ["class-0", "class-1", "class-2", "class-3"];
// Title and key of the classes need so much; above a small picture they stand out to both sides of it.
const WORDS = 18;
// Points of a small picture, beside those of a large one.
export const SMALL = 0.7;
// Around a point: a disc for a row of the training set, a diamond for one of the validation set.
/** @type {Record<string, (size: number) => string>} */
const SHAPES = {
  train: (size) => disc(3.3 * size),
  val: (size) => diamond(3.6 * size),
};

/** @param {number} r */
const disc = (r) => `m${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
/** @param {number} r */
const diamond = (r) => `m0 ${-r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`;

/** A small picture among others has no room for keys, which are the same for all. @param {PanelData} panel */
export const isSmall = (panel) => panel.name !== undefined;

/**
 * The room between title and key; a square keeps circles round, and the diagonal a diagonal.
 * @param {PanelView} view @param {boolean} square @returns {Area}
 */
export const areaOf = ({ panel, width, height, em }, square) => {
  const above = 1.8 * em, below = (isSmall(panel) ? 0.3 : 1.9) * em, side = Math.min(width - 2, height - above - below);
  const [w, h] = square ? [side, side] : [width - 2, height - above - below];
  const x = Math.max(1, (width - w) / 2), from = isSmall(panel) ? x : Math.max(0, Math.min(x, (width - WORDS * em) / 2));
  return { x, y: above, width: Math.max(10, w), height: Math.max(10, h), from, to: width - from };
};

/** @param {PanelView} view @param {Area} area */
export const drawBorder = ({ svg }, { x, y, width, height }) => {
  make(svg, "rect", { class: "border", x: x.toFixed(1), y, width: width.toFixed(1), height: height.toFixed(1) });
};

/**
 * Validation rows as hollow diamonds, training rows as discs on top of them.
 * @param {Element} layer @param {PanelData} panel @param {Area} area
 */
export const drawPoints = (layer, panel, area) => {
  const { train, val } = panel, size = isSmall(panel) ? SMALL : 1;
  for (const [points, name] of /** @type {[Points, string][]} */ ([[val, "val"], [train, "train"]])) {
    const xs = [...shares(points.x)].map((x) => area.x + x * area.width), ys = [...shares(points.y)].map((y) => area.y + (1 - y) * area.height);
    CLASSES.forEach((colour, c) => {
      const rows = [...xs.keys()].filter((i) => (points.c?.[i] ?? 0) === c);
      if (rows.length) drawCloud(layer, name, colour, size)(rows.map((i) => xs[i]), rows.map((i) => ys[i]));
    });
  }
};

/**
 * Many points in one path: as elements of their own they would cost more at each frame than all else in the picture.
 * @param {Element} layer @param {string} set train or val @param {string} colour @param {number} [size]
 * @returns {(xs: number[], ys: number[]) => void} what puts them somewhere
 */
export const drawCloud = (layer, set, colour, size = 1) => {
  const shape = SHAPES[set](size);
  const path = make(layer, "path", { class: `row ${set}`, style: `--colour: var(--${colour})` });
  return (xs, ys) => path.setAttribute("d", xs.map((x, i) => `M${x.toFixed(1)} ${ys[i].toFixed(1)}${shape}`).join(""));
};

/** @param {Element} layer @param {string} set train or val @param {string} colour @param {number} x @param {number} y */
const drawPoint = (layer, set, colour, x, y) => drawCloud(layer, set, colour)([x], [y]);

/**
 * What filled and hollow mean, below the picture.
 * @param {PanelView} view @param {Area} area @param {string} colour
 */
export const drawSetKey = ({ svg, panel, words, em, measure }, area, colour) => {
  if (isSmall(panel)) return;
  const y = area.y + area.height + 1.1 * em;
  let x = area.from + 5;
  for (const [name, text] of [["train", words.train_points], ["val", words.val_points]]) {
    drawPoint(svg, name, colour, x, y);
    make(svg, "text", { class: "note small", x: (x + 0.75 * em).toFixed(1), y: y.toFixed(1), dy: ".35em" }, text);
    x += measure(text, 0.92) + 2.4 * em;
  }
};

/**
 * The classes towards the right end of the title's line; how wide they are.
 * @param {PanelView} view @param {Area} area
 */
export const drawClassKey = ({ svg, panel, em, measure }, area) => {
  if (isSmall(panel)) return 0;
  let right = area.to;
  [...panel.labels.entries()].reverse().forEach(([i, label]) => {
    right -= measure(label, 0.92);
    make(svg, "text", { class: "note small", x: right.toFixed(1), y: (0.9 * em).toFixed(1), dy: ".35em" }, label);
    drawPoint(svg, "train", CLASSES[i], right - 0.75 * em, 0.9 * em);
    right -= 2.2 * em;
  });
  return area.to - right;
};

/**
 * The title, which names the epoch of the model that is really shown; short where there is little room.
 * @param {PanelView} view @param {Area} area @param {number} taken pixels at the right end
 * @returns {(epoch: number) => string}
 */
export const titleOf = ({ panel, words, measure }, area, taken) => {
  const longest = words.model_at.replace("{}", String(panel.epochs[panel.epochs.length - 1]));
  const short = measure(longest) > area.to - area.from - taken;
  return (epoch) => (short ? `${words.epoch} ${epoch}` : words.model_at.replace("{}", String(epoch)));
};
