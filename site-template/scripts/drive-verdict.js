// The judgement over a drive, worst first: forged, damaged, suspicious, contents intact.
//
// Pure: facts in, report out. "Pristine" is never said here; it needs the image set. Whether the
// signer is who the drive says, no page on the drive can tell.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const { fieldOf } = Drivepress.manifest;
  const { classifyName, classifyFolders, systemFile } = Drivepress.classify;
  const { parseComment, parsePublicKey, verify } = Drivepress.signature;

  // Files of ours that no manifest can list.
  const SELF = /^tagmanifest-(sha256|sha512)\.txt(\.minisig)?$/;

  /** Whether a listed file is active although it lies where our drives hold nothing active. */
  function isListedProgram(path) {
    const ours = path.startsWith("data/site/") || path.startsWith("data/district/") || path === "START-HERE.html";
    return !ours && classifyName(path) !== null;
  }

  /**
   * Sorts the files that no manifest lists. `heads` maps a path to what its first bytes are
   * (`classify.sniff`), where that is known.
   */
  function sortExtras(paths, expected, foldersBeside, heads) {
    const extras = { suspicious: [], inside: [], system: [], others: [] };
    for (const path of paths) {
      if (expected.has(path) || SELF.test(path)) continue;
      const named = classifyName(path, foldersBeside(path));
      const content = heads.get(path) || null;
      const os = systemFile(path);
      const hidden = os === null ? classifyFolders(path) : null;
      if (named !== null && !(os !== null && content === null)) extras.suspicious.push({ path, ...named });
      else if (content !== null) extras.suspicious.push({ path, kind: content, disguise: "content" });
      else if (hidden !== null) extras.suspicious.push({ path, ...hidden });
      else if (os !== null) extras.system.push({ path, os, inside: path.startsWith("data/") });
      const isForeign = os === null || content !== null;
      if (isForeign && path.startsWith("data/")) extras.inside.push({ path });
      else if (isForeign && named === null && content === null && hidden === null) extras.others.push({ path });
    }
    return extras;
  }

  /**
   * The signature's state: "good", "nobody", "waits", "missing", "bad", "other-key", "legacy",
   * "malformed", "unexpected", "comment", "unreadable-key", "no-tag-manifest", "contradiction", "none".
   */
  async function judgeSignature(bag, isRight, blake2b) {
    const stated = fieldOf(bag.info, "Signed-By");
    const elsewhere = typeof bag.district.signer === "string" ? bag.district.signer : null;
    const infoRight = isRight("bag-info.txt");
    const districtRight = isRight("data/district/district.js");
    // A bit flipped in bag-info.txt is damage; it must not pass for another signer.
    const signer = !infoRight && districtRight && elsewhere !== null ? elsewhere : stated;
    if (infoRight && districtRight && elsewhere !== null && stated !== null && stated !== elsewhere) {
      return { state: "contradiction", signer };
    }
    if (signer === null) return { state: bag.slot.kind === "signed" ? "unexpected" : "none", signer };
    if (signer === "nobody") {
      const states = { unsigned: "nobody", missing: "slot-missing", malformed: "malformed", legacy: "unexpected", signed: "unexpected" };
      return { state: states[bag.slot.kind], signer };
    }
    if (bag.slot.kind !== "signed") {
      return { state: bag.slot.kind === "unsigned" ? "waits" : bag.slot.kind, signer };
    }
    const key = parsePublicKey(signer);
    if (key === null) return { state: "unreadable-key", signer };
    if (bag.tagManifest === null) return { state: "no-tag-manifest", signer };
    const state = await verify(bag.slot, key, bag.tagManifest, blake2b);
    if (state !== "good") return { state, signer };
    return { state: !infoRight || commentFits(bag) ? "good" : "comment", signer };
  }

  /** Whether the trusted comment names this bag's campaign, release, edition and district. */
  function commentFits(bag) {
    const said = parseComment(bag.slot.comment);
    if (said === null) return false;
    const group = `${said.campaign} ${said.edition} ${said.release}`;
    return fieldOf(bag.info, "Bag-Group-Identifier") === group
      && fieldOf(bag.info, "External-Identifier") === said.district;
  }

  // The states in which the drive's own claim about its signer does not hold.
  const FORGED = new Set(["waits", "missing", "bad", "other-key", "legacy", "malformed", "unexpected",
    "comment", "unreadable-key", "contradiction"]);

  function sizeFault(bag, files, find) {
    const stated = fieldOf(bag.info, "Payload-Oxum");
    const parts = /^(\d+)\.(\d+)$/.exec(stated || "");
    if (stated === null) return [];
    let bytes = 0n;
    let count = 0n;
    for (const [path, { isTag }] of bag.expected) {
      if (isTag) continue;
      const found = find(path);
      if (found === null) return [];
      bytes += BigInt(files.get(found).size);
      count += 1n;
    }
    const right = parts !== null && BigInt(parts[1]) === bytes && BigInt(parts[2]) === count;
    return right ? [] : [{ file: "bag-info.txt", line: 0, reason: "oxum", path: "Payload-Oxum" }];
  }

  /**
   * The whole judgement. `states` maps each expected path to "right", "changed", "unreadable" or
   * "missing"; `heads` as for `sortExtras`; `blake2b` as for `signature.verify`.
   */
  async function judge({ bag, files, states, heads, blake2b }) {
    const find = Drivepress.tree.finder(files);
    const found = new Set([...bag.expected.keys()].map(find).filter((path) => path !== null));
    const of = (...wanted) => [...states].filter(([, state]) => wanted.includes(state))
      .map(([path, state]) => ({ path, state })).sort((a, b) => (a.path < b.path ? -1 : 1));
    const isRight = (path) => states.get(path) === "right";
    const extras = sortExtras(files.keys(), found, Drivepress.tree.foldersBeside(files), heads);
    if (bag.ours) {
      [...bag.expected.keys()].filter(isListedProgram)
        .forEach((path) => extras.suspicious.push({ path, kind: classifyName(path).kind, disguise: "listed" }));
    }
    const signature = bag.ours ? await judgeSignature(bag, isRight, blake2b) : { state: "none", signer: null };
    // Sizes say nothing new where a file is already known to differ.
    const wholeSize = of("changed", "unreadable", "missing").length > 0 ? [] : sizeFault(bag, files, find);
    const faults = [...bag.faults, ...wholeSize];
    if (bag.ours && signature.signer === null) faults.push({ file: "bag-info.txt", line: 0, reason: "no-signer", path: "Signed-By" });
    if (signature.state === "slot-missing") {
      faults.push({ file: "tagmanifest-sha256.txt.minisig", line: 0, reason: "no-slot", path: "tagmanifest-sha256.txt.minisig" });
    }
    const report = { ours: bag.ours, signature, faults, extras, damaged: of("changed", "unreadable"), missing: of("missing"), oddities: bag.oddities };
    const isDamaged = faults.length + report.damaged.length + report.missing.length + extras.inside.length > 0;
    if (FORGED.has(signature.state)) report.verdict = "forged";
    else if (isDamaged) report.verdict = "damaged";
    else report.verdict = extras.suspicious.length > 0 ? "suspicious" : "intact";
    report.isDamaged = isDamaged;
    return report;
  }

  Drivepress.verdict = { judge, sortExtras };
})(globalThis);
