// Finding words in texts of any script, without cutting them into words.
//
// A query's words (at its spaces) must all occur, anywhere in title or text; Thai, Lao, Khmer and
// Burmese need no spaces and no `Intl.Segmenter`. Both sides are folded alike: NFKC, case, digits,
// letters that are drawn as nothing, and spellings that look the same. There is no list of words:
// browsers find a word in five megabytes of text within some milliseconds.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});

  const INVISIBLE = "\\u00ad\\u034f\\u061c\\u17b4\\u17b5\\u180b-\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff";
  const ALL_INVISIBLE = new RegExp(`[${INVISIBLE}]`, "g");
  const IS_INVISIBLE = new RegExp(`^[${INVISIBLE}]$`);
  // น้ำ is written น ้ ำ, น ้ ํ า or น ํ ้ า, and all look alike; Lao has the same.
  const THAI_AM = /\u0e4d([\u0e48-\u0e4b]?)\u0e32/g;
  const LAO_AM = /\u0ecd([\u0ec8-\u0ecb]?)\u0eb2/g;
  // Two เ for one แ look alike.
  const TWO_E = /\u0e40\u0e40/g;
  // Text that folding makes small and leaves as it is otherwise: each letter keeps its place.
  const KEEPS_PLACES = /^(?:[ !-~\u00b7\u0e01-\u0e4c\u0e4e-\u0e5b\u2013\u2014\u2018\u2019\u201c\u201d](?!\u0e40\u0e40))*$/;

  // Digits of Thai, Lao, Burmese and Khmer, which have their value in the last four bits.
  const OWN_DIGIT = /[\u0e50-\u0e59\u0ed0-\u0ed9\u1040-\u1049\u17e0-\u17e9]/g;
  const plainDigits = (text) => text.replace(OWN_DIGIT, (digit) => String(digit.charCodeAt(0) & 0xf));
  const OWN_LETTER = "[\u0e01-\u0e4e\u0e81-\u0ecd\u1000-\u103f\u1780-\u17d3]";
  const BORDERS = [new RegExp(`(${OWN_LETTER})(?=\\d)`, "g"), new RegExp(`(\\d)(?=${OWN_LETTER})`, "g")];
  // A piece of one letter says nothing.
  const PIECE_MIN = 2;
  // A shorter word has too many others within one letter of it.
  const SLIP_LETTERS_MIN = 4;
  // Places where a word is compared with the text to find a slip: some milliseconds.
  const SLIP_PLACES_MAX = 20000;
  // Letters that are looked through in one step, some milliseconds; a place to compare costs as much as so many.
  const STEP_LETTERS = 800000;
  const PLACE_LETTERS = 200;
  // A whole English word counts more than the beginnings of longer ones.
  const WHOLE_WORD = 1000;
  const MARK = /^[\p{M}\u0e33\u0eb3]/u;
  const LATIN = /^[a-z]+$/;

  /** Text as it is compared. */
  function fold(text) {
    return plainDigits(text.normalize("NFKC")).toLowerCase().replace(ALL_INVISIBLE, "")
      .replace(THAI_AM, "$1\u0e33").replace(LAO_AM, "$1\u0eb3").replace(TWO_E, "\u0e41").replace(/\s/g, " ");
  }

  // Chromium looks for a two-byte letter by one of its bytes, and ก to ฎ share theirs with every other Thai letter.
  // Packed into one byte each, in place of signs that folding leaves unused, Thai is found ten times as fast.
  const PACKED = 0xd80;
  const TYPED = { "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-" };
  const shift = (by) => (letter) => TYPED[letter] || String.fromCharCode(letter.charCodeAt(0) + by);
  const pack = (text) => text.replace(/[\u0e01-\u0e5b\u2013\u2014\u2018\u2019\u201c\u201d]/g, shift(-PACKED));
  const unpack = (text) => text.replace(/[\u0081-\u00db]/g, shift(PACKED));

  /** Folded text, and for each of its letters the place in the original it comes from. */
  function foldWithPlaces(text) {
    if (KEEPS_PLACES.test(text)) return { folded: fold(text), at: (place) => place };
    const letters = [];
    const places = [];
    let place = 0;
    for (const letter of text) {
      if (!IS_INVISIBLE.test(letter)) {
        for (const folded of plainDigits(letter.normalize("NFKC")).toLowerCase()) {
          letters.push(/\s/.test(folded) ? " " : folded);
          places.push(place);
        }
      }
      place += letter.length;
    }
    join(letters, places);
    // Positions in a string count UTF-16 units: a letter of two units stands in two places.
    const units = letters.flatMap((letter, index) => (letter.length === 1 ? places[index] : [places[index], places[index]]));
    units.push(text.length);
    return { folded: letters.join(""), at: (index) => units[index] };
  }

  /** Spellings that look the same, letter by letter: as `fold` does it in a whole text. */
  function join(letters, places) {
    const put = (index, count, letter) => {
      letters.splice(index, count, ...letter);
      places.splice(index, count, ...[...letter].map(() => places[index]));
    };
    for (let index = 0; index + 1 < letters.length; index += 1) {
      const three = letters.slice(index, index + 3).join("");
      const am = /^(?:(\u0e4d)([\u0e48-\u0e4b]?)\u0e32|(\u0ecd)([\u0ec8-\u0ecb]?)\u0eb2)/.exec(three);
      if (am !== null) put(index, am[0].length, `${am[2] || am[4] || ""}${am[1] ? "\u0e33" : "\u0eb3"}`);
      else if (three.startsWith("\u0e40\u0e40")) put(index, 2, "\u0e41");
    }
  }

  /** A query's words: cut at spaces, and where letters without spaces meet digits ("โทร1300"). */
  function wordsOf(query) {
    const cut = BORDERS.reduce((text, border) => text.replace(border, "$1 "), fold(query));
    return [...new Set(cut.split(" ").filter((word) => word !== ""))];
  }

  /** The words of run-together text, where the browser can cut it; the text itself elsewhere. */
  function segmented(query, language) {
    if (typeof Intl.Segmenter !== "function") return query;
    const pieces = [...new Intl.Segmenter(language, { granularity: "word" }).segment(query)];
    return pieces.filter(({ segment, isWordLike }) => isWordLike && segment.length >= PIECE_MIN).map(({ segment }) => segment).join(" ");
  }

  /** The query with the texts' words for those that people type: `{ "clip": "video" }`. */
  function withSynonyms(query, table) {
    return Object.entries(table).reduce((text, [word, other]) => text.split(fold(word)).join(` ${fold(other)} `), fold(query));
  }

  /** Whether two words differ in one letter at most: another, one more, one less, or two exchanged. */
  function isOneSlip(one, two) {
    const [short, long] = one.length <= two.length ? [one, two] : [two, one];
    const more = long.length - short.length;
    if (more > 1) return false;
    let from = 0;
    while (from < short.length && short[from] === long[from]) from += 1;
    // Letters at the end that are the same in both.
    let same = 0;
    while (same < short.length - from && short[short.length - 1 - same] === long[long.length - 1 - same]) same += 1;
    const differ = short.length - from - same;
    if (more === 1) return differ === 0;
    return differ <= 1 || (differ === 2 && short[from] === long[from + 1] && short[from + 1] === long[from]);
  }

  /**
   * What the texts have in place of a word with one slip, the commonest; `null` if there is none.
   * One half of the word is right: only where it stands does the other half need a look.
   */
  function* mended(index, typed) {
    if (typed.length < SLIP_LETTERS_MIN) return null;
    const word = pack(typed);
    const middle = word.length >> 1;
    const [first, second] = [word.slice(0, middle), word.slice(middle)];
    const times = new Map();
    let places = 0;
    let work = 0;
    const isLatin = LATIN.test(word);
    const look = (text, from, to) => {
      if (from < 0 || to > text.length) return;
      const found = text.slice(from, to);
      if (!isOneSlip(found, word) || found.includes(" ")) return;
      if (isLatin ? /[a-z]/.test(text[from - 1] || " ") : MARK.test(unpack(found)) || MARK.test(unpack(text.slice(to, to + 2)))) return;
      const isWhole = isLatin && !/[a-z]/.test(text[to] || " ");
      times.set(found, (times.get(found) || 0) + (isWhole ? WHOLE_WORD : 1));
    };
    // Two exchanged letters may lie on both sides of the middle.
    const exchanged = word.slice(0, middle - 1) + word[middle] + word[middle - 1] + word.slice(middle + 1);
    for (const { head, text } of index) {
      for (const held of [head, text]) {
        const whole = held.indexOf(exchanged);
        if (whole >= 0) look(held, whole, whole + word.length);
        for (const [half, isFirst] of [[first, true], [second, false]]) {
          for (let at = held.indexOf(half); at >= 0 && places < SLIP_PLACES_MAX; at = held.indexOf(half, at + 1)) {
            places += 1;
            work += PLACE_LETTERS;
            for (let length = word.length - 1; length <= word.length + 1; length += 1) {
              const from = isFirst ? at : at + half.length - length;
              look(held, from, from + length);
            }
          }
        }
      }
      if (places >= SLIP_PLACES_MAX) break;
      work += head.length + text.length;
      if (work >= STEP_LETTERS) {
        yield null;
        work = 0;
      }
    }
    const better = (one, two) => one[1] > two[1] || (one[1] === two[1] && one[0].length > two[0].length);
    const best = [...times].reduce((one, two) => (one === null || better(two, one) ? two : one), null);
    return best && unpack(best[0]);
  }

  /** The queries of a list that ask for different words. */
  function distinct(queries) {
    const seen = new Set();
    return queries.filter((query) => {
      const words = wordsOf(query).join(" ");
      const isNew = words !== "" && !seen.has(words);
      seen.add(words);
      return isNew;
    });
  }

  /** The queries to try in turn: as typed, with the texts' words for the same things, and cut into its words. Hits are marked by the one that finds something. */
  function waysOf(query, { language = "th", synonyms = {} } = {}) {
    const other = withSynonyms(query, synonyms);
    return distinct([query, other, segmented(query, language), segmented(other, language)]);
  }

  /**
   * The queries to try where one letter of a word may be wrong. Between them it yields `null` after every
   * few milliseconds of work, so that whoever asks can let the next key come first.
   */
  function* guesses(index, query, { language = "th" } = {}) {
    for (const way of distinct([query, segmented(query, language)])) {
      const words = [];
      for (const word of wordsOf(way)) {
        yield null;
        words.push(occurs(index, word) ? word : yield* mended(index, word));
      }
      if (!words.includes(null)) yield words.join(" ");
    }
  }

  /** An index: the sections with their folded text. Sections are `{ url, title, section, text }`; `also` is found like the title and not shown. */
  function prepare(sections) {
    return sections.map((entry) => {
      const title = pack(fold(`${entry.title} ${entry.also || ""}`));
      const head = entry.section ? `${title} ${pack(fold(entry.section))}` : title;
      return { entry, title, head, text: pack(fold(entry.text || "")) };
    });
  }

  /** Title hits are worth most, then headings, then how early the words occur. */
  function scoreOf({ title, head, text }, words) {
    let score = 0;
    for (const word of words) {
      if (head.includes(word)) {
        if (!title.includes(word)) score += 1000;
        continue;
      }
      const at = text.indexOf(word);
      if (at < 0) return null;
      score += 100000 + Math.min(at, 99999);
    }
    return score;
  }

  /** Whether any section holds all words of the query. */
  function occurs(index, query) {
    const words = wordsOf(query).map(pack);
    return index.some((item) => scoreOf(item, words) !== null);
  }

  /** The sections that hold all words of the query, the best first. */
  function find(index, query) {
    // The longest word first: it is the rarest.
    const words = wordsOf(query).map(pack).sort((a, b) => b.length - a.length);
    if (words.length === 0) return [];
    const hits = [];
    index.forEach((item, order) => {
      const score = scoreOf(item, words);
      if (score !== null) hits.push({ entry: item.entry, score, order });
    });
    return hits.sort((a, b) => a.score - b.score || a.order - b.order).map(({ entry }) => entry);
  }

  /** Where the words stand in `text`: `[[from, to], …]` in the original's units, not overlapping. */
  function rangesIn(text, query) {
    const words = wordsOf(query);
    const { folded, at: placeOf } = foldWithPlaces(text);
    const ranges = [];
    for (const word of words) {
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
        ranges.push([placeOf(at), wholeEnd(text, folded, placeOf, at + word.length)]);
      }
    }
    ranges.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    let covered = 0;
    return ranges.filter(([from, to]) => {
      const isNew = from >= covered && to > from;
      covered = Math.max(covered, to);
      return isNew;
    });
  }

  /** The end of the original letter that the last folded letter belongs to. */
  function wholeEnd(text, folded, placeOf, end) {
    const last = placeOf(end - 1);
    let next = end;
    while (next <= folded.length && placeOf(next) <= last) next += 1;
    return next <= folded.length ? placeOf(next) : text.length;
  }

  Drivepress.searchMatch = { fold, prepare, find, waysOf, guesses, rangesIn, wordsOf };
})(globalThis);
