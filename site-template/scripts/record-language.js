// One page for all languages: texts change in place.
//
// Elements with `data-t` take the word of that key. The frame around them (menu, footer) has no
// keys: a text there that is a word of the language before becomes the same word of the next.
// The language comes with the address (`record.html#lang=en`), since Firefox shares no storage
// between pages; without it the page stays in the language it was built in.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const { document } = root;
  const { loadScript } = Drivepress.elements;
  const BUILT = document.documentElement.lang;
  // Attributes that people hear or see.
  const SPOKEN = ["aria-label", "title", "data-format", "data-none", "data-dark", "data-light"];

  const loaded = new Map();

  /**
   * `{ words, borrowed }` of a language, by the scripts beside the page's own; `null` if there are
   * none. `borrowed` tells the language of words that this one lacks.
   */
  function loadWords(language) {
    if (!loaded.has(language)) {
      loaded.set(language, loadScript(`words/${language}.js`)
        .then((isThere) => isThere && loadScript(`words/${language}.record.js`))
        .then((isThere) => (isThere ? root.DRIVEPRESS_LANGUAGES[language] : null)));
    }
    return loaded.get(language);
  }

  function languageInAddress() {
    const found = /^#(?:lang=)?([a-z]{2,3})$/.exec(root.location.hash);
    return found === null ? null : found[1];
  }

  /** Texts and spoken attributes of the frame, word for word; a borrowed word says its language. */
  function translateFrame(before, after, borrowed) {
    const keys = new Map(Object.entries(before).map(([key, word]) => [word, key]));
    const keyOf = (text) => keys.get(text.trim());
    for (const part of document.querySelectorAll("body > :not(main)")) {
      const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const { currentNode: node } = texts;
        const key = keyOf(node.data);
        // Languages are called by their own names.
        if (after[key] === undefined || node.parentElement.closest(".langs") !== null) continue;
        node.data = node.data.replace(node.data.trim(), () => after[key]);
        if (borrowed[key] === undefined) node.parentElement.removeAttribute("lang");
        else node.parentElement.lang = borrowed[key];
      }
      for (const element of part.querySelectorAll(SPOKEN.map((name) => `[${name}]`).join(","))) {
        for (const name of SPOKEN) {
          const text = element.getAttribute(name);
          if (text !== null && after[keyOf(text)] !== undefined) element.setAttribute(name, after[keyOf(text)]);
        }
      }
    }
    document.querySelector(".langs .visually-hidden").textContent = `${after.lang}: `;
  }

  /** Links to the other pages lead to those of the language. */
  function pointLinks(language) {
    const folder = language === BUILT ? "" : `${language}/`;
    for (const link of document.querySelectorAll(".brand, .main-nav a, .bottom-links a")) {
      const [, file, rest] = /([^/?#]+\.html)(.*)$/.exec(link.getAttribute("href")) || [];
      if (file === undefined) continue;
      const isShared = file === "record.html";
      link.setAttribute("href", isShared ? `${file}${rest.replace(/#.*$/, "")}#lang=${language}` : `${folder}${file}${rest}`);
    }
    let name = null;
    for (const link of document.querySelectorAll(".langs a[hreflang]")) {
      const isCurrent = link.getAttribute("hreflang") === language;
      if (isCurrent) name = link.textContent;
      link.toggleAttribute("aria-current", isCurrent);
      if (isCurrent) link.setAttribute("aria-current", "true");
    }
    const shown = document.querySelector(".langs summary > span:last-of-type");
    if (shown !== null && name !== null) shown.textContent = name;
    document.querySelectorAll(".langs[open]").forEach((menu) => { menu.open = false; });
  }

  /** The district's name, in the frame, in the page's language. */
  function nameDistrict(language) {
    const district = root.DRIVEPRESS_DISTRICT;
    const side = language === "th" ? "th" : "en";
    for (const place of document.querySelectorAll("[data-district]")) {
      place.textContent = district.code === null ? place.dataset.none
        : place.dataset.format.replace("{district}", district[`name_${side}`]).replace("{province}", district[`province_${side}`]);
    }
  }

  /** Shows the page in `language`; answers whether that language is on the drive. */
  async function show(language) {
    const before = root.DRIVEPRESS_WORDS;
    const loadedWords = await loadWords(language);
    if (loadedWords === null) return false;
    const { words, borrowed } = loadedWords;
    root.DRIVEPRESS_WORDS = words;
    document.documentElement.lang = language;
    document.querySelectorAll("[data-t]").forEach((element) => {
      const key = element.dataset.t;
      if (words[key] === undefined) return;
      element.textContent = words[key];
      if (borrowed[key] === undefined) element.removeAttribute("lang");
      else element.lang = borrowed[key];
    });
    translateFrame(before, words, borrowed);
    pointLinks(language);
    nameDistrict(language);
    document.title = `${words["nav.record"]} · ${words["rec.title.campaign"]}`;
    document.dispatchEvent(new CustomEvent("drivepress:language", { detail: { language } }));
    return true;
  }

  function follow() {
    const language = languageInAddress() || BUILT;
    if (language !== document.documentElement.lang) show(language);
  }

  root.addEventListener("hashchange", follow);
  Drivepress.recordLanguage = { show, follow };
})(globalThis);
