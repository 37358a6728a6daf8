// Finding words in texts of any script, without cutting them into words.
//
// A query's words (at its spaces) must all occur, anywhere in title or text; Thai, Lao, Khmer and
// Burmese need no spaces and no `Intl.Segmenter`. Both sides are folded alike: NFKC (which takes ำ
// and ligatures apart), case, letters that are drawn as nothing, and spellings that look the same.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});

  const INVISIBLE = /[\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/;
  // น้ำ is น ้ ำ by the standard, but some keyboards write น ํ ้ า; Lao has the same pair.
  const MARKS_BEFORE_TONE = "\u0e4d\u0ecd";
  const TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0ec8\u0ec9\u0eca\u0ecb";
  const MARK_BEFORE_TONE = new RegExp(`([${MARKS_BEFORE_TONE}])([${TONES}])`, "g");
  // Two เ for one แ look alike.
  const TWO_E = /\u0e40\u0e40/g;

  // What folding leaves as it is, or only makes small: nearly every letter of a Thai or English text.
  const PLAIN = /^[!-~\u0e01-\u0e32\u0e34-\u0e4c]$/;

  // Digits of Thai, Lao, Burmese and Khmer, which have their value in the last four bits.
  const OWN_DIGIT = /[\u0e50-\u0e59\u0ed0-\u0ed9\u1040-\u1049\u17e0-\u17e9]/g;
  const plainDigits = (text) => text.replace(OWN_DIGIT, (digit) => String(digit.charCodeAt(0) & 0xf));
  const OWN_LETTER = "[\u0e01-\u0e4e\u0e81-\u0ecd\u1000-\u103f\u1780-\u17d3]";
  const BORDERS = [new RegExp(`(${OWN_LETTER})(?=\\d)`, "g"), new RegExp(`(\\d)(?=${OWN_LETTER})`, "g")];
  // A piece of one letter says nothing.
  const PIECE_MIN = 2;

  /** Folded text, and for each of its letters the place in the original it comes from. */
  function foldWithPlaces(text) {
    const letters = [];
    const places = [];
    let place = 0;
    for (const letter of text) {
      if (PLAIN.test(letter)) {
        letters.push(letter.toLowerCase());
        places.push(place);
      } else if (!INVISIBLE.test(letter)) {
        for (const folded of plainDigits(letter.normalize("NFKC")).toLowerCase()) {
          letters.push(/\s/.test(folded) ? " " : folded);
          places.push(place);
        }
      }
      place += letter.length;
    }
    for (let index = 0; index + 1 < letters.length; index += 1) {
      const [here, next] = [letters[index], letters[index + 1]];
      if (MARKS_BEFORE_TONE.includes(here) && TONES.includes(next)) {
        [letters[index], letters[index + 1]] = [next, here];
      } else if (here === "\u0e40" && next === "\u0e40") {
        letters.splice(index, 2, "\u0e41");
        places.splice(index + 1, 1);
      }
    }
    // Positions in a string count UTF-16 units: a letter of two units stands in two places.
    const unitPlaces = letters.flatMap((letter, index) => (letter.length === 1 ? places[index] : [places[index], places[index]]));
    return { folded: letters.join(""), places: [...unitPlaces, text.length] };
  }

  /** As above without places, which is much faster. */
  function fold(text) {
    return plainDigits(text.normalize("NFKC")).toLowerCase().replace(new RegExp(INVISIBLE.source, "g"), "")
      .replace(MARK_BEFORE_TONE, "$2$1").replace(TWO_E, "\u0e41").replace(/\s/g, " ");
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

  /** The query with other words for those that the table has: "word=other; …". */
  function withSynonyms(query, table) {
    const pairs = table.split(";").map((pair) => pair.split("=").map((word) => fold(word.trim()))).filter(([word, other]) => word && other);
    return pairs.reduce((text, [word, other]) => text.split(word).join(` ${other} `), fold(query));
  }

  /**
   * The query that finds something: as typed, else with other words for the same thing, else cut
   * into its words; as typed where none does. Hits are marked by it.
   */
  function widened(index, query, { language = "th", synonyms = "" } = {}) {
    const other = withSynonyms(query, synonyms);
    return [query, other, segmented(query, language), segmented(other, language)].find((one) => find(index, one).length > 0) || query;
  }

  /** Headings that a page has more than once get the heading of their chapter before them. */
  function named(sections) {
    const key = ({ title, section }) => `${title}\n${section}`;
    const times = new Map();
    for (const entry of sections) times.set(key(entry), (times.get(key(entry)) || 0) + 1);
    let chapter = "";
    return sections.map((entry) => {
      if (!entry.section || times.get(key(entry)) === 1) {
        chapter = entry.section;
        return entry;
      }
      return chapter ? { ...entry, section: `${chapter}: ${entry.section}` } : entry;
    });
  }

  /** An index: the sections with their folded text. Sections are `{ url, title, section, text }`; `also` is found like the title and not shown. */
  function prepare(sections) {
    return named(sections).map((entry) => {
      const title = fold(`${entry.title} ${entry.also || ""}`);
      const head = fold(`${title} ${entry.section || ""}`);
      return { entry, title, head, text: fold(entry.text || "") };
    });
  }

  /** Title hits are worth most, then headings, then how early the words occur. */
  function scoreOf({ title, head, text }, words) {
    let score = 0;
    for (const word of words) {
      if (title.includes(word)) score += 0;
      else if (head.includes(word)) score += 1000;
      else {
        const at = text.indexOf(word);
        if (at < 0) return null;
        score += 100000 + Math.min(at, 99999);
      }
    }
    return score;
  }

  /** The sections that hold all words of the query, the best first. */
  function find(index, query) {
    const words = wordsOf(query);
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
    const { folded, places } = foldWithPlaces(text);
    const ranges = [];
    for (const word of wordsOf(query)) {
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
        ranges.push([places[at], wholeEnd(text, places, at + word.length)]);
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
  function wholeEnd(text, places, end) {
    const last = places[end - 1];
    let next = end;
    while (next < places.length && places[next] <= last) next += 1;
    return next < places.length ? places[next] : text.length;
  }

  Drivepress.searchMatch = { fold, prepare, find, widened, rangesIn, wordsOf };
})(globalThis);
