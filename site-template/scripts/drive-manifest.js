// Manifests and tag files of a BagIt bag (RFC 8493), from text to values.
//
// Reads more than it would write: hex digits of either case, several blanks, LF, CR and CRLF,
// `%0A`, `%0D` and `%25` in names, and what other programs leave there (`*` before a name,
// a bare `%`, back-slashes, `./`), which are counted as oddities. Opens no file.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});

  // A manifest longer than this is an attack on the browser's memory, not a list of files.
  const MAX_LINES = 200000;
  const HEX_DIGITS = { sha256: 64, sha512: 128 };
  const ALGORITHMS = Object.keys(HEX_DIGITS);

  /** Bytes to text; `null` if they are no UTF-8. A byte order mark is read over. */
  function decodeText(bytes) {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      return null;
    }
  }

  function splitLines(text) {
    const lines = text.split(/\r\n|\n|\r/);
    if (lines[lines.length - 1] === "") lines.pop();
    return lines;
  }

  /** The name as the file system has it, and what was odd about its spelling. */
  function decodePath(written) {
    const oddities = [];
    let path = written;
    if (path.startsWith("*")) {
      path = path.slice(1);
      oddities.push("star");
    }
    if (/%(?!0[AaDd]|25)/.test(path)) oddities.push("percent");
    path = path.replace(/%0[Aa]/g, "\n").replace(/%0[Dd]/g, "\r").replace(/%25/g, "%");
    if (path.includes("\\") && !path.includes("/")) {
      path = path.replace(/\\/g, "/");
      oddities.push("backslash");
    }
    if (path.startsWith("./")) {
      path = path.slice(2);
      oddities.push("dot");
    }
    return { path, oddities };
  }

  /** Whether a path stays inside the bag (RFC 8493, section 5.1). */
  function isInside(path) {
    if (path === "" || path.startsWith("/") || path.startsWith("~") || /^[A-Za-z]:/.test(path)) return false;
    return path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
  }

  /**
   * Reads a payload manifest (`kind` is "payload") or a tag manifest ("tag").
   * Answers `{ entries: [{ path, digest, line }], faults: [{ line, reason, path }], oddities }`;
   * reasons are "malformed", "outside", "doubled", "misplaced" and "too-long".
   */
  function parseManifest(text, algorithm, kind) {
    const entries = [];
    const faults = [];
    const oddities = new Set();
    const seen = new Set();
    const lines = splitLines(text);
    if (lines.length > MAX_LINES) {
      return { entries, faults: [{ line: MAX_LINES, reason: "too-long", path: "" }], oddities: [] };
    }
    lines.forEach((content, index) => {
      const line = index + 1;
      if (content.trim() === "") return;
      const parts = /^([0-9A-Fa-f]+)[ \t]+([^]+)$/.exec(content);
      if (parts === null || parts[1].length !== HEX_DIGITS[algorithm]) {
        faults.push({ line, reason: "malformed", path: content.slice(0, 200) });
        return;
      }
      const { path, oddities: found } = decodePath(parts[2]);
      found.forEach((oddity) => oddities.add(oddity));
      const key = path.normalize("NFC");
      if (!isInside(path)) faults.push({ line, reason: "outside", path });
      else if (path.startsWith("data/") !== (kind === "payload") || isTagManifest(path)) {
        faults.push({ line, reason: "misplaced", path });
      } else if (seen.has(key)) faults.push({ line, reason: "doubled", path });
      else {
        seen.add(key);
        entries.push({ path, digest: parts[1].toLowerCase(), line });
      }
    });
    return { entries, faults, oddities: [...oddities].sort() };
  }

  function isTagManifest(path) {
    return /^tagmanifest-[a-z0-9]+\.txt$/.test(path);
  }

  /** Reads `bag-info.txt`: labels and values in order, continued lines joined. */
  function parseTagFile(text) {
    const fields = [];
    for (const line of splitLines(text)) {
      const continued = /^[ \t]+(.*)$/.exec(line);
      if (continued !== null && fields.length > 0) {
        const field = fields[fields.length - 1];
        field.value = `${field.value} ${continued[1]}`.trim();
        continue;
      }
      const parts = /^([^:]+):(.*)$/.exec(line);
      if (parts !== null) fields.push({ label: parts[1].trim(), value: parts[2].trim() });
    }
    return fields;
  }

  /** The first value under a label, whatever its case, or `null`. */
  function fieldOf(fields, label) {
    const wanted = label.toLowerCase();
    const field = fields.find((candidate) => candidate.label.toLowerCase() === wanted);
    return field === undefined ? null : field.value;
  }

  /** Whether a text is a bag's declaration (RFC 8493, section 2.1.1). */
  function isDeclaration(text) {
    const lines = splitLines(text);
    return /^BagIt-Version:[ \t]*\d+\.\d+[ \t]*$/.test(lines[0] || "")
      && /^Tag-File-Character-Encoding:[ \t]*UTF-?8[ \t]*$/i.test(lines[1] || "");
  }

  Drivepress.manifest = { ALGORITHMS, decodeText, parseManifest, parseTagFile, fieldOf, isDeclaration };
})(globalThis);
