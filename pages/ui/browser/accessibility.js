// What Streamlit leaves out for eyes, ears and fingers: the language of the page, results that are announced and seen,
// names of buttons, the keyboard of a phone, explanations that stay inside the window.
// The script runs again at each redraw of its element, so everything is registered once on `window`.
(() => {
  if (window.lossLabAccessibility) return;
  window.lossLabAccessibility = true;

  const RESULT = "[class*=st-key-verdict_]", SENTENCE = `${RESULT} [data-testid=stMarkdownContainer]`;
  const status = document.createElement("div");
  status.className = "chart-words";
  status.setAttribute("role", "status");
  document.body.append(status);

  // A result that is hidden until its curves were watched is not told either. Quick changes are told once, at their end.
  let told = "", timer = 0;
  const announce = () => {
    const sentence = document.querySelector(SENTENCE);
    if (!sentence || getComputedStyle(sentence).visibility === "hidden") return;
    const bare = sentence.cloneNode(true);
    for (const icon of bare.querySelectorAll("[data-testid=stIconMaterial]")) icon.remove();
    const text = bare.textContent.trim();
    if (text === told) return;
    told = text;
    status.textContent = text;
  };

  // Who checks an answer wants to see what comes of it, wherever the page had been scrolled to.
  let isChecked = false;
  document.addEventListener("click", (event) => {
    if (event.target.closest?.(".st-key-check button")) isChecked = true;
  });
  const show = () => {
    const result = isChecked && document.querySelector("[class*=st-key-verdict_][class*=_answer]");
    if (!result) return;
    isChecked = false;
    setTimeout(() => result.scrollIntoView({ block: "nearest" }), 300);
  };

  const name = () => {
    const lang = document.querySelector(".lead[lang]")?.lang;
    if (lang && document.documentElement.lang !== lang) document.documentElement.lang = lang;
    const menu = document.querySelector("[data-testid=stExpandSidebarButton]");
    const label = document.querySelector("[data-menu]")?.dataset.menu;
    if (menu && label && menu.getAttribute("aria-label") !== label) menu.setAttribute("aria-label", label);
    for (const field of document.querySelectorAll(".st-key-answer input[type=text]:not([inputmode])")) {
      field.inputMode = "decimal";
    }
  };

  new MutationObserver(() => {
    name();
    show();
    clearTimeout(timer);
    timer = setTimeout(announce, 800);
  }).observe(document.body, { childList: true, subtree: true, characterData: true });

  document.addEventListener("toggle", ({ target }) => {
    const card = target.matches?.("details.term[open]") && target.querySelector(".term-card");
    if (!card) return;
    card.style.translate = "";
    const over = card.getBoundingClientRect().right - (document.documentElement.clientWidth - 8);
    if (over > 0) card.style.translate = `${-over}px`;
  }, true);
})();
