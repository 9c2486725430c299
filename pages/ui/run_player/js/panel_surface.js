// Which class the model would choose at each place: one picture holds all models side by side, and is moved.
import { areaOf, drawBorder, drawClassKey, drawPoints, drawSetKey, titleOf } from "./panel_points.js";
import { make, set } from "./svg.js";

/** @typedef {import("./panel_points.js").PanelView} PanelView */

/** @param {PanelView} view */
export const drawSurface = (view) => {
  const { svg, panel } = view, area = areaOf(view, true), cell = panel.side + 2 * panel.border;
  const rows = Math.ceil(panel.epochs.length / panel.columns), pixel = area.width / panel.side;
  const window = make(svg, "svg", { x: area.x.toFixed(1), y: area.y, width: area.width.toFixed(1), height: area.height.toFixed(1), overflow: "hidden" });
  const image = make(window, "image", {
    href: panel.image, width: (panel.columns * cell * pixel).toFixed(2), height: (rows * cell * pixel).toFixed(2),
    preserveAspectRatio: "none", class: "surface",
  });
  drawBorder(view, area);
  drawPoints(svg, panel, area);
  drawSetKey(view, area, "faint");
  const title = titleOf(view, area, drawClassKey(view, area));
  return {
    area, title,
    show: (/** @type {number} */ frame) => {
      const column = frame % panel.columns, row = Math.floor(frame / panel.columns);
      const shift = (/** @type {number} */ n) => (-(n * cell + panel.border) * pixel).toFixed(2);
      set(image, "transform", `translate(${shift(column)} ${shift(row)})`);
    },
  };
};
