// The picture of the curves: built for a size, then moved from epoch to epoch.
import { drawAxes } from "./axes.js";
import { plotsOf } from "./geometry.js";
import { drawHeads } from "./heads.js";
import { drawLegend } from "./legend.js";
import { drawNotes } from "./notes.js";
import { drawPhases } from "./phases.js";
import { make } from "./svg.js";

/** @typedef {import("./geometry.js").Plot} Plot @typedef {import("./geometry.js").View} View */
/**
 * @typedef {object} Curves
 * @property {Plot[]} plots
 * @property {(place: number, at: number, finished: boolean) => void} show `place` may lie between two epochs, `at` is the last one passed
 */

/**
 * @param {SVGElement} svg emptied first @param {View} view
 * @returns {Curves}
 */
export const drawCurves = (svg, view) => {
  svg.replaceChildren();
  const plots = plotsOf(view);
  const layer = (/** @type {Plot} */ plot) => make(svg, "g", { transform: `translate(${plot.x.toFixed(1)} ${plot.y.toFixed(1)})` });
  plots.forEach((plot, i) => drawAxes(layer(plot), plot, view, i === plots.length - 1));
  drawLegend(make(svg, "g", { transform: `translate(${plots[0].x.toFixed(1)} 0)` }), view);
  const layers = plots.map((plot) => ({ bands: layer(plot), under: layer(plot), over: layer(plot) }));
  const phases = drawPhases(layers[0].bands, layers[0].over, plots[0], view);
  const notes = drawNotes(layers[0].under, layers[0].over, plots[0], view);
  const heads = plots.map((plot, i) => drawHeads(layers[i].under, layers[i].over, plot, view));
  return {
    plots,
    show: (place, at, finished) => {
      const boxes = heads.map((head) => head(place, at));
      notes(at, boxes[0]);
      phases(place, finished);
    },
  };
};
