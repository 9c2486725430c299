// Grid, ticks and titles: drawn once for a size.
import { formatEpoch, formatTick } from "./numbers.js";
import { make } from "./svg.js";

/** @typedef {import("./geometry.js").Plot} Plot @typedef {import("./geometry.js").View} View */

/**
 * @param {SVGElement} layer in the plot's own coordinates @param {Plot} plot @param {View} view
 * @param {boolean} bottom whether the epoch axis is written below this plot
 */
export const drawAxes = (layer, plot, { data, em }, bottom) => {
  const { width, height, sx, sy, xTicks, yTicks } = plot, { words } = data;
  const { share } = plot;
  for (const tick of yTicks.ticks) {
    const y = Math.round(sy(tick)) + 0.5;
    make(layer, "path", { class: "grid", d: `M0 ${y}H${width}` });
    const text = share ? `${Math.round(1000 * tick) / 10}%` : formatTick(tick, yTicks.step);
    make(layer, "text", { class: "tick", x: -0.5 * em, y, "text-anchor": "end", dy: ".32em" }, text);
  }
  const title = plot.what === "accuracy" ? words.accuracy : data.y.log ? words.loss_log : words.loss;
  const place = `translate(${(1.1 * em - plot.x).toFixed(1)} ${(height / 2).toFixed(1)}) rotate(-90)`;
  make(layer, "text", { class: "title", transform: place, "text-anchor": "middle" }, title);
  make(layer, "path", { class: "axis", d: `M0 ${Math.round(height) + 0.5}H${width}` });
  for (const tick of xTicks.ticks) {
    const x = Math.round(sx(tick)) + 0.5;
    make(layer, "path", { class: "axis", d: `M${x} ${height}v4` });
    if (!bottom) continue;
    make(layer, "text", { class: "tick", x, y: height + 1.5 * em, "text-anchor": "middle" }, formatEpoch(tick));
  }
  if (bottom) make(layer, "text", { class: "title", x: width / 2, y: height + 2.8 * em, "text-anchor": "middle" }, words.epoch);
};
