// The model beside the curves, at the same epoch.
import { drawConfusion } from "./panel_confusion.js";
import { drawLine } from "./panel_line.js";
import { drawScatter } from "./panel_scatter.js";
import { drawSurface } from "./panel_surface.js";
import { rowAt } from "./series.js";
import { make, set, write } from "./svg.js";

/** @typedef {import("./panel_points.js").PanelView} PanelView @typedef {import("./types.js").PanelData} PanelData */
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
  const { colour } = view.panel, style = colour === undefined ? "" : `fill: var(--run-${colour}-ink)`;
  const heading = make(view.svg, "text", { class: "heading", style, x: area.from.toFixed(1), y: (0.9 * view.em).toFixed(1), dy: ".35em" });
  let shown = -1;
  return (at) => {
    const frame = Math.max(0, rowAt(view.panel.epochs, at));
    if (frame === shown) return;
    shown = frame;
    write(heading, view.panel.name ?? title(view.panel.epochs[frame]));
    show(frame);
  };
};

/**
 * Build the models of several runs in a row, each under the name of its run, and return what moves them to an epoch.
 * @param {HTMLElement} row @param {PanelData[]} panels @param {Record<string, string>} words @param {number} em
 * @param {import("./svg.js").Measure} measure
 * @returns {(at: number) => void}
 */
export const drawSmallPanels = (row, panels, words, em, measure) => {
  row.replaceChildren();
  set(row, "class", panels.length ? "small-panels" : "small-panels none");
  const pictures = panels.map(() => make(row, "svg", { class: "picture" }));
  const moves = panels.map((panel, i) => {
    const { width, height } = pictures[i].getBoundingClientRect();
    return drawPanel({ svg: pictures[i], panel, words, em, width, height, measure });
  });
  return (at) => moves.forEach((move) => move(at));
};
