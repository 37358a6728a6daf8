// The guide on the audience's screen: one question at a time, with a timer. The facilitator's notes
// never stand here; they have a window of their own (guide-notes.js).
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const { document } = root;

  const MOVES = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next",
    ArrowLeft: "previous", ArrowUp: "previous", PageUp: "previous", Home: "first", End: "last",
  };
  // Clickers send a full stop for their button with a black screen.
  const LETTERS = { t: "timer", n: "notes", b: "black", ".": "black", f: "full" };

  /** What a key asks for, in both windows; `null` if nothing. A Thai keyboard has its own letters on the same keys. */
  function actOf(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return null;
    if (event.key === " " && event.target.closest("button, summary, a")) return null;
    if (event.key in MOVES) return MOVES[event.key];
    const isLatin = /^[a-z.]$/i.test(event.key);
    const letter = isLatin ? event.key : (event.code || "").replace(/^Key/, "");
    return LETTERS[letter.toLowerCase()] || null;
  }

  /** Minutes and seconds. */
  function clockText(seconds) {
    const whole = Math.max(0, Math.round(seconds));
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  }

  function Timer(changed) {
    const state = { left: 0, isTicking: false, isUp: false };
    let end = 0;
    let ticking = 0;

    function stop() {
      clearInterval(ticking);
      state.isTicking = false;
      changed();
    }
    function reset(minutes) {
      state.left = minutes * 60;
      state.isUp = false;
      stop();
    }
    function tick() {
      // Told by the clock, not by counting ticks: a sleeping page misses ticks.
      state.left = Math.max(0, (end - performance.now()) / 1000);
      state.isUp = state.left === 0;
      if (state.isUp) stop();
      else changed();
    }
    function toggle() {
      if (state.isTicking) {
        stop();
        return;
      }
      if (state.left <= 0) return;
      end = performance.now() + state.left * 1000;
      state.isTicking = true;
      ticking = setInterval(tick, 250);
      changed();
    }
    return { state, reset, stop, toggle };
  }

  /** A slide's words: the question, or the chapter's cover. */
  function wordsOf(slide, minutesFormat) {
    const made = document.createElement(slide.question ? "div" : "p");
    made.className = slide.question ? "stage-question" : "stage-cover";
    if (slide.question) {
      made.append(...[...slide.question.childNodes].map((node) => node.cloneNode(true)));
      return made;
    }
    const minutes = document.createElement("small");
    minutes.textContent = minutesFormat.replace("{n}", slide.minutes);
    made.append(slide.title, minutes);
    return made;
  }

  /** "Part 1 · question 1/4", or "Part 1" on its cover. */
  function countText(slide, { format, cover }) {
    return (slide.question ? format : cover)
      .replace("{part}", slide.part).replace("{n}", slide.n).replace("{total}", slide.total);
  }

  function Stage(stage, slides, { openNotes, changed }) {
    const find = (name) => stage.querySelector(`[data-stage-${name}]`);
    const timer = Timer(() => {
      showTimer();
      changed();
    });
    const black = find("black");
    let at = 0;
    // Opening another window ends full screen; the questions stay.
    let staysOpen = false;

    function showTimer() {
      const { left, isTicking, isUp } = timer.state;
      const button = find("timer");
      find("clock").textContent = clockText(left);
      find("timer-label").textContent = isTicking ? button.dataset.stop : button.dataset.start;
      const text = isUp ? find("timeup").dataset.text : "";
      if (find("timeup").textContent !== text) find("timeup").textContent = text;
    }
    function show(index) {
      const before = slides[at];
      at = Math.min(Math.max(index, 0), slides.length - 1);
      const slide = slides[at];
      find("chapter").textContent = slide.question ? slide.title : "";
      find("count").textContent = countText(slide, find("count").dataset);
      find("slide").replaceChildren(wordsOf(slide, find("slide").dataset.minutes));
      find("slide").scrollTop = 0;
      find("previous").disabled = at === 0;
      find("next").disabled = at === slides.length - 1;
      if (before.id !== slide.id || !stage.open) timer.reset(slide.minutes);
      changed();
    }
    function setBlack(isBlack) {
      black.hidden = !isBlack;
      if (isBlack) black.focus();
      else find("slide").focus();
      changed();
    }
    function notes() {
      staysOpen = document.fullscreenElement !== null;
      find("message").textContent = openNotes() ? "" : find("message").dataset.blocked;
    }
    function full() {
      if (document.fullscreenElement) {
        staysOpen = true;
        document.exitFullscreen();
      } else if (document.documentElement.requestFullscreen) {
        document.documentElement.requestFullscreen().catch(() => {
          // Some browsers refuse on file pages; the stage fills the window all the same.
        });
      }
    }
    const acts = {
      next: () => show(at + 1),
      previous: () => show(at - 1),
      first: () => show(0),
      last: () => show(slides.length - 1),
      timer: timer.toggle,
      black: () => setBlack(black.hidden),
      notes,
      full,
    };
    /** Does what a key, a button or the other window asks for. */
    function act(name) {
      if (name !== "black" && !black.hidden) setBlack(false);
      acts[name]();
    }
    function open(id) {
      const first = slides.findIndex((slide) => slide.id === id);
      show(first < 0 ? 0 : first);
      find("message").textContent = "";
      stage.showModal();
      find("slide").focus();
      full();
      changed();
    }
    function key(event) {
      if (!black.hidden) {
        // Any key lights the screen again, and does nothing else.
        if (["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
        setBlack(false);
        event.preventDefault();
        return;
      }
      const name = actOf(event);
      if (name === null) return;
      event.preventDefault();
      if (!event.repeat || name === "next" || name === "previous") act(name);
    }
    for (const name of ["next", "previous", "timer", "notes", "full"]) find(name).addEventListener("click", () => act(name));
    find("close").addEventListener("click", () => stage.close());
    black.addEventListener("click", () => setBlack(false));
    stage.addEventListener("keydown", key);
    stage.addEventListener("cancel", (event) => {
      if (black.hidden) return;
      event.preventDefault();
      setBlack(false);
    });
    stage.addEventListener("close", () => {
      timer.stop();
      black.hidden = true;
      if (document.fullscreenElement) document.exitFullscreen();
      const chapter = document.getElementById(slides[at].id);
      if (chapter) chapter.scrollIntoView();
    });
    // Escape ends full screen first: leave the stage with it.
    document.addEventListener("fullscreenchange", () => {
      if (document.fullscreenElement) return;
      if (stage.open && !staysOpen && black.hidden) stage.close();
      if (!black.hidden) setBlack(false);
      staysOpen = false;
    });
    const state = () => ({ ...timer.state, isOpen: stage.open, at, isBlack: !black.hidden });
    return { open, act, state };
  }

  Drivepress.guideStage = { Stage, Timer, actOf, clockText, countText, wordsOf };
})(globalThis);
