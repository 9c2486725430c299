// Draws one or several dart boards, and sends where a board was clicked: centimetres right of and above the centre.
const SVG = "http://www.w3.org/2000/svg";
const EDGE = 22;
// Darts that a line joins: more of them are a thicket.
const TRAIL = 20;

const make = (parent, name, attributes = {}, text = "") => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text) element.textContent = text;
  return parent.appendChild(element);
};

const rings = (svg, { radius, bull }) => {
  make(svg, "circle", { r: radius, class: "field" });
  for (let r = radius; r > bull; r -= 5) make(svg, "circle", { r, class: "ring" });
  make(svg, "path", { d: `M${-radius} 0H${radius}M0 ${-radius}V${radius}`, class: "cross" });
  make(svg, "circle", { r: bull, class: "bull" });
};

const scale = (svg, { radius }, unit) => {
  for (let r = 5; r <= radius; r += 5) {
    make(svg, "text", { x: 0.5, y: r - 0.5, class: "scale" }, r === radius ? `${r} ${unit}` : `${r}`);
  }
};

// What flew past the picture lies at its edge, hollow.
const seen = ([x, y]) => {
  const far = Math.max(Math.abs(x), Math.abs(y)) / (EDGE - 1);
  return far > 1 ? [x / far, -y / far, "gone"] : [x, -y, ""];
};

const darts = (svg, board, known) => {
  const last = board.darts.length - 1;
  if (board.path) {
    const places = board.darts.slice(-TRAIL).map((dart) => seen(dart).slice(0, 2).join(" "));
    make(svg, "polyline", { points: places.join(" "), class: "path" });
  }
  board.darts.forEach((dart, i) => {
    const [x, y, gone] = seen(dart);
    const group = make(svg, "g", { class: `dart ${gone} ${i === last ? "last" : ""}`, transform: `translate(${x} ${y})` });
    if (i === last && board.said) make(svg, "path", { d: `M0 0L${x} ${y}`, class: "miss" });
    const drop = make(group, "g", { class: i >= known ? "new" : "" });
    drop.style.animationDelay = `${Math.min((i - known) * 60, 1500)}ms`;
    if (board.path) drop.style.opacity = last - i >= TRAIL ? 0.12 : Math.max(0.25, 1 - (last - i) / 12);
    make(drop, "circle", { r: board.size });
    if (dart[2] > 1) make(group, "text", { x: 1.4, y: -1.1, class: "count" }, `×${dart[2]}`);
  });
  if (last >= 0 && board.said) {
    // On the far side of the dart, where the line to the centre is not; at the picture's side above or below it.
    const [x, y] = seen(board.darts[last]);
    const edge = Math.abs(x) > EDGE - 11;
    const place = { x: x + (x < 0 ? -1.8 : 1.8) * (edge ? -1 : 1), y: edge ? y + (y < 0 ? -1.6 : 3.4) : y + 0.8 };
    const anchor = x < 0 !== edge ? "end" : "start";
    make(svg, "text", { ...place, "text-anchor": anchor, class: "said" }, board.said);
  }
};

// A board is made once and only redrawn: a click whose element goes away between press and release would be lost.
const build = (place) => {
  const figure = place.appendChild(document.createElement("figure"));
  const svg = make(figure, "svg", { viewBox: `${-EDGE} ${-EDGE} ${2 * EDGE} ${2 * EDGE}`, role: "img" });
  return { figure, svg, layer: make(svg, "g", { class: "layer" }), caption: null, known: null };
};

const draw = (kept, board, data) => {
  const { figure, svg, layer } = kept;
  figure.style.setProperty("--dart", board.colour);
  figure.className = board.path ? "small" : "";
  svg.setAttribute("aria-label", board.words);
  svg.classList.toggle("open", data.open);
  layer.replaceChildren();
  rings(layer, data);
  if (data.unit) scale(layer, data, data.unit);
  darts(layer, board, kept.known ?? board.darts.length);
  kept.known = board.darts.length;
  if (!board.name) return;
  kept.caption ??= figure.appendChild(document.createElement("figcaption"));
  kept.caption.replaceChildren(
    Object.assign(document.createElement("b"), { textContent: board.name }),
    Object.assign(document.createElement("span"), { textContent: board.result }),
  );
};

export default function ({ parentElement, data, setTriggerValue }) {
  const place = parentElement.querySelector(".boards");
  // Quick clicks may overtake the server's answer: whatever it has not counted yet is sent again with the next one, and
  // by itself where none follows.
  place.sent = (place.sent ?? []).filter(([id]) => id > data.counted);
  clearTimeout(place.again);
  if (place.sent.length) place.again = setTimeout(() => setTriggerValue("thrown", place.sent), 700);
  place.kept ??= data.boards.map(() => build(place));
  data.boards.forEach((board, i) => draw(place.kept[i], board, data));
  if (!data.open) return;
  place.onclick = (event) => {
    const svg = event.target.closest("svg");
    if (!svg) return;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    if (Math.max(Math.abs(at.x), Math.abs(at.y)) > EDGE) return; // beside the picture
    const id = Math.max(Date.now(), (place.sent.at(-1)?.[0] ?? data.counted) + 1);
    place.sent.push([id, Math.round(at.x * 10) / 10, Math.round(-at.y * 10) / 10]);
    setTriggerValue("thrown", place.sent);
  };
}
