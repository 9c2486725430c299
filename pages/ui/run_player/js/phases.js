// The names of the phases in brackets above the curves, and the band behind a phase that warns.
import { spread } from "./labels.js";
import { make, set, show } from "./svg.js";

/** @typedef {import("./geometry.js").Plot} Plot @typedef {import("./geometry.js").View} View */

/**
 * A bracket comes with its name, once there is room: without it, it would be taken for a part of the phase beside it.
 * @param {SVGElement} under @param {SVGElement} over @param {Plot} plot @param {View} view
 * @returns {(at: number, finished: boolean) => void}
 */
export const drawPhases = (under, over, plot, { data, em, measure }) => {
  const clip = (/** @type {number} */ epoch) => Math.max(0, Math.min(plot.width, plot.sx(epoch)));
  const widths = data.phases.map(({ name }) => measure(name));
  const middles = data.phases.map(({ start, end }) => (clip(start) + clip(end)) / 2);
  const places = spread(middles, widths.map((width) => width + 0.8 * em), -0.4 * em, plot.width + 0.4 * em);
  for (const { start, end } of data.bands) {
    make(under, "rect", { class: "right-band", x: clip(start), y: 0, width: Math.max(3, clip(end) - clip(start)), height: plot.height });
  }
  const drawn = data.phases.map((phase, i) => {
    const kind = phase.warns ? "phase warns" : "phase";
    const band = phase.warns ? make(under, "rect", { class: "band", x: clip(phase.start), y: 0, width: 0, height: plot.height }) : null;
    const bracket = make(over, "path", { class: kind });
    const text = make(over, "text", { class: kind, x: places[i].toFixed(1), y: (-1.05 * em).toFixed(1), "text-anchor": "middle" }, phase.name);
    return { phase, band, bracket, text, until: places[i] + widths[i] / 2 };
  });
  return (at, finished) => {
    for (const { phase, band, bracket, text, until } of drawn) {
      const from = clip(phase.start), to = clip(Math.min(at, phase.end));
      const named = at > phase.start && (finished || plot.sx(at) >= until);
      show(bracket, named);
      show(text, named);
      if (named) set(bracket, "d", `M${from.toFixed(1)} -2v-5H${to.toFixed(1)}v5`);
      if (band) set(band, "width", Math.max(0, to - from).toFixed(1));
    }
  };
};
