// The playback bar: real controls, so that keyboard, touch and screen readers have them as they know them.
import { SPEEDS } from "./clock.js";
import { html, set, write } from "./svg.js";

/** @typedef {{toggle: () => void, go: (at: number) => void, step: (stops: number) => void, setSpeed: (speed: number) => void, mark: () => void}} Actions */
/** @typedef {ReturnType<typeof buildBar>} Bar */

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
  const slider = html(bar, "input", { type: "range", class: "epoch" });
  const output = html(bar, "span", { class: "at", "aria-hidden": "true" });
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
  return { bar, button, icon, name, slider, output, speed };
};

/**
 * What does not change with the epoch.
 * @param {Bar} bar @param {Record<string, string>} words @param {{first: number, last: number, whole: boolean}} x
 * @param {boolean} marking
 */
export const labelBar = ({ name, slider, speed }, words, x, marking) => {
  write(name, words.epoch);
  set(slider, "aria-label", marking ? `${words.slider}. ${words.mark_here}` : words.slider);
  set(speed, "aria-label", words.speed);
  set(slider, "min", x.first);
  set(slider, "max", x.last);
  set(slider, "step", x.whole ? 1 : "any");
};

/**
 * @param {Bar} bar @param {Record<string, string>} words @param {number} at @param {string} written the epoch as text
 * @param {boolean} playing @param {number} share how much of the track lies behind
 */
export const moveBar = ({ button, slider, output }, words, at, written, playing, share) => {
  if (Number(slider.value) !== at) slider.value = String(at);
  slider.style.setProperty("--share", `${(100 * share).toFixed(2)}%`);
  write(output, written);
  set(button, "aria-label", playing ? words.pause : words.play);
  set(button, "data-playing", String(playing));
};
