// A chosen folder read as a bag: what it says it holds, whose it is, who signed it.
//
// Reads the tag files only; the payload is hashed later (`check-hash.js`), the judgement is made
// in `drive-verdict.js`. Two of our own rules are added to RFC 8493: a drive of ours has a tag
// manifest that covers its tag files, and a slot for a signature. The same as src/verify/drive.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const { decodeText, manifestOf, newBudget, readManifest, parseTagFile, fieldOf, parseDeclaration } = Drivepress.manifest;

  // Tag files longer than these (bytes) are an attack on the browser's memory.
  const MAX_MANIFEST = 64 * 1024 * 1024;
  const MAX_TAG_FILE = 1024 * 1024;
  const MAX_SIGNATURE = 16 * 1024;

  /** The bytes of a file, `null` if it is too long or cannot be read. */
  async function readBytes(file, limit) {
    if (file.size > limit) return null;
    try {
      return new Uint8Array(await file.arrayBuffer());
    } catch {
      return null;
    }
  }

  /** Whether a folder claims to be one of our drives. */
  function isOurs(paths, fields) {
    const mark = /^(START-HERE\.HTML|DISTRICT-[^/]*\.TXT|DATA\/DISTRICT\/[^]*)$/;
    return paths.some((path) => mark.test(path.toUpperCase())) || fieldOf(fields, "Signed-By") !== null;
  }

  /** What in a text has the form of a public key: `RW` and 54 more letters of base64. */
  function keysIn(bytes) {
    const text = new TextDecoder("latin1").decode(bytes || new Uint8Array(0));
    return text.split(/[^A-Za-z0-9+/=]+/).filter((word) => word.length === 56 && word.startsWith("RW"));
  }

  /** Lets the page answer to its reader. */
  const breathe = () => new Promise((resolve) => { setTimeout(resolve, 0); });

  /** The lines of a list, read piece by piece. */
  async function readList(text, { algorithm, kind }, budget) {
    const reading = readManifest(text, algorithm, kind, budget);
    let step = reading.next();
    for (; !step.done; step = reading.next()) await breathe();
    return step.value;
  }

  /**
   * The manifests in the bag's root, sorted by name; those that cannot be read are faults only,
   * those of an algorithm that is not known here are `unchecked`.
   */
  async function readManifests(files, encoding, budget, add) {
    const manifests = [];
    const unchecked = [];
    for (const [name, file] of files) {
      const said = name.includes("/") ? null : manifestOf(name);
      if (said === null) continue;
      if (said.algorithm === null) {
        unchecked.push({ name, kind: said.kind });
        continue;
      }
      budget.bytes -= file.size;
      const bytes = budget.bytes < 0 ? null : await readBytes(file, MAX_MANIFEST);
      if (bytes === null) {
        add(name, file.size > MAX_MANIFEST || budget.bytes < 0 ? "too-long" : "unreadable");
        budget.bytes += budget.bytes < 0 ? file.size : 0;
        continue;
      }
      const text = decodeText(bytes, encoding);
      if (text === null) add(name, "unreadable");
      const parsed = text === null ? { entries: [], faults: [], oddities: [] } : await readList(text, said, budget);
      parsed.faults.forEach(({ reason, path, line }) => add(name, reason, path, line));
      // Only the list under the signature is asked for again.
      manifests.push({ name, bytes: said.kind === "tag" ? bytes : null, ...said, ...parsed });
    }
    return { manifests, unchecked };
  }

  /** What `district.js` says: `{ code, signer, name_th, … }` as far as it can be read, else `{}`. */
  function parseDistrict(bytes) {
    const found = /\{[^]*\}/.exec((bytes === null ? null : decodeText(bytes)) || "");
    if (found === null) return {};
    try {
      return JSON.parse(found[0]);
    } catch {
      return {};
    }
  }

  /** Reads the tag files of the bag that begins at the top of `files`. */
  async function readBag(files) {
    const faults = [];
    const add = (file, reason, path, line) => faults.push({ file, line: line || 0, reason, path: path || file });
    const find = Drivepress.tree.finder(files);
    const read = async (name, limit) => {
      const found = find(name);
      if (found === null) return null;
      const bytes = await readBytes(files.get(found), limit);
      if (bytes === null) add(name, "unreadable");
      return bytes;
    };
    const declared = await read("bagit.txt", MAX_TAG_FILE);
    const encoding = declared === null ? null : parseDeclaration(declared);
    if (declared !== null && encoding === null) add("bagit.txt", "declaration");
    const infoBytes = await read("bag-info.txt", MAX_TAG_FILE);
    const infoText = infoBytes === null ? null : decodeText(infoBytes, encoding || "utf-8");
    if (infoBytes !== null && infoText === null) add("bag-info.txt", "unreadable");
    const info = parseTagFile(infoText || "");
    info.faults.forEach((line) => add("bag-info.txt", "malformed", "", line));
    const budget = newBudget();
    const { manifests, unchecked } = await readManifests(files, encoding || "utf-8", budget, add);
    const slot = await read("tagmanifest-sha256.txt.minisig", MAX_SIGNATURE);
    const script = await read("data/district/district.js", MAX_TAG_FILE);
    const ours = isOurs([...files.keys()], info.fields);
    const bag = {
      info: info.fields,
      manifests,
      unchecked,
      slot: slot === null ? { kind: "missing" } : Drivepress.signature.parseSignature(slot),
      district: parseDistrict(script),
      keysInPages: keysIn(script),
      ours,
      faults,
    };
    bag.oddities = manifests.filter(({ oddities }) => oddities.length > 0).map(({ name, oddities }) => ({ file: name, oddities }));
    const seal = manifests.find(({ name }) => name === find("tagmanifest-sha256.txt"));
    bag.tagManifest = seal === undefined ? null : seal.bytes;
    return bag;
  }

  Drivepress.bag = { readBag };
})(globalThis);
