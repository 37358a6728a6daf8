// The files that no manifest lists, and listed ones that no drive of ours holds: systems' own,
// added by others, dangerous, or in the way of the drive's own names.
//
// The same rules in the same order as src/verify/drive/unlisted.rs.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const { classifyName, classifyFolders, systemFile } = Drivepress.classify;
  const { isNamedTwin } = Drivepress.twin;

  // The bag's own files, which a list may lack without their being anybody's addition.
  const OF_THE_BAG = /^((tag)?manifest-[a-z0-9_-]*\.txt|bagit\.txt|bag-info\.txt|fetch\.txt|tagmanifest-sha256\.txt\.minisig)$/i;
  const OUR_WEB = /\.(js|mjs|html|htm|svg)$/i;
  // In either case: a computer that knows no small letters may have written the names anew.
  const OUR_SCRIPTS = /^data\/(site|district)\//i;
  const OUR_START = /^start-here\.html$/i;

  /** Whether a danger is only that the file is a page or a script, where ours lie. */
  function isOwnPage({ path, kind, disguise }) {
    const isPlace = OUR_SCRIPTS.test(path) || (kind === "page" && OUR_START.test(path));
    return isPlace && ["page", "script", "active"].includes(kind) && disguise === null && OUR_WEB.test(path);
  }

  const kindOfHead = (active) => (active === "text-shortcut" ? "shortcut" : active);

  /** Whose file it is: by its name, and a Mac's twin by what it is. */
  const systemOf = (path, { twin }) => (isNamedTwin(path) ? (twin === "twin" ? "macos" : null) : systemFile(path));

  /** Own names that a `.hidden` file keeps file managers on Linux from showing. */
  function hidesOwn(path, hides, own) {
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    return (hides || []).some((name) => own.has(folder + name));
  }

  /** What a name says; systems keep passing files (`.tmp`) in their own folders. */
  function nameDanger(path, foldersBeside) {
    const named = classifyName(path, foldersBeside(path));
    return named !== null && named.ending === "tmp" && systemFile(path) !== null ? null : named;
  }

  /** What makes an unlisted file dangerous, or `null`. */
  function dangerOfExtra(path, foldersBeside, head) {
    const active = (signs) => ({ path, kind: "active", disguise: null, signs });
    if (head.twin === "twin") return head.active === null ? null : { path, kind: kindOfHead(head.active), disguise: "content" };
    if (head.twin === "more") return active(["behind"]);
    const named = nameDanger(path, foldersBeside);
    if (named !== null) return { path, kind: named.kind, disguise: named.disguise };
    if (head.setting) return active([`setting-${head.setting}`]);
    const os = systemOf(path, head);
    // What desktops leave has the form of a shortcut in text: `.directory`, `desktop.ini`.
    const content = head.active === "text-shortcut" && os !== null ? null : head.active;
    if (content !== null) return { path, kind: kindOfHead(content), disguise: "content" };
    if (head.isPage) return { path, kind: "page", disguise: "content" };
    if (head.inside !== undefined && head.inside.signs.length > 0) return active(head.inside.signs);
    const hidden = os === null && !isNamedTwin(path) ? classifyFolders(path) : null;
    return hidden === null ? null : { path, ...hidden };
  }

  /** Why a listed file is dangerous all the same: only pages and scripts have their place with us. */
  function dangerOfListed(path, foldersBeside, active) {
    const named = nameDanger(path, foldersBeside);
    if (named !== null && !isOwnPage({ path, ...named })) return { path, kind: named.kind, disguise: "listed" };
    return active === null ? null : { path, kind: kindOfHead(active), disguise: "content" };
  }

  const NO_HEAD = { active: null };

  /** Whether a tag file is the drive's own, listed or not. */
  const isOwnTag = (path, find) => OF_THE_BAG.test(path) && find(path.toLowerCase()) === path;

  /** What unlisted files and folders do to names: they go into `extras`, each once. */
  function sortNames({ matched, files, folders, extras }) {
    const find = Drivepress.tree.finder(files);
    const present = [...files.keys()].filter((path) => matched.own.has(path) || isOwnTag(path, find));
    const isOwn = new Set(present);
    const others = [...files.keys()].filter((path) => !isOwn.has(path));
    const all = [...others, ...Drivepress.tree.foldersOf(others), ...folders];
    const { replaced, alike, reserved } = Drivepress.names.findAlike([...present, ...matched.missing], [...new Set(all)]);
    extras.replaced = replaced;
    extras.suspicious.push(...alike.map((one) => ({ ...one, kind: "one-name", disguise: null })));
    extras.suspicious.push(...reserved.map((path) => ({ path, kind: "reserved", disguise: null })));
    // What is told here was sorted among the harmless additions by its contents.
    const told = new Set([...replaced, ...alike].map(({ path }) => path).concat(reserved));
    extras.others = extras.others.filter(({ path }) => !told.has(path));
  }

  /**
   * Sorts the files that no manifest lists. `heads` maps a path to what its first bytes are
   * (`head.reader`), where that is
   * known; `left` are files of an earlier release (`earlier.findLeft`). Where a whole list is missing, that is the damage: then what it would have listed is no
   * addition, and a drive's own pages are no danger.
   */
  function sortExtras({ bag, matched, files, folders = [], left = new Set(), heads }) {
    const foldersBeside = Drivepress.tree.foldersBeside(files, folders);
    const own = new Set([...matched.own, ...Drivepress.tree.foldersOf(matched.own)]);
    const extras = { suspicious: [], replaced: [], inside: [], system: [], others: [], unsure: [], left: [] };
    for (const path of files.keys()) {
      if (matched.own.has(path)) continue;
      if (left.has(path)) {
        const found = dangerOfListed(path, foldersBeside, (heads.get(path) || NO_HEAD).active);
        if (found === null) extras.left.push({ path });
        else extras.suspicious.push(found);
        continue;
      }
      const inside = path.toLowerCase().startsWith("data/");
      const isListMissing = !Drivepress.listed.hasList(bag, inside ? "payload" : "tag");
      if (isListMissing && inside && !bag.ours) continue;
      const head = heads.get(path) || NO_HEAD;
      let danger = dangerOfExtra(path, foldersBeside, head);
      if (danger === null && systemOf(path, head) !== null && hidesOwn(path, head.hides, own)) danger = { path, kind: "active", disguise: null, signs: ["hides"] };
      if (danger === null ? OF_THE_BAG.test(path) : isListMissing && isOwnPage(danger)) continue;
      const os = danger === null ? systemOf(path, head) : null;
      if (danger !== null) extras.suspicious.push(danger);
      else if (os !== null) extras.system.push({ path, os, inside });
      else if (!inside) extras.others.push({ path });
      if (danger === null && head.inside !== undefined && head.inside.isUnsure) extras.unsure.push({ path });
      if (inside && os === null && !isListMissing) extras.inside.push({ path });
    }
    sortNames({ matched, files, folders, extras });
    if (bag.ours) {
      const dangers = [...matched.own].map((path) => dangerOfListed(path, foldersBeside, (heads.get(path) || NO_HEAD).active));
      extras.suspicious.push(...dangers.filter((danger) => danger !== null));
    }
    return extras;
  }

  /**
   * What nobody should open in a folder that is no drive, or that a drive lies in: programs come
   * first, whatever else there is. Of documents that nobody can look into nothing was promised.
   */
  function findDangers(files, heads) {
    const foldersBeside = Drivepress.tree.foldersBeside(files);
    const dangers = [...files.keys()].map((path) => dangerOfExtra(path, foldersBeside, heads.get(path) || NO_HEAD));
    const isClosed = ({ signs }) => signs !== undefined && signs.every((sign) => sign === "closed" || sign === "locked");
    return dangers.filter((danger) => danger !== null && !isClosed(danger));
  }

  Drivepress.extra = { sortExtras, findDangers };
})(globalThis);
