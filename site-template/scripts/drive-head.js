// What a file is by its bytes, as far as its place asks for: its first bytes for every file, and for
// those that no manifest lists what they hold.
//
// The same rules in the same order as src/verify/drive/unlisted_files.rs.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const { values } = Drivepress;
  const { SNIFF_BYTES } = values;
  const { sniff, shapeOf } = Drivepress.sniff;
  const { settingOf, hiddenNames } = Drivepress.settings;
  const { isNamedTwin, judgeTwin } = Drivepress.twin;

  const PLAIN_TEXT = new Set(values.PLAIN_TEXT_ENDINGS);
  const XML = new Set(values.XML_ENDINGS);
  const OFFICE = new Set([...values.OPEN_XML_ENDINGS, ...values.OPEN_DOCUMENT_ENDINGS]);
  const DOCUMENTS = new Set(["pdf", "office", "epub", "compound", "rtf"]);
  // Known by what they are, without looking into them.
  const BY_KIND = { svg: "drawing", epub: "closed" };

  const endingOf = (path) => (/[^/\\]\.([^./\\]+)$/.exec(path) || ["", ""])[1].toLowerCase();

  /** What to look into: "svg", "html" and "epub" are known by that alone, `null` for nothing. */
  function shownAs(path, shape) {
    const ending = endingOf(path);
    const isPlain = PLAIN_TEXT.has(ending);
    if ((shape === "svg" && !isPlain) || ending === "svg") return "svg";
    if (shape === "html" && !isPlain) return "html";
    if ((shape === "xml" || XML.has(ending)) && !isPlain) return "xml";
    if (shape === "zip" && OFFICE.has(ending)) return "office";
    if (shape === "zip" && ending === "epub") return "epub";
    // Windows keeps its previews in a form that old Office files have, and nobody opens them.
    if (shape === "compound" && ending === "db" && Drivepress.classify.systemFile(path) !== null) return null;
    return DOCUMENTS.has(shape) ? shape : null;
  }

  /** Reads heads: `read(path, file, isListed)` to what `extra.sortExtras` judges by. */
  function reader() {
    const lookInside = Drivepress.look.opener();
    return async (path, file, isListed) => {
      const bytes = new Uint8Array(await file.slice(0, SNIFF_BYTES).arrayBuffer());
      const head = { active: sniff(bytes) };
      if (isListed) return head;
      if (isNamedTwin(path)) {
        const shape = shapeOf(bytes, path);
        const twin = await judgeTwin(file, bytes);
        return { ...head, twin: twin === "twin" && shape !== null ? "more" : twin };
      }
      head.setting = settingOf(path, bytes);
      head.hides = path.endsWith("/.hidden") || path === ".hidden" ? hiddenNames(bytes) : [];
      const shown = shownAs(path, shapeOf(bytes, path));
      if (head.active === null && shown === "html") head.isPage = true;
      else if (head.active === null && Object.hasOwn(BY_KIND, shown || "")) head.inside = { signs: [BY_KIND[shown]], isUnsure: false };
      else if (head.active === null && shown !== null) head.inside = await lookInside(file, shown);
      return head;
    };
  }

  Drivepress.head = { reader };
})(globalThis);
