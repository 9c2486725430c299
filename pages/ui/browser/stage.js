// What Vega and Python cannot do: reduced motion, words on charts, a picture to keep, a server that is lost and found.
// The script runs again at each redraw of its element, so everything is registered once on `window`.
(() => {
  if (window.lossLabChart) return;

  // Vega makes the inputs when it embeds, which is later than this script and may happen again (theme, language).
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const calm = () => {
    if (!still.matches) return;
    for (const box of document.querySelectorAll('.vega-bindings input[name="motion"]:checked')) box.click();
  };
  // Streamlit would embed the chart anew for another alt text, so the run's words are put on it from outside. While a
  // page goes over into another there may be two of them for one chart: the later one counts, since each change of the
  // label calls this again, and two that take turns would never end.
  const name = () => {
    const said = new Map();
    for (const words of document.querySelectorAll(".chart-words[data-chart]")) {
      said.set(words.dataset.chart, words.textContent);
    }
    for (const [key, text] of said) {
      const chart = document.querySelector(`.st-key-${key} .stVegaLiteChart`);
      if (chart && chart.getAttribute("aria-label") !== text) chart.setAttribute("aria-label", text);
    }
  };
  // After a broken connection Streamlit waits for the visitor to do something. But the server may be another one, or may
  // have begun anew: it would not know the button that is then pressed. So the page is asked for again at once.
  const LINK = "data-test-connection-state";
  let broken = false;
  const reconnect = () => {
    const state = document.querySelector(".stApp")?.getAttribute(LINK);
    if (state === "CONNECTED" && broken) window.dispatchEvent(new PopStateEvent("popstate"));
    broken = Boolean(state) && state !== "CONNECTED";
  };
  new MutationObserver(() => { calm(); name(); reconnect(); }).observe(document.body, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["aria-label", LINK],
  });
  still.addEventListener("change", calm);

  // The accuracy is a chart of its own, which cannot see the playback: its hidden slider is moved along.
  const follow = () => {
    const from = document.querySelector('input[name="epoch_now"]');
    const to = document.querySelector('input[name="accuracy_epoch"]');
    if (from && to && from.value !== to.value) {
      to.value = from.value;
      to.dispatchEvent(new Event("input", { bubbles: true }));
    }
    requestAnimationFrame(follow);
  };
  requestAnimationFrame(follow);

  // On a tour the curves are to be watched before their verdict is read (style.css hides it): until the playback ends, or
  // is paused. Between two runs the old one may stand still for a moment while the new one's words are there already.
  const LAG = 700;
  const watched = new Set();
  let stillSince = 0;
  const watch = (now) => {
    const run = document.querySelector(".st-key-stage button.why")?.dataset.of;
    const playing = document.querySelector('.st-key-stage input[name="playing"]')?.checked;
    if (playing !== false) stillSince = now;
    if (run && now - stillSince > LAG) watched.add(run);
    document.documentElement.toggleAttribute("data-watching", Boolean(run) && !watched.has(run));
    requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);

  const base64 = async (url) => {
    const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
    let text = "";
    for (const b of bytes) text += String.fromCharCode(b);
    return btoa(text);
  };

  // A picture made from an SVG cannot see the page's fonts: the one that the page has loaded goes along.
  const fontRule = async (name) => {
    for (const sheet of document.styleSheets) {
      let rules;
      try { rules = sheet.cssRules; } catch { continue; }
      for (const rule of rules) {
        if (!(rule instanceof CSSFontFaceRule) || rule.style.fontFamily.replace(/["']/g, "") !== name) continue;
        if (rule.style.fontStyle === "italic") continue;
        const url = /url\(["']?([^"')]+)/.exec(rule.style.src)?.[1];
        if (!url) continue;
        const data = await base64(new URL(url, sheet.href || document.baseURI));
        return `@font-face{font-family:"${name}";font-weight:${rule.style.fontWeight || "normal"};src:url(data:font/woff2;base64,${data})}`;
      }
    }
    return "";
  };

  // What was trained stands above the picture: a curve without its settings is soon a riddle.
  const titled = (canvas, words, scale, chart) => {
    const whole = document.createElement("canvas"), band = Math.round(32 * scale), pen = whole.getContext("2d");
    whole.width = canvas.width;
    whole.height = canvas.height + band;
    const style = getComputedStyle(chart.closest(".stApp"));
    pen.fillStyle = style.backgroundColor;
    pen.fillRect(0, 0, whole.width, whole.height);
    pen.fillStyle = style.color;
    pen.font = `600 ${Math.round(14 * scale)}px ${style.fontFamily}`;
    pen.textBaseline = "middle";
    pen.fillText(words, 12 * scale, band / 2, whole.width - 24 * scale);
    pen.drawImage(canvas, 0, band);
    return whole;
  };

  const asCanvas = async (chart, scale) => {
    const drawn = chart.querySelector("canvas.marks");
    if (drawn) return drawn; // more than 2,000 marks: Streamlit lets Vega draw on a canvas
    const svg = chart.querySelector("svg.marks");
    const copy = svg.cloneNode(true);
    const { width, height } = svg.getBoundingClientRect();
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("width", width);
    copy.setAttribute("height", height);
    const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
    style.textContent = await fontRule("Source Sans").catch(() => "");
    copy.prepend(style);
    for (const image of copy.querySelectorAll("image")) if (image.getAttribute("opacity") === "0") image.remove();
    const url = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" }));
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const pen = canvas.getContext("2d");
    pen.fillStyle = svg.style.backgroundColor || getComputedStyle(chart.closest(".stApp")).backgroundColor;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(url);
    return canvas;
  };

  const save = async (button) => {
    const chart = document.querySelector(button.dataset.savePng + " .stVegaLiteChart");
    if (!chart) return;
    const scale = Math.max(2, devicePixelRatio);
    const canvas = titled(await asCanvas(chart, scale), button.dataset.title, scale, chart);
    const link = document.createElement("a");
    link.download = button.dataset.fileName || "chart.png";
    link.href = canvas.toDataURL("image/png");
    link.click();
  };

  // One listener on the document: the button itself is replaced whenever Streamlit redraws it.
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-save-png]");
    if (button) save(button);
  });

  // The box with the link copies it when it opens, and says so; where the browser forbids that, it is done by hand.
  const copy = async (tries) => {
    const said = document.querySelector("[data-testid=stPopoverBody] .copied");
    const address = said?.closest("[data-testid=stPopoverBody]").querySelector("code");
    if (!address) {
      if (tries) setTimeout(copy, 50, tries - 1);
      return;
    }
    try {
      await navigator.clipboard.writeText(address.textContent);
      said.hidden = false;
      said.previousElementSibling.hidden = true;
    } catch { }
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest?.(".st-key-actions .stPopover button")) copy(40);
  });

  // What is tried from below the curves, or next on a tour, is watched from the start of its curves.
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.(".st-key-tour a, [class*=st-key-verdict_] a")) return;
    document.querySelector(".st-key-stage .stVegaLiteChart")?.scrollIntoView({ block: "nearest" });
  });

  // Why the verdict is what it is.
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button.why");
    const said = button?.closest("[class*=st-key-verdict_]").querySelector(".why-said");
    if (!said) return;
    said.hidden = !said.hidden;
    button.setAttribute("aria-expanded", String(!said.hidden));
    said.scrollIntoView({ block: "nearest" });
  });

  // An explanation closes when the visitor goes on elsewhere, or with Escape.
  const close = (except) => {
    for (const term of document.querySelectorAll("details.term[open]")) if (!term.contains(except)) term.open = false;
  };
  document.addEventListener("click", (event) => close(event.target));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(null); });

  window.lossLabChart = { calm, save };
  calm();
})();
