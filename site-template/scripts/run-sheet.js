// A meeting step by step: one of the runs is chosen, its steps are ticked off, and the step one is at
// is marked. Where one is stays in this browser. Without this script the page is the list of all runs.
(function () {
  "use strict";

  function recall(key) {
    try {
      return JSON.parse(localStorage.getItem(key)) || {};
    } catch (error) {
      return {}; // Storage may be switched off: the ticks then last as long as the page.
    }
  }
  function remember(key, state) {
    try {
      localStorage.setItem(key, JSON.stringify(state));
    } catch (error) {
      // As above.
    }
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  /** A step of the sheet: how long it takes, whether it is done. */
  function Step(section, words, change) {
    const heading = section.querySelector("h3");
    const title = heading.textContent;
    heading.append(" ", element("span", "run-minutes", words.minutes.replace("{n}", section.dataset.minutes)));
    const now = element("p", "run-now no-print", words.now);
    heading.before(now);
    const box = element("input");
    box.type = "checkbox";
    const label = element("label", "run-done");
    label.lang = document.documentElement.lang;
    label.append(box, " ", words.done, element("span", "visually-hidden", `: ${title}`));
    section.append(label);
    box.addEventListener("change", change);
    return {
      section,
      box,
      show(isCurrent) {
        section.classList.toggle("is-done", box.checked);
        now.hidden = !isCurrent;
        if (isCurrent) section.setAttribute("aria-current", "step");
        else section.removeAttribute("aria-current");
      },
    };
  }

  function setUp(sheet) {
    const key = `drivepress:run-sheet:${sheet.dataset.release}`;
    const state = { run: "", done: [], ...recall(key) };
    const runs = [...sheet.querySelectorAll("section.run")];
    const steps = [...sheet.querySelectorAll("section[data-minutes]")].map((section) => Step(section, sheet.dataset, tick));
    const choice = document.querySelector("[data-run-choice]");

    function show() {
      for (const run of runs) run.hidden = run.id !== state.run;
      const shown = steps.filter(({ section }) => section.closest("[hidden]") === null);
      const current = shown.find(({ box }) => !box.checked);
      for (const step of steps) step.show(step === current);
    }
    function tick() {
      state.done = steps.filter(({ box }) => box.checked).map(({ section }) => section.id);
      remember(key, state);
      show();
    }
    function choose(id) {
      state.run = id;
      remember(key, state);
      show();
    }
    for (const step of steps) step.box.checked = state.done.includes(step.section.id);
    const asked = runs.find(({ id }) => id === location.hash.slice(1));
    if (asked) state.run = asked.id;
    if (!runs.some(({ id }) => id === state.run)) state.run = runs.length > 0 ? runs[0].id : "";
    for (const run of runs) {
      const box = element("input");
      box.type = "radio";
      box.name = "run";
      box.checked = run.id === state.run;
      box.addEventListener("change", () => choose(run.id));
      const label = element("label", "run-option");
      label.append(box, " ", run.querySelector("h2").textContent);
      choice.append(label);
    }
    choice.hidden = runs.length < 2;
    const reset = document.querySelector("[data-run-reset]");
    reset.hidden = false;
    reset.addEventListener("click", () => {
      for (const step of steps) step.box.checked = false;
      tick();
    });
    show();
  }

  document.addEventListener("DOMContentLoaded", () => {
    const sheet = document.querySelector("[data-run-sheet]");
    if (sheet) setUp(sheet);
  });
})();
