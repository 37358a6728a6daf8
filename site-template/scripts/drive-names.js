// Names that some system takes for another's: `DISTRICT-8101.txt.` beside `DISTRICT-8101.txt`,
// `DATA` beside `data`, `DISTRI~1.TXT`, `CON`.
//
// The same as src/verify/drive/one_name/: what takes the place of a listed file, of a tag file or
// of a folder of theirs is damage; two strangers that take each other's place, and names that
// Windows keeps for devices, are suspicious. tests/fixtures/names-alike.json holds the two together.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const { fold, foldersOf } = Drivepress.tree;

  // Letters that HFS+ passes over when it compares names (TN1150), and those that Windows forbids,
  // which unpackers write as `_`.
  const IGNORED = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;
  const FORBIDDEN = /[<>:"|?*\\\0-\x1f]/g;
  // Letters that macOS (APFS) takes for others, which FAT and NTFS keep apart from them.
  const SPELLED = { ſ: "s", ß: "ss", ẞ: "ss", ﬀ: "ff", ﬁ: "fi", ﬂ: "fl", ﬃ: "ffi", ﬄ: "ffl", ﬅ: "st", ﬆ: "st" };
  const SPELLED_LETTER = new RegExp(`[${Object.keys(SPELLED).join("")}]`, "g");
  const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³])$/i;

  /** One name as it is stored; nothing where the folder itself is meant. */
  function stored(part, isStream) {
    if (part === "..") return part;
    const name = isStream ? part.split(":")[0] : part;
    return name.replace(IGNORED, "").replace(FORBIDDEN, "_").replace(/[. ]+$/, "");
  }

  function keyOf(path, isStream) {
    const key = path.split("/").map((part) => stored(part, isStream)).filter((part) => part !== "").join("/");
    // The same as folding, and much sooner done.
    return /^[\0-\x7f]*$/.test(key) ? key.toUpperCase() : fold(key.replace(SPELLED_LETTER, (letter) => SPELLED[letter]));
  }

  /** All names that a path may end up under, folded; mostly one. */
  function keysOf(path) {
    const readings = path.includes("\\") ? [path, path.replace(/\\/g, "/")] : [path];
    const keys = readings.flatMap((reading) => (
      reading.includes(":") ? [keyOf(reading, false), keyOf(reading, true)] : [keyOf(reading, false)]
    ));
    return [...new Set(keys)].filter((key) => key !== "");
  }

  /** Whether Windows opens a device in place of the file or folder. */
  function isReserved(path) {
    const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1).split(":")[0];
    return RESERVED.test(name.split(".")[0].trimEnd());
  }

  const split = (path) => {
    const end = path.lastIndexOf("/");
    return end < 0 ? ["", path] : [path.slice(0, end), path.slice(end + 1)];
  };
  const folderKeys = (folder) => {
    const keys = keysOf(folder);
    return keys.length === 0 ? [""] : keys;
  };

  // Most letters in front of the `~` of a generated short name.
  const MAX_STEM = 6;

  /**
   * How names may begin for which FAT and NTFS generate this short name (`DISTRI~1.TXT`, or
   * `DI8F3A~1.TXT` with a sum where the first numbers are taken); none where it has not that form.
   */
  function beginningsOfShort(name) {
    const parts = /^([^.]+)~([0-9]+)(?:\.([^.]*))?$/.exec(keyOf(name, true));
    const stem = parts === null ? [] : [...parts[1]];
    const ending = parts === null ? "" : parts[3] || "";
    const isFitting = stem.length > 0 && stem.length <= MAX_STEM && stem.length + parts[2].length < 8 && [...ending].length <= 3;
    if (!isFitting) return [];
    const room = Math.min(7 - parts[2].length, MAX_STEM);
    const found = [beginning(stem, stem.length < room, ending)];
    const kept = stem.length - 4;
    if (kept > 0 && /^[0-9A-Fa-f]{4}$/.test(stem.slice(kept).join(""))) found.push(beginning(stem.slice(0, kept), false, ending));
    return found;
  }

  /** How a name begins, as far as a short name tells it, whether that is all of it, and its short ending. */
  const beginning = (stem, isWhole, ending) => `${stem.join("")}/${isWhole ? 1 : 0}/${ending}`;

  /** The beginnings of a name: with letters beyond ASCII as `_`, and as they are. */
  function beginningsOf(name) {
    const plain = name.replace(/^[. ]+/, "");
    const point = plain.lastIndexOf(".");
    const parts = (point < 0 ? [plain, ""] : [plain.slice(0, point), plain.slice(point + 1)]).map((part) => part.replace(/[. ]/g, ""));
    const clean = (text) => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase()).replace(/[^A-Z0-9!#$%&'()\-@^_`{}~]/gu, "_");
    return (/^[\0-\x7f]*$/.test(name) ? [clean] : [clean, fold]).flatMap((write) => {
      const stem = [...write(parts[0])].slice(0, MAX_STEM + 1);
      const ending = [...write(parts[1])].slice(0, 3).join("");
      const longest = Math.min(stem.length, MAX_STEM);
      const found = Array.from({ length: longest }, (_, at) => beginning(stem.slice(0, at + 1), false, ending));
      return longest > 0 && stem.length === longest ? [...found, beginning(stem, true, ending)] : found;
    });
  }

  /** Strangers that open one of the drive's own files by its short name: `Map` from path to that file. */
  function findShortNames(own, strangers) {
    const replaced = new Map();
    const asked = new Map();
    for (const path of strangers) {
      const [folder, name] = split(path);
      for (const begin of beginningsOfShort(name)) {
        for (const key of folderKeys(folder)) {
          const place = `${key}\0${begin}`;
          if (!asked.has(place)) asked.set(place, []);
          asked.get(place).push(path);
        }
      }
    }
    if (asked.size === 0) return replaced;
    for (const path of new Set(own.values())) {
      const [folder, name] = split(path);
      for (const key of folderKeys(folder)) {
        for (const begin of beginningsOf(name)) {
          const place = `${key}\0${begin}`;
          for (const stranger of asked.get(place) || []) if (!replaced.has(stranger)) replaced.set(stranger, path);
          asked.delete(place);
        }
      }
    }
    return replaced;
  }

  /**
   * What strangers do to names: `{ replaced: [{ path, other }], alike: [{ path, other }], reserved: [path] }`.
   * `own` are the paths of the drive's own files, present or missing; `others` those of all other
   * files and folders.
   */
  function findAlike(own, others) {
    const folders = foldersOf(own);
    const byKey = new Map();
    for (const path of [...own, ...folders]) {
      for (const key of keysOf(path)) if (!byKey.has(key)) byKey.set(key, path);
    }
    const found = { replaced: new Map(), alike: new Map(), reserved: [] };
    const first = new Map();
    const strangers = others.filter((path) => !folders.has(path));
    for (const path of strangers) {
      if (isReserved(path)) found.reserved.push(path);
      const keys = keysOf(path);
      const taken = keys.map((key) => byKey.get(key)).find((other) => other !== undefined);
      if (taken !== undefined) {
        if (taken !== path) found.replaced.set(path, taken);
        continue;
      }
      const other = keys.map((key) => first.get(key)).find((earlier) => earlier !== undefined);
      if (other !== undefined && other !== path) found.alike.set(path, other);
      for (const key of keys) if (!first.has(key)) first.set(key, path);
    }
    for (const [path, other] of findShortNames(byKey, strangers)) if (!found.replaced.has(path)) found.replaced.set(path, other);
    const list = (map) => [...map].map(([path, other]) => ({ path, other }));
    return { replaced: list(found.replaced), alike: list(found.alike), reserved: found.reserved };
  }

  Drivepress.names = { keysOf, isReserved, beginningsOfShort, beginningsOf, findAlike };
})(globalThis);
