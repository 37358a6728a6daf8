// Contents beside a long text: marks the part that one is reading, and folds on a narrow screen.
(function () {
  "use strict";
  // A part counts as reached when its heading has come into the upper third of the window.
  const REACHED = 1 / 3;

  function setUp(contents) {
    const fold = contents.querySelector("details");
    const parts = [...contents.querySelectorAll("a[href^='#']")]
      .map((link) => ({ link, target: document.getElementById(link.hash.slice(1)) }))
      .filter(({ target }) => target !== null);
    const isNarrow = window.matchMedia("(max-width: 60rem)");
    let shown = null;
    let isWaiting = false;

    function mark() {
      isWaiting = false;
      const line = window.innerHeight * REACHED;
      const isAtEnd = window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2;
      const reached = parts.filter(({ target }) => target.getBoundingClientRect().top <= line);
      const current = isAtEnd && window.scrollY > 0 ? parts.at(-1) : reached.at(-1);
      if (current === shown) return;
      if (shown) shown.link.removeAttribute("aria-current");
      shown = current || null;
      if (!shown) return;
      shown.link.setAttribute("aria-current", "true");
      const { offsetTop, offsetHeight } = shown.link;
      if (offsetTop < contents.scrollTop || offsetTop + offsetHeight > contents.scrollTop + contents.clientHeight) {
        contents.scrollTop = offsetTop - contents.clientHeight / 2;
      }
    }
    function wait() {
      if (isWaiting) return;
      isWaiting = true;
      requestAnimationFrame(mark);
    }
    const foldAsFits = () => { fold.open = !isNarrow.matches; };
    foldAsFits();
    isNarrow.addEventListener("change", foldAsFits);
    window.addEventListener("scroll", wait, { passive: true });
    window.addEventListener("resize", wait);
    mark();
  }

  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("nav.contents").forEach(setUp));
})();
