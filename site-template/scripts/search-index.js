// The search data of a language: read when first needed, once, piece by piece.
//
// An index answers as soon as its first piece is there; `drivepress:search-read` tells of each more.
(function (root) {
  "use strict";
  const { Drivepress, document } = root;
  const { say, language } = Drivepress.words;
  const { loadScript, assets } = Drivepress.elements;
  const { prepare } = Drivepress.searchMatch;
  const SITE = new URL("../", assets);
  const indexes = new Map();

  /** Numbers of this drive's own district and province: the common pages learn them from its script. */
  function ownCalls() {
    const isThai = language() === "th";
    const pick = (contact, name) => (isThai && contact[`${name}_th`]) || contact[`${name}_en`] || contact[`${name}_th`] || "";
    return ((root.DRIVEPRESS_DISTRICT || {}).contacts || []).map((contact) => ({
      href: districtLink().href,
      title: `${contact.shown} ${pick(contact, "name")}`,
      also: say("call", { number: "" }),
      text: [contact.phone, pick(contact, "note"), pick(contact, "hours")].filter((part) => part !== "").join(" "),
    }));
  }

  const districtLink = () => document.querySelector(".bottom-district a");

  /** The page of this drive's district, which is in no language's folder. */
  function districtPage() {
    const link = districtLink();
    return { href: link.href, title: `${say("nav.district")}: ${link.textContent.trim()}`, also: say("district"), text: say("home.district") };
  }

  const nextTask = () => new Promise((resolve) => { setTimeout(resolve, 0); });

  async function read(index, begun) {
    for (let piece = 1, pieces = 1; piece <= pieces; piece += 1) {
      const isThere = await loadScript(piece === 1 ? `search/${index.language}.js` : `search/${index.language}.${piece}.js`);
      if (!isThere) break;
      const data = root.DRIVEPRESS_SEARCH;
      pieces = data.pieces;
      if (piece === 1) {
        Object.assign(index, { isThere: true, folder: data.folder, suggestions: data.suggestions, synonyms: data.synonyms, calls: data.calls, pages: data.pages });
        const own = index.language === language() ? [...ownCalls(), districtPage()] : [];
        index.items = prepare([...data.calls, ...own, ...data.pages]);
      }
      index.items = index.items.concat(prepare(data.sections));
      index.isWhole = piece === pieces;
      begun();
      document.dispatchEvent(new CustomEvent("drivepress:search-read"));
      // The next key comes first.
      await nextTask();
    }
    index.isWhole = true;
    begun();
  }

  /**
   * The index of a language: `items` for `searchMatch`, `isThere`, `isWhole`, and promises: `begun`
   * when the first piece is there, `whole` when nothing more comes.
   */
  function indexOf(wanted) {
    if (!indexes.has(wanted)) {
      const index = { language: wanted, items: [], isThere: false, isWhole: false };
      index.begun = new Promise((begun) => { index.whole = read(index, begun); });
      indexes.set(wanted, index);
    }
    return indexes.get(wanted);
  }

  /** Other languages of the drive whose texts are complete. */
  function otherIndexes() {
    const has = (code) => document.querySelector(`.langs [hreflang="${code}"]`) !== null;
    return ["th", "en"].filter((code) => code !== language() && has(code)).map(indexOf);
  }

  /** The address of a hit; the words to mark and the colours travel along. */
  function addressOf({ href, url }, index, query) {
    const address = new URL(href || index.folder + url, SITE);
    if (query) address.searchParams.set("find", query);
    const theme = Drivepress.theme.chosen();
    if (theme) address.searchParams.set("theme", theme);
    return address.href;
  }

  Drivepress.searchIndex = { indexOf, otherIndexes, addressOf, nextTask };
})(globalThis);
