// The values at the pointer, and what a click on the curves does.
import { formatted } from "./geometry.js";
import { colourOf } from "./names.js";
import { formatEpoch } from "./numbers.js";
import { nearestStop, rowAt } from "./series.js";
import { html, make, set, show } from "./svg.js";

/** @typedef {import("./geometry.js").Plot} Plot @typedef {import("./geometry.js").View} View */

/**
 * The values of all curves at an epoch, in words: for the slider's text and the pointer's card.
 * @param {View} view @param {Plot[]} plots @param {number} at
 * @returns {{text: string, colour: string}[]}
 */
export const valuesAt = ({ data, lines }, plots, at) =>
  plots.flatMap((plot) => lines.flatMap((line, i) => ["train", "val"].flatMap((split) => {
    const series = line[plot.what === "loss" ? split : `${split}_accuracy`];
    const row = series ? rowAt(series.x, at) : -1;
    if (!series || row < 0) return [];
    const { name } = data.lines[i], what = plot.what === "loss" ? "" : `${data.words.accuracy} `;
    const text = `${name ? `${name} ` : ""}${what}${data.words[split]} ${formatted(plot, series.y[row])}`;
    return [{ text, colour: colourOf(data, i, split) }];
  })));

/**
 * @param {HTMLElement} place where the card may stand @param {SVGElement} svg
 * @param {() => {view: View, plots: Plot[], stops: Float64Array, at: number} | null} now
 * @param {(at: number) => void} choose called with the epoch that was clicked or tapped
 */
export const buildReadout = (place, svg, now, choose) => {
  const card = html(place, "div", { class: "card gone", "aria-hidden": "true" });
  const hide = () => {
    show(card, false);
    svg.querySelector(".hair")?.remove();
  };
  const epochAt = (/** @type {PointerEvent} */ event) => {
    const state = now();
    if (!state) return null;
    const [{ sx, x, width }] = state.plots, box = svg.getBoundingClientRect(), pixel = event.clientX - box.left - x;
    if (pixel < -8 || pixel > width + 8) return null;
    const { first, last } = state.view.data.x, share = Math.max(0, Math.min(1, pixel / width));
    const epoch = nearestStop(state.stops, first + share * (last - first));
    return { ...state, epoch, pixel: x + sx(epoch) };
  };
  const point = (/** @type {PointerEvent} */ event) => {
    const found = event.pointerType === "touch" ? null : epochAt(event);
    if (!found || found.epoch > found.at) return hide();
    const { view, plots, epoch, pixel } = found, end = plots[plots.length - 1];
    card.replaceChildren();
    html(card, "b", {}, `${view.data.words.epoch} ${formatEpoch(epoch)}`);
    for (const { text, colour } of valuesAt(view, plots, epoch)) {
      html(card, "span", { style: `color: var(--${colour}-ink, var(--${colour}))` }, text);
    }
    show(card, true);
    const left = pixel + 14 + card.offsetWidth > view.width ? pixel - 14 - card.offsetWidth : pixel + 14;
    card.style.transform = `translate(${Math.max(0, left).toFixed(0)}px, ${plots[0].y + 6}px)`;
    const hair = svg.querySelector(".hair") ?? make(svg, "path", { class: "hair" });
    set(hair, "d", `M${pixel.toFixed(1)} ${plots[0].y}V${end.y + end.height}`);
  };
  svg.addEventListener("pointermove", (event) => point(/** @type {PointerEvent} */ (event)));
  svg.addEventListener("pointerleave", hide);
  svg.addEventListener("click", (event) => {
    const found = epochAt(/** @type {PointerEvent} */ (event));
    if (found) choose(found.epoch);
  });
  return hide;
};
