// A session record: what the form says, checked; its file; its code.
//
// Format: site-template/schemas/session-record.schema.json. No names, no numbers of persons:
// text that looks like a telephone or identity number is refused.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});

  const FORMAT = "drivepress-record/1";
  const KINDS = ["screening", "meeting", "school", "training", "fair", "visit", "other"];
  const GROUPS = ["women", "men", "girls", "boys", "officials"];
  // Asked before the film and again at the end: how many raised a hand.
  const QUESTIONS = ["call", "signs", "safe"];
  const TIMES = ["before", "after"];
  // Years of the Buddhist era lie 543 above those of the common one; no year can be of both here.
  const ERA = { from: 2400, difference: 543 };
  const EARLIEST = "2000-01-01";
  // A telephone number of Thailand has nine or ten digits, an identity number thirteen.
  const PHONE = /(?:^|[^\d])(?:\+66[ -]?|0)\d(?:[ -]?\d){7,8}(?!\d)/;
  const IDENTITY = /(?:^|[^\d])\d(?:[ -]?\d){12}(?!\d)/;

  /** Thai, Lao, Burmese and Khmer digits as 0 to 9. */
  function plainDigits(text) {
    return text.replace(/[\u0e50-\u0e59\u0ed0-\u0ed9\u1040-\u1049\u17e0-\u17e9]/g,
      (digit) => String(digit.charCodeAt(0) & 0xf)).replace(/[\uff10-\uff19]/g, (digit) => String(digit.charCodeAt(0) - 0xff10));
  }

  /** A number of people: blank is none; `null` if it is no whole number from 0 to 99,999. */
  function parseCount(text) {
    const plain = plainDigits(text).replace(/[\s,]/g, "");
    if (plain === "") return 0;
    return /^\d{1,5}$/.test(plain) ? Number(plain) : null;
  }

  function isDate(iso) {
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
    if (parts === null) return false;
    const [, year, month, day] = parts.map(Number);
    const date = new Date(Date.UTC(year, month - 1, day));
    return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  }

  /** The ISO date of day, month and year as typed, in either era; `null` where they make none. */
  function dateOf({ day, month, year }) {
    const [d, m, y] = [day, month, year].map((text) => plainDigits(String(text || "")).trim());
    if (!/^\d{1,2}$/.test(d) || !/^\d{1,2}$/.test(m) || !/^\d{4}$/.test(y)) return null;
    const common = Number(y) >= ERA.from ? Number(y) - ERA.difference : Number(y);
    const iso = `${String(common).padStart(4, "0")}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`;
    return isDate(iso) ? iso : null;
  }

  /** Day, month and year of an ISO date for the form; the year in the Buddhist era where readers count so. */
  function partsOf(iso, isBuddhist) {
    const [year, month, day] = iso.split("-").map(Number);
    return { day: String(day), month: String(month), year: String(isBuddhist ? year + ERA.difference : year) };
  }

  /** Today on this PC, whose clock may be wrong. */
  function today() {
    const now = new Date();
    const two = (value) => String(value).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  function checkDate(values, latest) {
    const iso = dateOf(values);
    if (iso === null) {
      const isWhole = ["day", "month", "year"].every((part) => (values[part] || "").trim() !== "");
      const first = ["day", "month", "year"].find((part) => (values[part] || "").trim() === "") || "day";
      return { field: first, key: isWhole ? "rec.e.date.none" : "rec.e.date" };
    }
    if (iso > latest) return { field: "day", key: "rec.e.date.future" };
    return iso < EARLIEST ? { field: "year", key: "rec.e.date.old" } : null;
  }

  function looksPersonal(text) {
    const plain = plainDigits(text);
    return PHONE.test(plain) || IDENTITY.test(plain);
  }

  /** The hands as typed: by question `before` and `after`, `null` where it was not asked; `null` if none was. */
  function checkHands(values, people, errors) {
    const hands = {};
    for (const question of QUESTIONS) {
      const asked = {};
      for (const when of TIMES) {
        const field = `${question}-${when}`;
        const isBlank = (values[field] || "").trim() === "";
        asked[when] = isBlank ? null : parseCount(values[field]);
        if (!isBlank && asked[when] === null) errors.push({ field, key: "rec.e.number" });
        else if (asked[when] > totalOf(people)) errors.push({ field, key: "rec.e.hands" });
      }
      if (TIMES.some((when) => asked[when] !== null)) hands[question] = asked;
    }
    return Object.keys(hands).length > 0 ? hands : null;
  }

  /**
   * Checks the form's values (all strings). Answers `{ record, errors }`; an error has `field`
   * and `key` (the word that says it). `master` asks for the district, `latest` is today.
   */
  function checkForm(values, { master, latest }) {
    const errors = [];
    const text = (name) => (values[name] || "").trim().replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ");
    const district = text("district");
    if (master && district === "") errors.push({ field: "district", key: "rec.e.district" });
    const dateError = checkDate(values, latest);
    if (dateError !== null) errors.push(dateError);
    if (text("place") === "") errors.push({ field: "place", key: "rec.e.place" });
    if (!KINDS.includes(values.kind)) errors.push({ field: "kind", key: "rec.e.kind" });
    const people = {};
    for (const group of GROUPS) {
      people[group] = parseCount(values[group] || "");
      if (people[group] === null) errors.push({ field: group, key: "rec.e.number" });
    }
    const written = GROUPS.some((group) => (values[group] || "").trim() !== "");
    if (!written) errors.push({ field: "women", key: "rec.e.people" });
    const hands = checkHands(values, people, errors);
    for (const field of ["place", "notes"]) {
      if (looksPersonal(text(field))) errors.push({ field, key: "rec.e.personal" });
    }
    const record = { date: dateOf(values), place: text("place"), kind: values.kind, people, notes: text("notes") };
    if (hands !== null) record.hands = hands;
    if (master) record.district_named = district;
    return { record, errors };
  }

  /** A random id of 128 bits, in hex. */
  function newId() {
    return [...root.crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  /** The drive as records name it. */
  function driveOf(district) {
    const { code, campaign, edition, release } = district;
    return { campaign, edition, release, district: code || "master" };
  }

  /** The file for records of one drive, as text. */
  function toFile(drive, records) {
    const { campaign, edition, release, district } = drive;
    return `${JSON.stringify({ format: FORMAT, campaign, edition, release, district, records }, null, 2)}\n`;
  }

  /** The hands as a file may hold them: `undefined` where it has none, as older files, `null` if they are no hands. */
  function readHands(value) {
    if (value === undefined) return undefined;
    const isCount = (count) => count === null || (Number.isInteger(count) && count >= 0 && count <= 99999);
    if (value === null || typeof value !== "object" || Array.isArray(value)) return null;
    const asked = Object.entries(value);
    const fits = asked.length > 0 && asked.every(([question, counts]) => (
      QUESTIONS.includes(question) && counts !== null && typeof counts === "object" && TIMES.every((when) => isCount(counts[when]))
    ));
    return fits ? Object.fromEntries(asked.map(([question, { before, after }]) => [question, { before, after }])) : null;
  }

  /** A record as a file may hold it, with the fields of the format alone; `null` if it is none. */
  function readRecord(value, master) {
    const isText = (text, min, max) => typeof text === "string" && text.length >= min && text.length <= max;
    if (value === null || typeof value !== "object" || value.people === null || typeof value.people !== "object") return null;
    const { id, date, place, kind, people, notes, district_named: named } = value;
    const counts = GROUPS.map((group) => people[group]);
    const hands = readHands(value.hands);
    const fits = /^[0-9a-f]{32}$/.test(id) && typeof date === "string" && isDate(date) && date >= EARLIEST
      && isText(place, 1, 200) && KINDS.includes(kind) && isText(notes, 0, 2000)
      && counts.every((count) => Number.isInteger(count) && count >= 0 && count <= 99999)
      && hands !== null && (master ? isText(named, 1, 80) : named === undefined);
    if (!fits) return null;
    const record = { id, date, place, kind, people: Object.fromEntries(GROUPS.map((group, index) => [group, counts[index]])), notes };
    if (hands !== undefined) record.hands = hands;
    if (master) record.district_named = named;
    return record;
  }

  /** The records of a file that was saved here or elsewhere for `drive`: `{ records, fault }`. */
  function fromFile(drive, text) {
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      return { records: [], fault: "rec.import.unknown" };
    }
    if (file === null || file.format !== FORMAT || !Array.isArray(file.records)) return { records: [], fault: "rec.import.unknown" };
    if (file.district !== drive.district) return { records: [], fault: "rec.import.other" };
    const records = file.records.map((value) => readRecord(value, drive.district === "master"));
    return records.includes(null) ? { records: [], fault: "rec.import.unknown" } : { records, fault: null };
  }

  /** Rows as a table that Excel opens: a mark for UTF-8, and no cell that it would take for a formula. */
  function toTable(rows) {
    const cell = (value) => {
      const text = String(value).replace(/[\r\n]+/g, " ");
      return `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
    };
    return `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
  }

  /** The record's numbers for a QR code. */
  function toCode(drive, record) {
    const numbers = GROUPS.map((group) => record.people[group]);
    return ["DPR1", record.id, drive.district, drive.release, record.date, record.kind, ...numbers].join(";");
  }

  const totalOf = (people) => GROUPS.reduce((sum, group) => sum + (people[group] || 0), 0);

  /** How many hands records come to for a question; `null` where none of them asked it at both times. */
  function handsOf(records, question) {
    const asked = records.map(({ hands }) => hands && hands[question]).filter((counts) => counts && TIMES.every((when) => Number.isInteger(counts[when])));
    if (asked.length === 0) return null;
    return Object.fromEntries(TIMES.map((when) => [when, asked.reduce((sum, counts) => sum + counts[when], 0)]));
  }

  Drivepress.record = { FORMAT, KINDS, GROUPS, QUESTIONS, TIMES, handsOf, parseCount, isDate, dateOf, partsOf, today, checkForm, newId, driveOf, toFile, fromFile, toTable, toCode, totalOf };
})(globalThis);
