// One player on the page: its state lives on the element, data come and go. Only another run starts it again.
import { buildBar, labelBar, moveBar, writeBar } from "./bar.js";
import { advanced, newClock, stoodAt, toggled } from "./clock.js";
import { drawCurves } from "./curves.js";
import { formatEpoch } from "./numbers.js";
import { drawPanel, drawSmallPanels } from "./panels.js";
import { savePicture } from "./picture.js";
import { buildReadout, valuesAt } from "./readout.js";
import { decoded, nearestStop, rowAt, stopsOf } from "./series.js";
import { html, make, measurer, set } from "./svg.js";
import { makeTicker } from "./ticker.js";

/** @typedef {import("./types.js").Data} Data @typedef {import("./clock.js").Clock} Clock */
/** @typedef {{parentElement: ParentNode, data: Data, setStateValue: (name: string, value: unknown) => void}} Component */

const still = matchMedia("(prefers-reduced-motion: reduce)");

export class Player {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.plots = html(root, "div", { class: "plots" });
    const figure = html(this.plots, "div", { class: "figure" });
    this.curvesSvg = make(figure, "svg", { role: "img", class: "picture" });
    this.panelSvg = make(this.plots, "svg", { class: "picture panel", "aria-hidden": "true" });
    this.bar = buildBar(root, {
      toggle: () => this.toggle(),
      go: (at) => this.stand(nearestStop(this.stops, at)),
      step: (stops) => this.stand(this.stops[this.clampedRow(rowAt(this.stops, this.at) + stops)]),
      setSpeed: (speed) => this.change({ ...this.clock, speed }),
      mark: () => this.mark(this.at),
    });
    this.row = html(root, "div", { class: "small-panels", "aria-hidden": "true" });
    this.hideReadout = buildReadout(figure, this.curvesSvg, () => this.now(), (at) => this.choose(at));
    /** @type {Data | null} */
    this.data = null;
    this.stops = new Float64Array([0]);
    this.clock = newClock(0, 1, false, 1);
    this.size = this.drawn = "";
    this.ticker = makeTicker((milliseconds) => this.advance(milliseconds));
    this.sizes = new ResizeObserver(() => this.layout(false));
    this.sizes.observe(this.plots);
    this.settle = () => still.matches && this.stand(this.clock.last);
    still.addEventListener("change", this.settle);
  }

  /** The epoch that is shown: the last stop that the clock has passed. */
  get at() {
    return this.stops[Math.max(0, rowAt(this.stops, this.clock.at + 1e-9))] ?? 0;
  }

  get playing() {
    return this.clock.playing;
  }

  get finished() {
    return this.at >= this.stops[this.stops.length - 1];
  }

  /** @param {Component} component */
  update({ data, setStateValue }) {
    const another = data.run !== this.data?.run;
    this.data = data;
    this.setStateValue = setStateValue;
    this.lines = data.lines.map(({ series }) => Object.fromEntries(Object.entries(series).map(([name, packed]) => [name, decoded(packed)])));
    this.stops = stopsOf(this.lines.flatMap((line) => Object.values(line)));
    if (!this.stops.length) this.stops = Float64Array.of(data.x.first);
    set(this.root, "class", ["player", data.size, ...shapeOf(data)].join(" "));
    set(this.root, "lang", data.lang);
    set(this.curvesSvg, "aria-label", data.alt);
    labelBar(this.bar, data.words, data.x, data.marking, this.stops);
    set(this.curvesSvg, "data-marking", String(data.marking));
    this.hideReadout();
    if (another) this.clock = newClock(this.stops[0], this.stops[this.stops.length - 1], data.autoplay && !still.matches, this.clock.speed);
    this.layout(true);
    this.change(this.clock);
  }

  /** Build all that stands still for the size and the data; from there on epochs only move things. */
  layout(/** @type {boolean} */ anew) {
    const { data, lines } = this;
    if (!data || !lines) return;
    const box = this.curvesSvg.getBoundingClientRect(), panelBox = this.panelSvg.getBoundingClientRect();
    const size = `${box.width} ${box.height} ${panelBox.width} ${panelBox.height}`;
    if (box.width === 0 || (!anew && size === this.size)) return;
    this.size = size;
    const em = parseFloat(getComputedStyle(this.curvesSvg).fontSize), measure = measurer(this.curvesSvg);
    this.view = { data, lines, width: box.width, height: box.height, em, measure };
    this.curves = drawCurves(this.curvesSvg, this.view);
    const { panel, words } = data;
    this.panelSvg.replaceChildren();
    this.panel = panel ? drawPanel({ svg: this.panelSvg, panel, words, em, width: panelBox.width, height: panelBox.height, measure }) : null;
    this.small = drawSmallPanels(this.row, data.smallPanels, words, em, measure);
    this.drawn = "";
    this.draw();
  }

  /** Move the picture to where the clock is: between two epochs the heads run along their curves, the numbers wait. */
  draw() {
    const { data, at, playing } = this;
    if (!data) return;
    const { first, last } = data.x, place = playing ? Math.max(at, this.clock.at) : at;
    this.curves?.show(place, at, this.finished);
    moveBar(this.bar, (place - first) / (last - first || 1));
    const drawn = `${at} ${playing}`;
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.panel?.(at);
    this.small?.(at);
    writeBar(this.bar, data.words, at, data.words.of_last.replace("{epoch}", formatEpoch(at)).replace("{last}", formatEpoch(last)), playing);
    this.root.dispatchEvent(new CustomEvent("run-player-epoch", { bubbles: true, composed: true, detail: { at, run: data.run } }));
  }

  /** @param {Clock} clock */
  change(clock) {
    this.clock = clock;
    this.draw();
    if (clock.playing) this.ticker.start();
    else this.rest();
  }

  /** Play or pause: it stops at the epoch that is shown. */
  toggle() {
    const { at } = this, clock = toggled(this.clock);
    this.change(clock.playing ? clock : stoodAt(clock, at));
  }

  /** @param {number} milliseconds */
  advance(milliseconds) {
    this.clock = advanced(this.clock, milliseconds);
    this.draw();
    if (!this.playing) this.rest();
    return this.playing;
  }

  /** What is done once it stands: the slider says the values, and the page learns that the run was watched. */
  rest() {
    this.ticker.stop();
    const { data, view, curves } = this;
    if (!data || !view || !curves) return;
    const epoch = data.words.at_epoch.replace("{epoch}", formatEpoch(this.at)).replace("{last}", formatEpoch(data.x.last));
    set(this.bar.slider, "aria-valuetext", [epoch, ...valuesAt(view, curves.plots, this.at).map(({ text }) => text)].join(", "));
    if (data.watch) watched(data.watch);
  }

  /** @param {number} at */
  stand(at) {
    this.change(stoodAt(this.clock, at));
  }

  /** A click on the curves: a mark where marks are asked for, else a look at that epoch. @param {number} at */
  choose(at) {
    if (this.data?.marking) this.mark(at);
    else this.stand(at);
  }

  /** @param {number} at */
  mark(at) {
    if (this.data?.marking) this.setStateValue?.("marked", at);
  }

  /** @param {number} row */
  clampedRow(row) {
    return Math.max(0, Math.min(this.stops.length - 1, row));
  }

  now() {
    const { view, curves, stops, at } = this;
    return view && curves ? { view, plots: curves.plots, stops, at } : null;
  }

  /** @param {string} title @param {string} fileName */
  save(title, fileName) {
    return savePicture(this.plots, title, fileName);
  }

  leave() {
    this.ticker.stop();
    this.sizes.disconnect();
    still.removeEventListener("change", this.settle);
  }
}

/** What the sheet has to know of the picture. @param {Data} data */
const shapeOf = ({ panel, accuracy }) => [
  ...(panel ? ["with-panel"] : []),
  ...(panel && ["surface", "scatter"].includes(panel.kind) ? ["square"] : []),
  ...(accuracy ? ["with-accuracy"] : []),
];

/** @param {string} id */
const watched = (id) => {
  const page = document.documentElement, known = (page.dataset.watched ?? "").split(" ");
  if (!known.includes(id)) page.dataset.watched = [...known, id].join(" ").trim();
};
