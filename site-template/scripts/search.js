// Searching the drive, as you type: in a dialog on every page, and on the search page itself.
//
// The menu's link to the search page opens the dialog instead; so does `/`. Arrows choose, Enter
// opens a hit, Esc closes. The search page brings its own field and list (`[data-search]`). The
// data (`assets/search/<language>.js`) is read when first needed, once a language.
(function (root) {
  "use strict";
  const { Drivepress, document } = root;
  const { say, number, language } = Drivepress.words;
  const { make, loadScript } = Drivepress.elements;
  const { prepare, find, widened, rangesIn } = Drivepress.searchMatch;
  // The language this page was built in; the record page may change to others in place.
  const BUILT = document.documentElement.lang;

  // Nobody reads further down; the count tells how many there are.
  const SHOWN = 50;
  // Letters of context before the first hit in a text, and in all.
  const BEFORE = 40;
  const CONTEXT = 180;

  // Answers given to nobody, so that the browser has compiled this before the first key is typed.
  const REHEARSED = 30;

  const indexes = new Map();

  /** The numbers to call, the nation's and this drive's: the number with whose it is comes first. */
  function contactEntries() {
    const table = document.querySelector("[data-hotlines]");
    const report = document.querySelector("#menu .nav-report") || document.querySelector(".bottom-district a");
    const href = report.href.replace(/[?#].*$/, "");
    const national = table === null ? [] : JSON.parse(table.dataset.hotlines);
    const isThai = language() === "th";
    const pick = (contact, name) => (isThai && contact[`${name}_th`]) || contact[`${name}_en`] || contact[`${name}_th`] || "";
    const also = say("call", { number: "" });
    const own = ((root.DRIVEPRESS_DISTRICT || {}).contacts || []).map((contact) => ({
      href: document.querySelector(".bottom-district a").href,
      title: `${contact.shown} ${pick(contact, "name")}`,
      section: "",
      also,
      text: [contact.phone, pick(contact, "note"), pick(contact, "hours")].filter((part) => part !== "").join(" "),
    }));
    return [...national.map(([shown, name, text]) => ({ href, title: `${shown} ${name}`, section: "", also, text })), ...own];
  }

  /** The pages themselves, by their names in the menu and at the foot. */
  function pageEntries() {
    const seen = new Set();
    return [...document.querySelectorAll("#menu a, .bottom-links a, .bottom-district a")].flatMap((link) => {
      const href = link.href.replace(/[?#].*$/, link.href.includes("record.html") ? `#lang=${language()}` : "");
      if (seen.has(href)) return [];
      seen.add(href);
      return [{ href, title: link.closest(".bottom-district") ? `${say("nav.district")}: ${link.textContent}` : link.textContent, section: "", text: "" }];
    });
  }

  /** The index of a language, or `null` if the drive holds none. */
  function loadIndex(wanted) {
    if (!indexes.has(wanted)) {
      indexes.set(wanted, loadScript(`search/${wanted}.js`)
        .then((isThere) => (isThere ? rehearsed(prepare([...contactEntries(), ...pageEntries(), ...root.DRIVEPRESS_SEARCH])) : null)));
    }
    return indexes.get(wanted);
  }

  /** Text with its hits marked, cut to the surroundings of the first where it is long. */
  function marked(text, query, context) {
    const ranges = rangesIn(text, query);
    const first = ranges.length > 0 ? ranges[0][0] : 0;
    const from = context === undefined || first <= BEFORE ? 0 : startOfLetter(text, first - BEFORE);
    const to = context === undefined ? text.length : startOfLetter(text, Math.min(text.length, from + context));
    const parts = [from > 0 ? "…" : ""];
    let at = from;
    for (const [begin, end] of ranges) {
      if (begin < at || end > to) continue;
      parts.push(text.slice(at, begin), make("mark", null, text.slice(begin, end)));
      at = end;
    }
    parts.push(text.slice(at, to), to < text.length ? "…" : "");
    return parts;
  }

  /** The nearest place before `at` that parts no letter from its marks, nor a vowel from its letter. */
  function startOfLetter(text, at) {
    let place = at;
    const isMark = () => /[\p{M}\u0e33\u0eb3\udc00-\udfff]/u.test(text.charAt(place));
    const followsVowel = () => /[\u0e40-\u0e44\u0ec0-\u0ec4]/.test(text.charAt(place - 1));
    while (place > 0 && (isMark() || followsVowel())) place -= 1;
    return place;
  }

  /** Hits are named from their language's folder, where all pages but the shared one lie. */
  function addressOf({ href, url }) {
    if (href !== undefined) return href;
    const folder = language() === BUILT ? "" : `${language()}/`;
    return new URL(folder + url, root.location.href).href;
  }

  function hitElement(entry, query) {
    const heading = entry.section || entry.title;
    return make("li", null,
      make("a", { href: addressOf(entry) }, ...marked(heading, query)),
      entry.section ? make("p", { class: "search-page" }, ...marked(entry.title, query)) : null,
      entry.text ? make("p", { class: "search-text" }, ...marked(entry.text, query, CONTEXT)) : null);
  }

  function rehearsed(index) {
    for (const { entry } of index.slice(0, REHEARSED)) hitElement(entry, entry.title.slice(0, 3));
    return index;
  }

  function countWords(query, hits) {
    if (query.trim() === "") return "";
    const words = [hits.length === 0 ? say("search.none")
      : hits.length === 1 ? say("search.count.one") : say("search.count", { n: number(hits.length) })];
    if (hits.length > SHOWN) words.push(say("search.first", { n: number(SHOWN) }));
    return words.join(" · ");
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

  /** Makes a field, a count and a list of hits work together. */
  function connect(field, count, list) {
    let asked = 0;
    async function answer() {
      asked += 1;
      const turn = asked;
      const query = field.value;
      const index = await loadIndex(language());
      if (turn !== asked) return;
      const asking = index === null ? query : widened(index, query, { language: language(), synonyms: say("search.synonyms") });
      const hits = index === null ? [] : find(index, asking);
      list.replaceChildren(...hits.slice(0, SHOWN).map((entry) => hitElement(entry, asking)));
      count.textContent = index === null ? say("search.failed") : countWords(query, hits);
    }
    field.addEventListener("input", answer);
    // Read while the reader still looks for the first key.
    field.addEventListener("focus", () => loadIndex(language()));
    for (const part of [field, list]) part.addEventListener("keydown", (event) => walk(event, field, list));
    field.addEventListener("keydown", (event) => {
      const first = list.querySelector("a");
      if (event.key === "Enter" && !event.isComposing && first !== null) first.click();
    });
    return answer;
  }

  /** The dialog, made in the page's present language. */
  function makeDialog() {
    const field = make("input", { type: "search", class: "search-input", id: "search-field", autocomplete: "off", spellcheck: "false", enterkeyhint: "search" });
    const count = make("p", { class: "search-count", role: "status" });
    const list = make("ol", { class: "search-results" });
    const dialog = make("dialog", { class: "search-dialog", id: "search", "aria-label": say("search.open") },
      make("p", { class: "search-head" },
        make("button", { type: "button", class: "button button-plain button-small", click: () => dialog.close() }, say("close"))),
      make("label", { class: "search-label", for: "search-field" }, say("search.label")),
      field, make("p", { class: "search-keys" }, say("search.keys")), count, list);
    // A hit may lie on this very page; then nothing else would close the dialog.
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("a") !== null) dialog.close();
    });
    // A search field would take the first Escape for itself, to empty it.
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      dialog.close();
    });
    connect(field, count, list);
    document.body.append(dialog);
    return { dialog, field };
  }

  function setUpPage(place) {
    const field = place.querySelector("[data-search-input]");
    const answer = connect(field, place.querySelector("[data-search-count]"), place.querySelector("[data-search-results]"));
    place.hidden = false;
    field.value = new URLSearchParams(root.location.hash.slice(1)).get("q") || field.value;
    field.focus();
    answer();
    return field;
  }

  const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

  function start() {
    const place = document.querySelector("[data-search]");
    const ownField = place === null ? null : setUpPage(place);
    let made = null;
    function open(event) {
      event.preventDefault();
      if (ownField !== null) {
        ownField.focus();
        return;
      }
      if (made === null) made = makeDialog();
      loadIndex(language());
      made.dialog.showModal();
      made.field.select();
      made.field.focus();
    }
    document.querySelectorAll("a.nav-search, [data-search-open]").forEach((opener) => opener.addEventListener("click", open));
    document.addEventListener("keydown", (event) => {
      const plain = event.key === "/" && !event.ctrlKey && !event.altKey && !event.metaKey;
      if (plain && !isTyping(event.target) && document.querySelector("dialog[open]") === null) open(event);
    });
    document.addEventListener("drivepress:language", () => {
      if (made !== null) made.dialog.remove();
      made = null;
    });
  }

  Drivepress.search = { loadIndex };
  start();
})(globalThis);
