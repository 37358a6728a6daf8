// Files of an earlier release that an update left on the drive: the update brings that release's
// lists, which its signer signed, and nobody else can make such lists.
//
// The same rules as src/verify/drive/earlier.rs.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const { EARLIER_LIST_BYTES_MAX, EARLIER_RELEASES_MAX, SIGNATURE_BYTES_MAX, TAG_FILE_BYTES_MAX } = Drivepress.values;
  const { decodeText, fieldOf, parseManifest, parseTagFile } = Drivepress.manifest;
  const { parseComment, parsePublicKey, parseSignature, verify } = Drivepress.signature;

  const FOLDER = "earlier-releases/";
  const LISTS = ["bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "tagmanifest-sha256.txt.minisig"];
  const LIMITS = [TAG_FILE_BYTES_MAX, EARLIER_LIST_BYTES_MAX, EARLIER_LIST_BYTES_MAX, SIGNATURE_BYTES_MAX];

  /** A release as `[year, number]`, or `null`. */
  function releaseOf(text) {
    const parts = /^(\d{4})\.([1-9]\d{0,9})$/.exec(text || "");
    if (parts === null) return null;
    const [year, number] = [Number(parts[1]), Number(parts[2])];
    return year >= 1980 && year <= 2107 && number <= 0xffffffff ? [year, number] : null;
  }

  const isBefore = (one, other) => one[0] < other[0] || (one[0] === other[0] && one[1] < other[1]);

  /** What `bag-info.txt` says of the drive: `{ campaign, release, edition, district, signer }`. */
  function identityOf(fields) {
    const group = (fieldOf(fields, "Bag-Group-Identifier") || "").split(/[\t\n\f\r ]+/).filter((word) => word !== "");
    return { campaign: group[0], release: group[1], edition: group[2], district: fieldOf(fields, "External-Identifier"), signer: fieldOf(fields, "Signed-By") };
  }

  async function bytesOf(file, limit) {
    if (file === undefined || file.size > limit) return null;
    try {
      return new Uint8Array(await file.arrayBuffer());
    } catch {
      return null;
    }
  }

  /** A list without a faulty line as a map from path to digest, else `null`. */
  function listOf(bytes, kind) {
    const text = bytes === null ? null : decodeText(bytes);
    const parsed = text === null ? { entries: [], faults: [""] } : parseManifest(text, "sha256", kind);
    return parsed.faults.length > 0 ? null : new Map(parsed.entries.map(({ path, digest: sum }) => [path, sum]));
  }

  /** Whether the signature over the tag manifest is what the signer's name asks for. */
  async function isSealed(says, tags, slotBytes, digest) {
    const slot = slotBytes === null ? { kind: "missing" } : parseSignature(slotBytes);
    if (says.signer === null || says.signer === "nobody") return slot.kind === "missing" || slot.kind === "unsigned";
    const key = parsePublicKey(says.signer);
    if (key === null || slot.kind !== "signed") return false;
    if ((await verify(slot, key, tags, (bytes) => digest("blake2b", bytes))) !== "good") return false;
    const comment = parseComment(slot.comment);
    return comment !== null && ["campaign", "release", "edition", "district"].every((word) => comment[word] === says[word]);
  }

  /** The release's payload and lists, where they hold for the drive that says `own`; else `null`. */
  async function readRelease(files, release, own, digest) {
    const names = LISTS.map((name) => `${FOLDER}${release}/${name}`);
    const [info, payload, tags, slot] = await Promise.all(names.map((name, place) => bytesOf(files.get(name), LIMITS[place])));
    const text = info === null ? null : decodeText(info);
    const [payloadList, tagList] = [listOf(payload, "payload"), listOf(tags, "tag")];
    if (text === null || payloadList === null || tagList === null) return null;
    const says = identityOf(parseTagFile(text).fields);
    const isOwn = ["campaign", "edition", "district", "signer"].every((word) => says[word] === own[word]) && says.release === release;
    const isWhole = tagList.get(LISTS[0]) === (await digest("sha256", info)) && tagList.get(LISTS[1]) === (await digest("sha256", payload));
    return isOwn && isWhole && (await isSealed(says, tags, slot, digest)) ? { payload: payloadList, lists: names } : null;
  }

  /**
   * Files that may be left over: `{ lists, jobs }`. `lists` are the paths of the lists that hold;
   * each of `jobs` (for the pool) has `digests`, of which one must be the file's.
   */
  async function findLeft(files, bag, own, digest) {
    const says = identityOf(bag.info);
    const release = releaseOf(says.release);
    if (!bag.ours || release === null) return { lists: new Set(), jobs: [] };
    const folders = new Set([...files.keys()].filter((path) => path.startsWith(FOLDER)).map((path) => path.split("/")).filter((parts) => parts.length > 2).map((parts) => parts[1]));
    const known = [...folders].filter((name) => releaseOf(name) !== null && isBefore(releaseOf(name), release));
    known.sort((one, other) => (isBefore(releaseOf(one), releaseOf(other)) ? 1 : -1));
    const found = [];
    for (const name of known.slice(0, EARLIER_RELEASES_MAX)) {
      const one = await readRelease(files, name, says, digest);
      if (one !== null) found.push(one);
    }
    const lists = new Set(found.flatMap((one) => one.lists).filter((path) => files.has(path) && !own.has(path)));
    const jobs = [];
    for (const [path, file] of files) {
      const digests = found.map(({ payload }) => payload.get(path)).filter((sum) => sum !== undefined);
      if (digests.length > 0 && !own.has(path) && !lists.has(path)) jobs.push({ path, file, algorithms: ["sha256"], claims: [], digests });
    }
    return { lists, jobs };
  }

  Drivepress.earlier = { findLeft };
})(globalThis);
