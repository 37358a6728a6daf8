// Marks the words of a search on the page that a hit opened (`?find=…`), scrolls to the first one,
// and takes the marks away with Escape or a button. Loaded only then; without it the page reads as ever.
(function (root) {
  "use strict";
  const { Drivepress, document } = root;
  const { say, number } = Drivepress.words;
  const { make } = Drivepress.elements;
  const { rangesIn } = Drivepress.searchMatch;
  const NAME = "drivepress-found";
  const BLOCKS = "p, li, h1, h2, h3, h4, td, th, dt, dd, summary, legend, figcaption, blockquote, label, button, div, section";
  // More marks than anybody looks at, on a page of any length.
  const MARKS_MAX = 2000;
  const LEFT_OUT = "script, style, noscript, template, svg, option, textarea, dialog";

  /** Runs of text nodes that people read as one: those of one block. */
  function runsOf(main) {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT, {
      acceptNode: ({ parentElement }) => (parentElement.closest(LEFT_OUT) === null && parentElement.closest("[hidden]") === null
        ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT),
    });
    const runs = [];
    let block = null;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const own = node.parentElement.closest(BLOCKS) || main;
      if (own !== block) runs.push([]);
      block = own;
      runs[runs.length - 1].push(node);
    }
    return runs;
  }

  /** The node and offset of a place in a run's text. */
  function placeIn(run, place, isEnd) {
    let left = place;
    for (const node of run) {
      if (left < node.length || (isEnd && left === node.length)) return [node, left];
      left -= node.length;
    }
    const last = run[run.length - 1];
    return [last, last.length];
  }

  function rangesOf(main, query) {
    const ranges = [];
    for (const run of runsOf(main)) {
      const text = run.map(({ data }) => data).join("");
      for (const [from, to] of rangesIn(text, query)) {
        if (ranges.length >= MARKS_MAX) return ranges;
        const range = document.createRange();
        range.setStart(...placeIn(run, from, false));
        range.setEnd(...placeIn(run, to, true));
        ranges.push(range);
      }
    }
    return ranges;
  }

  /** Draws the ranges without touching the page, where the browser can; answers how to take them away. */
  function draw(ranges) {
    if (typeof root.Highlight === "function" && root.CSS && root.CSS.highlights) {
      root.CSS.highlights.set(NAME, new root.Highlight(...ranges));
      return () => root.CSS.highlights.delete(NAME);
    }
    const marks = ranges.flatMap(wrap);
    return () => marks.forEach((mark) => {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    });
  }

  /** A `mark` around each text node of a range: it may begin in one element and end in another. */
  function wrap(range) {
    const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
    const nodes = [];
    // A walker does not stop at its root, which is the only node where a range lies in one.
    for (let node = walker.currentNode; node !== null; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE && range.intersectsNode(node)) nodes.push(node);
    }
    const { startContainer, startOffset, endContainer, endOffset } = range;
    return nodes.flatMap((node) => {
      const from = node === startContainer ? startOffset : 0;
      const to = node === endContainer ? endOffset : node.length;
      if (from >= to) return [];
      const part = document.createRange();
      part.setStart(node, from);
      part.setEnd(node, to);
      const mark = make("mark", { class: "found" });
      part.surroundContents(mark);
      return [mark];
    });
  }

  /** The first mark in the place that the hit names, else on the page. */
  function firstOf(ranges) {
    const id = decodeURIComponent(root.location.hash.slice(1));
    const target = id === "" ? null : document.getElementById(id);
    const inside = target === null ? [] : ranges.filter(({ startContainer }) => target.contains(startContainer));
    return inside[0] || (target === null ? ranges[0] : null) || null;
  }

  function scrollTo(range) {
    const element = range.startContainer.parentElement;
    for (let details = element.closest("details:not([open])"); details !== null; details = element.closest("details:not([open])")) details.open = true;
    element.scrollIntoView({ block: "center" });
  }

  /** Back and reload show the page without marks; the words do not stay in the address. */
  function forget() {
    const address = new URL(root.location.href);
    address.searchParams.delete("find");
    try {
      root.history.replaceState(root.history.state, "", address.href);
    } catch (error) {
      // Some browsers do not allow it for files: then the address keeps the words.
    }
  }

  function start() {
    const query = new URLSearchParams(root.location.search).get("find") || "";
    forget();
    const ranges = rangesOf(document.getElementById("main"), query);
    if (ranges.length === 0) return;
    const first = firstOf(ranges);
    if (first !== null) scrollTo(first);
    const count = ranges.length;
    const undraw = draw(ranges);
    const bar = make("p", { class: "found-bar no-print" },
      make("span", { role: "status" }, say("found.count", { query, n: number(count) })),
      make("button", { type: "button", class: "button button-plain button-small", click: remove }, say("found.remove")));
    function remove() {
      undraw();
      bar.remove();
      document.removeEventListener("keydown", onKey);
    }
    function onKey(event) {
      if (event.key === "Escape" && !event.defaultPrevented && document.querySelector("dialog[open]") === null) remove();
    }
    document.addEventListener("keydown", onKey);
    document.querySelector("header.top").after(bar);
  }

  start();
})(globalThis);
