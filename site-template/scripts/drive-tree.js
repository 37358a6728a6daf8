// The files that a person chose, and where among them a drive begins.
//
// A browser gives paths that start with the chosen folder, in an order of its own; the drive may
// lie in the chosen folder, be it, or lie above it, out of reach.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});

  /** `{ path, file }` with `/` between parts and nothing in front; Windows' drive letters go. */
  function entryOf(path, file) {
    const plain = path.includes("/") ? path : path.replace(/\\/g, "/");
    const parts = plain.split("/").filter((part) => part !== "" && part !== ".");
    return { path: parts.join("/"), file };
  }

  function folderOf(path) {
    const end = path.lastIndexOf("/");
    return end < 0 ? "" : path.slice(0, end + 1);
  }

  const depthOf = (folder) => folder.split("/").length;

  // What a drive or bag has in its root; one that lost its declaration is known by its other marks.
  const ROOT_MARK = /^((?:[^/]+\/)*?)(?:bagit\.txt|start-here\.html|district-[^/]*\.txt|data\/district\/[^]*)$/;
  // What lies in a drive's inner folders, by the path that a browser gives when one of them was chosen.
  const INNER_MARK = /^(?:data\/(?:district\/|site\/assets\/)|site\/assets\/|district\/district\.js|assets\/scripts\/site\.js)/;

  /**
   * Whether somebody chose a folder inside a drive: then the drive's own lists are out of reach and
   * nothing can be said of it. A drive chosen whole has files beside `data`, also without a folder's
   * name in front.
   */
  function isInside(entries) {
    const files = entries.filter(({ file }) => file !== null).map(({ path }) => path.toLowerCase());
    const [top] = files.length > 0 ? files[0].split("/") : [];
    return files.every((path) => path.startsWith(`${top}/`)) && files.some((path) => INNER_MARK.test(path));
  }

  /**
   * Where drives begin: the folders nearest to the top that hold a drive's marks, sorted. More than
   * one means that several drives were chosen at once.
   */
  function findRoots(entries) {
    if (isInside(entries)) return [];
    let depth = Infinity;
    let folders = new Set();
    for (const { path, file } of entries) {
      if (file === null) continue;
      const mark = ROOT_MARK.exec(path.toLowerCase());
      if (mark === null) continue;
      const folder = path.slice(0, mark[1].length);
      if (depthOf(folder) < depth) {
        depth = depthOf(folder);
        folders = new Set();
      }
      if (depthOf(folder) === depth) folders.add(folder);
    }
    return [...folders].sort();
  }

  /** Files below `folder` by their path from there. */
  function filesBelow(entries, folder) {
    const files = new Map();
    for (const { path, file } of entries) {
      if (file !== null && path.startsWith(folder)) files.set(path.slice(folder.length), file);
    }
    return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Empty folders below `folder`, as far as the browser tells of them. */
  function emptyBelow(entries, folder) {
    const empty = entries.filter(({ path, file }) => file === null && path.startsWith(folder) && path.length > folder.length);
    return empty.map(({ path }) => path.slice(folder.length)).sort();
  }

  /** Files of the chosen folder that lie beside the drive's own, by their path from the chosen folder. */
  function filesBeside(entries, folder) {
    const files = new Map();
    for (const { path, file } of entries) {
      if (file !== null && !path.startsWith(folder)) files.set(path.slice(path.indexOf("/") + 1), file);
    }
    return files;
  }

  // Letters that Unicode maps to the capital of another letter, and FAT's readers leave alone.
  const LEFT_ALONE = /[\u00b5\u0131\u017f\u01c5\u01c8\u01cb\u01f2\u0345\u03c2\u03d0\u03d1\u03d5\u03d6\u03f0\u03f1\u03f5\u1c80-\u1c88\u1e9b\u1fbe]/;

  /** A character in capitals as FAT compares names: one to one. The same as src/formats/fat32/name/. */
  function upper(letter) {
    const code = letter.codePointAt(0);
    if (code > 0xffff || LEFT_ALONE.test(letter)) return letter;
    // Greek letters with an iota below have a capital of one character here.
    if (/[\u1f80-\u1f87\u1f90-\u1f97\u1fa0-\u1fa7]/.test(letter)) return String.fromCharCode(code + 8);
    if (/[\u1fb3\u1fc3\u1ff3]/.test(letter)) return String.fromCharCode(code + 9);
    const large = letter.toUpperCase();
    return [...large].length === 1 ? large : letter;
  }

  /**
   * What two names share that some reader of a drive does not keep apart: NFC, case, the order of
   * Thai marks, both spellings of ำ. The same as `fold` in src/drive/path.rs.
   */
  function fold(path) {
    return [...path.normalize("NFC").replace(/\u0e33/g, "\u0e4d\u0e32")].map(upper).join("")
      .replace(/[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{2,}/g, (marks) => [...marks].sort().join(""));
  }

  /** Finds a file by its name as written, else the only one that folds to the same. */
  function finder(files) {
    const alike = new Map();
    for (const path of files.keys()) {
      const key = fold(path);
      alike.set(key, alike.has(key) ? null : path);
    }
    return (path) => (files.has(path) ? path : alike.get(fold(path)) || null);
  }

  /** Every folder that one of the paths lies in. */
  function foldersOf(paths) {
    const folders = new Set();
    for (const path of paths) {
      for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
        if (folders.has(path.slice(0, end))) break;
        folders.add(path.slice(0, end));
      }
    }
    return folders;
  }

  /** Names of the folders that lie beside a file, lower case; `folders` are the empty ones. */
  function foldersBeside(files, folders = []) {
    const byParent = new Map();
    for (const folder of [...foldersOf(files.keys()), ...folders]) {
      const parent = folderOf(folder);
      if (!byParent.has(parent)) byParent.set(parent, new Set());
      byParent.get(parent).add(folder.slice(parent.length).toLowerCase());
    }
    return (path) => byParent.get(folderOf(path)) || new Set();
  }

  Drivepress.tree = { entryOf, isInside, findRoots, filesBelow, emptyBelow, filesBeside, fold, finder, foldersOf, foldersBeside };
})(globalThis);
