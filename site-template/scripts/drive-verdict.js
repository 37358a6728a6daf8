// The judgement over a drive, worst first: forged, damaged, suspicious, contents intact.
//
// Pure: facts in, report out. "Pristine" is never said here; it needs the image set. Whether the
// signer is who the drive says, no page on the drive can tell.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const { fieldOf, fieldsOf } = Drivepress.manifest;
  const { parseComment, parsePublicKey, verify } = Drivepress.signature;

  /** The signer that a drive names. The pages carry the key too, so a rewritten `bag-info.txt` shows. */
  function namedSigner(bag) {
    const stated = fieldOf(bag.info, "Signed-By");
    const inPages = bag.keysInPages;
    // Without the line the pages speak alone; what is no key there is somebody's text.
    const alone = inPages.length > 0 && parsePublicKey(inPages[0]) !== null ? inPages[0] : "nobody";
    if (stated === null) return { signer: alone, isContradicted: false };
    const isContradicted = inPages.length > 0 && !inPages.includes(stated);
    return { signer: stated, isContradicted };
  }

  /**
   * The signature's state: "good", "nobody", "waits", "missing", "bad", "other-key", "legacy",
   * "malformed", "unexpected", "comment", "unreadable-key", "no-tag-manifest", "contradiction".
   */
  async function judgeSignature(bag, blake2b) {
    const { signer, isContradicted } = namedSigner(bag);
    const key = signer === "nobody" ? null : parsePublicKey(signer);
    if (signer !== "nobody" && key === null) return { state: "unreadable-key", signer };
    if (isContradicted) return { state: "contradiction", signer };
    const { kind } = bag.slot;
    if (key === null) return { state: kind === "unsigned" || kind === "missing" ? "nobody" : "unexpected", signer };
    if (kind !== "signed") return { state: kind === "unsigned" ? "waits" : kind, signer };
    if (bag.tagManifest === null) return { state: "no-tag-manifest", signer };
    const state = await verify(bag.slot, key, bag.tagManifest, blake2b);
    return { state: state === "good" && !commentFits(bag) ? "comment" : state, signer };
  }

  /**
   * Whether the trusted comment names this bag's campaign, release, edition and district. A drive
   * that does not say who it is lacks its `bag-info.txt`: damage, not forgery.
   */
  function commentFits(bag) {
    const said = parseComment(bag.slot.comment);
    if (said === null) return false;
    const group = (fieldOf(bag.info, "Bag-Group-Identifier") || "").split(/[\t\n\f\r ]+/).filter((word) => word !== "");
    const district = fieldOf(bag.info, "External-Identifier");
    return [said.campaign, said.release, said.edition].every((word, index) => group[index] === undefined || group[index] === word)
      && (district === null || district === said.district);
  }

  // The states in which the drive's own claim about its signer does not hold.
  const FORGED = new Set(["waits", "missing", "bad", "other-key", "legacy", "malformed", "unexpected",
    "comment", "unreadable-key", "contradiction"]);

  /** Sizes say nothing new where payload is missing or differs. */
  function sizeFaults(bag, matched, states, files) {
    const isPayload = (path) => path.startsWith("data/");
    const isWhole = bag.manifests.some(({ kind }) => kind === "payload") && ![...matched.missing, ...matched.gone].some(isPayload)
      && ![...states].some(([path, state]) => isPayload(path) && state !== "right");
    const found = Drivepress.listed.oxumOf(matched, files);
    const wrong = fieldsOf(bag.info, "Payload-Oxum").some((stated) => stated !== found);
    return isWhole && wrong ? [{ file: "bag-info.txt", line: 0, reason: "oxum", path: "Payload-Oxum" }] : [];
  }

  /**
   * The whole judgement. `matched` is what `listed.matchFiles` found; `states` maps each claimed
   * path to "right", "changed" or "unreadable"; `folders` are the empty ones; `left`
   * are files of an earlier release; `around`
   * is what nobody should open outside of the drive's folder; `heads` as for
   * `extra.sortExtras`; `blake2b` as for `signature.verify`.
   */
  async function judge({ bag, matched, files, folders, left = new Set(), around = [], states, heads, blake2b }) {
    const found = matched.claims;
    const of = (...wanted) => [...states].filter(([, state]) => wanted.includes(state))
      .map(([path, state]) => ({ path, state })).sort((a, b) => (a.path < b.path ? -1 : 1));
    const extras = Drivepress.extra.sortExtras({ bag, matched, files, folders, left, heads });
    // Of a foreign bag's signature only the form is judged; nobody here knows its key.
    const foreign = ["legacy", "malformed"].includes(bag.slot.kind) ? bag.slot.kind : "none";
    const signature = bag.ours ? await judgeSignature(bag, blake2b) : { state: foreign, signer: null };
    const whole = Drivepress.listed.wholeFaults(bag, matched, Drivepress.tree.finder(files));
    const faults = [...whole, ...bag.faults, ...sizeFaults(bag, matched, states, files)];
    const missing = [...matched.missing].sort().map((path) => ({ path, state: "missing" }));
    const report = { ours: bag.ours, signature, faults, extras, beside: around, damaged: of("changed", "unreadable"), missing, oddities: bag.oddities };
    const isOfSystem = [...found.keys(), ...matched.gone].some((path) => Drivepress.classify.systemFile(path) !== null);
    if (isOfSystem) report.oddities = [...bag.oddities, { file: "manifest", oddities: ["system"] }];
    const isDamaged = faults.length + report.damaged.length + report.missing.length + extras.inside.length + extras.replaced.length > 0;
    if (FORGED.has(signature.state)) report.verdict = "forged";
    else if (isDamaged) report.verdict = "damaged";
    else if (Drivepress.listed.isUnchecked(bag)) report.verdict = "not-checked";
    else report.verdict = extras.suspicious.length + around.length > 0 ? "suspicious" : "intact";
    report.isDamaged = isDamaged;
    // The note of a stick that was not filled to the end.
    report.isUnfinished = files.has("UNFINISHED.txt");
    if (report.isUnfinished) extras.others = extras.others.filter(({ path }) => path !== "UNFINISHED.txt");
    return report;
  }

  Drivepress.verdict = { judge };
})(globalThis);
