// The facilitator's window: question, next question, notes and clock, apart from the audience's screen.
//
// Both windows are the guide's page. Pages from file:// may not touch each other, but a window may send
// messages to the one that opened it, in Chromium and in Firefox; nothing else works in both. The
// facilitator's window asks, the audience's answers: a window that nobody sees still answers messages,
// while its own timers may sleep. Where no answer comes, the window goes through the guide by itself.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const { document } = root;
  const { Timer, actOf, clockText, countText, wordsOf } = Drivepress.guideStage;

  const HASH = "#facilitator";
  const WINDOW = "drivepress-facilitator";
  const ASK_EVERY = 500; // milliseconds
  const LOST_AFTER = 3000;
  const TO_STAGE = "drivepress-stage";
  const TO_NOTES = "drivepress-notes";
  const ACTS = ["next", "previous", "first", "last", "timer", "black"];

  const isNotesWindow = () => root.location.hash === HASH;

  /** Opens the window, or brings it to the front; answers whether the browser allowed it. */
  function openWindow() {
    const address = root.location.href.replace(/#.*$/, "") + HASH;
    const opened = root.open(address, WINDOW, "popup,width=860,height=680");
    return opened !== null;
  }

  /** The audience's side: does what the facilitator's window asks for and tells it how things stand. */
  function Link() {
    let stage = null;
    let notes = null;
    const tell = () => {
      if (stage !== null && notes !== null && !notes.closed) notes.postMessage({ to: TO_NOTES, state: stage.state() }, "*");
    };
    root.addEventListener("message", ({ data, source }) => {
      if (stage === null || !data || data.to !== TO_STAGE) return;
      notes = source;
      if (ACTS.includes(data.act) && stage.state().isOpen) stage.act(data.act);
      tell();
    });
    return { tell, follow: (made) => { stage = made; } };
  }

  /** The facilitator's side. */
  function Notes(view, slides) {
    const find = (name) => view.querySelector(`[data-notes-${name}]`);
    const timer = Timer(() => {
      if (!isLinked) showClock(timer.state);
    });
    let at = 0;
    let isLinked = false;
    let heard = -Infinity;

    function showClock({ left, isTicking, isUp }) {
      const button = find("timer");
      find("clock").textContent = clockText(left);
      find("timer-label").textContent = isTicking ? button.dataset.stop : button.dataset.start;
      find("clock").classList.toggle("is-up", isUp);
    }
    function showLink(isBlack) {
      const { linked, alone, dark } = find("link").dataset;
      const text = !isLinked ? alone : isBlack ? dark : linked;
      if (find("link").textContent !== text) find("link").textContent = text;
      find("link").classList.toggle("is-alone", !isLinked);
      find("black").disabled = !isLinked;
      find("black").setAttribute("aria-pressed", String(isLinked && isBlack));
    }
    function show(index) {
      const before = slides[at];
      const isFirst = find("now").childNodes.length === 0;
      at = Math.min(Math.max(index, 0), slides.length - 1);
      if (before === slides[at] && !isFirst) return;
      const slide = slides[at];
      const next = slides[at + 1];
      find("chapter").textContent = slide.question ? slide.title : "";
      find("count").textContent = countText(slide, find("count").dataset);
      find("now").replaceChildren(wordsOf(slide, find("now").dataset.minutes));
      find("after").hidden = next === undefined;
      if (next !== undefined) find("next-words").replaceChildren(next.question ? next.question.textContent : next.title);
      find("previous").disabled = at === 0;
      find("next").disabled = next === undefined;
      if (isFirst || before.id !== slide.id) {
        // Without their heading, which the window has as its title.
        const notes = slide.notes ? [...slide.notes.childNodes].filter(({ nodeName }) => nodeName !== "H3") : [];
        find("words").replaceChildren(...notes.map((node) => node.cloneNode(true)));
        find("words").scrollTop = 0;
        if (!isLinked) timer.reset(slide.minutes);
      }
    }
    const send = (act) => {
      if (root.opener && !root.opener.closed) root.opener.postMessage({ to: TO_STAGE, act }, "*");
    };
    function act(name) {
      if (isLinked) send(name);
      else if (name === "next") show(at + 1);
      else if (name === "previous") show(at - 1);
      else if (name === "first") show(0);
      else if (name === "last") show(slides.length - 1);
      else if (name === "timer") timer.toggle();
    }
    function hear({ data }) {
      if (!data || data.to !== TO_NOTES) return;
      const { state } = data;
      isLinked = state.isOpen;
      heard = performance.now();
      if (isLinked) {
        timer.stop();
        show(state.at);
        showClock(state);
      }
      showLink(state.isBlack);
    }
    function ask() {
      send(null);
      if (isLinked && performance.now() - heard > LOST_AFTER) {
        isLinked = false;
        timer.reset(slides[at].minutes);
        showLink(false);
      }
    }
    function start() {
      document.documentElement.classList.add("is-facilitator");
      document.querySelector("h1").textContent = view.dataset.title;
      document.title = `${view.dataset.title} · ${document.title}`;
      view.hidden = false;
      for (const name of ["next", "previous", "timer", "black"]) find(name).addEventListener("click", () => act(name));
      document.addEventListener("keydown", (event) => {
        const name = actOf(event);
        // The notes scroll with the arrows while they have the focus.
        if (!ACTS.includes(name) || (event.target.closest("[data-notes-words]") && event.key.startsWith("Arrow"))) return;
        event.preventDefault();
        act(name);
      });
      root.addEventListener("message", hear);
      show(0);
      showLink(false);
      ask();
      setInterval(ask, ASK_EVERY);
    }
    return { start };
  }

  Drivepress.guideNotes = { isNotesWindow, openWindow, Link, Notes };
})(globalThis);
