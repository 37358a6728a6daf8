// The film's page: captions, chapters, a transcript that follows, pauses with the guide's
// questions, and a description of the picture read aloud by screen readers. Without this script
// the video plays with its own controls and captions, and chapters open the plain file.
(function () {
  "use strict";
  const NEAR_END_SECONDS = 8;
  const WORTH_RESUMING_SECONDS = 12;

  /** Storage that may be switched off: then nothing is remembered. */
  function remember(key, value) {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch (error) {
      // Nothing depends on it.
    }
  }
  function recall(key) {
    try {
      return localStorage.getItem(key);
    } catch (error) {
      return null;
    }
  }

  function clock(seconds) {
    const whole = Math.floor(seconds);
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  }

  /**
   * Starts the film. A start that is overtaken, as by a pause before the first picture, is no
   * fault; a film that cannot be played at all is told by the video itself.
   */
  function play(video) {
    video.play().catch(() => {});
  }

  /** A choice that the page remembers and the film follows. */
  function setUpChoice(film, name, follow) {
    const select = film.querySelector(`[data-${name}]`);
    const key = `drivepress:watch:${name}`;
    const known = [...select.options].map(({ value }) => value);
    if (known.includes(recall(key))) select.value = recall(key);
    film.querySelector(`[data-${name}-field]`).hidden = false;
    select.addEventListener("change", () => {
      remember(key, select.value);
      follow(select.value);
    });
    follow(select.value);
    return select;
  }

  /** Captions larger, and the film slower or faster, by fields that everybody sees. */
  function setUpReading(film, video) {
    if ([...video.textTracks].some((track) => track.kind === "captions")) {
      setUpChoice(film, "size", (size) => { video.dataset.captionSize = size; });
    }
    const select = film.querySelector("[data-speed]");
    film.querySelector("[data-speed-field]").hidden = false;
    select.addEventListener("change", () => { video.playbackRate = Number(select.value); });
    // The video's own menu changes it too.
    video.addEventListener("ratechange", () => {
      if ([...select.options].some(({ value }) => Number(value) === video.playbackRate)) select.value = String(video.playbackRate);
    });
  }

  /** Shows only the transcript's lines with the words that are typed, and marks them. */
  function setUpFind(film, list) {
    const box = film.querySelector("[data-transcript-find]");
    const field = box.querySelector("input");
    const count = box.querySelector("[role=status]");
    const { rangesIn, wordsOf } = Drivepress.searchMatch;
    const { make } = Drivepress.elements;
    const lines = [...list.querySelectorAll("li")].map((item) => {
      const words = item.querySelector("a > span:last-child");
      return { item, words, text: words.textContent, content: [...words.childNodes] };
    });
    box.hidden = false;
    field.addEventListener("input", () => {
      const query = field.value.trim();
      let found = 0;
      for (const { item, words, text, content } of lines) {
        const ranges = query === "" ? [] : rangesIn(text, query);
        const isHit = query === "" || wordsOf(query).every((word) => rangesIn(text, word).length > 0);
        item.hidden = !isHit;
        if (isHit) found += 1;
        let at = 0;
        const marked = ranges.flatMap(([from, to]) => {
          const parts = [text.slice(at, from), make("mark", null, text.slice(from, to))];
          at = to;
          return parts;
        });
        words.replaceChildren(...(ranges.length === 0 || !isHit ? content : [...marked, text.slice(at)]));
      }
      count.textContent = query === "" ? "" : found === 0 ? Drivepress.words.say("search.none") : Drivepress.words.say("watch.found", { n: found });
    });
    // The page's own keys (K, J …) must not hear what is typed; Escape empties the field.
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || field.value === "") return;
      event.preventDefault();
      field.value = "";
      field.dispatchEvent(new Event("input"));
    });
  }

  /** Links of a list that carry the seconds they stand for. */
  function spans(list) {
    return [...list.querySelectorAll("a[data-start]")].map((link) => ({
      link,
      id: link.dataset.chapter,
      start: Number(link.dataset.start),
      end: Number(link.dataset.end),
    }));
  }

  function setUpCaptions(film, video) {
    const select = film.querySelector("[data-captions]");
    const tracks = () => [...video.textTracks].filter((track) => track.kind === "captions");
    function choose(language) {
      for (const track of tracks()) {
        track.mode = track.language === language ? "showing" : "disabled";
      }
    }
    select.closest("[data-captions-field]").hidden = tracks().length === 0;
    select.addEventListener("change", () => choose(select.value));
    // The video's own menu changes them too.
    video.textTracks.addEventListener("change", () => {
      const showing = tracks().find((track) => track.mode === "showing");
      select.value = showing ? showing.language : "";
    });
    let last = select.value;
    return {
      toggle() {
        if (select.value) last = select.value;
        choose(select.value ? "" : last);
      },
    };
  }

  function setUpDescriptions(film, video) {
    const option = film.querySelector('[data-option="describe"]');
    const live = film.querySelector("[data-described]");
    const track = [...video.textTracks].find((one) => one.kind === "descriptions");
    if (!track) {
      option.closest("label").hidden = true;
      return;
    }
    track.mode = "hidden";
    track.addEventListener("cuechange", () => {
      const cue = track.activeCues && track.activeCues[0];
      if (option.checked && cue) live.textContent = cue.text.replace(/\n/g, " ");
    });
  }

  function setUpTranscript(film, video, seek) {
    const list = film.querySelector("[data-transcript]");
    if (!list) return;
    const follow = film.querySelector('[data-option="follow"]');
    const lines = spans(list);
    setUpFind(film, list);
    let current = null;
    list.addEventListener("click", (event) => {
      const line = lines.find((one) => one.link === event.target.closest("a"));
      if (!line) return;
      event.preventDefault();
      seek(line.start, "play");
    });
    video.addEventListener("timeupdate", () => {
      const time = video.currentTime;
      const line = lines.filter((one) => one.start <= time && time < one.end).pop() || null;
      if (line === current) return;
      if (current) current.link.removeAttribute("aria-current");
      current = line;
      if (!line) return;
      line.link.setAttribute("aria-current", "true");
      if (follow.checked) {
        const middle = line.link.offsetTop - list.clientHeight / 2 + line.link.offsetHeight / 2;
        list.scrollTop = Math.max(0, middle);
      }
    });
  }

  function setUpChapters(film, video, seek) {
    const list = film.querySelector(".chapters");
    const chapters = list ? spans(list) : [];
    if (list) {
      list.addEventListener("click", (event) => {
        const chapter = chapters.find((one) => one.link === event.target.closest("a"));
        if (!chapter) return;
        event.preventDefault();
        seek(chapter.start, "play");
      });
    }
    video.addEventListener("timeupdate", () => {
      for (const chapter of chapters) {
        // While its questions are asked, the chapter that has just ended is the present one.
        const asked = film.querySelector("[data-pause]:not([hidden])");
        const here = asked ? asked.dataset.pause === chapter.id
          : chapter.start <= video.currentTime && video.currentTime < chapter.end;
        if (here) chapter.link.setAttribute("aria-current", "true");
        else chapter.link.removeAttribute("aria-current");
      }
    });
    return chapters;
  }

  /** When the film has ended: where to go on, in place of the last picture. */
  function setUpEnd(film, video, seek) {
    const panel = film.querySelector("[data-end]");
    function close() {
      if (panel.hidden) return;
      panel.hidden = true;
      panel.parentElement.classList.remove("is-asking");
      video.controls = true;
    }
    function leave() {
      close();
      video.focus();
    }
    panel.querySelector("[data-end-close]").addEventListener("click", leave);
    panel.querySelector("[data-end-again]").addEventListener("click", () => {
      leave();
      seek(0, "play");
    });
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Tab") keepFocus(event, panel);
      if (event.key !== "Escape") return;
      event.preventDefault();
      leave();
    });
    for (const name of ["play", "seeking"]) video.addEventListener(name, close);
    return {
      show() {
        // Full screen of the video alone would hide the card.
        if (document.fullscreenElement === video) document.exitFullscreen();
        video.controls = false;
        panel.hidden = false;
        panel.parentElement.classList.add("is-asking");
        panel.querySelector("a, button").focus();
      },
    };
  }

  /** Stops at the end of a chapter and shows the guide's questions over the picture. */
  function setUpPauses(film, video, chapters, seek, end) {
    const option = film.querySelector('[data-option="pauses"]');
    const panels = new Map();
    for (const panel of film.querySelectorAll("[data-pause]")) panels.set(panel.dataset.pause, panel);
    if (panels.size === 0) option.closest("label").hidden = true;
    let open = null;
    let before = 0;

    function close() {
      if (!open) return;
      open.panel.hidden = true;
      open.panel.parentElement.classList.remove("is-asking");
      video.controls = true;
      open = null;
    }
    function goOn() {
      close();
      // The last questions may stand at the film's end: playing on would begin anew.
      if (video.ended) {
        end.show();
        return;
      }
      play(video);
      video.focus();
    }
    function show(chapter) {
      const panel = panels.get(chapter.id);
      video.pause();
      // Full screen of the video alone would hide the questions.
      if (document.fullscreenElement === video) document.exitFullscreen();
      open = { panel, chapter };
      video.controls = false;
      panel.hidden = false;
      for (const one of chapters) one.link.toggleAttribute("aria-current", false);
      chapter.link.setAttribute("aria-current", "true");
      panel.parentElement.classList.add("is-asking");
      panel.querySelector("[data-pause-go]").focus();
      panel.scrollIntoView({ block: "nearest" });
    }
    for (const [id, panel] of panels) {
      const chapter = chapters.find((one) => one.id === id);
      panel.querySelector("[data-pause-go]").addEventListener("click", goOn);
      panel.querySelector("[data-pause-again]").addEventListener("click", () => {
        close();
        seek(chapter.start, "play");
        video.focus();
      });
    }
    film.addEventListener("keydown", (event) => {
      if (!open) return;
      if (["ArrowRight", "PageDown", "Escape"].includes(event.key)) {
        event.preventDefault();
        event.stopPropagation();
        goOn();
      } else if (event.key === "Tab") {
        keepFocus(event, open.panel);
      }
    });
    // A jump is no passing: only what was played since the last look counts.
    video.addEventListener("seeking", () => { before = Infinity; });
    video.addEventListener("seeked", () => { before = video.currentTime; });
    video.addEventListener("play", close);
    video.addEventListener("ended", () => {
      if (!open) end.show();
    });
    video.addEventListener("timeupdate", () => {
      if (video.seeking || before === Infinity) return;
      const now = video.currentTime;
      const passed = chapters.find((one) => before < one.end && one.end <= now && panels.has(one.id));
      before = now;
      if (passed && option.checked && !video.paused) show(passed);
    });
    return { isOpen: () => open !== null };
  }

  /** Tab stays among the buttons of the open questions. */
  function keepFocus(event, panel) {
    const stops = [...panel.querySelectorAll("a[href], button")];
    const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? stops[stops.length - 1] : stops[0]).focus();
  }

  function setUpResume(film, video, seek) {
    const key = `drivepress:watch:${film.dataset.release}:${film.dataset.film}`;
    const panel = film.querySelector("[data-resume]");
    const go = panel.querySelector("[data-resume-go]");
    const from = Number(recall(key));
    let saved = 0;
    if (from > WORTH_RESUMING_SECONDS) {
      go.textContent = go.dataset.format.replace("{time}", clock(from));
      panel.hidden = false;
    }
    go.addEventListener("click", () => { panel.hidden = true; seek(from, "play"); video.focus(); });
    panel.querySelector("[data-resume-start]").addEventListener("click", () => {
      panel.hidden = true;
      seek(0, "play");
      video.focus();
    });
    video.addEventListener("play", () => { panel.hidden = true; });
    video.addEventListener("timeupdate", () => {
      if (Math.abs(video.currentTime - saved) < 2) return;
      saved = video.currentTime;
      const nearEnd = saved > video.duration - NEAR_END_SECONDS;
      remember(key, nearEnd ? null : String(Math.floor(saved)));
    });
  }

  /** A film that is missing, damaged or of an unknown kind: said, with what to do next. */
  function setUpFault(film, video) {
    const show = () => { film.querySelector("[data-film-fault]").hidden = false; };
    video.addEventListener("error", show);
    // It may have failed before this script ran.
    if (video.error) show();
  }

  function setUpFullscreen(film) {
    const player = film.querySelector("[data-player]");
    const button = film.querySelector("[data-fullscreen]");
    function toggle() {
      if (document.fullscreenElement) document.exitFullscreen();
      else player.requestFullscreen().catch(() => { button.hidden = true; });
    }
    button.hidden = !player.requestFullscreen;
    button.addEventListener("click", toggle);
    return toggle;
  }

  function setUpKeys(film, video, parts) {
    const step = (seconds) => parts.seek(video.currentTime + seconds);
    function chapter(direction) {
      const now = video.currentTime;
      const starts = parts.chapters.map((one) => one.start);
      // Going back within two seconds of a start means the chapter before it.
      const target = direction > 0 ? starts.find((start) => start > now + 0.1)
        : starts.filter((start) => start < now - 2).pop();
      parts.seek(target === undefined && direction < 0 ? 0 : target);
    }
    const actions = {
      k: () => (video.paused ? play(video) : video.pause()),
      j: () => step(-5),
      l: () => step(5),
      n: () => chapter(1),
      p: () => chapter(-1),
      c: parts.captions.toggle,
      m: () => { video.muted = !video.muted; },
      f: parts.fullscreen,
    };
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input, select, textarea");
      if (typing || event.ctrlKey || event.altKey || event.metaKey || parts.pauses.isOpen()) return;
      const action = actions[event.key.toLowerCase()];
      if (!action) return;
      event.preventDefault();
      action();
    });
  }

  /** #beat-3 opens a chapter, #t=35 a second. */
  function openAddress(chapters, seek) {
    const hash = decodeURIComponent(location.hash.slice(1));
    const chapter = chapters.find((one) => one.id === hash);
    if (chapter) seek(chapter.start);
    else if (/^t=\d+(\.\d+)?$/.test(hash)) seek(Number(hash.slice(2)));
  }

  function setUpFilm(film, isFirst) {
    const video = film.querySelector("video");
    function seek(seconds, then) {
      if (seconds === undefined) return;
      const go = () => {
        video.currentTime = Math.min(Math.max(seconds, 0), video.duration || seconds);
        if (then === "play") play(video);
      };
      if (video.readyState >= 1) go();
      else {
        video.addEventListener("loadedmetadata", go, { once: true });
        video.load();
      }
    }
    setUpFault(film, video);
    const captions = setUpCaptions(film, video);
    setUpDescriptions(film, video);
    setUpReading(film, video);
    setUpTranscript(film, video, seek);
    const chapters = setUpChapters(film, video, seek);
    const end = setUpEnd(film, video, seek);
    const pauses = setUpPauses(film, video, chapters, seek, end);
    setUpResume(film, video, seek);
    const fullscreen = setUpFullscreen(film);
    film.querySelector("[data-options]").hidden = false;
    if (!isFirst) return;
    setUpKeys(film, video, { seek, chapters, captions, pauses, fullscreen });
    openAddress(chapters, seek);
    window.addEventListener("hashchange", () => openAddress(chapters, seek));
  }

  document.addEventListener("DOMContentLoaded", () => {
    const films = [...document.querySelectorAll("[data-film]")];
    films.forEach((film, index) => setUpFilm(film, index === 0));
  });
})();
