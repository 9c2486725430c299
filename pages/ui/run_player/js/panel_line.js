// A fitted line over one input, with a residual from each training point to it.
import { areaOf, drawBorder, drawPoints, drawSetKey, titleOf } from "./panel_points.js";
import { shares } from "./series.js";
import { make, set } from "./svg.js";

/** @typedef {import("./panel_points.js").PanelView} PanelView */

/**
 * The height of a line at a share of its width, straight between two places of its grid.
 * @param {Float64Array} line @param {number} x
 */
export const heightAt = (line, x) => {
  const place = Math.max(0, Math.min(1, x)) * (line.length - 1), left = Math.min(Math.floor(place), line.length - 2);
  return line[left] + (line[left + 1] - line[left]) * (place - left);
};

/** @param {PanelView} view */
export const drawLine = (view) => {
  const { svg, panel } = view, area = areaOf(view, false), fits = panel.fits.map(shares);
  const x = (/** @type {number} */ share) => area.x + share * area.width;
  const y = (/** @type {number} */ share) => area.y + (1 - Math.max(0, Math.min(1, share))) * area.height;
  drawBorder(view, area);
  const residuals = make(svg, "path", { class: "residuals" });
  drawPoints(svg, panel, area);
  const line = make(svg, "path", { class: "fit" });
  drawSetKey(view, area, "class-0");
  const xs = shares(panel.train.x), ys = shares(panel.train.y);
  return {
    area, title: titleOf(view, area, 0),
    show: (/** @type {number} */ frame) => {
      const fit = fits[frame], last = fit.length - 1;
      set(line, "d", `M${[...fit].map((share, i) => `${x(i / last).toFixed(1)} ${y(share).toFixed(1)}`).join("L")}`);
      set(residuals, "d", [...xs].map((at, i) => `M${x(at).toFixed(1)} ${y(ys[i]).toFixed(1)}V${y(heightAt(fit, at)).toFixed(1)}`).join(""));
    },
  };
};
