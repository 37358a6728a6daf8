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
  const PLAIN = /^[!-~\u0e01-\u0e32\u0e34-\u0e4c\u0e50-\u0e59]$/;

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
        for (const folded of letter.normalize("NFKC").toLowerCase()) {
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
    return text.normalize("NFKC").toLowerCase().replace(new RegExp(INVISIBLE.source, "g"), "")
      .replace(MARK_BEFORE_TONE, "$2$1").replace(TWO_E, "\u0e41").replace(/\s/g, " ");
  }

  const wordsOf = (query) => [...new Set(fold(query).split(" ").filter((word) => word !== ""))];

  /** An index: the sections with their folded text. Sections are `{ url, title, section, text }`. */
  function prepare(sections) {
    return sections.map((entry) => {
      const head = fold(`${entry.title} ${entry.section || ""}`);
      return { entry, title: fold(entry.title), head, text: fold(entry.text || "") };
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

  Drivepress.searchMatch = { fold, prepare, find, rangesIn, wordsOf };
})(globalThis);
