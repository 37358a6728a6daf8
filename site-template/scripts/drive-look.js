// What lies inside a document beside a drive's files, within limits of room and time.
//
// The readers (`drive-look-pdf.js`, `drive-look-office.js`) are read when the first such document is
// met. What is too large, too much, or packed in a way this browser cannot unpack is "unsure": only
// the program looks there.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const look = (Drivepress.look = Drivepress.look || {});

  // The longest document and the longest unpacked part of one (bytes); both are held in memory.
  const MAX_FILE = 64 * 1024 * 1024;
  look.MAX_PART = 16 * 1024 * 1024;
  // All that one document may unpack to, and how long all documents together are looked at (ms).
  const MAX_UNPACKED = 128 * 1024 * 1024;
  const TIME = 20000;

  const READERS = { pdf: "scripts/drive-look-pdf.js", office: "scripts/drive-look-office.js" };

  /**
   * Unpacks `format` ("deflate", "deflate-raw"); `null` where it breaks or passes the limit. With
   * `isBroken` what came before a break counts.
   */
  async function inflated(bytes, format, limit, isBroken) {
    if (root.DecompressionStream === undefined) return null;
    const parts = [];
    let length = 0;
    try {
      const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format)).getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        length += part.value.length;
        if (length > limit) {
          reader.cancel().catch(() => {});
          return null;
        }
        parts.push(part.value);
      }
    } catch {
      if (!isBroken || length === 0) return null;
    }
    const whole = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  /** Looks into documents, one after another: `look(file, shape)` to `{ signs, isUnsure }`. */
  function opener() {
    const end = performance.now() + TIME;
    return async (file, shape) => {
      const unsure = { signs: [], isUnsure: true };
      if (READERS[shape] === undefined || performance.now() > end || (shape === "pdf" && file.size > MAX_FILE)) return unsure;
      const isThere = shape === "pdf" ? look.inPdf : look.inOffice;
      if (isThere === undefined && !(await Drivepress.elements.loadScript(READERS[shape]))) return unsure;
      let left = MAX_UNPACKED;
      const inflate = async (bytes, format, isBroken = false) => {
        const plain = await inflated(bytes, format, Math.min(left, look.MAX_PART), isBroken);
        left -= plain === null ? 0 : plain.length;
        return plain;
      };
      try {
        return shape === "pdf" ? await look.inPdf(new Uint8Array(await file.arrayBuffer()), inflate) : await look.inOffice(file, inflate);
      } catch {
        return unsure;
      }
    };
  }

  look.opener = opener;
})(globalThis);
