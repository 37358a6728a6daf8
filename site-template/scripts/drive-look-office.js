// Looking through an Office package for what does more than being read: macros, controls, templates
// and objects from elsewhere, programs inside.
//
// By the relations and content types, as src/formats/content/active/office/package.rs does it
// (ECMA-376 part 2, OpenDocument 1.3). Documents inside documents and parts that cannot be unpacked
// here make the answer "unsure": the program looks into them. Read when such a file lies beside a
// drive's files.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const look = (Drivepress.look = Drivepress.look || {});
  const { sniff, shapeOf } = Drivepress.sniff;

  const { MEMBERS_MAX, PART_HEAD_BYTES } = Drivepress.values;

  // The longest directory of a package (bytes).
  const MAX_DIRECTORY = 8 * 1024 * 1024;
  // The end record, with a comment of the greatest length (APPNOTE 4.3.16).
  const END_BYTES = 22 + 65535;

  const bytesOf = async (file, from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer());
  const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  /** `[{ name, method, isLocked, packed, size, at }]` by the central directory, or `null`. */
  async function membersOf(file) {
    const from = Math.max(0, file.size - END_BYTES);
    const tail = await bytesOf(file, from, file.size);
    let end = tail.length - 22;
    while (end >= 0 && viewOf(tail).getUint32(end, true) !== 0x06054b50) end -= 1;
    if (end < 0) return null;
    const record = viewOf(tail.subarray(end));
    const [count, length, place] = [record.getUint16(10, true), record.getUint32(12, true), record.getUint32(16, true)];
    if (length > MAX_DIRECTORY || place + length > file.size) return null;
    const directory = await bytesOf(file, place, place + length);
    const members = [];
    for (let at = 0; members.length < Math.min(count, MEMBERS_MAX); ) {
      if (at + 46 > directory.length) return null;
      const head = viewOf(directory.subarray(at));
      if (head.getUint32(0, true) !== 0x02014b50) return null;
      const nameEnd = at + 46 + head.getUint16(28, true);
      members.push({
        name: new TextDecoder().decode(directory.subarray(at + 46, nameEnd)),
        method: head.getUint16(10, true),
        isLocked: (head.getUint16(8, true) & 1) !== 0,
        packed: head.getUint32(20, true),
        at: head.getUint32(42, true),
      });
      at = nameEnd + head.getUint16(30, true) + head.getUint16(32, true);
    }
    return count > MEMBERS_MAX ? null : members;
  }

  /** The bytes of a member as they lie there, the first `most` of them; `null` where there is none. */
  async function packedOf(file, member, most) {
    const head = await bytesOf(file, member.at, member.at + 30);
    if (head.length < 30 || viewOf(head).getUint32(0, true) !== 0x04034b50) return null;
    const from = member.at + 30 + viewOf(head).getUint16(26, true) + viewOf(head).getUint16(28, true);
    return bytesOf(file, from, from + Math.min(most, member.packed));
  }

  /** The plain bytes of a member, or `null`. */
  async function plainOf(file, member, inflate) {
    const packed = member.packed > look.MAX_PART ? null : await packedOf(file, member, member.packed);
    if (packed === null || member.method === 0) return packed;
    return member.method === 8 ? inflate(packed, "deflate-raw") : null;
  }

  /** The first plain bytes of a member, or `null`: enough to know a program by. */
  async function headOf(file, member, inflate) {
    const packed = await packedOf(file, member, PART_HEAD_BYTES);
    if (packed === null || member.method === 0) return packed;
    return member.method === 8 ? inflate(packed, "deflate-raw", true) : null;
  }

  /** Elements of an XML text in their order: `{ name, local, attributes, text }`, text up to the next. */
  function* elementsOf(text) {
    const tag = /<([A-Za-z_][^\s/>]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>([^<]*)/g;
    const letters = { lt: "<", gt: ">", amp: "&", quot: "\"", apos: "'" };
    const decode = (value) => value.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (all, hex, number, name) => {
      if (name !== undefined) return letters[name] === undefined ? all : letters[name];
      const point = hex !== undefined ? parseInt(hex, 16) : Number(number);
      return point <= 0x10ffff ? String.fromCodePoint(point) : all;
    });
    for (const [, name, inner, behind] of text.matchAll(tag)) {
      const attributes = new Map();
      for (const [, key, double, single] of inner.matchAll(/([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
        const value = decode(double === undefined ? single : double);
        attributes.set(key, value);
        if (!attributes.has(key.replace(/^.*:/, ""))) attributes.set(key.replace(/^.*:/, ""), value);
      }
      yield { name: name.toLowerCase(), local: name.replace(/^.*:/, ""), attributes, text: behind };
    }
  }

  /** Where a target lies: "network", "computer" (another one), "disk" (its author's), "script", "other". */
  function placeOf(target) {
    const plain = target.trim().toLowerCase().replace(/\\|%5c/g, "/");
    if (plain.startsWith("file:")) {
      const isDrive = /^file:\/*.[:|]/.test(plain);
      return isDrive || /^file:\/\/\/(?!\/)/.test(plain) ? "disk" : "computer";
    }
    if (plain.startsWith("//")) return "computer";
    if (plain[1] === ":") return "disk";
    if (/^(https?|ftps?):/.test(plain)) return "network";
    return /^(javascript|vbscript|data|mhtml):|^ms-/.test(plain) ? "script" : "other";
  }

  function signOfRelation({ attributes }) {
    const sort = (attributes.get("Type") || "").replace(/^.*\//, "").toLowerCase();
    if (["vbaproject", "xlmacrosheet", "xlintlmacrosheet", "wordvbadata"].includes(sort)) return "macros";
    if (["control", "activexcontrolbinary"].includes(sort)) return "controls";
    if ((attributes.get("TargetMode") || "").trim().toLowerCase() !== "external") return null;
    const target = attributes.get("Target") || "";
    const place = placeOf(target);
    if (sort === "hyperlink") return place === "script" ? "javascript" : place === "computer" ? "foreign" : null;
    return place === "disk" || (place === "other" && !target.includes(":")) ? null : "foreign";
  }

  // `DDE` or `DDEAUTO` as the field's first word, however it is quoted or spaced.
  const isDde = (instruction) => /^[\s"{]*dde(auto)?(?![a-z0-9])/i.test(instruction);

  /** Fields that ask other programs for data; their pieces are joined as Word joins them. */
  function asksOthers(text) {
    let field = "";
    for (const { local, attributes, text: piece } of elementsOf(text)) {
      if (local === "ddeLink" || (local === "fldSimple" && isDde(attributes.get("instr") || ""))) return true;
      if (local === "instrText") field += piece;
      if (local === "fldChar") {
        if (isDde(field)) return true;
        field = "";
      }
    }
    return isDde(field);
  }

  function signsOfOpenDocument(text) {
    const signs = [];
    for (const { name, attributes } of elementsOf(text)) {
      if (["script:event-listener", "office:script"].includes(name)) signs.push("macros");
      if (["office:dde-source", "text:dde-connection-decl"].includes(name)) signs.push("dde");
      if (name === "manifest:encryption-data") signs.push("locked");
      const target = attributes.get("xlink:href");
      if (target === undefined) continue;
      const place = placeOf(target);
      const isLink = ["text:a", "draw:a", "form:button"].includes(name);
      if (place === "script") signs.push("javascript");
      if (place === "computer" || (place === "network" && !isLink)) signs.push("foreign");
    }
    return signs;
  }

  const SCRIPTED = /macroenabled|vbaproject|ms-excel\.(?:intl)?macrosheet/;

  /** What to read of a part, by its name, and what the text says; `null` for what is only shown. */
  function readerOf(isOpenDocument, lower) {
    if (isOpenDocument) return /(?:^meta-inf\/manifest|content|styles)\.xml$/.test(lower) ? signsOfOpenDocument : null;
    if (lower.endsWith(".rels")) return (text) => [...elementsOf(text)].map(signOfRelation);
    if (lower === "[content_types].xml") {
      return (text) => [SCRIPTED.test(text.toLowerCase()) ? "macros" : null, /ms-office\.activex/i.test(text) ? "controls" : null];
    }
    const hasFields = lower.includes("/externallinks/") || /^word\/.*\.xml$/.test(lower);
    return hasFields ? (text) => [asksOthers(text) ? "dde" : null] : null;
  }

  /** Whether a part is a file of its own, which the program looks into. */
  function isEmbedded(isOpenDocument, lower) {
    if (isOpenDocument) return !/\.xml$|\.rdf$|^mimetype$|^thumbnails\/|^pictures\/|\/$/.test(lower) || /\.svg$/.test(lower);
    return /\/embeddings\/|afchunk|\.bin$|\.svg$/.test(lower);
  }

  // What is a document or an archive by its first bytes, whatever a part is called.
  const isOwnFile = (bytes, name) => isArchive(bytes) || ["pdf", "rtf", "compound", "tar"].includes(shapeOf(bytes, name));

  const isArchive = (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b;

  /** The text of a part. */
  function textOf(bytes) {
    const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
    return new TextDecoder(wide).decode(bytes);
  }

  /** `{ signs, isUnsure }` of a whole package; `inflate` unpacks within its limits, or answers `null`. */
  async function inOffice(file, inflate) {
    const members = await membersOf(file);
    if (members === null) return { signs: [], isUnsure: true };
    const signs = new Set();
    let isUnsure = false;
    const isOpenDocument = members.some(({ name }) => name === "mimetype");
    for (const member of members) {
      const lower = member.name.toLowerCase();
      if (member.isLocked) signs.add("locked");
      else if (isOpenDocument && /^(basic|scripts)\//.test(lower)) signs.add("macros");
      else if (!lower.endsWith("/")) {
        const active = Drivepress.classify.classifyName(member.name);
        const isOwn = active === null || active.ending === "bin" || active.kind === "settings" || /\.(xml|rels)$/.test(lower);
        const reader = readerOf(isOpenDocument, lower);
        if (!isOwn) signs.add("program");
        else if (reader !== null) {
          const bytes = await plainOf(file, member, inflate);
          if (bytes === null || isOwnFile(bytes, member.name)) isUnsure = true;
          else reader(textOf(bytes)).forEach((sign) => { if (sign !== null) signs.add(sign); });
        } else {
          const head = await headOf(file, member, inflate);
          if (head !== null && sniff(head) !== null) signs.add("program");
          else if (head !== null && isOwnFile(head, member.name)) isUnsure = true;
          else if (isEmbedded(isOpenDocument, lower)) isUnsure = isUnsure || head === null || shapeOf(head, member.name) !== null;
        }
      }
    }
    return { signs: [...signs], isUnsure };
  }

  look.inOffice = inOffice;
})(globalThis);
