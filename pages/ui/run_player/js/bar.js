// The playback bar: real controls, so that keyboard, touch and screen readers have them as they know them.
import { SPEEDS } from "./clock.js";
import { formatEpoch } from "./numbers.js";
import { html, set, write } from "./svg.js";

/** @typedef {{toggle: () => void, go: (at: number) => void, step: (stops: number) => void, setSpeed: (speed: number) => void, mark: () => void}} Actions */
/** @typedef {ReturnType<typeof buildBar>} Bar */

// While it plays the slider itself, which is for hands and screen readers, follows so many milliseconds apart: each of
// its moves lays the page out. What is seen of it (track and thumb) moves with each frame and costs nothing.
const APART = 250;

const NAMES = ["¼×", "½×", "1×", "2×", "4×"];
/** @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10, Home: -Infinity, End: Infinity };

/**
 * Build the bar once; `update` changes what it says.
 * @param {Element} parent @param {Actions} actions
 */
export const buildBar = (parent, actions) => {
  const bar = html(parent, "div", { class: "bar" });
  const button = html(bar, "button", { type: "button", class: "play" });
  const icon = html(button, "span", { class: "icon", "aria-hidden": "true" });
  const name = html(bar, "span", { class: "name", "aria-hidden": "true" });
  const way = html(bar, "div", { class: "way" });
  const behind = html(html(way, "div", { class: "track" }), "div", { class: "behind" });
  const thumb = html(way, "div", { class: "carriage" });
  html(thumb, "div", { class: "thumb" });
  const slider = html(way, "input", { type: "range", class: "epoch" });
  const room = html(bar, "span", { class: "at", "aria-hidden": "true" });
  const output = html(room, "span");
  const speed = html(bar, "select", { class: "speed" });
  SPEEDS.forEach((value, i) => html(speed, "option", { value: String(value) }, NAMES[i]));
  speed.value = "1";
  button.addEventListener("click", () => actions.toggle());
  speed.addEventListener("change", () => actions.setSpeed(Number(speed.value)));
  slider.addEventListener("input", () => actions.go(Number(slider.value)));
  slider.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (step === undefined && event.key !== " " && event.key !== "m") return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (event.key === " ") actions.toggle();
    else if (event.key === "m") actions.mark();
    else actions.step(step);
  });
  return { bar, button, icon, name, behind, thumb, slider, room, output, speed, followed: 0 };
};

/**
 * What does not change with the epoch.
 * @param {Bar} bar @param {Record<string, string>} words @param {{first: number, last: number, whole: boolean}} x
 * @param {boolean} marking @param {Float64Array} stops
 */
export const labelBar = ({ name, slider, speed, room }, words, x, marking, stops) => {
  write(name, words.epoch);
  set(slider, "aria-label", marking ? `${words.slider}. ${words.mark_here}` : words.slider);
  set(speed, "aria-label", words.speed);
  set(slider, "min", x.first);
  set(slider, "max", x.last);
  set(slider, "step", x.whole ? 1 : "any");
  const longest = (x.whole ? [x.last] : [x.last, ...stops]).map((at) => formatEpoch(at).length);
  room.style.setProperty("--signs", String(formatEpoch(x.last).length + Math.max(...longest) + 2));
};

/**
 * At each frame. @param {Bar} bar @param {number} share how much of the track lies behind
 */
export const moveBar = ({ behind, thumb }, share) => {
  behind.style.transform = `scaleX(${share.toFixed(4)})`;
  thumb.style.transform = `translateX(${(100 * share).toFixed(2)}%)`;
};

/**
 * At each epoch, and when it begins or stops to play.
 * @param {Bar} bar @param {Record<string, string>} words @param {number} at @param {string} written the epoch as text
 * @param {boolean} playing
 */
export const writeBar = (bar, words, at, written, playing) => {
  const { button, slider, output } = bar, now = performance.now();
  if (Number(slider.value) !== at && (!playing || now - bar.followed > APART)) {
    slider.value = String(at);
    bar.followed = now;
  }
  write(output, written);
  set(button, "aria-label", playing ? words.pause : words.play);
  set(button, "data-playing", String(playing));
};
