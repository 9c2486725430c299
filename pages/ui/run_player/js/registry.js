// The players of the page: one for each place that has one. Data may come before the code has, and the code may come anew.
import { Player } from "./player.js";
import { html } from "./svg.js";

/** @typedef {Omit<import("./player.js").Component, "data"> & {data: import("./types.js").Data[]}} Component as it comes: its data in a list */

/**
 * Make the players of this version known to the page, and show whatever has waited for them.
 * @param {number} version @param {string} css
 */
export const register = (version, css) => {
  const page = /** @type {any} */ (window), waiting = page.lossLabPlayers?.waiting ?? new Map();
  page.lossLabPlayers?.players?.forEach((/** @type {Player} */ player) => player.leave());
  /** @type {Map<ParentNode, Player>} */
  const players = new Map();
  /** @type {Map<ParentNode, () => void>} */
  const leaving = new Map();
  const remove = (/** @type {ParentNode} */ place) => {
    players.get(place)?.leave();
    for (const map of [players, leaving, waiting]) map.delete(place);
  };
  const show = (/** @type {Component} */ component) => {
    const place = component.parentElement, root = /** @type {HTMLElement} */ (place.querySelector(".player"));
    let player = players.get(place);
    if (!player || player.root !== root) {
      player?.leave();
      root.replaceChildren();
      if (!place.querySelector("style.player-style")) html(/** @type {Element} */ (place), "style", { class: "player-style" }, css);
      players.set(place, (player = new Player(root)));
      leaving.set(place, () => remove(place));
    }
    player.update({ parentElement: place, data: component.data[0], setStateValue: component.setStateValue });
    return leaving.get(place);
  };
  page.lossLabPlayers = { version, players, waiting, show, remove };
  for (const component of waiting.values()) show(component);
  waiting.clear();
  if (page.lossLabSavesPictures) return;
  page.lossLabSavesPictures = true;
  // One listener on the document: the button itself is replaced whenever Streamlit redraws it.
  document.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest?.("[data-save-png]"));
    if (!button) return;
    const inside = (/** @type {Player} */ { root }) => /** @type {ShadowRoot} */ (root.getRootNode()).host?.closest(`.st-key-${button.dataset.savePng}`);
    [...page.lossLabPlayers.players.values()].find(inside)?.save(button.dataset.title ?? "", button.dataset.fileName ?? "chart.png");
  });
};
