// Each row's prediction (up) against its true value (across); perfect ones lie on the diagonal.
import { areaOf, drawBorder, drawCloud, drawSetKey, isSmall, SMALL, titleOf } from "./panel_points.js";
import { shares } from "./series.js";
import { make } from "./svg.js";

/** @typedef {import("./panel_points.js").PanelView} PanelView */

/** @param {PanelView} view */
export const drawScatter = (view) => {
  const { svg, panel, words, em, measure } = view, area = areaOf(view, true), answers = panel.answers.map(shares);
  const { x: left, y: top } = area, right = left + area.width, bottom = top + area.height;
  drawBorder(view, area);
  make(svg, "path", { class: "guess", d: `M${left} ${bottom}L${right} ${top}` });
  const xs = [...shares(panel.x)].map((x) => left + x * area.width), n = panel.n_train;
  const size = isSmall(panel) ? SMALL : 1;
  const train = drawCloud(svg, "train", "class-0", size), val = drawCloud(svg, "val", "class-0", size);
  const say = (/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y) =>
    make(svg, "text", { class: "note small", x: x.toFixed(1), y: y.toFixed(1), dy: ".35em" }, text);
  const width = (/** @type {string} */ text) => measure(text, 0.92) + 4;
  if (!isSmall(panel)) say(words.perfect, right - width(words.perfect), top + 0.9 * em);
  say(`↑ ${words.predicted}`, left + 5, top + 0.9 * em);
  say(`${words.true_value} →`, right - width(`${words.true_value} →`), bottom - 0.8 * em);
  drawSetKey(view, area, "class-0");
  return {
    area, title: titleOf(view, area, 0),
    show: (/** @type {number} */ frame) => {
      const ys = [...answers[frame]].map((answer) => bottom - answer * area.height);
      train(xs.slice(0, n), ys.slice(0, n));
      val(xs.slice(n), ys.slice(n));
    },
  };
};
