// A chosen folder read as a bag: what it says it holds, whose it is, who signed it.
//
// Reads the tag files only; the payload is hashed later (`check-hash.js`), the judgement is made
// in `drive-verdict.js`. Two of our own rules are added to RFC 8493: a drive of ours has a tag
// manifest that covers its tag files, and a slot for a signature.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const { ALGORITHMS, decodeText, parseManifest, parseTagFile, fieldOf, isDeclaration } = Drivepress.manifest;

  // A tag file longer than this is an attack on the browser's memory.
  const MAX_TAG_FILE = 64 * 1024 * 1024;

  async function readBytes(file) {
    if (file.size > MAX_TAG_FILE) return null;
    try {
      return new Uint8Array(await file.arrayBuffer());
    } catch {
      return null;
    }
  }

  /** Whether a folder claims to be one of our drives. */
  function isOurs(paths, fields) {
    const mark = /^(START-HERE\.html|DISTRICT-[^/]*\.txt|data\/district\/.*)$/i;
    return paths.some((path) => mark.test(path)) || fieldOf(fields, "Signed-By") !== null;
  }

  /** What in a text has the form of a public key: `RW` and 54 more letters of base64. */
  function keysIn(text) {
    return (text || "").split(/[^A-Za-z0-9+/=]+/).filter((word) => word.length === 56 && word.startsWith("RW"));
  }

  async function readManifests(fileOf, kind) {
    const manifests = [];
    const prefix = kind === "payload" ? "manifest" : "tagmanifest";
    for (const algorithm of ALGORITHMS) {
      const name = `${prefix}-${algorithm}.txt`;
      const file = fileOf(name);
      if (file === undefined) continue;
      const bytes = await readBytes(file);
      const text = bytes === null ? null : decodeText(bytes);
      const parsed = text === null
        ? { entries: [], faults: [{ line: 0, reason: "unreadable", path: name }], oddities: [] }
        : parseManifest(text, algorithm, kind);
      manifests.push({ name, algorithm, bytes, ...parsed });
    }
    return manifests;
  }

  /** Every file a manifest names, in the manifest's order: path to `{ sums, isTag }`. */
  function expectedFiles(payload, tag) {
    const expected = new Map();
    for (const { algorithm, entries } of [...tag, ...payload]) {
      for (const { path, digest } of entries) {
        if (!expected.has(path)) expected.set(path, { sums: {}, isTag: !path.startsWith("data/") });
        expected.get(path).sums[algorithm] = digest;
      }
    }
    return expected;
  }

  /** Faults of the bag as a whole: what must be there and is not. */
  function wholeFaults(bag) {
    const faults = [];
    const add = (file, reason, path) => faults.push({ file, line: 0, reason, path: path || file });
    if (bag.declaration === null || !isDeclaration(bag.declaration)) add("bagit.txt", "declaration");
    const has = (manifests) => (bag.ours ? manifests.some(({ algorithm }) => algorithm === "sha256") : manifests.length > 0);
    if (!has(bag.payload)) add("manifest-sha256.txt", "no-manifest");
    if (bag.ours && !has(bag.tag)) add("tagmanifest-sha256.txt", "no-tag-manifest");
    for (const manifest of bag.tag) {
      const listed = new Set(manifest.entries.map(({ path }) => path));
      const needed = bag.payload.map(({ name }) => name);
      if (bag.ours) needed.push("bagit.txt", "bag-info.txt");
      needed.filter((name) => !listed.has(name)).forEach((name) => add(manifest.name, "not-covered", name));
    }
    // RFC 8493, section 3: every payload manifest lists every payload file.
    for (const manifest of bag.payload) {
      const listed = new Set(manifest.entries.map(({ path }) => path));
      for (const other of bag.payload) {
        other.entries.filter(({ path }) => !listed.has(path))
          .forEach(({ path }) => add(manifest.name, "not-listed", path));
      }
    }
    return faults;
  }

  /** The signature's slot as `parseSignature` reads it; `{ kind: "missing" }` without the file. */
  async function readSlot(fileOf) {
    const file = fileOf("tagmanifest-sha256.txt.minisig");
    if (file === undefined) return { kind: "missing" };
    const bytes = await readBytes(file);
    const text = bytes === null ? null : decodeText(bytes);
    return text === null ? { kind: "malformed" } : Drivepress.signature.parseSignature(text);
  }

  async function readText(fileOf, name) {
    const file = fileOf(name);
    if (file === undefined) return null;
    const bytes = await readBytes(file);
    return bytes === null ? null : decodeText(bytes);
  }

  /** What `district.js` says: `{ code, signer, name_th, … }` as far as it can be read, else `{}`. */
  function parseDistrict(text) {
    const found = /\{[^]*\}/.exec(text || "");
    if (found === null) return {};
    try {
      return JSON.parse(found[0]);
    } catch {
      return {};
    }
  }

  /** Reads the tag files of the bag that begins at the top of `files`. */
  async function readBag(files) {
    const find = Drivepress.tree.finder(files);
    const fileOf = (path) => files.get(find(path));
    const info = parseTagFile((await readText(fileOf, "bag-info.txt")) || "");
    const payload = await readManifests(fileOf, "payload");
    const tag = await readManifests(fileOf, "tag");
    const script = await readText(fileOf, "data/district/district.js");
    const bag = {
      info,
      payload,
      tag,
      declaration: await readText(fileOf, "bagit.txt"),
      slot: await readSlot(fileOf),
      district: parseDistrict(script),
      keysInPages: keysIn(script),
      ours: isOurs([...files.keys()], info),
      expected: expectedFiles(payload, tag),
    };
    const byManifest = [...tag, ...payload].flatMap(({ name, faults }) => faults.map((fault) => ({ file: name, ...fault })));
    bag.faults = [...wholeFaults(bag), ...byManifest];
    bag.oddities = [...tag, ...payload].filter(({ oddities }) => oddities.length > 0)
      .map(({ name, oddities }) => ({ file: name, oddities }));
    const sealed = tag.find(({ algorithm }) => algorithm === "sha256");
    bag.tagManifest = sealed === undefined ? null : sealed.bytes;
    return bag;
  }

  Drivepress.bag = { readBag };
})(globalThis);
