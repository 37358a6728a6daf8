// Old Office files and rich text beside a drive's files: signs that are seen without reading the
// whole form. The program looks through the rest, so that the answer is always "unsure" besides.
//
// Sources: [MS-CFB] §2.6 (a directory's entries), Rich Text Format specification 1.9.1. Read when such
// a file lies beside a drive's files.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const look = (Drivepress.look = Drivepress.look || {});

  const ENTRY_BYTES = 128;
  const NAMES = {
    _VBA_PROJECT: "macros", _VBA_PROJECT_CUR: "macros", Macros: "macros", VBA: "macros", "\u0003OCXNAME": "controls", "\u0003OCXDATA": "controls",
    EncryptedPackage: "locked", EncryptedSummary: "locked", "\u0001Ole10Native": "attachment",
  };

  /** By the names of storages and streams, wherever entries of a directory may lie. */
  function inCompound(bytes) {
    const signs = new Set();
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 512; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
      const length = view.getUint16(at + 64, true);
      if (length < 4 || length > 64 || length % 2 !== 0 || ![1, 2, 5].includes(bytes[at + 66])) continue;
      const name = new TextDecoder("utf-16le").decode(bytes.subarray(at, at + length - 2));
      if (Object.hasOwn(NAMES, name)) signs.add(NAMES[name]);
      if (name.startsWith("__attach_version1.0_")) signs.add("attachment");
    }
    return { signs: [...signs], isUnsure: true };
  }

  const isElsewhere = (text) => /https?:|ftp:|\/\//i.test(text.replace(/\\+/g, "/"));

  /** By the control words. */
  function inRtf(bytes) {
    const signs = new Set();
    const text = new TextDecoder("latin1").decode(bytes);
    for (const [, word] of text.matchAll(/\\(objdata|objocx|objautlink|objlink)(?![a-z])/g)) {
      signs.add(word === "objdata" ? "attachment" : word === "objocx" ? "controls" : "dde");
    }
    for (const [, word, behind] of text.matchAll(/\\(template|fldinst)(?![a-z])([^}]{0,1024})/g)) {
      const plain = behind.replace(/\\[a-z*][a-z0-9*-]*|[{\r\n]/g, " ").trim();
      if (word === "template" && isElsewhere(behind)) signs.add("foreign");
      if (word === "fldinst" && /^dde/i.test(plain)) signs.add("dde");
      if (word === "fldinst" && /^include/i.test(plain) && isElsewhere(behind)) signs.add("foreign");
    }
    return { signs: [...signs], isUnsure: false };
  }

  look.inOld = async (file, shape) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return shape === "rtf" ? inRtf(bytes) : inCompound(bytes);
  };
})(globalThis);
