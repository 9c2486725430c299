// What Python cannot do for a visit: the address of a page that is entered, where Back scrolls to, a phone's menu.
// The script runs again at each redraw of its element, so everything is registered once on `window`.
window.lossLabVisit ??= (() => {
  // How far each page was scrolled when its visitor last did something there. Streamlit begins a page at its top.
  const places = new Map();
  let page = location.pathname, wanted = null;

  const main = () => document.querySelector(".stMain");
  const remember = () => places.set(page, main()?.scrollTop ?? 0);
  const give = () => {
    const view = main();
    if (wanted === null) page = location.pathname;
    else if (!view || view.scrollHeight < wanted + view.clientHeight) return;
    else {
      view.scrollTop = wanted;
      wanted = null;
    }
  };
  // Before the page that is left goes: a press, or Back.
  for (const press of ["pointerdown", "keydown"]) addEventListener(press, remember, true);
  addEventListener("popstate", () => {
    if (location.pathname === page) return;
    remember();
    page = location.pathname;
    wanted = places.get(page) || null;
    // A page may have become shorter, and whoever scrolls meanwhile knows better.
    setTimeout(() => { wanted = null; }, 5000);
  }, true);
  for (const own of ["wheel", "touchmove", "keydown"]) addEventListener(own, () => { wanted = null; }, true);
  new MutationObserver(give).observe(document.body, { childList: true, subtree: true });

  // On a phone the menu lies over the page: a choice closes it.
  document.addEventListener("click", ({ target }) => {
    const chosen = target.closest(".stSidebar a");
    if (chosen && innerWidth <= 768) document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
  });

  return {
    // Written into the entry that the visitor came by: Streamlit would add a second one, at which Back would stop.
    enter(page, query) {
      if (!location.pathname.endsWith(`/${page}`)) return;
      const embed = [...new URLSearchParams(location.search)].filter(([key]) => key.startsWith("embed"));
      const whole = [new URLSearchParams(embed).toString(), query].filter(Boolean).join("&");
      if (location.search !== `?${whole}`) history.replaceState(history.state, "", `?${whole}${location.hash}`);
    },
  };
})();
