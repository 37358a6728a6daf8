// Old Office files and rich text beside a drive's files: signs of what does more than being read.
//
// Neither is read here or by the program, which searches for the same signs
// (src/formats/content/active/office/old.rs and rich_text.rs). Read when such a file lies beside a
// drive's files.
//
// Sources: [MS-CFB] §2.6 (a directory's entries), [MS-DOC] §2.5.1, [MS-XLS] §2.4.28 and §2.4.117, [MS-PPT]
// §2.4.9, Rich Text Format specification 1.9.1.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const look = (Drivepress.look = Drivepress.look || {});

  const HEAD_BYTES = 512;
  const ENTRY_BYTES = 128;
  const [STORAGE, STREAM, ROOT] = [1, 2, 5];
  // The first byte of a Windows installer's class, and the rest of it in hexadecimal.
  const INSTALLER = "84100c0000000000c000000000000046";

  const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hexOf = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  /** Places behind the given bytes, in their order. */
  function* placesOf(bytes, wanted) {
    for (let at = bytes.indexOf(wanted[0]); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
      if (wanted.every((byte, index) => bytes[at + index] === byte)) yield at + wanted.length;
    }
  }

  function signOfName(name, sort, entry) {
    if (sort === ROOT) return hexOf(entry.subarray(80, 96)) === INSTALLER ? "program" : null;
    if (name === "_VBA_PROJECT" || (sort === STORAGE && ["_VBA_PROJECT_CUR", "MACROS", "VBA"].includes(name))) return "macros";
    if (name === "\u0003OCXNAME" || name === "\u0003OCXDATA") return "controls";
    if (name === "ENCRYPTEDPACKAGE" || name === "ENCRYPTEDSUMMARY") return "locked";
    const isObject = (name === "\u0001OLE10NATIVE" && sort === STREAM) || name.startsWith("__ATTACH_VERSION1.0_");
    return isObject ? "attachment" : null;
  }

  /** Records of a text, of slides and of a table, by the name of the stream that has them. */
  function* signsOfRecords(name, sectors) {
    const view = viewOf(sectors);
    const at16 = (at) => (at + 2 <= sectors.length ? view.getUint16(at, true) : -1);
    const at32 = (at) => (at + 4 <= sectors.length ? view.getUint32(at, true) : -1);
    const some = (wanted, says) => {
      for (const at of placesOf(sectors, wanted)) if (says(at)) return true;
      return false;
    };
    const begins = (first, says) => {
      for (let at = 0; at < sectors.length; at += HEAD_BYTES) if (at16(at) === first && says(at)) return true;
      return false;
    };
    if (name === "WORDDOCUMENT" && begins(0xa5ec, (at) => (at16(at + 10) & 0x0100) !== 0)) yield "locked";
    if (name === "POWERPOINT DOCUMENT") {
      if (some([2, 0, 0, 4, 12, 0, 0, 0], (at) => at32(at + 4) > 0)) yield "macros";
      if (some([15, 0, 0xee, 15], (at) => at32(at + 4) === 0x0ffb0000)) yield "controls";
      if (some([15, 0, 0x14, 0x2f], (at) => at32(at) >= 0 && at32(at) < 4096)) yield "locked";
    }
    if (name !== "WORKBOOK" && name !== "BOOK") return;
    if (begins(0x0809, (at) => at16(at + 4 + at16(at + 2)) === 0x002f)) yield "locked";
    const isMacroSheet = (at) => {
      const [length, shown, sort, letters, flags] = [at16(at), sectors[at + 6], sectors[at + 7], sectors[at + 8], sectors[at + 9]];
      const isSheet = length === 7 + letters || (flags < 2 && length === 8 + letters * (1 + flags));
      return at + 10 <= sectors.length && isSheet && shown < 3 && sort === 1;
    };
    if (some([0x85, 0], isMacroSheet)) yield "macros";
  }

  /** By the names of storages and streams, wherever entries of a directory may lie, and by records. */
  function inCompound(bytes) {
    const sectors = bytes.subarray(HEAD_BYTES);
    const signs = new Set();
    const streams = new Set();
    let hasRoot = false;
    for (let at = 0; at + ENTRY_BYTES <= sectors.length; at += ENTRY_BYTES) {
      const entry = sectors.subarray(at, at + ENTRY_BYTES);
      const length = entry[64] + entry[65] * 256;
      if (length < 4 || length > 64 || length % 2 !== 0 || ![STORAGE, STREAM, ROOT].includes(entry[66])) continue;
      // The same in any case ([MS-CFB] 2.6.4).
      const name = new TextDecoder("utf-16le").decode(entry.subarray(0, length - 2)).toUpperCase();
      hasRoot = hasRoot || entry[66] === ROOT;
      signs.add(signOfName(name, entry[66], entry));
      streams.add(name);
    }
    for (const name of streams) for (const sign of signsOfRecords(name, sectors)) signs.add(sign);
    const hasMacros = streams.has("PACKAGE") && !placesOf(sectors, [..."vbaProject.bin"].map((letter) => letter.charCodeAt(0))).next().done;
    if (hasMacros) signs.add("macros");
    if (!hasRoot) signs.add("closed");
    signs.delete(null);
    return { signs: [...signs], isUnsure: false };
  }

  const isElsewhere = (text) => /https?:|ftp:|\/\//i.test(text);

  /**
   * The text of a group up to its end, without control words and braces; letters written by their
   * numbers as letters, with `passed` more passed over behind each.
   */
  function textOfGroup(text, passed) {
    const tokens = /\\([A-Za-z]+)(-?\d+)? ?|\\'([0-9A-Fa-f]{2})|\\'..|\\([\\{}])|\\[^]|([{}])|([ -~])|[^]/g;
    let [out, depth, toPass] = ["", 0, 0];
    for (const [, word, number, hex, meant, brace, plain] of text.matchAll(tokens)) {
      if (brace === "}" && depth === 0) break;
      if (brace !== undefined) depth += brace === "{" ? 1 : -1;
      if (word === "u" && number !== undefined) {
        out += String.fromCharCode(Number(number) & 0xffff);
        toPass = passed;
        continue;
      }
      const letter = hex === undefined ? meant || plain : String.fromCharCode(parseInt(hex, 16));
      if (letter === undefined) continue;
      if (toPass > 0) toPass -= 1;
      else out += letter;
    }
    return out.trim().replace(/\\/g, "/");
  }

  /** By the control words. */
  function inRtf(bytes) {
    const signs = new Set();
    const text = new TextDecoder("latin1").decode(bytes);
    for (const [, word] of text.matchAll(/\\(objdata|objocx|objautlink|objlink)(?![A-Za-z])/g)) {
      signs.add(word === "objdata" ? "attachment" : word === "objocx" ? "controls" : "dde");
    }
    const said = [...text.matchAll(/\\uc(\d)/g)].map(([, digit]) => Number(digit));
    for (const passed of new Set([...said, 1])) {
      for (const { 0: found, 1: word, index } of text.matchAll(/\\(template|fldinst)(?![A-Za-z])/g)) {
        const behind = index + found.length;
        const plain = textOfGroup(text.slice(behind, behind + 1024), passed);
        if (word === "template" && isElsewhere(plain)) signs.add("foreign");
        if (word === "fldinst" && /^dde/i.test(plain)) signs.add("dde");
        if (word === "fldinst" && /^include/i.test(plain) && isElsewhere(plain)) signs.add("foreign");
      }
    }
    return { signs: [...signs], isUnsure: false };
  }

  look.inOld = async (file, shape) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return shape === "rtf" ? inRtf(bytes) : inCompound(bytes);
  };
})(globalThis);
