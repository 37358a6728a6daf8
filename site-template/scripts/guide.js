// The guide on a screen: one question at a time, with a timer and notes for the facilitator.
// Arrow keys, space and clickers (PageUp, PageDown) move; T starts the timer, N shows the notes,
// Escape leaves.
(function () {
  "use strict";

  /** The slides: a cover for each chapter, then its questions. */
  function readSlides(guide) {
    const slides = [];
    let part = 0;
    for (const chapter of guide.querySelectorAll("section.chapter")) {
      const title = chapter.querySelector("h2").textContent;
      const minutes = Number(chapter.dataset.minutes) || 5;
      const notes = chapter.querySelector("section.notes");
      const shared = { id: chapter.id, title, minutes, notes };
      const questions = [...chapter.querySelectorAll("section.questions ol > li")];
      part += 1;
      const counted = { ...shared, part, total: questions.length };
      slides.push({ ...counted, question: null, n: 0 });
      questions.forEach((question, index) => slides.push({ ...counted, question, n: index + 1 }));
    }
    return slides;
  }

  function Timer(stage) {
    const button = stage.querySelector("[data-stage-timer]");
    const label = stage.querySelector("[data-stage-timer-label]");
    const clock = stage.querySelector("[data-stage-clock]");
    const timeUp = stage.querySelector("[data-stage-timeup]");
    let left = 0;
    let ticking = 0;

    function show() {
      const seconds = Math.max(0, Math.round(left));
      clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      label.textContent = ticking ? button.dataset.stop : button.dataset.start;
    }
    function stop() {
      clearInterval(ticking);
      ticking = 0;
      show();
    }
    function reset(minutes) {
      stop();
      left = minutes * 60;
      timeUp.textContent = "";
      show();
    }
    function toggle() {
      if (ticking) {
        stop();
        return;
      }
      if (left <= 0) return;
      // Told by the clock, not by counting ticks: a sleeping page misses ticks.
      const end = performance.now() + left * 1000;
      ticking = setInterval(() => {
        left = (end - performance.now()) / 1000;
        if (left <= 0) {
          left = 0;
          timeUp.textContent = timeUp.dataset.text;
          stop();
        }
        show();
      }, 250);
      show();
    }
    button.addEventListener("click", toggle);
    return { reset, stop, toggle };
  }

  function Stage(stage, slides) {
    const find = (name) => stage.querySelector(`[data-stage-${name}]`);
    const timer = Timer(stage);
    const notes = find("notes");
    const notesToggle = find("notes-toggle");
    let at = 0;

    function cover(slide) {
      const made = document.createElement("p");
      made.className = "stage-cover";
      made.textContent = slide.title;
      const minutes = document.createElement("small");
      minutes.textContent = find("slide").dataset.minutes.replace("{n}", slide.minutes);
      made.append(minutes);
      return made;
    }
    function question(slide) {
      const made = document.createElement("div");
      made.className = "stage-question";
      made.append(...[...slide.question.childNodes].map((node) => node.cloneNode(true)));
      return made;
    }
    function show(index) {
      const before = slides[at];
      at = Math.min(Math.max(index, 0), slides.length - 1);
      const slide = slides[at];
      find("chapter").textContent = slide.question ? slide.title : "";
      const count = find("count");
      count.textContent = (slide.question ? count.dataset.format : count.dataset.cover)
        .replace("{part}", slide.part).replace("{n}", slide.n).replace("{total}", slide.total);
      find("slide").replaceChildren(slide.question ? question(slide) : cover(slide));
      find("previous").disabled = at === 0;
      find("next").disabled = at === slides.length - 1;
      notes.replaceChildren(...(slide.notes ? [...slide.notes.childNodes] : [])
        .map((node) => node.cloneNode(true)));
      if (before.id !== slide.id || !stage.open) timer.reset(slide.minutes);
    }
    function toggleNotes() {
      notes.hidden = !notes.hidden;
      notesToggle.setAttribute("aria-pressed", String(!notes.hidden));
    }
    function open(id) {
      const first = slides.findIndex((slide) => slide.id === id);
      show(first < 0 ? 0 : first);
      stage.showModal();
      find("slide").focus();
      if (document.documentElement.requestFullscreen) {
        document.documentElement.requestFullscreen().catch(() => {
          // Some browsers refuse on file pages; the stage fills the window all the same.
        });
      }
    }
    function key(event) {
      const onButton = event.target.closest("button");
      const moves = {
        ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1,
      };
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key in moves) show(at + moves[event.key]);
      else if (event.key === " " && !onButton) show(at + 1);
      else if (event.key === "Home") show(0);
      else if (event.key === "End") show(slides.length - 1);
      else if (event.key === "t" || event.key === "T") timer.toggle();
      else if (event.key === "n" || event.key === "N") toggleNotes();
      else return;
      event.preventDefault();
    }
    find("previous").addEventListener("click", () => show(at - 1));
    find("next").addEventListener("click", () => show(at + 1));
    find("close").addEventListener("click", () => stage.close());
    notesToggle.addEventListener("click", toggleNotes);
    stage.addEventListener("keydown", key);
    stage.addEventListener("close", () => {
      timer.stop();
      if (document.fullscreenElement) document.exitFullscreen();
      const chapter = document.getElementById(slides[at].id);
      if (chapter) chapter.scrollIntoView();
    });
    // Escape ends full screen first: leave the stage with it.
    document.addEventListener("fullscreenchange", () => {
      if (!document.fullscreenElement && stage.open) stage.close();
    });
    return { open };
  }

  /** A link from each chapter to the same chapter of the film. */
  function linkToFilm(guide) {
    const chapters = (guide.dataset.watchChapters || "").split(" ");
    for (const chapter of guide.querySelectorAll("section.chapter")) {
      if (!chapters.includes(chapter.id)) continue;
      const link = document.createElement("a");
      link.href = `${guide.dataset.watch}#${chapter.id}`;
      link.textContent = guide.dataset.watchLabel;
      const line = document.createElement("p");
      line.className = "chapter-film no-print";
      line.lang = document.documentElement.lang;
      line.append(link);
      chapter.append(line);
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const guide = document.querySelector("[data-guide]");
    if (guide) linkToFilm(guide);
    const dialog = document.querySelector("[data-stage]");
    const button = document.querySelector("[data-present]");
    if (!guide || !dialog || !dialog.showModal || !button) return;
    const slides = readSlides(guide);
    if (slides.length === 0) return;
    const stage = Stage(dialog, slides);
    button.hidden = false;
    button.addEventListener("click", () => stage.open(location.hash.slice(1)));
  });
})();
