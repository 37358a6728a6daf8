// Interface words in scripts: `Drivepress.words.say("key", { n: 3 })`.
//
// The words come from `assets/words/<language>.js` as one flat table. Numbers and dates follow
// the page's language; in Thai, dates show the Buddhist era.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});

  /** The text under a key with its `{name}` places filled; the key itself where it is missing. */
  function say(key, values) {
    const words = root.DRIVEPRESS_WORDS || {};
    const text = Object.prototype.hasOwnProperty.call(words, key) ? words[key] : key;
    return text.replace(/\{([a-z]+)\}/g, (place, name) => (
      values !== undefined && values[name] !== undefined ? String(values[name]) : place
    ));
  }

  const language = () => root.document.documentElement.lang || "th";

  /** A number with separators; always with the digits 0 to 9, which everyone reads. */
  function number(value, digits) {
    return value.toLocaleString(`${language()}-u-nu-latn`, { maximumFractionDigits: digits || 0 });
  }

  /** Bytes in the unit a person expects. */
  function size(bytes) {
    const units = ["B", "KB", "MB", "GB"];
    let value = bytes;
    let unit = 0;
    while (value >= 1000 && unit < units.length - 1) {
      value /= 1000;
      unit += 1;
    }
    return `${number(value, unit === 0 || value >= 100 ? 0 : 1)} ${units[unit]}`;
  }

  /** An ISO date in words: the Buddhist era in Thai, the common era elsewhere. */
  function date(iso) {
    const [year, month, day] = iso.split("-").map(Number);
    const when = new Date(Date.UTC(year, month - 1, day));
    const locale = language() === "th" ? "th-TH-u-ca-buddhist-nu-latn" : `${language()}-u-ca-gregory-nu-latn`;
    return when.toLocaleDateString(locale, { dateStyle: "long", timeZone: "UTC" });
  }

  Drivepress.words = { say, number, size, date, language };
})(globalThis);
