// The page "session record": the form, its errors, keeping and saving.
(function (root) {
  "use strict";
  const { Drivepress, document } = root;
  const { say, number, date } = Drivepress.words;
  const { make } = Drivepress.elements;
  const { GROUPS, checkForm, driveOf, eraGuess, isDate, newId, parseCount, today } = Drivepress.record;

  const byId = (id) => document.getElementById(id);
  const form = byId("record-form");
  const here = root.DRIVEPRESS_DISTRICT;
  const drive = driveOf(here);
  const isMaster = drive.district === "master";
  // An id is made once for a form: saving the same form twice changes a record, it adds none.
  let id = newId();

  const valuesOf = () => Object.fromEntries(new FormData(form));

  function sayError({ field, key, year, guess }) {
    const name = document.querySelector(`label[for="record-${field}"]`).textContent;
    return say(key, { field: name, year, guess: guess === undefined ? "" : date(guess) });
  }

  function showErrors(errors) {
    for (const element of form.elements) {
      element.removeAttribute("aria-invalid");
    }
    byId("record-errors").hidden = errors.length === 0;
    byId("record-error-list").replaceChildren(...errors.map((error) => {
      byId(`record-${error.field}`).setAttribute("aria-invalid", "true");
      const go = (event) => {
        event.preventDefault();
        byId(`record-${error.field}`).focus();
      };
      return make("li", null, make("a", { href: `#record-${error.field}`, click: go }, sayError(error)));
    }));
    if (errors.length > 0) byId("record-errors").focus();
  }

  /** The checked record with its id, or `null` after telling what is wrong. */
  function readForm() {
    const { record, errors } = checkForm(valuesOf(), { master: isMaster, latest: today() });
    showErrors(errors);
    return errors.length > 0 ? null : { id, ...record };
  }

  function tell(key, values) {
    byId("record-status").textContent = say(key, values);
  }

  function refresh() {
    Drivepress.recordList.render(drive, Drivepress.recordStore.list(drive), remove);
  }

  function remove(record) {
    if (!root.confirm(say("rec.delete.sure"))) return;
    Drivepress.recordStore.remove(drive, record.id);
    refresh();
    tell("rec.deleted");
    byId("record-list-title").focus();
  }

  const isEmpty = () => Object.values(valuesOf()).every((value) => value === "");
  let isDone = false;

  function finish() {
    refresh();
    isDone = true;
    form.reset();
    isDone = false;
    id = newId();
    echo();
  }

  /** What was typed stays until it is saved or cleared, also over leaving and coming back. */
  function keepDraft() {
    Drivepress.recordStore.keepDraft(drive, isEmpty() ? null : { id, ...valuesOf() });
  }

  function restoreDraft() {
    const draft = Drivepress.recordStore.draft(drive);
    if (draft === null) return;
    if (/^[0-9a-f]{32}$/.test(draft.id)) id = draft.id;
    for (const { name } of form.elements) {
      if (name !== "" && typeof draft[name] === "string") form.elements[name].value = draft[name];
    }
  }

  function askBeforeClearing(event) {
    if (isDone || isEmpty() || root.confirm(say("rec.clear.sure"))) return;
    event.preventDefault();
  }

  function saveFile(event) {
    event.preventDefault();
    const record = readForm();
    if (record === null) return;
    const name = Drivepress.recordList.save(drive, [record]);
    const kept = Drivepress.recordStore.keep(drive, record);
    if (kept) finish();
    tell(kept ? "rec.saved" : "rec.notkept", { name });
  }

  function keepOnly() {
    const record = readForm();
    if (record === null) return;
    const kept = Drivepress.recordStore.keep(drive, record);
    if (kept) finish();
    tell(kept ? "rec.kept" : "rec.notkept");
  }

  /** Says beside the fields what they mean: the date in words, the sum of people. */
  function echo() {
    const { date: iso, ...values } = valuesOf();
    const guess = isDate(iso) ? eraGuess(iso) : null;
    byId("record-date-words").textContent = guess !== null
      ? say("rec.e.date.era", { year: iso.slice(0, 4), guess: date(guess) })
      : isDate(iso) ? date(iso) : "";
    const fix = byId("record-date-fix");
    fix.hidden = guess === null;
    fix.textContent = guess === null ? "" : say("rec.e.date.era.fix", { guess: date(guess) });
    fix.value = guess === null ? "" : guess;
    const total = GROUPS.reduce((sum, group) => sum + (parseCount(values[group] || "") || 0), 0);
    byId("record-total").textContent = total > 0 ? say("rec.total", { n: number(total) }) : "";
  }

  function showDrive() {
    byId("record-district-field").hidden = !isMaster;
    const thai = Drivepress.words.language() === "th";
    const name = isMaster ? "" : say("district.full", thai
      ? { district: here.name_th, province: here.province_th }
      : { district: here.name_en, province: here.province_en });
    byId("record-paper-district").textContent = name;
    byId("record-paper-drive").textContent = `${drive.campaign} ${drive.release} · ${drive.district}`;
  }

  function listen() {
    form.addEventListener("submit", saveFile);
    form.addEventListener("input", () => {
      keepDraft();
      echo();
    });
    form.addEventListener("reset", askBeforeClearing);
    form.addEventListener("reset", (event) => setTimeout(() => {
      if (event.defaultPrevented) return;
      showErrors([]);
      keepDraft();
      echo();
    }));
    byId("record-keep").addEventListener("click", keepOnly);
    byId("record-date-fix").addEventListener("click", ({ target }) => {
      byId("record-date").value = target.value;
      echo();
      byId("record-date").focus();
    });
    byId("record-saveall").addEventListener("click", () => {
      const name = Drivepress.recordList.save(drive, Drivepress.recordStore.list(drive));
      tell("rec.saved", { name });
    });
    byId("record-print").addEventListener("click", () => root.print());
    byId("record-qr-close").addEventListener("click", () => byId("record-qr").close());
    document.addEventListener("drivepress:language", () => {
      showDrive();
      refresh();
      echo();
      showErrors([]);
    });
  }

  listen();
  document.documentElement.classList.add("has-script");
  showDrive();
  restoreDraft();
  refresh();
  echo();
  Drivepress.recordLanguage.follow();
})(globalThis);
