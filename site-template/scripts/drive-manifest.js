// Manifests and tag files of a BagIt bag (RFC 8493), from text to values.
//
// Reads more than it would write: hex digits of either case, several blanks, LF, CR and CRLF,
// `%0A`, `%0D` and `%25` in names, and what other programs leave there (`*` before a name,
// a bare `%`, back-slashes, `./`), which are counted as oddities. Opens no file.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});

  const { FAULTS_MAX, LINES_MAX, LINE_BYTES_MAX, LISTS_BYTES_MAX, LISTS_LINES_MAX, PATH_BYTES_MAX } = Drivepress.values;

  const HEX_DIGITS = { md5: 32, sha1: 40, sha224: 56, sha256: 64, sha384: 96, sha512: 128 };
  // Lines that are read before the page is given room to breathe (tuning).
  const LINES_AT_ONCE = 20000;

  // White space as Unicode has it; `\s` knows U+FEFF instead of U+0085.
  const WHITE = "[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
  const IS_BLANK = new RegExp(`^${WHITE}*$`);
  const EDGES = new RegExp(`^${WHITE}+|${WHITE}+$`, "g");
  const trim = (text) => text.replace(EDGES, "");

  /** What is left of the limits while a drive's lists are read one after another. */
  const newBudget = () => ({ bytes: LISTS_BYTES_MAX, lines: LISTS_LINES_MAX });

  /**
   * Which order of bytes "utf-16" means: the one of the mark, else the one in which the first
   * letter, which is ASCII, has its zero. Java and Python write bags so; the web reads
   * little-endian only.
   */
  function orderOf(bytes) {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
    const isMarked = bytes[0] === 0xfe && bytes[1] === 0xff;
    return !isMarked && bytes[0] !== 0 && bytes[1] === 0 ? "utf-16le" : "utf-16be";
  }

  /** Bytes to text; `null` if they are none in this encoding. A byte order mark is read over. */
  function decodeText(bytes, encoding) {
    try {
      return new TextDecoder(encoding === "utf-16" ? orderOf(bytes) : encoding || "utf-8", { fatal: true }).decode(bytes);
    } catch {
      return null;
    }
  }

  /** The lines of a text that are not blank, one after another: `[number, line]`. */
  function* linesOf(text) {
    let number = 0;
    let feed = text.indexOf("\n");
    let back = text.indexOf("\r");
    for (let at = 0; at < text.length; ) {
      if (feed >= 0 && feed < at) feed = text.indexOf("\n", at);
      if (back >= 0 && back < at) back = text.indexOf("\r", at);
      const ends = [feed, back].filter((end) => end >= 0);
      const end = ends.length === 0 ? text.length : Math.min(...ends);
      number += 1;
      const line = text.slice(at, Math.min(end, at + LINE_BYTES_MAX + 1));
      if (!IS_BLANK.test(line)) yield [number, line];
      at = end + (end === back && text[end + 1] === "\n" ? 2 : 1);
    }
  }

  /** What a file's name says if it is a manifest's: `{ kind, algorithm }`, algorithm `null` if unknown. */
  function manifestOf(name) {
    const parts = /^(tag)?manifest-([^]*)\.txt$/.exec(name.toLowerCase());
    if (parts === null) return null;
    const algorithm = parts[2].replace(/-/g, "");
    const isKnown = Object.prototype.hasOwnProperty.call(HEX_DIGITS, algorithm);
    return { kind: parts[1] === undefined ? "payload" : "tag", algorithm: isKnown ? algorithm : null };
  }

  /** Whether a path stays inside the bag (RFC 8493, section 5.1), on Windows too. */
  function isInside(path) {
    // `~user/x` is somebody's home folder for a shell; `data/C:\x` is `C:\x` for who joins it name by name.
    if (path === "" || /^[/\\]|^~$|^~[A-Za-z0-9._-]*[/\\]/.test(path) || /^[A-Za-z]:/.test(path) || path.includes("\0")) return false;
    return !path.split(/[/\\]/).some((part) => /^\.\.[ .]*$|^[A-Za-z]:$/.test(part));
  }

  /** The name as the file system has it, or `null` if it leads outside; and what was odd in it. */
  function decodePath(written) {
    const oddities = [];
    let path = written;
    if (path.startsWith("*")) {
      path = path.slice(1);
      oddities.push("star");
    }
    if (new TextEncoder().encode(path).length > PATH_BYTES_MAX) return { path: null, oddities };
    if (/%(?!0[AaDd]|25)/.test(path)) oddities.push("percent");
    const letters = { "%0a": "\n", "%0d": "\r", "%25": "%" };
    path = path.replace(/%(?:0[AaDd]|25)/g, (code) => letters[code.toLowerCase()]);
    if (/^\.[/\\]/.test(path)) {
      path = path.replace(/^(?:\.[/\\])+/, "");
      oddities.push("dot");
    }
    if (!isInside(path)) return { path: null, oddities };
    if (path.includes("\\") && !path.includes("/")) {
      path = path.replace(/\\/g, "/");
      oddities.push("backslash");
    }
    const isWhole = path.split("/").every((part) => part !== "" && part !== ".");
    return { path: isWhole ? path : null, oddities };
  }

  /** Digest and path of a manifest's line, or `{ reason, told }`. */
  function parseLine(content, algorithm, kind) {
    const parts = content.length > LINE_BYTES_MAX ? null : /^([0-9A-Fa-f]+)[ \t]+([^]+)$/.exec(content);
    if (parts === null || parts[1].length !== HEX_DIGITS[algorithm] || parts[2] === "*") return { reason: "malformed", told: content };
    const { path, oddities } = decodePath(parts[2]);
    if (path === null) return { reason: "outside", told: parts[2] };
    const isMisplaced = path.startsWith("data/") !== (kind === "payload") || (kind === "tag" && isTagManifest(path));
    if (isMisplaced) return { reason: "misplaced", told: path };
    return { path, oddities, literal: parts[2].replace(/^\*+/, ""), digest: parts[1].toLowerCase() };
  }

  /** As `parseManifest`, giving way after some lines. */
  function* readManifest(text, algorithm, kind, budget) {
    const entries = [];
    const faults = [];
    const oddities = new Set();
    const seen = new Set();
    for (const [line, content] of linesOf(text)) {
      budget.lines -= 1;
      if (entries.length >= LINES_MAX || faults.length >= FAULTS_MAX || budget.lines < 0) {
        faults.push({ line, reason: "too-long", path: "" });
        break;
      }
      const said = parseLine(content, algorithm, kind);
      const reason = said.reason || (seen.has(said.path) ? "doubled" : null);
      if (reason !== null) faults.push({ line, reason, path: (said.told || said.path).slice(0, 300) });
      else {
        said.oddities.forEach((oddity) => oddities.add(oddity));
        seen.add(said.path);
        entries.push({ path: said.path, literal: said.literal, digest: said.digest, line });
      }
      if ((entries.length + faults.length) % LINES_AT_ONCE === 0) yield;
    }
    return { entries, faults, oddities: [...oddities].sort() };
  }

  /**
   * Reads a payload manifest (`kind` is "payload") or a tag manifest ("tag").
   * Answers `{ entries: [{ path, literal, digest, line }], faults: [{ line, reason, path }], oddities }`;
   * `literal` is the name as it is written; reasons are "malformed", "outside", "doubled",
   * "misplaced" and "too-long".
   */
  function parseManifest(text, algorithm, kind, budget = newBudget()) {
    const reading = readManifest(text, algorithm, kind, budget);
    let step = reading.next();
    while (!step.done) step = reading.next();
    return step.value;
  }

  const isTagManifest = (path) => /^tagmanifest-[^]*\.txt$/.test(path);

  /**
   * Reads `bag-info.txt`: `fields` are labels and values in order, continued lines joined;
   * `faults` are the numbers of lines that are neither.
   */
  function parseTagFile(text) {
    const fields = [];
    const faults = [];
    for (const [number, line] of linesOf(text)) {
      const colon = line.indexOf(":");
      if (/^[ \t]/.test(line)) {
        const field = fields[fields.length - 1];
        if (field === undefined) faults.push(number);
        else field.value = `${field.value === "" ? "" : `${field.value} `}${trim(line)}`;
      } else if (colon < 0) faults.push(number);
      else fields.push({ label: trim(line.slice(0, colon)), value: trim(line.slice(colon + 1)) });
    }
    return { fields, faults: faults.slice(0, FAULTS_MAX) };
  }

  /** All values under a label, whatever its case. */
  function fieldsOf(fields, label) {
    const wanted = label.toLowerCase();
    return fields.filter((candidate) => candidate.label.toLowerCase() === wanted).map(({ value }) => value);
  }

  /** The first value under a label, or `null`. */
  function fieldOf(fields, label) {
    const [value] = fieldsOf(fields, label);
    return value === undefined ? null : value;
  }

  /** The value of a label of the declaration: one blank behind the colon and none before it; `null` where it is not so. */
  function declared(label, lines) {
    const found = lines.filter((line) => trim(line.split(":")[0]).toLowerCase() === label.toLowerCase() && line.includes(":"));
    const front = `${label}: `;
    const isPlain = found.length === 1 && found[0].startsWith(front) && !IS_BLANK.test(found[0].charAt(front.length));
    return isPlain ? found[0].slice(front.length) : null;
  }

  /**
   * The encoding that a bag's declaration names (RFC 8493, section 2.1.1), or `null` if the bytes
   * are none of a version from 0.93 to 1.0. It is the one tag file of which the RFC leaves nothing
   * open, so it is read by the letter; older versions have more lines beside.
   */
  function parseDeclaration(bytes) {
    const text = bytes[0] === 0xef && bytes[1] === 0xbb ? null : decodeText(bytes);
    const lines = text === null ? [] : [...linesOf(text)].map(([, line]) => line);
    if (lines.some((line) => /^[ \t]/.test(line))) return null;
    const version = declared("BagIt-Version", lines);
    const label = declared("Tag-File-Character-Encoding", lines);
    if (version === null || label === null || !/^(0*1\.0+|0+\.0*9[3-7])$/.test(trim(version))) return null;
    const isByTheLetter = lines.length === 2 && lines[0].startsWith("BagIt-Version") && lines.every((line) => trim(`|${line}`) === `|${line}`);
    if (/^0*1\./.test(trim(version)) && !isByTheLetter) return null;
    try {
      const { encoding } = new TextDecoder(label);
      return encoding === "utf-16le" && !/le$/i.test(trim(label)) ? "utf-16" : encoding;
    } catch {
      return null;
    }
  }

  Drivepress.manifest = {
    trim, decodeText, manifestOf, newBudget, readManifest, parseManifest, parseTagFile, fieldOf, fieldsOf, parseDeclaration, decodePath, linesOf,
  };
})(globalThis);
