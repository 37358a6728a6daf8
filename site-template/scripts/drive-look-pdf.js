// Looking through a PDF for what does more than being read: scripts, launches, attachments.
//
// By the objects and not by the text, as src/formats/content/active/pdf does it (ISO 32000-1 §7 and
// §12.6): those that stand in the file, and those packed in streams of objects. What only the
// program finds (objects hidden inside other streams) makes the answer
// "unsure". Read when a PDF lies beside a drive's files.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const look = (Drivepress.look = Drivepress.look || {});

  const { PDF_DEPTH_MAX } = Drivepress.values;

  // How many objects are read: a crafted file would go on for ever.
  const MAX_OBJECTS = 500000;
  // How far from the file's end its last mark of the end is searched for (bytes).
  const SEARCHED = 1024 * 1024;

  const isSpace = (byte) => byte === 0 || byte === 9 || byte === 10 || byte === 12 || byte === 13 || byte === 32;
  const isDelimiter = (byte) => "()<>[]{}/%".includes(String.fromCharCode(byte));
  const letters = (bytes, from, to) => String.fromCharCode(...bytes.subarray(from, Math.min(to, from + 512)));

  /** Where the letters stand in the bytes from `at` on; -1 if nowhere. */
  function find(bytes, text, at) {
    const first = text.charCodeAt(0);
    for (let from = bytes.indexOf(first, at); from >= 0; from = bytes.indexOf(first, from + 1)) {
      if (letters(bytes, from, from + text.length) === text) return from;
    }
    return -1;
  }

  // An object is { name }, { text }, { reference }, a number, an array, a Map, or null for the rest;
  // `undefined` where nothing can be read.
  class Parser {
    constructor(bytes, at) {
      this.bytes = bytes;
      this.at = at;
    }

    skipSpace() {
      const { bytes } = this;
      for (; this.at < bytes.length; this.at += 1) {
        if (bytes[this.at] === 0x25) {
          while (this.at < bytes.length && bytes[this.at] !== 10 && bytes[this.at] !== 13) this.at += 1;
        } else if (!isSpace(bytes[this.at])) return;
      }
    }

    word() {
      this.skipSpace();
      return this.wordHere();
    }

    wordHere() {
      const from = this.at;
      while (this.at < this.bytes.length && !isSpace(this.bytes[this.at]) && !isDelimiter(this.bytes[this.at])) this.at += 1;
      return letters(this.bytes, from, this.at);
    }

    object(depth = 0) {
      this.skipSpace();
      if (depth > PDF_DEPTH_MAX || this.at >= this.bytes.length) return undefined;
      const sign = String.fromCharCode(this.bytes[this.at]);
      const isDouble = this.bytes[this.at + 1] === this.bytes[this.at];
      if ("]>})".includes(sign) || sign === "{") return undefined;
      if (sign === "/") return { name: this.name() };
      if (sign === "(") return { text: this.literal() };
      if (sign === "<" && isDouble) return this.dictionary(depth);
      if (sign === "<") return { text: this.hexadecimal() };
      return sign === "[" ? this.list(depth) : this.numberOrWord();
    }

    name() {
      this.at += 1;
      return this.wordHere().replace(/#([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
    }

    literal() {
      const from = this.at + 1;
      let open = 0;
      for (; this.at < this.bytes.length; this.at += 1) {
        const byte = this.bytes[this.at];
        if (byte === 0x5c) this.at += 1;
        else if (byte === 0x28) open += 1;
        else if (byte === 0x29) open -= 1;
        if (open === 0) break;
      }
      const text = letters(this.bytes, from, this.at);
      this.at += 1;
      return text.replace(/\\([0-7]{1,3}|[^])/g, (_, sign) => (/^[0-7]/.test(sign) ? String.fromCharCode(parseInt(sign, 8) & 255) : sign));
    }

    hexadecimal() {
      const from = this.at + 1;
      const end = this.bytes.indexOf(0x3e, from);
      this.at = end < 0 ? this.bytes.length : end + 1;
      const digits = letters(this.bytes, from, this.at - 1).replace(/[^0-9A-Fa-f]/g, "");
      return digits.replace(/..?/g, (pair) => String.fromCharCode(parseInt(pair.padEnd(2, "0"), 16)));
    }

    list(depth) {
      const items = [];
      this.at += 1;
      for (;;) {
        this.skipSpace();
        if (this.bytes[this.at] === 0x5d) {
          this.at += 1;
          return items;
        }
        const before = this.at;
        const item = this.object(depth + 1);
        if (item === undefined || this.at === before) return undefined;
        items.push(item);
      }
    }

    dictionary(depth) {
      const entries = new Map();
      this.at += 2;
      for (;;) {
        this.skipSpace();
        const sign = this.bytes[this.at];
        if (sign === undefined || sign === 0x3e) {
          this.at += this.bytes[this.at + 1] === 0x3e ? 2 : 1;
          return entries;
        }
        const key = sign === 0x2f ? this.name() : null;
        const before = this.at;
        const value = this.object(depth + 1);
        // The first of two equal keys counts, as in the program.
        if (key !== null && !entries.has(key)) entries.set(key, value === undefined ? null : value);
        const isStuck = this.at === before && !(key !== null && [0x2f, 0x3e].includes(this.bytes[this.at]));
        // Readers pass over what does not belong here.
        if (isStuck) this.at += 1;
      }
    }

    numberOrWord() {
      const word = this.word();
      if (!/^[+-]?\d{1,15}$/.test(word)) return null;
      const after = this.at;
      if (/^\d+$/.test(this.word()) && this.word() === "R") return { reference: Number(word) };
      this.at = after;
      return Number(word);
    }
  }

  const nameOf = (object) => (object === null || object === undefined ? undefined : object.name);
  const isGroup = (object) => object instanceof Map || Array.isArray(object) || (object && object.reference !== undefined);

  const ACTIONS = { JavaScript: "javascript", Launch: "launch", ImportData: "launch", GoToE: "attachment" };
  const ANNOTATIONS = { RichMedia: "richmedia", "3D": "richmedia", Movie: "richmedia", FileAttachment: "attachment" };

  const isElsewhere = (name) => /^\/\/|:\/\//.test(name.toLowerCase().replace(/\\/g, "/").replace(/\0|^\u00fe\u00ff/g, ""));

  // What an address or a file may refer to, where the text is an object of its own.
  const isWeb = (text) => /^\s*(?:https?:|ftp:|www\.)/i.test(text);
  const leadsAway = (text) => (isElsewhere(text) || /^\s*(?:javascript|file):/i.test(text)) && !isWeb(text);

  const nothingFound = () => ({
    signs: new Set(), references: new Set(), names: new Map(), textReferences: new Set(), texts: new Map(), isUnsure: false,
  });

  /** What the dictionaries of an object do. */
  function judge(object, found) {
    const waiting = [object];
    while (waiting.length > 0) {
      const one = waiting.pop();
      if (Array.isArray(one)) waiting.push(...one);
      if (!(one instanceof Map)) continue;
      for (const value of one.values()) waiting.push(value);
      const action = nameOf(one.get("Type")) === "StructElem" ? undefined : one.get("S");
      if (action && action.reference !== undefined) found.references.add(action.reference);
      if (Object.hasOwn(ACTIONS, nameOf(action) || "")) found.signs.add(ACTIONS[action.name]);
      if (action && one.has("JS")) found.signs.add("javascript");
      for (const value of [one.get("F"), one.get("UF"), nameOf(action) === "URI" ? one.get("URI") : null]) {
        if (value && value.reference !== undefined) found.textReferences.add(value.reference);
      }
      if ([one.get("F"), one.get("UF")].some((file) => file && file.text !== undefined && isElsewhere(file.text))) found.signs.add("foreign");
      if (nameOf(action) === "URI" && /^\s*(javascript|file):|^\s*\\\\/i.test((one.get("URI") || {}).text || "")) found.signs.add("foreign");
      const embedded = one.get("EF");
      if (embedded instanceof Map || (embedded && embedded.reference !== undefined)) found.signs.add("attachment");
      if (isGroup(one.get("XFA")) && !(one.get("XFA") instanceof Map)) found.signs.add("form");
      const sort = nameOf(one.get("Subtype"));
      if (Object.hasOwn(ANNOTATIONS, sort || "")) found.signs.add(ANNOTATIONS[sort]);
    }
  }

  /** The names of the filters, in order; `null` for what is no name. */
  const filtersOf = (dictionary) => [dictionary.get("Filter") || dictionary.get("F") || []].flat().map((filter) => nameOf(filter) || null);

  /** Whether a stream's bytes are told as differences to those above them, which only the program takes back. */
  function isPredicted(dictionary) {
    const own = [dictionary.get("DecodeParms") || dictionary.get("DP") || []].flat();
    return own.some((parameters) => parameters instanceof Map && parameters.get("Predictor") >= 10);
  }

  /** What stands behind a document's last end, where no viewer looks: "program", "hidden" or `null`. */
  function behindEnd(bytes) {
    const end = new TextDecoder("latin1").decode(bytes.subarray(-SEARCHED)).lastIndexOf("%%EOF");
    if (end < 0) return null;
    const rest = bytes.subarray(Math.max(0, bytes.length - SEARCHED) + end + 5);
    const start = rest.findIndex((byte) => !isSpace(byte));
    const head = rest.subarray(start < 0 ? rest.length : start);
    if (Drivepress.sniff.sniff(head) !== null) return "program";
    return /^(PK\u0003\u0004|Rar!|7z\u00bc|%PDF-)/.test(letters(head, 0, 8)) ? "hidden" : null;
  }

  /** Where a stream's bytes end; its length is believed only if `endstream` follows. */
  function endOfStream(bytes, dictionary, from) {
    const length = dictionary.get("Length");
    const told = typeof length === "number" && length >= 0 ? from + length : -1;
    if (told >= from && letters(bytes, told, told + 16).includes("endstream")) return told;
    const end = find(bytes, "endstream", from);
    return end < 0 ? bytes.length : end;
  }

  /** The objects of the bytes in their order; `onStream` is given each stream. */
  function scan(bytes, found, onStream) {
    let count = 0;
    for (let at = find(bytes, "obj", 0); at >= 0; at = find(bytes, "obj", at)) {
      const before = bytes[at - 1];
      at += 3;
      // `endobj` is not it, and neither is a word that ends so.
      if (!(isSpace(before) || (before >= 0x30 && before <= 0x39))) continue;
      count += 1;
      if (count > MAX_OBJECTS) {
        found.isUnsure = true;
        return;
      }
      const number = /(\d+)\s+\d+\s*$/.exec(letters(bytes, Math.max(0, at - 43), at - 3));
      const parser = new Parser(bytes, at);
      const object = parser.object();
      if (object === undefined) continue;
      at = Math.max(at, parser.at);
      note(number === null ? null : Number(number[1]), object, found);
      if (!(object instanceof Map) || parser.word() !== "stream") continue;
      const from = parser.at + (bytes[parser.at] === 13 ? 1 : 0);
      const begin = from + (bytes[from] === 10 ? 1 : 0);
      at = endOfStream(bytes, object, begin);
      onStream(object, bytes.subarray(begin, at));
    }
  }

  function note(number, object, found) {
    if (number !== null && object !== null && object.name !== undefined) found.names.set(number, object.name);
    if (number !== null && object !== null && object.text !== undefined && leadsAway(object.text)) found.texts.set(number, object.text);
    judge(object, found);
  }

  /** The objects in a stream of objects (§7.5.7): numbers and places, then the objects. */
  function readPacked(dictionary, plain, found) {
    const [count, first] = [Number(dictionary.get("N")) || 0, Number(dictionary.get("First")) || 0];
    const list = new Parser(plain, 0);
    for (let index = 0; index < Math.min(count, plain.length); index += 1) {
      const [number, place] = [list.word(), list.word()];
      if (!/^\d+$/.test(number) || !/^\d+$/.test(place)) return;
      const object = new Parser(plain, first + Number(place)).object();
      if (object !== undefined) note(Number(number), object, found);
    }
  }

  /** `{ signs, isUnsure }` of a whole document; `inflate` unpacks within its limits, or answers `null`. */
  async function inPdf(bytes, inflate) {
    const found = nothingFound();
    const packed = [];
    let isLocked = false;
    scan(bytes, found, (dictionary, stream) => {
      const sort = nameOf(dictionary.get("Type"));
      if (sort === "XRef") isLocked = isLocked || isGroup(dictionary.get("Encrypt"));
      if (sort === "ObjStm" || (dictionary.has("First") && dictionary.has("N"))) packed.push([dictionary, stream]);
      else if (sort !== "XRef" && filtersOf(dictionary).length === 0) {
        // Objects inside a plain stream are drawn text, unless a cross-reference leads there.
        const inside = nothingFound();
        scan(stream, inside, () => {});
        found.isUnsure = found.isUnsure || inside.signs.size > 0;
      }
    });
    for (let at = find(bytes, "trailer", 0); at >= 0; at = find(bytes, "trailer", at + 7)) {
      const trailer = new Parser(bytes, at + 7).object();
      if (!(trailer instanceof Map)) continue;
      isLocked = isLocked || isGroup(trailer.get("Encrypt"));
      judge(trailer, found);
    }
    if (isLocked) found.signs.add("locked");
    for (const [dictionary, stream] of isLocked ? [] : packed) {
      const filters = filtersOf(dictionary);
      const isKnown = filters.every((filter) => ["FlateDecode", "Fl"].includes(filter));
      // Neither does the program read other ways of packing.
      if (!isKnown) {
        found.signs.add("closed");
        continue;
      }
      const isFlate = filters.length === 1;
      const plain = filters.length === 0 ? stream : isFlate && !isPredicted(dictionary) ? await inflate(stream, "deflate", true) : null;
      if (plain === null) found.isUnsure = true;
      else readPacked(dictionary, plain, found);
    }
    const hidden = behindEnd(bytes);
    if (hidden !== null) found.signs.add(hidden);
    for (const reference of found.references) {
      const action = found.names.get(reference);
      if (action !== undefined && Object.hasOwn(ACTIONS, action)) found.signs.add(ACTIONS[action]);
    }
    if ([...found.textReferences].some((reference) => found.texts.has(reference))) found.signs.add("foreign");
    return { signs: [...found.signs], isUnsure: found.isUnsure };
  }

  look.inPdf = inPdf;
})(globalThis);
