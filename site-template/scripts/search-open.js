// Opens the search. Its own scripts are read when somebody first looks for something, so that no page
// waits for them: the menu's link or `/` asks for them, as do the search page and a hit's page.
(function (root) {
  "use strict";
  const { Drivepress, document } = root;
  const { loadScript } = Drivepress.elements;
  let reading = null;

  /** Whether the search's scripts are there; reads them once, one after the other. */
  function search() {
    reading = reading || (async () => {
      if (!Drivepress.searchMatch) await loadScript("scripts/search-match.js");
      await loadScript("scripts/search-index.js");
      return loadScript("scripts/search.js");
    })();
    return reading;
  }

  const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

  function start() {
    document.querySelectorAll("a.nav-search, [data-search-open]").forEach((opener) => opener.addEventListener("click", async (event) => {
      event.preventDefault();
      if (await search()) Drivepress.search.open();
      else if (opener.href) root.location.assign(opener.href);
    }));
    document.addEventListener("keydown", async (event) => {
      const plain = event.key === "/" && !event.ctrlKey && !event.altKey && !event.metaKey;
      if (!plain || isTyping(event.target) || document.querySelector("dialog[open]") !== null) return;
      event.preventDefault();
      if (await search()) Drivepress.search.open();
    });
    // The search page itself, and a page that a hit of a search opened.
    const isFound = new URLSearchParams(root.location.search).has("find");
    if (isFound || document.querySelector("[data-search]") !== null) search();
  }

  start();
})(globalThis);
