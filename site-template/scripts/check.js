// The page "check this drive": choose, watch, read the result.
(function (root) {
  "use strict";
  const { Drivepress, document } = root;
  const { say, number, size } = Drivepress.words;
  const { make } = Drivepress.elements;

  const byId = (id) => document.getElementById(id);
  const show = (id, visible) => { byId(id).hidden = !visible; };

  // How often the bar's words change; a screen reader and a slow PC both want it calm (milliseconds).
  const REFRESH = 250;

  // What only a check needs, each part before those that build upon it: read when the first check begins.
  const PARTS = ["names", "settings", "twin", "look", "head", "earlier", "extra"].map((part) => `scripts/drive-${part}.js`);
  let loaded = null;

  function loadParts() {
    const load = async () => {
      for (const part of PARTS) if (!(await Drivepress.elements.loadScript(part))) throw new Error(part);
    };
    loaded = loaded || load();
    return loaded;
  }

  // The run whose answers count: a stopped one's are dropped.
  let current = 0;
  let pool = null;

  function stage(name) {
    show("check-choose", name === "choose");
    show("check-several", name === "several");
    show("check-running", name === "running");
    show("check-result", name === "result");
    byId("check-status").textContent = "";
  }

  function tell(key, values) {
    stage("choose");
    byId("check-status").textContent = say(key, values);
  }

  function showProgress({ done, total, files, filesTotal }) {
    const bar = byId("check-bar");
    bar.max = Math.max(total, 1);
    bar.value = done;
    byId("check-running-title").textContent = say("chk.running", { done: size(done), total: size(total) });
    byId("check-count").textContent = say("chk.files", { n: number(files), total: number(filesTotal) });
  }

  /** Calls `update` at most every `REFRESH` milliseconds, and with the last state. */
  function calmly(update) {
    let last = 0;
    return (state) => {
      const now = performance.now();
      if (now - last < REFRESH && state.files < state.filesTotal) return;
      last = now;
      update(state);
    };
  }

  async function checkRoot(entries, folder) {
    current += 1;
    const run = current;
    stage("running");
    byId("check-running-title").textContent = say("chk.reading");
    byId("check-running-title").focus();
    const began = performance.now();
    const update = calmly((state) => { if (run === current) showProgress(state); });
    const hold = (opened) => {
      if (run === current) pool = opened;
      else opened.stop();
    };
    try {
      await loadParts();
      const { filesBelow, emptyBelow, filesBeside } = Drivepress.tree;
      const place = folder.slice(folder.indexOf("/") + 1);
      const options = { onProgress: update, hold, place, folders: emptyBelow(entries, folder), beside: filesBeside(entries, folder) };
      const report = await Drivepress.check.checkDrive(filesBelow(entries, folder), options);
      if (run !== current) return;
      const seconds = (performance.now() - began) / 1000;
      const result = Drivepress.report.render(report, root.DRIVEPRESS_DISTRICT, seconds);
      result.lastElementChild.append(make("button", { type: "button", class: "button button-plain", click: restart }, say("chk.again")));
      byId("check-result").replaceChildren(result);
      stage("result");
      byId("check-verdict").focus();
    } catch (error) {
      if (run === current) tell("chk.failed", { reason: error.message });
    }
  }

  /** A folder that is no drive: what nobody should open in it is told all the same. */
  async function showNotOurs(entries) {
    const kind = Drivepress.tree.isInside(entries) ? "inside" : "notours";
    current += 1;
    const run = current;
    stage("running");
    byId("check-running-title").textContent = say("chk.reading");
    let dangers = [];
    try {
      await loadParts();
      // No path begins with a slash: all files, without the chosen folder's name.
      dangers = await Drivepress.check.findDangers(Drivepress.tree.filesBeside(entries, "/"));
    } catch (error) {
      if (run === current) tell("chk.failed", { reason: error.message });
      return;
    }
    if (run !== current) return;
    byId("check-result").replaceChildren(make("section", { class: "work work-result", "data-verdict": kind === "inside" ? "inside" : "not-ours" },
      ...Drivepress.report.alarm(dangers),
      make("h2", { id: "check-verdict", tabindex: "-1" }, say(`chk.${kind}`)),
      make("p", null, say(`chk.${kind}.text`)),
      ...Drivepress.report.dangerList(dangers),
      make("p", null, make("button", { type: "button", class: "button button-plain", click: restart }, say("chk.again")))));
    stage("result");
    byId("check-verdict").focus();
  }

  /** Begins with a list of `{ path, file }`, however it was chosen. */
  function begin(entries) {
    const roots = Drivepress.tree.findRoots(entries);
    if (roots.length === 0) return showNotOurs(entries);
    if (roots.length === 1) return checkRoot(entries, roots[0]);
    byId("check-roots").replaceChildren(...roots.map((folder) => make("li", null,
      make("button", { type: "button", class: "button button-plain", click: () => checkRoot(entries, folder) },
        folder === "" ? say("chk.top") : folder.replace(/\/$/, "")))));
    stage("several");
    byId("check-several-title").focus();
    return Promise.resolve();
  }

  function stop() {
    current += 1;
    if (pool !== null) pool.stop();
    pool = null;
  }

  function restart() {
    stop();
    stage("choose");
    byId("check-folder").focus();
  }

  function listen() {
    const input = byId("check-folder");
    // By script, since HTML's own standard does not know the attribute.
    input.setAttribute("webkitdirectory", "");
    input.addEventListener("change", () => {
      const entries = Drivepress.files.fromInput(input);
      // The same folder may be chosen again.
      const given = input.files.length > 0;
      if (!given) return;
      if (entries === null) tell("chk.nofolders");
      else begin(entries);
      input.value = "";
    });
    byId("check-cancel").addEventListener("click", () => {
      stop();
      tell("chk.cancelled");
      input.focus();
    });
    byId("check-large-close").addEventListener("click", () => byId("check-large").close());
    const area = byId("check-drop");
    ["dragenter", "dragover"].forEach((name) => area.addEventListener(name, (event) => {
      event.preventDefault();
      area.classList.add("is-over");
    }));
    area.addEventListener("dragleave", () => area.classList.remove("is-over"));
    area.addEventListener("drop", async (event) => {
      event.preventDefault();
      area.classList.remove("is-over");
      try {
        const entries = await Drivepress.files.fromDrop(event.dataTransfer);
        begin(entries);
      } catch {
        tell("chk.drop.failed");
      }
    });
  }

  listen();
  stage("choose");
  if (typeof root.WebAssembly !== "object") {
    stage("none");
    byId("check-status").textContent = say("chk.nowasm");
  }
  Drivepress.checkPage = { begin };
})(globalThis);
