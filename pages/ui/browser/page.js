// What Python cannot do: words on charts, a server that is lost and found, explanations that open and close.
// The script runs again at each redraw of its element, so everything is registered once on `window`.
(() => {
  if (window.lossLabPage) return;

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
      if (!chart || chart.getAttribute("aria-label") === text) continue;
      chart.setAttribute("role", "img");
      chart.setAttribute("aria-label", text);
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
  new MutationObserver(() => { name(); reconnect(); }).observe(document.body, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["aria-label", LINK],
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
    document.querySelector(".st-key-stage [class*=st-key-player_]")?.scrollIntoView({ block: "nearest" });
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

  window.lossLabPage = true;
})();
