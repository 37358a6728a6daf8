// Manifests and tag files of a BagIt bag (RFC 8493), from text to values.
//
// Reads more than it would write: hex digits of either case, several blanks, LF, CR and CRLF,
// `%0A`, `%0D` and `%25` in names, and what other programs leave there (`*` before a name,
// a bare `%`, back-slashes, `./`), which are counted as oddities. Opens no file.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});

  // Lines and faults of a manifest that are read: as many as the program reads. More are an attack
  // on the browser's memory, not a list of files.
  const MAX_LINES = 500000;
  const MAX_FAULTS = 1000;
  const MAX_PATH_BYTES = 4096;
  const HEX_DIGITS = { md5: 32, sha1: 40, sha256: 64, sha512: 128 };

  // White space as Unicode has it; `\s` knows U+FEFF instead of U+0085.
  const WHITE = "[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
  const IS_BLANK = new RegExp(`^${WHITE}*$`);
  const EDGES = new RegExp(`^${WHITE}+|${WHITE}+$`, "g");
  const trim = (text) => text.replace(EDGES, "");

  /** Bytes to text; `null` if they are none in this encoding. A byte order mark is read over. */
  function decodeText(bytes, encoding) {
    try {
      return new TextDecoder(encoding || "utf-8", { fatal: true }).decode(bytes);
    } catch {
      return null;
    }
  }

  const splitLines = (text) => text.split(/\r\n|\n|\r/);

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
    if (path === "" || /^[/\\~]/.test(path) || /^[A-Za-z]:/.test(path) || path.includes("\0")) return false;
    return !path.split(/[/\\]/).some((part) => /^\.\.[ .]*$/.test(part));
  }

  /** The name as the file system has it, or `null` if it leads outside; and what was odd in it. */
  function decodePath(written) {
    const oddities = [];
    let path = written;
    if (path.startsWith("*")) {
      path = path.slice(1);
      oddities.push("star");
    }
    if (new TextEncoder().encode(path).length > MAX_PATH_BYTES) return { path: null, oddities };
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

  /**
   * Reads a payload manifest (`kind` is "payload") or a tag manifest ("tag").
   * Answers `{ entries: [{ path, literal, digest, line }], faults: [{ line, reason, path }], oddities }`;
   * `literal` is the name as it is written; reasons are "malformed", "outside", "doubled",
   * "misplaced" and "too-long".
   */
  function parseManifest(text, algorithm, kind) {
    const entries = [];
    const faults = [];
    const oddities = new Set();
    const seen = new Set();
    for (const [index, content] of splitLines(text).entries()) {
      if (IS_BLANK.test(content)) continue;
      const line = index + 1;
      if (entries.length >= MAX_LINES || faults.length >= MAX_FAULTS) {
        faults.push({ line, reason: "too-long", path: "" });
        break;
      }
      const add = (reason, path) => faults.push({ line, reason, path: path.slice(0, 300) });
      const parts = /^([0-9A-Fa-f]+)[ \t]+([^]+)$/.exec(content);
      if (parts === null || parts[1].length !== HEX_DIGITS[algorithm] || parts[2] === "*") {
        add("malformed", content);
        continue;
      }
      const { path, oddities: found } = decodePath(parts[2]);
      if (path === null) add("outside", parts[2]);
      else if (path.startsWith("data/") !== (kind === "payload") || (kind === "tag" && isTagManifest(path))) {
        add("misplaced", path);
      } else if (seen.has(path)) add("doubled", path);
      else {
        found.forEach((oddity) => oddities.add(oddity));
        seen.add(path);
        entries.push({ path, literal: parts[2].replace(/^\*+/, ""), digest: parts[1].toLowerCase(), line });
      }
    }
    return { entries, faults, oddities: [...oddities].sort() };
  }

  const isTagManifest = (path) => /^tagmanifest-[^]*\.txt$/.test(path);

  /**
   * Reads `bag-info.txt`: `fields` are labels and values in order, continued lines joined;
   * `faults` are the numbers of lines that are neither.
   */
  function parseTagFile(text) {
    const fields = [];
    const faults = [];
    for (const [index, line] of splitLines(text).entries()) {
      if (IS_BLANK.test(line)) continue;
      const colon = line.indexOf(":");
      if (/^[ \t]/.test(line)) {
        const field = fields[fields.length - 1];
        if (field === undefined) faults.push(index + 1);
        else field.value = `${field.value === "" ? "" : `${field.value} `}${trim(line)}`;
      } else if (colon < 0) faults.push(index + 1);
      else fields.push({ label: trim(line.slice(0, colon)), value: trim(line.slice(colon + 1)) });
    }
    return { fields, faults };
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

  /**
   * The encoding that a bag's declaration names (RFC 8493, section 2.1.1), or `null` if the text is
   * none of a version from 0.93 to 1.0.
   */
  function parseDeclaration(text) {
    const { fields } = parseTagFile(text);
    const version = fieldOf(fields, "BagIt-Version") || "";
    if (!/^(0*1\.0+|0+\.0*9[3-7])$/.test(version)) return null;
    try {
      return new TextDecoder(fieldOf(fields, "Tag-File-Character-Encoding") || "none").encoding;
    } catch {
      return null;
    }
  }

  Drivepress.manifest = { trim, decodeText, manifestOf, parseManifest, parseTagFile, fieldOf, fieldsOf, parseDeclaration };
})(globalThis);
