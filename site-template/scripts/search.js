// Searching the drive, as you type: in a dialog on every page, and on the search page itself.
// `search-open.js` reads it when it is asked for.
//
// The menu's link to the search page opens the dialog instead; so does `/`. Arrows choose, Enter
// opens a hit, Esc closes. The search page brings its own field and list (`[data-search]`).
(function (root) {
  "use strict";
  const { Drivepress, document } = root;
  const { say, number, language } = Drivepress.words;
  const { make, loadScript } = Drivepress.elements;
  const { find, waysOf, guesses, rangesIn } = Drivepress.searchMatch;
  const { indexOf, otherIndexes, addressOf, nextTask } = Drivepress.searchIndex;

  // Nobody reads further down; the count tells how many there are.
  const SHOWN = 50;
  // What fits on a screen is shown before the next key, the rest after it.
  const SHOWN_AT_ONCE = 8;
  // Letters of context before the first hit in a text, and in all.
  const BEFORE = 40;
  const CONTEXT = 180;

  /** Text with its hits marked. */
  function marked(text, query) {
    const parts = [];
    let at = 0;
    for (const [begin, end] of rangesIn(text, query)) {
      parts.push(text.slice(at, begin), make("mark", null, text.slice(begin, end)));
      at = end;
    }
    parts.push(text.slice(at));
    return parts;
  }

  /** A long text, cut to the surroundings of its first hit. */
  function cut(text, query) {
    const [first] = rangesIn(text, query);
    const from = first === undefined || first[0] <= BEFORE ? 0 : startOfLetter(text, first[0] - BEFORE);
    const to = startOfLetter(text, Math.min(text.length, from + CONTEXT));
    return `${from > 0 ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
  }

  /** The nearest place before `at` that parts no letter from its marks, nor a vowel from its letter. */
  function startOfLetter(text, at) {
    let place = at;
    const isMark = () => /[\p{M}\u0e33\u0eb3\udc00-\udfff]/u.test(text.charAt(place));
    const followsVowel = () => /[\u0e40-\u0e44\u0ec0-\u0ec4]/.test(text.charAt(place - 1));
    while (place > 0 && place < text.length && (isMark() || followsVowel())) place -= 1;
    return place;
  }

  function hitElement(entry, index, query) {
    const foreign = index.language === language() ? {} : { lang: index.language };
    return make("li", foreign,
      make("a", { href: addressOf(entry, index, query) }, ...marked(entry.section || entry.title, query)),
      entry.section ? make("p", { class: "search-page" }, ...marked(entry.title, query)) : null,
      entry.text ? make("p", { class: "search-text" }, ...marked(cut(entry.text, query), query)) : null);
  }

  function countWords(hits) {
    const count = hits.length === 1 ? say("search.count.one") : say("search.count", { n: number(hits.length) });
    return hits.length > SHOWN ? `${count} ·\u00a0${say("search.first", { n: number(SHOWN) })}` : count;
  }

  /** Arrow keys walk from the field through what is offered and found, and back. */
  function walk(event, { field, offers, list }) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [field, ...offers.querySelectorAll("a, button"), ...list.querySelectorAll("a")];
    const next = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    if (next < 0 || next >= stops.length) return;
    event.preventDefault();
    stops[next].focus();
  }

  /** Words to begin with, while the field is empty. */
  function suggestions({ suggestions: words }, choose) {
    if (!words || words.length === 0) return [];
    const chips = words.map((word) => make("li", null, make("button", { type: "button", class: "chip", click: () => choose(word) }, word)));
    return [make("p", { class: "search-offer" }, say("search.suggestions")), make("ul", { class: "chips" }, ...chips)];
  }

  /** Where to go when nothing is found: the first number that helps, and the pages. */
  function wayOut(index) {
    const link = (entry) => make("li", null, make("a", { href: addressOf(entry, index) }, entry.title));
    const part = (words, entries) => (entries.length === 0 ? []
      : [make("p", { class: "search-offer" }, say(words)), make("ul", { class: "search-ways" }, ...entries.map(link))]);
    const pages = index.pages.filter(({ url }) => url !== "search.html");
    return [...part("search.none.call", index.calls.slice(0, 1)), ...part("search.none.pages", pages)];
  }

  /**
   * Ways of asking, in the page's language, then in another, at last with a slip forgiven, until one finds
   * something: `{ index, asking, hits, note }`. Each is one step, and between two the next key comes first.
   */
  async function* waysToAsk(index, query) {
    const way = (one, asking, note) => ({ index: one, asking, hits: asking === null ? [] : find(one.items, asking), note });
    for (const asking of waysOf(query, index)) yield way(index, asking, "");
    if (!index.isWhole) return;
    const others = otherIndexes();
    for (const other of others) {
      await other.whole;
      const note = say("search.elsewhere", { language: say(`language.${other.language}`) });
      if (other.isThere) for (const asking of waysOf(query, other)) yield way(other, asking, note);
    }
    for (const one of [index, ...others.filter(({ isThere }) => isThere)]) {
      for (const asking of guesses(one.items, query, one)) {
        yield way(one, asking, asking && say("search.instead", { typed: query, found: asking }));
      }
    }
  }

  /** Makes a field, a count, offers and a list of hits work together. */
  function connect(parts) {
    const { field, count, offers, list } = parts;
    let asked = 0;

    async function show(turn, { index, asking, hits, note }) {
      const element = (entry) => hitElement(entry, index, asking);
      offers.replaceChildren(...(note ? [make("p", { class: "search-note" }, note)] : []));
      count.textContent = countWords(hits);
      list.replaceChildren(...hits.slice(0, SHOWN_AT_ONCE).map(element));
      for (let from = SHOWN_AT_ONCE; from < Math.min(hits.length, SHOWN); from += SHOWN_AT_ONCE) {
        await nextTask();
        if (turn !== asked) return;
        list.append(...hits.slice(from, Math.min(from + SHOWN_AT_ONCE, SHOWN)).map(element));
      }
    }

    async function answer() {
      asked += 1;
      const turn = asked;
      const query = field.value.trim();
      const index = indexOf(language());
      await index.begun;
      if (turn !== asked) return;
      if (query === "" || !index.isThere) {
        list.replaceChildren();
        offers.replaceChildren(...(index.isThere ? suggestions(index, choose) : []));
        count.textContent = index.isThere ? "" : say("search.failed");
        return;
      }
      for await (const way of waysToAsk(index, query)) {
        if (turn !== asked) return;
        if (way.hits.length > 0) {
          await show(turn, way);
          return;
        }
        await nextTask();
        if (turn !== asked) return;
      }
      list.replaceChildren();
      // What is not read yet may hold it.
      offers.replaceChildren(...(index.isWhole ? wayOut(index) : []));
      count.textContent = index.isWhole ? say("search.none") : "";
    }

    function choose(word) {
      field.value = word;
      field.focus();
      answer();
    }

    field.addEventListener("input", answer);
    // Read while the reader still looks for the first key.
    field.addEventListener("focus", () => indexOf(language()));
    document.addEventListener("drivepress:search-read", () => {
      if (field.value.trim() !== "") answer();
    });
    for (const part of [field, offers, list]) part.addEventListener("keydown", (event) => walk(event, parts));
    field.addEventListener("keydown", (event) => {
      const first = list.querySelector("a");
      if (event.key === "Enter" && !event.isComposing && first !== null) first.click();
    });
    answer();
    return answer;
  }

  /** The dialog, made in the page's present language. */
  function makeDialog() {
    const field = make("input", { type: "search", class: "search-input", id: "search-field", autocomplete: "off", spellcheck: "false", enterkeyhint: "search" });
    const count = make("p", { class: "search-count", role: "status" });
    const offers = make("div", { class: "search-offers" });
    const list = make("ol", { class: "search-results" });
    const dialog = make("dialog", { class: "search-dialog", id: "search", "aria-label": say("search.open") },
      make("p", { class: "search-head" },
        make("button", { type: "button", class: "button button-plain button-small", click: () => dialog.close() }, say("close"))),
      make("label", { class: "search-label", for: "search-field" }, say("search.label")),
      field, make("p", { class: "search-keys" }, say("search.keys")), count, offers, list);
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
    connect({ field, count, offers, list });
    document.body.append(dialog);
    return { dialog, field };
  }

  function setUpPage(place) {
    const field = place.querySelector("[data-search-input]");
    place.hidden = false;
    field.value = new URLSearchParams(root.location.hash.slice(1)).get("q") || field.value;
    field.focus();
    connect({
      field,
      count: place.querySelector("[data-search-count]"),
      offers: place.querySelector("[data-search-offers]"),
      list: place.querySelector("[data-search-results]"),
    });
    return field;
  }

  function start() {
    const place = document.querySelector("[data-search]");
    const ownField = place === null ? null : setUpPage(place);
    let made = null;
    function open() {
      if (ownField !== null) {
        ownField.focus();
        return;
      }
      if (made === null) made = makeDialog();
      made.dialog.showModal();
      made.field.select();
      made.field.focus();
    }
    Drivepress.search = { open };
    document.addEventListener("drivepress:language", () => {
      if (made !== null) made.dialog.remove();
      made = null;
    });
    // A hit of a search opened this page.
    if (new URLSearchParams(root.location.search).has("find")) loadScript("scripts/search-found.js");
  }

  start();
})(globalThis);
