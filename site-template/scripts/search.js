// Searching the drive, as you type: a dialog on every page, and the search page itself.
//
// Contract with the pages: buttons `[data-search-open]` open `<dialog id="search">`, which is
// filled here; `<div data-search-page>` is filled in place. `/` opens, arrows choose, Enter opens
// a hit, Esc closes. The data (`assets/search/<language>.js`) is read when first needed.
(function (root) {
  "use strict";
  const { Drivepress, document } = root;
  const { say, number, language } = Drivepress.words;
  const { make } = Drivepress.elements;
  const { prepare, find, rangesIn } = Drivepress.searchMatch;
  const SITE = new URL("../../", document.currentScript.src);
  // The language this page was built in; the record page may change to others in place.
  const BUILT = document.documentElement.lang;

  // Nobody reads further down; the count tells how many there are.
  const SHOWN = 50;
  // Letters of context before the first hit in a text, and in all.
  const BEFORE = 40;
  const CONTEXT = 180;

  const indexes = new Map();

  /** The index of a language, or `null` if the drive holds none. */
  function loadIndex(wanted) {
    if (!indexes.has(wanted)) {
      indexes.set(wanted, new Promise((resolve) => {
        const script = make("script", {
          src: new URL(`assets/search/${wanted}.js`, SITE).href,
          load: () => resolve(prepare(root.DRIVEPRESS_SEARCH)),
          error: () => resolve(null),
        });
        document.head.append(script);
      }));
    }
    return indexes.get(wanted);
  }

  /** Text with its hits marked, cut to the surroundings of the first where it is long. */
  function marked(whole, query, context) {
    const ranges = rangesIn(whole, query);
    const first = ranges.length > 0 ? ranges[0][0] : 0;
    const from = context === undefined || first <= BEFORE ? 0 : first - BEFORE;
    const to = context === undefined ? whole.length : Math.min(whole.length, from + context);
    const parts = [from > 0 ? "…" : ""];
    let at = from;
    for (const [begin, end] of ranges) {
      if (begin < at || end > to) continue;
      parts.push(whole.slice(at, begin), make("mark", null, whole.slice(begin, end)));
      at = end;
    }
    parts.push(whole.slice(at, to), to < whole.length ? "…" : "");
    return parts;
  }

  /** Hits are named from their language's folder, where all pages but the shared one lie. */
  function addressOf(url) {
    const folder = language() === BUILT ? "" : `${language()}/`;
    return new URL(folder + url, root.location.href).href;
  }

  function hitElement(entry, query) {
    const href = addressOf(entry.url);
    const name = entry.section ? `${entry.section}` : entry.title;
    return make("li", null,
      make("a", { href }, ...marked(name, query)),
      entry.section ? make("p", { class: "search-page" }, ...marked(entry.title, query)) : null,
      entry.text ? make("p", { class: "search-text" }, ...marked(entry.text, query, CONTEXT)) : null);
  }

  /** Arrow keys walk from the field through the hits and back. */
  function walk(event, field, list) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [field, ...list.querySelectorAll("a")];
    const next = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    if (next < 0 || next >= stops.length) return;
    event.preventDefault();
    stops[next].focus();
  }

  /** The field and the hits, put into `place`; `id` keeps the labels of two of them apart. */
  function build(place, id) {
    const field = make("input", { type: "search", class: "search-input", id, autocomplete: "off", spellcheck: "false", enterkeyhint: "search" });
    const count = make("p", { class: "search-count", role: "status" });
    const list = make("ol", { class: "search-results" });
    let asked = 0;
    async function answer() {
      asked += 1;
      const turn = asked;
      const query = field.value;
      const index = await loadIndex(language());
      if (turn !== asked) return;
      if (index === null) {
        count.textContent = say("search.failed");
        return;
      }
      const hits = find(index, query);
      list.replaceChildren(...hits.slice(0, SHOWN).map((entry) => hitElement(entry, query)));
      const words = [hits.length === 0 ? say("search.none")
        : hits.length === 1 ? say("search.count.one") : say("search.count", { n: number(hits.length) })];
      if (hits.length > SHOWN) words.push(say("search.first", { n: number(SHOWN) }));
      count.textContent = query.trim() === "" ? "" : words.join(". ");
    }
    field.addEventListener("input", answer);
    place.addEventListener("keydown", (event) => walk(event, field, list));
    field.addEventListener("keydown", (event) => {
      const first = list.querySelector("a");
      if (event.key === "Enter" && !event.isComposing && first !== null) first.click();
    });
    place.append(make("label", { class: "search-label", for: id }, say("search.label")), field,
      make("p", { class: "search-keys" }, say("search.keys")), count, list);
    return { field, answer };
  }

  function fillDialog(dialog) {
    dialog.setAttribute("aria-label", say("search.open"));
    dialog.classList.add("search-dialog");
    const close = make("button", { type: "button", class: "button button-plain button-small", click: () => dialog.close() }, say("close"));
    const box = make("div", { class: "search-box" });
    dialog.replaceChildren(make("p", { class: "search-head" }, close), box);
    const { field } = build(box, "search-field");
    // A hit may lie on this very page; then nothing would close the dialog.
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("a") !== null) dialog.close();
    });
    return field;
  }

  function isTyping(target) {
    return target.closest("input, textarea, select, [contenteditable]") !== null;
  }

  function start() {
    const dialog = document.getElementById("search");
    const page = document.querySelector("[data-search-page]");
    let field = null;
    function open() {
      if (dialog === null || dialog.open) return;
      if (field === null) field = fillDialog(dialog);
      loadIndex(language());
      dialog.showModal();
      field.focus();
      field.select();
    }
    if (page !== null) {
      page.replaceChildren();
      const built = build(page, "search-page-field");
      const given = new URLSearchParams(root.location.hash.slice(1)).get("q");
      if (given !== null) built.field.value = given;
      built.answer();
    }
    document.querySelectorAll("[data-search-open]").forEach((button) => button.addEventListener("click", open));
    document.addEventListener("keydown", (event) => {
      const plain = event.key === "/" && !event.ctrlKey && !event.altKey && !event.metaKey;
      if (!plain || isTyping(event.target) || document.querySelector("dialog[open]") !== null) return;
      event.preventDefault();
      if (page !== null) document.getElementById("search-page-field").focus();
      else open();
    });
    // The record page changes its language in place.
    document.addEventListener("drivepress:language", () => { field = null; });
  }

  Drivepress.search = { loadIndex };
  start();
})(globalThis);
