// Small tools for drawing: elements, attributes that are only touched when they change, and the width of a text.

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {Element} parent @param {string} name @param {Record<string, string | number>} [attributes]
 * @param {string} [text]
 * @returns {SVGElement}
 */
export const make = (parent, name, attributes = {}, text = "") => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text) element.textContent = text;
  return parent.appendChild(/** @type {SVGElement} */ (element));
};

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {Element} parent @param {K} name @param {Record<string, string>} [attributes] @param {string} [text]
 * @returns {HTMLElementTagNameMap[K]}
 */
export const html = (parent, name, attributes = {}, text = "") => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text) element.textContent = text;
  return parent.appendChild(element);
};

/** @param {Element} element @param {string} name @param {string | number} value */
export const set = (element, name, value) => {
  const text = String(value);
  if (element.getAttribute(name) !== text) element.setAttribute(name, text);
};

/** @param {Element} element @param {string} text */
export const write = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
};

/** @param {Element} element @param {number} x @param {number} y */
export const move = (element, x, y) => set(element, "transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);

/** @param {Element} element @param {boolean} shown */
export const show = (element, shown) => {
  element.classList.toggle("gone", !shown);
};

/** @typedef {(text: string, scale?: number, bold?: boolean) => number} Measure */

/**
 * A function that returns how wide a text is in an element's font, in pixels; `scale` is of the element's size.
 * All digits are as wide as each other (`tabular-nums`), so that a number that counts up is measured once.
 * @param {Element} element
 * @returns {Measure}
 */
export const measurer = (element) => {
  const { fontSize, fontFamily } = getComputedStyle(element), size = parseFloat(fontSize);
  const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  /** @type {Map<string, number>} */
  const known = new Map();
  return (text, scale = 1, bold = false) => {
    const same = text.replace(/\d/g, "0"), key = `${bold}${scale}${same}`;
    const width = known.get(key);
    if (width !== undefined) return width;
    pen.font = `${bold ? 700 : 400} ${size * scale}px ${fontFamily}`;
    const found = pen.measureText(same).width;
    if (known.size > 5000) known.clear();
    known.set(key, found);
    return found;
  };
};
