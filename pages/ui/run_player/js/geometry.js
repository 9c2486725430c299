// Where the plots are in the picture, from what is written around them: every margin is measured.
import { legendHeight } from "./legend.js";
import { isSingle, namesAtHeads, shortName } from "./names.js";
import { decimalsBelow, formatLoss, formatShare, formatTick } from "./numbers.js";
import { epochTicks, linearScale, linearTicks, logScale, logTicks } from "./scales.js";

/** @typedef {import("./types.js").Data} Data @typedef {import("./types.js").Scale} Scale */
/** @typedef {import("./types.js").Series} Series @typedef {import("./svg.js").Measure} Measure */
/** @typedef {{step: number, ticks: number[]}} Ticks */
/** @typedef {{data: Data, lines: Record<string, Series>[], width: number, height: number, em: number, measure: Measure}} View */
/**
 * @typedef {object} Plot
 * @property {"loss" | "accuracy"} what
 * @property {boolean} share whether its values are written as per cents
 * @property {number} x @property {number} y @property {number} width @property {number} height
 * @property {number} room pixels right of the plot, for the words at the heads
 * @property {Scale} sx @property {Scale} sy @property {Ticks} xTicks @property {Ticks} yTicks
 * @property {number} decimals of the losses at the heads
 * @property {boolean} names whether the heads' words hold names, or values alone beside a legend
 */

// Pixels from a head to its words.
export const AFTER = 14;
const ACCURACY_SHARE = 0.32;

/** @param {View} view */
const rightRoom = ({ data, lines, width, em, measure }, /** @type {boolean} */ names) => {
  const values = lines.flatMap((line) => ["train", "val"].flatMap((split) => {
    const y = line[split]?.y.filter(Number.isFinite);
    const ends = y?.length ? [y.reduce((a, b) => Math.max(a, b)), y.reduce((a, b) => Math.min(a, b))] : [];
    return ends.map((value) => (data.y.share ? formatShare(value) : formatLoss(value, decimalsBelow(data.y.top))));
  }));
  if (data.accuracy) values.push(formatShare(1));
  const longest = Math.max(0, ...values.map((text) => measure(text, 1, true)));
  const { train, val, gap } = data.words;
  const said = isSingle(data)
    ? [...(lines[0].train ? [train] : []), ...(lines[0].val ? [val] : []), ...(data.gap ? [gap] : [])]
    : data.lines.map((line) => shortName(line.name));
  const named = names ? said : isSingle(data) && data.gap ? [gap] : [];
  const widest = Math.max(0, ...named.map((text) => measure(`${text} `, 1, names)));
  return Math.min(AFTER + longest + widest + 0.4 * em, 0.42 * width);
};

/** @param {View} view @returns {Plot[]} */
export const plotsOf = (view) => {
  const { data, width, height, em, measure } = view;
  const names = namesAtHeads(width, em);
  const above = (data.phases.length ? 2.2 : 0.8) * em + legendHeight(view);
  const below = 3.1 * em;
  const between = data.accuracy ? 1.6 * em : 0;
  const whole = height - above - below - between;
  const heights = data.accuracy ? [whole * (1 - ACCURACY_SHARE), whole * ACCURACY_SHARE] : [whole];
  const yTicks = [lossTicks(data, heights[0] / (2.7 * em))];
  if (data.accuracy) yTicks.push(linearTicks(data.accuracy.low, data.accuracy.top, heights[1] / (2.6 * em)));
  const labels = [...yTicks[0].ticks.map((tick) => formatTick(tick, yTicks[0].step)), ...(data.accuracy || data.y.share ? ["100%"] : [])];
  const left = Math.max(...labels.map((text) => measure(text))) + 2.5 * em;
  const room = rightRoom(view, names), inner = Math.max(40, width - left - room);
  const xTicks = epochTicks(data.x.first, data.x.last, inner / (6 * em), data.x.whole);
  const sx = linearScale(data.x.first, data.x.last, 0, inner);
  const { low, top, log } = data.y;
  const base = { x: left, width: inner, room, sx, xTicks, names, decimals: decimalsBelow(top) };
  /** @type {Plot[]} */
  const plots = [{ ...base, what: "loss", share: data.y.share, y: above, height: heights[0], yTicks: yTicks[0], sy: (log ? logScale : linearScale)(low, top, heights[0], 0) }];
  if (data.accuracy) {
    const { low: from, top: to } = data.accuracy;
    plots.push({ ...base, what: "accuracy", share: true, y: above + heights[0] + between, height: heights[1], yTicks: yTicks[1], sy: linearScale(from, to, heights[1], 0) });
  }
  return plots;
};

/** @param {Data} data @param {number} count */
const lossTicks = (data, count) => {
  const { low, top, log } = data.y;
  return log ? logTicks(low, top, Math.max(2, count)) : linearTicks(low, top, Math.max(2, count));
};

/** @param {Plot} plot @param {number} value @returns {string} */
export const formatted = (plot, value) => (plot.share ? formatShare(value) : formatLoss(value, plot.decimals));
