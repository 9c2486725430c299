// What the lines mean, above the curves: where names do not fit at the heads, or dashes are to be told apart.
import { isSingle, needsLegend } from "./geometry.js";
import { make } from "./svg.js";

/** @typedef {import("./geometry.js").Plot} Plot @typedef {import("./geometry.js").View} View */

/** @param {SVGElement} layer @param {Plot} plot @param {View} view */
export const drawLegend = (layer, plot, view) => {
  if (!needsLegend(view)) return;
  const { data, em, measure, lines } = view, single = isSingle(data);
  let x = 0;
  const add = (/** @type {string} */ text, /** @type {string} */ dash, /** @type {string} */ colour) => {
    make(layer, "path", { class: `curve key ${dash}`, style: `--colour: var(--${colour})`, d: `M${x} ${0.8 * em}h${1.7 * em}` });
    make(layer, "text", { class: "note", x: x + 2.1 * em, y: 0.8 * em, dy: ".35em" }, text);
    x += 2.1 * em + measure(text) + 1.2 * em;
  };
  for (const [i, split] of ["train", "val"].entries()) {
    if (lines.some((line) => line[split])) add(data.words[split], data.lines[0].dashes[i], single ? split : "faint");
  }
};
