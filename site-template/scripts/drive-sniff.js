// What the first bytes of a file say, as far as they are those of something active.
//
// The same rules in the same order as src/formats/content/sniff/; nothing here goes by a name.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});

  const { MEMBERS_SNIFFED_MAX, PAGE_MARKS, SNIFF_BYTES } = Drivepress.values;

  const startsWith = (bytes, ...values) => values.every((value, index) => bytes[index] === value);
  const hexOf = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const latin1 = (bytes) => new TextDecoder("latin1").decode(bytes);

  // A Windows shortcut: the length of its head, then the class identifier of shell links.
  const SHORTCUT_HEAD = [0x4c, 0, 0, 0, 0x01, 0x14, 0x02, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46];

  /** `MZ` at the start; a text that happens to begin with these letters is none. */
  function isWindowsProgram(bytes) {
    if (!startsWith(bytes, 0x4d, 0x5a) && !startsWith(bytes, 0x5a, 0x4d)) return false;
    const at = bytes.length < 64 ? bytes.length : new DataView(bytes.buffer, bytes.byteOffset).getUint32(60, true);
    return startsWith(bytes.subarray(at), 0x50, 0x45) || bytes.subarray(0, 512).some((byte) => byte < 9);
  }

  function sniffProgram(bytes) {
    if (startsWith(bytes, ...SHORTCUT_HEAD)) return "shortcut";
    if (isWindowsProgram(bytes)) return "program";
    // Systems look for the two signs at the very start, and for a path behind them.
    if (startsWith(bytes, 0x23, 0x21) && /^#![ \t]*\//.test(latin1(bytes))) return "script";
    if (startsWith(bytes, 0x7f, 0x45, 0x4c, 0x46)) return "program"; // ELF: Linux
    if (bytes.length >= 8 && startsWith(bytes, 0xca, 0xfe, 0xba, 0xbe)) return "program"; // Java, macOS for two processors
    if (/^(feedfac[ef]|c[ef]faedfe)/.test(hexOf(bytes.subarray(0, 4)))) return "program"; // Mach-O of either byte order
    if (startsWith(bytes, 0x64, 0x65, 0x78, 0x0a)) return "program"; // dex: Android
    if (startsWith(bytes, 0x00, 0x61, 0x73, 0x6d)) return "program"; // WebAssembly
    return startsWith(bytes, 0x49, 0x54, 0x53, 0x46) ? "program" : null; // compiled Windows help
  }

  /** A member's name, its first bytes and where the next begins (`null` where that is not told). */
  function memberAt(bytes, at) {
    const head = bytes.subarray(at);
    if (head.length < 30 || !startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return null;
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
    const nameLength = view.getUint16(26, true);
    if (head.length < 30 + nameLength) return null;
    const dataAt = 30 + nameLength + view.getUint16(28, true);
    const isStreamed = (view.getUint16(6, true) & 8) !== 0;
    return {
      name: latin1(head.subarray(30, 30 + nameLength)),
      data: latin1(head.subarray(dataAt, dataAt + 64)),
      next: isStreamed ? null : at + dataAt + view.getUint32(18, true),
    };
  }

  /** Java and Android archives by the names of their first members. */
  function sniffArchive(bytes) {
    let isOffice = false;
    let at = 0;
    for (let count = 0; count < MEMBERS_SNIFFED_MAX && at !== null; count += 1) {
      const member = memberAt(bytes, at);
      if (member === null) return null;
      const { name, data, next } = member;
      if (name === "mimetype" && /^application\/(epub\+zip|vnd\.oasis\.opendocument)/.test(data)) return null;
      if (at === 0 && (name === "META-INF/MANIFEST.MF" || name === "META-INF/")) return "program";
      if (name === "AndroidManifest.xml") return "program";
      if (isOffice && /^(word|ppt|xl)\//.test(name)) return null;
      isOffice = isOffice || name === "[Content_Types].xml" || name === "_rels/.rels";
      at = next;
    }
    return null;
  }

  /** Whether nearly every unit is ASCII or Thai when read as UTF-16 of this order. */
  function isLikelyWide(bytes, isBigEndian) {
    const units = bytes.length >> 1;
    let good = 0;
    for (let index = 0; index < units; index += 1) {
      const [high, low] = isBigEndian ? [bytes[2 * index], bytes[2 * index + 1]] : [bytes[2 * index + 1], bytes[2 * index]];
      if (high === 0) good += low === 9 || low === 10 || low === 13 || (low >= 0x20 && low <= 0x7e) || low >= 0xa0 ? 1 : 0;
      else if (high === 0x0e) good += low >= 0x01 && low <= 0x5b ? 1 : 0;
      else if (high === 0x20) good += low >= 0x0b && low <= 0x6f ? 1 : 0;
    }
    return units >= 2 && good * 20 >= units * 19;
  }

  // Bytes that no text of one byte a letter has.
  const isControl = (byte) => byte < 9 || (byte > 0x0d && byte < 0x1b) || (byte > 0x1b && byte < 0x20) || byte === 0x7f;

  /** Whether the bytes are a text in some encoding. */
  function isText(bytes) {
    const isMarked = (startsWith(bytes, 0xff, 0xfe) && !startsWith(bytes, 0xff, 0xfe, 0, 0)) || startsWith(bytes, 0xfe, 0xff);
    return isMarked || !bytes.some(isControl) || isLikelyWide(bytes, false) || isLikelyWide(bytes, true);
  }

  /** The text that the bytes are, for its first words; letters above ASCII are not told apart. */
  function textOf(bytes) {
    const wide = (name, from) => new TextDecoder(name, { ignoreBOM: true }).decode(bytes.subarray(from));
    if (startsWith(bytes, 0xff, 0xfe) && !startsWith(bytes, 0xff, 0xfe, 0, 0)) return wide("utf-16le", 2);
    if (startsWith(bytes, 0xfe, 0xff)) return wide("utf-16be", 2);
    if (bytes.some(isControl)) {
      if (isLikelyWide(bytes, false)) return wide("utf-16le", 0);
      if (isLikelyWide(bytes, true)) return wide("utf-16be", 0);
    }
    return latin1(startsWith(bytes, 0xef, 0xbb, 0xbf) ? bytes.subarray(3) : bytes);
  }

  function sniffText(bytes) {
    const text = textOf(bytes).replace(/^[\t\n\f\r ]+/, "");
    if (/^<\?php/i.test(text)) return "script";
    if (text.startsWith("<")) return null;
    if (/^(regedit4|windows registry editor)/i.test(text)) return "settings";
    if (/^@(echo off|echo on|if |setlocal)/i.test(text)) return "script";
    // Settings files may begin with remarks; Windows reads no further than the bracket.
    const section = text.split(/[\n\r]/).find((line) => !/^[\t\f ]*([;#]|$)/.test(line)) || "";
    if (/^[\t\f ]*\[autorun(\.alpha)?\]/i.test(section)) return "autorun";
    return /^[\t\f ]*\[(internetshortcut|desktop entry|shell)\]/i.test(section) ? "text-shortcut" : null;
  }

  const HTML_TAG = /^<(?:!doctype html|html|head|script|body|iframe|title|meta)(?![a-z0-9])/i;
  const SVG_ROOT = /^<(?:[^\t\n\r />]*:)?svg(?=[\t\n\r />]|$)/;

  /** "html" by the tags a browser trusts, "svg" and "xml" by their root, else `null`. */
  function rootOf(text) {
    let rest = text;
    for (;;) {
      rest = rest.replace(/^[\t\n\f\r ]+/, "");
      const isRemark = rest.startsWith("<!--");
      const isInstruction = rest.startsWith("<?");
      if (/^<!doctype svg/i.test(rest)) return "svg";
      if (!isRemark && !isInstruction && (!rest.startsWith("<!") || /^<!doctype html/i.test(rest))) break;
      const sign = isRemark ? "-->" : isInstruction ? "?>" : ">";
      const end = rest.indexOf(sign);
      if (end < 0) return null;
      rest = rest.slice(end + sign.length);
    }
    if (HTML_TAG.test(rest)) return "html";
    if (SVG_ROOT.test(rest)) return "svg";
    return text.startsWith("<?xml") ? "xml" : null;
  }

  // The name of a vocabulary in references (`&#104;ttp:`), which hides it.
  const HIDDEN_NAME = /xmlns[^"']{0,1000}(?:"[^"]{0,1000}?&#|'[^']{0,1000}?&#)/;

  /** Whether a browser shows this XML, given whole, as a page: by a mark, wherever it stands. */
  function showsAsPage(bytes) {
    const text = textOf(bytes);
    return PAGE_MARKS.some((mark) => text.includes(mark)) || HIDDEN_NAME.test(text);
  }

  /** What a ZIP is: "epub", "office" or "zip". Members whose length follows them cannot be walked. */
  function packageOf(bytes) {
    const first = memberAt(bytes, 0);
    if (first !== null && first.name === "mimetype") {
      if (first.data.startsWith("application/epub+zip")) return "epub";
      if (first.data.startsWith("application/vnd.oasis.opendocument")) return "office";
    }
    return /PK\u0003\u0004[^]{26}(?:\[Content_Types\]\.xml|_rels\/\.rels)/.test(latin1(bytes)) ? "office" : "zip";
  }

  /**
   * What a file is whose first bytes are not active, as far as it may do more than be read: "html",
   * "svg", "xml", "pdf", "office", "epub", "zip", "compound" (old Office), "rtf", "tar"; else `null`.
   */
  function shapeOf(firstBytes, path) {
    const bytes = firstBytes.subarray(0, SNIFF_BYTES);
    const head = latin1(bytes.subarray(0, 1024));
    const start = head.replace(/^[\t\n\f\r ]+/, "").replace(/^\u00ef\u00bb\u00bf/, "");
    if (start.startsWith("%PDF-") || (/\.pdf$/i.test(path) && head.includes("%PDF-"))) return "pdf";
    if (start.startsWith("{\\rt")) return "rtf";
    if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return "compound";
    if (startsWith(bytes, 0x50, 0x4b, 3, 4)) return packageOf(bytes);
    if (head.slice(257, 262) === "ustar") return "tar";
    const text = textOf(bytes).replace(/^[\t\n\f\r ]+/, "");
    return text.startsWith("<") && isText(bytes) ? rootOf(text) : null;
  }

  /**
   * What the first bytes of a file say if they are active, whatever its name: "program", "script",
   * "shortcut", "settings", "autorun", "text-shortcut", else `null`.
   */
  function sniff(firstBytes) {
    const bytes = firstBytes.subarray(0, SNIFF_BYTES);
    if (bytes.length === 0) return null;
    return sniffProgram(bytes) || sniffText(bytes) || sniffArchive(bytes);
  }

  Drivepress.sniff = { sniff, shapeOf, showsAsPage, textOf, isText };
})(globalThis);
