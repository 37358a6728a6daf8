// The twins that macOS lays beside files (`._NAME`, in the form AppleDouble): what is one, and what
// only has the name of one or is something else besides.
//
// The same rules as src/formats/content/apple_double.rs (RFC 1740, appendix A and B).
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});

  const { TWIN_PARTS_MAX, TWIN_TAIL_BYTES } = Drivepress.values;

  // Bytes in front of the list of parts, and of each part.
  const HEAD_BYTES = 26;
  const PART_BYTES = 12;
  // Bytes of a twin that are looked at a time.
  const PIECE = 4 * 1024 * 1024;

  const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  /** Whether the last part of a path has the name of a twin. */
  const isNamedTwin = (path) => path.slice(path.lastIndexOf("/") + 1).startsWith("._");

  /** Where the parts of a twin end, by its first bytes; `null` where they are no twin's. */
  function twinEnd(first) {
    const mark = [0, 5, 0x16, 7, 0, 2, 0, 0];
    if (first.length < HEAD_BYTES || mark.some((byte, index) => first[index] !== byte)) return null;
    const view = viewOf(first);
    const count = view.getUint16(24);
    let end = HEAD_BYTES + count * PART_BYTES;
    if (count > TWIN_PARTS_MAX || end > first.length) return null;
    for (let part = HEAD_BYTES; part < HEAD_BYTES + count * PART_BYTES; part += PART_BYTES) {
      end = Math.max(end, view.getUint32(part + 4) + view.getUint32(part + 8));
    }
    return end;
  }

  /** Whether a file that ends in `tail` is a ZIP for the programs that look for its list at the end. */
  function endsAsZip(tail) {
    const view = viewOf(tail);
    for (let at = tail.length - 22; at >= 0; at -= 1) {
      const isLast = view.getUint32(at, true) === 0x06054b50 && tail.length - at === 22 + view.getUint16(at + 20, true);
      if (!isLast) continue;
      const start = at - view.getUint32(at + 12, true);
      // A list that begins before the tail is not looked for.
      if (start < 0 || view.getUint32(start, true) === 0x02014b50) return true;
    }
    return false;
  }

  /** What a file of a twin's name is: "twin", "none" (a file like any other), "more" (something else besides). */
  async function judgeTwin(file, first) {
    const end = twinEnd(first);
    if (end === null) return "none";
    const tail = new Uint8Array(await file.slice(Math.max(0, file.size - TWIN_TAIL_BYTES)).arrayBuffer());
    if (endsAsZip(tail)) return "more";
    for (let at = end; at < file.size; at += PIECE) {
      const behind = new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
      if (behind.some((byte) => byte !== 0)) return "more";
    }
    return "twin";
  }

  Drivepress.twin = { isNamedTwin, twinEnd, endsAsZip, judgeTwin };
})(globalThis);
