// The model beside the curves, at the same epoch.
import { drawConfusion } from "./panel_confusion.js";
import { drawLine } from "./panel_line.js";
import { drawScatter } from "./panel_scatter.js";
import { drawSurface } from "./panel_surface.js";
import { rowAt } from "./series.js";
import { make, write } from "./svg.js";

/** @typedef {import("./panel_points.js").PanelView} PanelView */
/** @typedef {{area: {from: number}, title: (epoch: number) => string, show: (frame: number) => void}} Panel */

/** @type {Record<string, (view: PanelView) => Panel>} */
const KINDS = { line: drawLine, surface: drawSurface, scatter: drawScatter, confusion: drawConfusion };

/**
 * Build the picture and return what moves it to an epoch: the latest model up to it that was kept.
 * @param {PanelView} view
 * @returns {(at: number) => void}
 */
export const drawPanel = (view) => {
  const { area, title, show } = KINDS[view.panel.kind](view);
  const heading = make(view.svg, "text", { class: "heading", x: area.from.toFixed(1), y: (0.9 * view.em).toFixed(1), dy: ".35em" });
  let shown = -1;
  return (at) => {
    const frame = Math.max(0, rowAt(view.panel.epochs, at));
    if (frame === shown) return;
    shown = frame;
    write(heading, title(view.panel.epochs[frame]));
    show(frame);
  };
};
