// What a file is that no manifest lists: an operating system's own, a program, a disguise.
//
// Judges names; first bytes are judged in `drive-sniff.js`. The lists are the program's
// (`drive-values.js`).
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});

  const { values } = Drivepress;

  const BUNDLES = new Set(values.BUNDLE_ENDINGS);
  // Names that a computer looks for when a stick is put in.
  const AUTORUN = new Set(values.AUTORUN_NAMES);
  // Endings that a person trusts, and that therefore serve as the false one of two.
  const TRUSTED = new Set(values.TRUSTED_ENDINGS);

  /** Lists by what they are of, turned round: each of their values to that. */
  const turned = (lists) => new Map(Object.entries(lists).flatMap(([of, list]) => list.map((value) => [value, of])));
  const KIND_OF_ENDING = turned(values.ACTIVE_ENDINGS);
  const SYSTEM_FOLDERS = turned(values.SYSTEM_FOLDERS);
  const SYSTEM_NAMES = turned(values.SYSTEM_NAMES);

  // Blanks of every width, and letters that are drawn as nothing.
  const BLANK = `[\\s\\u0085${values.INVISIBLE}]`;
  const TRAILING_WHITE = /(?:(?!\ufeff)[\s\u0085])+$/;
  const DIRECTION = new RegExp(`[${values.DIRECTION_CONTROLS}]`);
  const CLASS_IDENTIFIER = /^\{[0-9a-f-]{36}\}$/;

  const lastPart = (path) => path.slice(path.lastIndexOf("/") + 1);
  // A name's shown part: Windows parts names at back-slashes too.
  const shownPart = (path) => path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);

  /** The ending without its point, lower case; `null` without one and for `.htaccess`. */
  function endingOf(path) {
    const name = shownPart(path);
    const point = name.lastIndexOf(".");
    return point <= 0 || point === name.length - 1 ? null : name.slice(point + 1).toLowerCase();
  }

  const trimBlanks = (text) => text.replace(new RegExp(`^${BLANK}+|${BLANK}+$`, "g"), "");

  function kindOfEnding(ending) {
    if (CLASS_IDENTIFIER.test(ending)) return "shortcut";
    return KIND_OF_ENDING.get(ending) || null;
  }

  function disguiseOf(base, shown, lower) {
    const stem = lower.slice(0, lower.lastIndexOf("."));
    const ending = lower.slice(stem.length + 1);
    if (DIRECTION.test(base)) return "direction";
    const blanks = new RegExp(`${BLANK}{3}|${BLANK}$`);
    if (blanks.test(stem) || new RegExp(`^${BLANK}`).test(ending)) return "blanks";
    if (shown.length < base.length) return "tail";
    const inner = endingOf(stem);
    return inner !== null && TRUSTED.has(trimBlanks(inner)) ? "double" : null;
  }

  /**
   * Judges a path by its last name: `{ kind, disguise }` if it is active or hides what it is,
   * else `null`. `folders` are the names of the folders beside it (`data.exe` beside `data`).
   */
  function classifyName(path, folders) {
    const base = shownPart(path);
    const shown = base.replace(new RegExp(`(?:\\.|${BLANK})+$`), "");
    const lower = shown.replace(new RegExp(DIRECTION.source, "g"), "").toLowerCase();
    // What Word leaves where it was cut off (`~WRL0001.tmp`) is nothing that anybody starts.
    if (lower.startsWith("~") && lower.endsWith(".tmp")) return null;
    if (AUTORUN.has(lower)) {
      return { kind: "autorun", disguise: null };
    }
    // `.bat` is an ending without a name: Windows shows nothing of it, and runs it.
    const ending = lower.includes(".") ? trimBlanks(lower.slice(lower.lastIndexOf(".") + 1)) : "";
    const kind = kindOfEnding(ending);
    if (kind === null) return DIRECTION.test(base) ? { kind: "disguise", disguise: "direction" } : null;
    let disguise = disguiseOf(base, shown, lower);
    const name = lastPart(path);
    const stem = name.slice(0, name.lastIndexOf(".")).replace(TRAILING_WHITE, "").toLowerCase();
    if (disguise === null && folders !== undefined && folders.has(stem)) disguise = "folder";
    return { kind, ending, disguise };
  }

  /**
   * Whether a folder on the way hides what it is (a name of blanks, a point at its end, a class), or
   * opens as a program.
   */
  function classifyFolders(path) {
    const parts = path.split("/").slice(0, -1);
    const hides = (part) => trimBlanks(part) === "" || /[. ]$/.test(part) || DIRECTION.test(part)
      || CLASS_IDENTIFIER.test(endingOf(part) || "");
    if (parts.some(hides)) return { kind: "disguise", disguise: "hidden-folder" };
    return parts.some((part) => BUNDLES.has(endingOf(part))) ? { kind: "program", disguise: null } : null;
  }

  /** Whose file it is, if an operating system makes such files by itself, else `null`. */
  function systemFile(path) {
    const lower = lastPart(path).toLowerCase();
    const named = SYSTEM_NAMES.get(lower) || (lower.startsWith("._") ? "macos" : null);
    if (named !== null) return named;
    // Passing files (`.tmp`) run nothing, and systems keep theirs in their own folders.
    const active = classifyName(path);
    if (active !== null && (active.ending !== "tmp" || active.disguise !== null)) return null;
    const top = path.split("/")[0].toLowerCase();
    if (path.includes("/")) {
      if (SYSTEM_FOLDERS.has(top)) return SYSTEM_FOLDERS.get(top);
      if (top.startsWith(".trash-")) return "linux";
      if (/^found\.\d{3}$/.test(top)) return "windows";
    }
    return path.toLowerCase().split("/").includes(".thumbnails") ? "android" : null;
  }

  Drivepress.classify = { classifyName, classifyFolders, systemFile };
})(globalThis);
