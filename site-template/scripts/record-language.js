// One page for all languages: texts change in place.
//
// Elements with `data-t` take the word of that key. The language comes with the address
// (`record.html#lang=en`), since Firefox shares no storage between pages; without it the page
// stays in the language it was built in.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const { document } = root;
  const SITE = new URL("../../", document.currentScript.src);

  const loaded = new Map();

  /** The words of a language, by a script beside the page's own; `null` if there are none. */
  function loadWords(language) {
    if (!loaded.has(language)) {
      loaded.set(language, new Promise((resolve) => {
        const script = document.createElement("script");
        script.src = new URL(`assets/words/${language}.js`, SITE).href;
        script.onload = () => resolve(root.DRIVEPRESS_WORDS);
        script.onerror = () => resolve(null);
        document.head.append(script);
      }));
    }
    return loaded.get(language);
  }

  function languageInAddress() {
    const found = /^#(?:lang=)?([a-z]{2,3})$/.exec(root.location.hash);
    return found === null ? null : found[1];
  }

  /** Shows the page in `language`; answers whether that language is on the drive. */
  async function show(language) {
    const words = await loadWords(language);
    if (words === null) return false;
    root.DRIVEPRESS_WORDS = words;
    document.documentElement.lang = language;
    document.querySelectorAll("[data-t]").forEach((element) => {
      const word = words[element.dataset.t];
      if (word !== undefined) element.textContent = word;
    });
    document.dispatchEvent(new CustomEvent("drivepress:language", { detail: { language } }));
    return true;
  }

  function follow() {
    const language = languageInAddress();
    if (language !== null && language !== document.documentElement.lang) show(language);
  }

  root.addEventListener("hashchange", follow);
  Drivepress.recordLanguage = { show, follow, languageInAddress };
})(globalThis);
