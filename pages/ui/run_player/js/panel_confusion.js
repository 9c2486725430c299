// Validation rows counted by truth (down) and answer (across), and some of them as examples beside that.
import { isSmall } from "./panel_points.js";
import { make, set, write } from "./svg.js";

/** @typedef {import("./panel_points.js").PanelView} PanelView */

/** @param {PanelView} view */
export const drawConfusion = (view) => {
  const { words } = view, area = { from: 0 };
  const counts = drawCounts(view), examples = isSmall(view.panel) ? () => {} : drawExamples(view);
  return {
    area, title: (/** @type {number} */ epoch) => words.model_at.replace("{}", String(epoch)),
    show: (/** @type {number} */ frame) => {
      counts(frame);
      examples(frame);
    },
  };
};

const SHARE = 0.57;

/** @param {PanelView} view */
const drawCounts = ({ svg, panel, words, em, width, height, measure }) => {
  const { labels } = panel, n = labels.length, top = 3.2 * em;
  const room = Math.min(5 * em, Math.max(...labels.map((label) => measure(label, 0.92)))) + 0.5 * em;
  const cell = Math.min((width * (isSmall(panel) ? 1 : SHARE) - room) / n, (height - top - 1.8 * em) / n);
  labels.forEach((label, i) => {
    const fits = measure(label, 0.92) <= cell * 1.1;
    make(svg, "text", { class: "tick small cut", x: room - 0.4 * em, y: top + (i + 0.5) * cell, "text-anchor": "end", dy: ".35em" }, cutTo(label, room - 0.4 * em, measure));
    make(svg, "text", { class: "tick", x: room + (i + 0.5) * cell, y: top - 0.5 * em, "text-anchor": "middle" }, fits ? label : cutTo(label, cell - 2, measure));
  });
  const size = cell < 1.7 * em ? 0.8 : cell < 2.8 * em ? 0.92 : 1.15;
  const cells = panel.counts[0].map((_, i) => {
    const row = Math.floor(i / n), column = i % n, x = room + column * cell, y = top + row * cell;
    const colour = row === column ? "class-0" : "class-1";
    const square = make(svg, "rect", { class: "count", x: x + 0.5, y: y + 0.5, width: cell - 1, height: cell - 1, style: `--colour: var(--${colour})` });
    const text = make(svg, "text", { class: "count", x: x + cell / 2, y: y + cell / 2, "text-anchor": "middle", dy: ".35em", "font-size": `${size}em` });
    return { square, text, of: Math.max(1, panel.rows[row]) };
  });
  make(svg, "text", { class: "note small", x: 0, y: top + n * cell + 1.2 * em }, cutTo(words.of_validation, width, measure));
  return (/** @type {number} */ frame) => panel.counts[frame].forEach((count, i) => {
    set(cells[i].square, "fill-opacity", (0.06 + (0.6 * count) / cells[i].of).toFixed(3));
    write(cells[i].text, count ? String(count) : "");
  });
};

/** @param {PanelView} view */
const drawExamples = ({ svg, panel, words, em, width, height, measure }) => {
  const left = width * (SHARE + 0.04), step = (height - 1.8 * em) / panel.examples.length, top = 3.2 * em - 0.6 * em;
  make(svg, "text", { class: "note small", x: left, y: 0.9 * em + (narrowTitle(width, em) ? 1.3 * em : 0), dy: ".35em" }, cutTo(words.examples, width - left, measure));
  const rows = panel.examples.map(({ c, image }, i) => {
    const y = top + i * step, x = left + (image ? 3 * em : 0);
    if (image) make(svg, "image", { class: "digit", href: image, x: left, y: y + 0.1 * em, width: 2.6 * em, height: 2.6 * em });
    make(svg, "text", { class: "note small", x, y: y + 0.6 * em, dy: ".35em" }, cutTo(`${words.truth}: ${panel.labels[c]}`, width - x, measure));
    const answer = make(svg, "text", { class: "answer small", x, y: y + 1.75 * em, dy: ".35em" });
    const track = make(svg, "rect", { class: "track", x, y: y + 2.45 * em, width: width - x, height: 0.4 * em });
    const bar = make(svg, "rect", { class: "bar", x, y: y + 2.45 * em, width: 0, height: 0.4 * em });
    return { c, x, answer, track, bar };
  });
  return (/** @type {number} */ frame) => rows.forEach(({ c, x, answer, track, bar }, i) => {
    const [said, p] = panel.answers[frame][i], right = said === c;
    const sure = p < 0 ? "" : ` · ${words.on_truth} ${Math.round(100 * p)}%`;
    write(answer, cutTo(`${right ? "✓" : "✗"} ${panel.labels[said]}${sure}`, width - x, measure));
    set(track, "visibility", p < 0 ? "hidden" : "visible");
    set(bar, "width", (Math.max(p, 0) * (width - x)).toFixed(1));
    set(bar, "style", `--colour: var(--class-${right ? 0 : 1})`);
  });
};

/** @param {number} width @param {number} em */
const narrowTitle = (width, em) => width < 24 * em;

/**
 * Text that fits a width; what is cut is said by "…".
 * @param {string} text @param {number} room @param {import("./svg.js").Measure} measure
 */
const cutTo = (text, room, measure) => {
  if (measure(text, 0.92) <= room) return text;
  let letters = [...text];
  while (letters.length > 1 && measure(`${letters.join("")}…`, 0.92) > room) letters = letters.slice(0, -1);
  return `${letters.join("")}…`;
};
