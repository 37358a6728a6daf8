// What lies inside a document beside a drive's files, within limits of room and time.
//
// The readers (`drive-look-pdf.js`, `drive-look-office.js`) are read when the first such document is
// met. What is too large, too much, or packed in a way this browser cannot unpack is "unsure": only
// the program looks there.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const look = (Drivepress.look = Drivepress.look || {});

  const { DOCUMENT_BYTES_MAX, XML_BYTES_MAX } = Drivepress.values;

  // The longest unpacked part of a document (bytes), which is held in memory.
  look.MAX_PART = 16 * 1024 * 1024;
  // All that one document may unpack to, and how long all documents together are looked at (ms).
  const MAX_UNPACKED = 128 * 1024 * 1024;
  const TIME = 20000;

  const READERS = {
    pdf: "scripts/drive-look-pdf.js", office: "scripts/drive-look-office.js",
    compound: "scripts/drive-look-old.js", rtf: "scripts/drive-look-old.js",
  };
  const wholeOf = async (file) => new Uint8Array(await file.arrayBuffer());
  const UNSURE = { signs: [], isUnsure: true };
  // Whatever else it is: nobody looks through as much.
  const CLOSED = { signs: ["closed"], isUnsure: false };

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

  /** Whether the reader of a shape is there, or could be read now. */
  async function hasReader(shape) {
    const reader = { pdf: look.inPdf, office: look.inOffice }[shape] || (["compound", "rtf"].includes(shape) ? look.inOld : undefined);
    return reader !== undefined || (READERS[shape] !== undefined && Drivepress.elements.loadScript(READERS[shape]));
  }

  async function read(file, shape) {
    let left = MAX_UNPACKED;
    const inflate = async (bytes, format, isBroken = false) => {
      const plain = await inflated(bytes, format, Math.min(left, look.MAX_PART), isBroken);
      left -= plain === null ? 0 : plain.length;
      return plain;
    };
    if (shape === "pdf") return look.inPdf(await wholeOf(file), inflate);
    return shape === "office" ? look.inOffice(file, inflate) : look.inOld(file, shape);
  }

  /** Looks into documents, one after another: `look(file, shape)` to `{ signs, isUnsure }`. */
  function opener() {
    const end = performance.now() + TIME;
    return async (file, shape) => {
      if (file.size > (shape === "xml" ? XML_BYTES_MAX : DOCUMENT_BYTES_MAX)) return CLOSED;
      if (performance.now() > end) return UNSURE;
      try {
        if (shape === "xml") return { signs: Drivepress.sniff.showsAsPage(await wholeOf(file)) ? ["page"] : [], isUnsure: false };
        return (await hasReader(shape)) ? await read(file, shape) : UNSURE;
      } catch {
        return UNSURE;
      }
    };
  }

  look.opener = opener;
})(globalThis);
