// The picture to keep: a PNG with a title, the page's own font and the colours of the theme.

// What an SVG takes from the sheet of the page has to be written into it: an image is a document of its own.
const STYLE = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "stroke-linecap", "stroke-linejoin",
  "opacity", "font-size", "font-weight", "font-family", "paint-order", "visibility", "display", "image-rendering",
];

/** @param {SVGElement} svg */
const inlined = (svg) => {
  const copy = /** @type {SVGElement} */ (svg.cloneNode(true)), { width, height } = svg.getBoundingClientRect();
  const from = [svg, ...svg.querySelectorAll("*")], to = [copy, ...copy.querySelectorAll("*")];
  from.forEach((element, i) => {
    const style = getComputedStyle(element);
    to[i].setAttribute("style", STYLE.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";"));
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  return { copy, width, height };
};

/** @param {string} url */
const base64 = async (url) => {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};

/**
 * The rule of the font that the page has loaded: an image cannot see it.
 * @param {string} family
 */
const fontRule = async (family) => {
  const name = family.split(",")[0].replace(/["']/g, "").trim();
  for (const sheet of document.styleSheets) {
    let rules;
    try { rules = sheet.cssRules; } catch { continue; }
    for (const rule of rules) {
      if (!(rule instanceof CSSFontFaceRule)) continue;
      const style = /** @type {CSSStyleDeclaration & {src: string}} */ (rule.style);
      if (style.fontFamily.replace(/["']/g, "") !== name || style.fontStyle === "italic") continue;
      const url = /url\(["']?([^"')]+)/.exec(style.getPropertyValue("src"))?.[1];
      if (!url) continue;
      const data = await base64(new URL(url, sheet.href ?? document.baseURI).href);
      return `@font-face{font-family:"${name}";font-weight:${style.fontWeight || "normal"};src:url(data:font/woff2;base64,${data})}`;
    }
  }
  return "";
};

/** @param {SVGElement} svg @param {string} font */
const asImage = async (svg, font) => {
  const { copy, width, height } = inlined(svg);
  const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
  style.textContent = font;
  copy.prepend(style);
  const url = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" }));
  const image = new Image();
  image.src = url;
  await image.decode();
  URL.revokeObjectURL(url);
  return { image, width, height };
};

const TITLE = 32, EDGE = 12;

/**
 * Draw the pictures of a place, as they stand on the page, with what was trained above them.
 * @param {HTMLElement} place @param {string} title @param {number} scale
 */
export const asCanvas = async (place, title, scale) => {
  const style = getComputedStyle(place), box = place.getBoundingClientRect();
  const page = getComputedStyle(/** @type {Element} */ (document.querySelector(".stApp")));
  const font = await fontRule(style.fontFamily).catch(() => "");
  const canvas = document.createElement("canvas");
  canvas.width = Math.round((box.width + 2 * EDGE) * scale);
  canvas.height = Math.round((box.height + TITLE + EDGE) * scale);
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.scale(scale, scale);
  pen.fillStyle = page.backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = page.color;
  pen.font = `600 14px ${style.fontFamily}`;
  pen.textBaseline = "middle";
  pen.fillText(title, EDGE, TITLE / 2, box.width);
  for (const svg of place.querySelectorAll(":scope > * > svg, :scope > svg")) {
    const at = svg.getBoundingClientRect();
    const { image, width, height } = await asImage(/** @type {SVGElement} */ (svg), font);
    pen.drawImage(image, at.left - box.left + EDGE, at.top - box.top + TITLE, width, height);
  }
  return canvas;
};

/** @param {HTMLElement} place @param {string} title @param {string} fileName */
export const savePicture = async (place, title, fileName) => {
  const canvas = await asCanvas(place, title, Math.max(2, devicePixelRatio));
  const link = document.createElement("a");
  link.download = fileName;
  link.href = canvas.toDataURL("image/png");
  link.click();
};
