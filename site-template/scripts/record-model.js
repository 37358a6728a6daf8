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
  // Buddhist years that people type for common ones; 543 lies between them.
  const ERA = { from: 2400, to: 2700, difference: 543 };
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

  /** The common-era date meant by one typed in the Buddhist era, or `null`. */
  function eraGuess(iso) {
    const year = Number(iso.slice(0, 4));
    if (!isDate(iso) || year < ERA.from || year > ERA.to) return null;
    const guess = `${year - ERA.difference}${iso.slice(4)}`;
    return isDate(guess) ? guess : null;
  }

  /** Today on this PC, whose clock may be wrong. */
  function today() {
    const now = new Date();
    const two = (value) => String(value).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  function checkDate(iso, latest) {
    if (!isDate(iso)) return { field: "date", key: "rec.e.date" };
    const guess = eraGuess(iso);
    if (guess !== null) return { field: "date", key: "rec.e.date.era", year: iso.slice(0, 4), guess };
    if (iso > latest) return { field: "date", key: "rec.e.date.future" };
    return iso < "2000-01-01" ? { field: "date", key: "rec.e.date.old" } : null;
  }

  function looksPersonal(text) {
    const plain = plainDigits(text);
    return PHONE.test(plain) || IDENTITY.test(plain);
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
    const dateError = checkDate(values.date || "", latest);
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
    for (const field of ["place", "notes"]) {
      if (looksPersonal(text(field))) errors.push({ field, key: "rec.e.personal" });
    }
    const record = { date: values.date, place: text("place"), kind: values.kind, people, notes: text("notes") };
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

  /** The record's numbers for a QR code. */
  function toCode(drive, record) {
    const numbers = GROUPS.map((group) => record.people[group]);
    return ["DPR1", record.id, drive.district, drive.release, record.date, record.kind, ...numbers].join(";");
  }

  const totalOf = (people) => GROUPS.reduce((sum, group) => sum + (people[group] || 0), 0);

  Drivepress.record = { FORMAT, KINDS, GROUPS, parseCount, isDate, eraGuess, today, checkForm, newId, driveOf, toFile, toCode, totalOf };
})(globalThis);
