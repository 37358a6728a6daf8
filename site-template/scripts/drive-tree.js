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

  /** The folders nearest to the top that hold a file of this name, sorted. */
  function nearest(entries, name) {
    let depth = Infinity;
    let folders = [];
    for (const { path } of entries) {
      if (path !== name && !path.endsWith(`/${name}`)) continue;
      const folder = folderOf(path);
      if (depthOf(folder) < depth) {
        depth = depthOf(folder);
        folders = [];
      }
      if (depthOf(folder) === depth) folders.push(folder);
    }
    return folders.sort();
  }

  /**
   * Where drives begin: `bagit.txt` decides; a drive that lost it is known by its start page
   * beside a manifest. More than one folder means that several drives were chosen at once.
   */
  function findRoots(entries) {
    const declared = nearest(entries, "bagit.txt");
    if (declared.length > 0) return declared;
    const manifests = new Set(["manifest-sha256.txt", "manifest-sha512.txt", "tagmanifest-sha256.txt"]
      .flatMap((name) => nearest(entries, name)));
    return nearest(entries, "START-HERE.html").filter((folder) => manifests.has(folder));
  }

  /** Files below `folder` by their path from there. */
  function filesBelow(entries, folder) {
    const files = new Map();
    for (const { path, file } of entries) {
      if (path.startsWith(folder)) files.set(path.slice(folder.length), file);
    }
    return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Finds a file by its name as written, else by its composed form (macOS may give the other). */
  function finder(files) {
    const composed = new Map();
    for (const path of files.keys()) composed.set(path.normalize("NFC"), path);
    return (path) => {
      if (files.has(path)) return path;
      const found = composed.get(path.normalize("NFC"));
      return found === undefined ? null : found;
    };
  }

  /** Names of the folders that lie beside a file, lower case. */
  function foldersBeside(files) {
    const byParent = new Map();
    for (const path of files.keys()) {
      const parts = path.split("/");
      for (let index = 0; index < parts.length - 1; index += 1) {
        const parent = parts.slice(0, index).join("/");
        if (!byParent.has(parent)) byParent.set(parent, new Set());
        byParent.get(parent).add(parts[index].toLowerCase());
      }
    }
    return (path) => byParent.get(folderOf(path).replace(/\/$/, "")) || new Set();
  }

  Drivepress.tree = { entryOf, findRoots, filesBelow, finder, foldersBeside };
})(globalThis);
