// The guide's page: its questions on a screen (guide-stage.js), the facilitator's notes in a window of
// their own (guide-notes.js), and links to the film.
(function (root) {
  "use strict";
  const { Drivepress, document } = root;

  /** The slides: a cover for each chapter, then its questions. */
  function readSlides(guide) {
    const slides = [];
    let part = 0;
    for (const chapter of guide.querySelectorAll("section.chapter")) {
      const title = chapter.querySelector("h2").textContent;
      const minutes = Number(chapter.dataset.minutes) || 5;
      const notes = chapter.querySelector("section.notes");
      const questions = [...chapter.querySelectorAll("section.questions ol > li")];
      part += 1;
      const shared = { id: chapter.id, title, minutes, notes, part, total: questions.length };
      slides.push({ ...shared, question: null, n: 0 });
      questions.forEach((question, index) => slides.push({ ...shared, question, n: index + 1 }));
    }
    return slides;
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

  function setUpStage(dialog, slides) {
    const button = document.querySelector("[data-present]");
    if (!dialog || !dialog.showModal || !button) return;
    const { Link, openWindow } = Drivepress.guideNotes;
    const link = Link();
    const stage = Drivepress.guideStage.Stage(dialog, slides, { openNotes: openWindow, changed: link.tell });
    link.follow(stage);
    for (const shown of [button, document.querySelector("[data-present-hint]")]) shown.hidden = false;
    button.addEventListener("click", () => stage.open(root.location.hash.slice(1)));
  }

  document.addEventListener("DOMContentLoaded", () => {
    const guide = document.querySelector("[data-guide]");
    if (!guide) return;
    const slides = readSlides(guide);
    linkToFilm(guide);
    if (slides.length === 0) return;
    if (Drivepress.guideNotes.isNotesWindow()) Drivepress.guideNotes.Notes(document.querySelector("[data-notes-view]"), slides).start();
    else setUpStage(document.querySelector("[data-stage]"), slides);
  });
})(globalThis);
