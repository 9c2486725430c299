// What the lines mean, above the curves: where names do not fit at the heads, or dashes are to be told apart.
import { colourOf, isSingle, namesAtHeads, shortName } from "./names.js";
import { make } from "./svg.js";

/** @typedef {import("./geometry.js").View} View */
/** @typedef {{text: string, dash: string, colour: string, x: number, row: number}} Entry */

const ROW = 1.6, SAMPLE = 1.7, GAP = 1.2;

/**
 * The legend's entries with their places, row by row within the width; none where the heads say it all.
 * @param {View} view
 * @returns {Entry[]}
 */
const entriesOf = ({ data, lines, width, em, measure }) => {
  const single = isSingle(data), names = namesAtHeads(width, em), splits = ["train", "val"].filter((split) => lines.some((line) => line[split]));
  /** @type {[string, string, string][]} */
  const wanted = [];
  // Where each run has one curve only, its rhythm is part of its name.
  const dashOf = (/** @type {number} */ i) => (lines[i].train ? "solid" : data.lines[i].dashes[1]);
  if (!names && !single) data.lines.forEach(({ name }, i) => wanted.push([shortName(name), dashOf(i), colourOf(data, i, "val")]));
  if (single ? !names : splits.length > 1) {
    for (const split of splits) wanted.push([data.words[split], data.lines[0].dashes[split === "train" ? 0 : 1], single ? split : "faint"]);
  }
  let x = 0, row = 0;
  return wanted.map(([text, dash, colour]) => {
    const room = (SAMPLE + 0.4) * em + measure(text);
    if (x > 0 && x + room > width - 3 * em) [x, row] = [0, row + 1];
    const entry = { text, dash, colour, x, row };
    x += room + GAP * em;
    return entry;
  });
};

/**
 * Pixels that the legend takes above the picture.
 * @param {View} view
 */
export const legendHeight = (view) => {
  const rows = entriesOf(view).map(({ row }) => row + 1);
  return ROW * view.em * Math.max(0, ...rows);
};

/** @param {SVGElement} layer @param {View} view */
export const drawLegend = (layer, view) => {
  const { em } = view;
  for (const { text, dash, colour, x, row } of entriesOf(view)) {
    const y = (0.8 + ROW * row) * em;
    make(layer, "path", { class: `curve key ${dash}`, style: `--colour: var(--${colour})`, d: `M${x.toFixed(1)} ${y.toFixed(1)}h${(SAMPLE * em).toFixed(1)}` });
    make(layer, "text", { class: "note", x: (x + (SAMPLE + 0.4) * em).toFixed(1), y: y.toFixed(1), dy: ".35em" }, text);
  }
};
