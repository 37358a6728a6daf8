// A chosen folder read as a bag: what it says it holds, whose it is, who signed it.
//
// Reads the tag files only; the payload is hashed later (`check-hash.js`), the judgement is made
// in `drive-verdict.js`. Two of our own rules are added to RFC 8493: a drive of ours has a tag
// manifest that covers its tag files, and a slot for a signature. The same as src/verify/drive.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const { decodeText, decodePath, linesOf, manifestOf, newBudget, readManifest, parseTagFile, fieldOf, parseDeclaration } = Drivepress.manifest;
  const { FAULTS_MAX, MANIFEST_BYTES_MAX, SIGNATURE_BYTES_MAX, TAG_FILE_BYTES_MAX } = Drivepress.values;

  // Lines of `fetch.txt` that are read before the page is given room.
  const LINES_AT_ONCE = 20000;

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
   * Which files in the root are the bag's lists: of one kind and algorithm there is one (RFC 8493,
   * section 2.1.3). Of several the one that is called as it must be is `chosen`, the others are
   * `second` and never read; `unchecked` are those of algorithms that are not known here.
   */
  function rootLists(files) {
    const known = new Map();
    const lists = { chosen: [], second: [], unchecked: [] };
    for (const name of files.keys()) {
      const said = name.includes("/") ? null : manifestOf(name);
      if (said === null) continue;
      const place = `${said.kind}-${said.algorithm}`;
      if (said.algorithm === null) lists.unchecked.push({ name, kind: said.kind });
      else if (known.has(place)) known.get(place).push({ name, ...said });
      else known.set(place, [{ name, ...said }]);
    }
    for (const all of known.values()) {
      const right = `${all[0].kind === "tag" ? "tag" : ""}manifest-${all[0].algorithm}.txt`;
      const chosen = all.find(({ name }) => name === right) || all[0];
      lists.chosen.push(chosen);
      // Names that are equal but for case are told with all names alike.
      const isOther = ({ name }) => Drivepress.tree.fold(name) !== Drivepress.tree.fold(chosen.name);
      lists.second.push(...all.filter(isOther).map(({ name }) => ({ name, first: chosen.name })));
    }
    // Ours first, so that no stranger's uses up their room.
    const rank = ({ algorithm, kind }) => (algorithm === "sha256" ? 0 : 2) + (kind === "tag" ? 0 : 1);
    lists.chosen.sort((one, other) => rank(one) - rank(other));
    return lists;
  }

  /** The text of a list that all lists of the drive leave room for, else `null` and a fault. */
  async function readListText(name, file, encoding, budget, add) {
    const isTooLong = file.size > MANIFEST_BYTES_MAX || file.size > budget.bytes;
    if (file.size <= Math.min(MANIFEST_BYTES_MAX, budget.bytes)) budget.bytes -= file.size;
    const bytes = isTooLong ? null : await readBytes(file, MANIFEST_BYTES_MAX);
    const text = bytes === null ? null : decodeText(bytes, encoding);
    if (text === null) add(name, isTooLong ? "too-long" : "unreadable");
    return { bytes, text };
  }

  /** The manifests in the bag's root, sorted by name; those that cannot be read are faults only. */
  async function readManifests(files, lists, encoding, budget, add) {
    const manifests = [];
    for (const said of lists.chosen) {
      const { bytes, text } = await readListText(said.name, files.get(said.name), encoding, budget, add);
      if (bytes === null) continue;
      const parsed = text === null ? { entries: [], faults: [], oddities: [] } : await readList(text, said, budget);
      parsed.faults.forEach(({ reason, path, line }) => add(said.name, reason, path, line));
      // Only the list under the signature is asked for again.
      manifests.push({ ...said, ...parsed, bytes: said.kind === "tag" ? bytes : null });
    }
    return manifests.sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** `URL LENGTH PATH`: the path, or `null` where no program may follow the line. */
  function parseFetchLine(line) {
    const parts = /^([A-Za-z][A-Za-z0-9+.-]*:[^ \t]+)[ \t]+(-|[0-9]+)[ \t]+([^]+)$/.exec(line);
    const { path } = parts === null ? { path: null } : decodePath(parts[3]);
    return path === null || !path.startsWith("data/") ? null : { path, literal: parts[3] };
  }

  /**
   * `fetch.txt` (RFC 8493, section 2.2.3): nothing is fetched here, but a program that does would
   * write what it names. Each file must lie in the payload and stand in every payload manifest.
   */
  async function judgeFetch(file, encoding, budget, manifests, add) {
    const { text } = await readListText("fetch.txt", file, encoding, budget, add);
    const payload = manifests.filter(({ kind }) => kind === "payload");
    const listed = payload.map(({ entries }) => new Set(entries.flatMap(({ path, literal }) => [path, literal])));
    let faults = 0;
    for (const [line, content] of linesOf(text || "")) {
      budget.lines -= 1;
      if (faults >= FAULTS_MAX || budget.lines < 0) {
        add("fetch.txt", "too-long", "", line);
        return;
      }
      const said = parseFetchLine(content);
      const isListed = said !== null && listed.every((paths) => paths.has(said.path) || paths.has(said.literal));
      if (said === null) add("fetch.txt", "fetch", content.slice(0, 300), line);
      else if (!isListed) add("fetch.txt", "fetch-unlisted", said.path, line);
      faults += isListed ? 0 : 1;
      if (line % LINES_AT_ONCE === 0) await breathe();
    }
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
    const declared = await read("bagit.txt", TAG_FILE_BYTES_MAX);
    const encoding = declared === null ? null : parseDeclaration(declared);
    if (declared !== null && encoding === null) add("bagit.txt", "declaration");
    const infoBytes = await read("bag-info.txt", TAG_FILE_BYTES_MAX);
    const infoText = infoBytes === null ? null : decodeText(infoBytes, encoding || "utf-8");
    if (infoBytes !== null && infoText === null) add("bag-info.txt", "unreadable");
    const info = parseTagFile(infoText || "");
    info.faults.forEach((line) => add("bag-info.txt", "malformed", "", line));
    const budget = newBudget();
    const lists = rootLists(files);
    lists.second.forEach(({ name, first }) => add(name, "second", first));
    const manifests = await readManifests(files, lists, encoding || "utf-8", budget, add);
    const fetch = find("fetch.txt");
    if (fetch !== null) await judgeFetch(files.get(fetch), encoding || "utf-8", budget, manifests, add);
    const slot = await read("tagmanifest-sha256.txt.minisig", SIGNATURE_BYTES_MAX);
    const script = await read("data/district/district.js", TAG_FILE_BYTES_MAX);
    const ours = isOurs([...files.keys()], info.fields);
    const bag = {
      info: info.fields,
      manifests,
      unchecked: lists.unchecked,
      slot: slot === null ? { kind: "missing" } : Drivepress.signature.parseSignature(slot),
      district: parseDistrict(script),
      keysInPages: keysIn(script),
      ours,
      faults,
    };
    bag.oddities = manifests.filter(({ oddities }) => oddities.length > 0).map(({ name, oddities }) => ({ file: name, oddities }));
    bag.oddities.push(...lists.unchecked.map(({ name }) => ({ file: name, oddities: ["unchecked"] })));
    const seal = manifests.find(({ name }) => name === find("tagmanifest-sha256.txt"));
    bag.tagManifest = seal === undefined ? null : seal.bytes;
    return bag;
  }

  Drivepress.bag = { readBag };
})(globalThis);
