// The page "session record": the form, its errors, keeping and saving.
(function (root) {
  "use strict";
  const { Drivepress, document } = root;
  const { say, number, date } = Drivepress.words;
  const { make } = Drivepress.elements;
  const { GROUPS, QUESTIONS, TIMES, checkForm, dateOf, driveOf, fromFile, newId, parseCount, partsOf, today } = Drivepress.record;

  const byId = (id) => document.getElementById(id);
  const form = byId("record-form");
  const here = root.DRIVEPRESS_DISTRICT;
  const drive = driveOf(here);
  const isMaster = drive.district === "master";
  // An id is made once for a form: saving the same form twice changes a record, it adds none.
  let id = newId();

  const valuesOf = () => Object.fromEntries(new FormData(form));

  function sayError({ field, key }) {
    return say(key, { field: document.querySelector(`label[for="record-${field}"]`).textContent });
  }

  /** An error stands above its field too, or above the group that the field is part of. */
  function showBeside(error) {
    const field = byId(`record-${error.field}`);
    const id = `record-${error.field}-error`;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", [field.dataset.described, id].filter(Boolean).join(" "));
    (field.closest(".work-parts") || field).before(make("p", { class: "work-error", id }, sayError(error)));
  }

  function clearBeside() {
    form.querySelectorAll(".work-error").forEach((one) => one.remove());
    for (const field of form.elements) {
      field.removeAttribute("aria-invalid");
      if (field.dataset.described === undefined) field.dataset.described = field.getAttribute("aria-describedby") || "";
      if (field.dataset.described === "") field.removeAttribute("aria-describedby");
      else field.setAttribute("aria-describedby", field.dataset.described);
    }
  }

  function showErrors(errors) {
    clearBeside();
    errors.forEach(showBeside);
    byId("record-errors").hidden = errors.length === 0;
    byId("record-error-list").replaceChildren(...errors.map((error) => {
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
    Drivepress.recordList.render(drive, Drivepress.recordStore.list(drive), { edit, save: saveOne, remove });
  }

  function saveOne(record) {
    const name = Drivepress.recordList.save(drive, [record]);
    refresh();
    tell("rec.saved", { name });
  }

  const isBuddhist = () => Drivepress.words.language() === "th";

  function fill(values) {
    for (const { name } of form.elements) {
      if (name !== "" && values[name] !== undefined) form.elements[name].value = values[name];
    }
  }

  /** The record back into the form; saving it again changes it and adds none. */
  function edit(record) {
    if (!isEmpty() && id !== record.id && !root.confirm(say("rec.clear.sure"))) return;
    const counts = Object.fromEntries(GROUPS.map((group) => [group, record.people[group] === 0 ? "" : String(record.people[group])]));
    const hands = Object.fromEntries(QUESTIONS.flatMap((question) => TIMES.map((when) => [`${question}-${when}`, String(record.hands?.[question]?.[when] ?? "")])));
    fill({ ...hands, ...partsOf(record.date, isBuddhist()), ...counts, place: record.place, kind: record.kind, notes: record.notes, district: record.district_named || "" });
    id = record.id;
    showErrors([]);
    keepDraft();
    echo();
    byId("record-form-title").focus();
    byId("record-form-title").scrollIntoView();
  }

  /** Records from files, as they were saved here or on another computer. */
  async function importFiles(event) {
    const { files } = event.target;
    let count = 0;
    for (const file of files) {
      const { records, fault } = fromFile(drive, await file.text());
      if (fault !== null) {
        tell(fault, { name: file.name });
        event.target.value = "";
        refresh();
        return;
      }
      for (const record of records) {
        if (Drivepress.recordStore.keep(drive, record)) count += 1;
      }
      Drivepress.recordStore.markSaved(drive, records);
    }
    event.target.value = "";
    refresh();
    tell("rec.imported", { n: number(count) });
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
    fill(Object.fromEntries(Object.entries(draft).filter(([, value]) => typeof value === "string")));
  }

  function askBeforeClearing(event) {
    if (isDone || isEmpty() || root.confirm(say("rec.clear.sure"))) return;
    event.preventDefault();
  }

  function saveFile(event) {
    event.preventDefault();
    const record = readForm();
    if (record === null) return;
    const kept = Drivepress.recordStore.keep(drive, record);
    const name = Drivepress.recordList.save(drive, [record]);
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

  /** Says beside the fields what they mean: the date in words, the sum of people; and whether a record is changed. */
  function echo() {
    const values = valuesOf();
    const iso = dateOf(values);
    byId("record-date-words").textContent = iso === null ? "" : date(iso);
    const title = byId("record-form-title");
    title.dataset.t = Drivepress.recordStore.list(drive).some((record) => record.id === id) ? "rec.form.edit" : "rec.form";
    title.textContent = say(title.dataset.t);
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
      id = newId();
      showErrors([]);
      keepDraft();
      echo();
    }));
    byId("record-keep").addEventListener("click", keepOnly);
    byId("record-today").addEventListener("click", () => {
      fill(partsOf(today(), isBuddhist()));
      keepDraft();
      echo();
    });
    byId("record-saveall").addEventListener("click", () => {
      const name = Drivepress.recordList.save(drive, Drivepress.recordStore.list(drive));
      refresh();
      tell("rec.saved", { name });
    });
    byId("record-savetable").addEventListener("click", () => {
      tell("rec.tablesaved", { name: Drivepress.recordList.saveTable(drive, Drivepress.recordStore.list(drive)) });
    });
    byId("record-import").addEventListener("change", importFiles);
    byId("record-print").addEventListener("click", () => root.print());
    byId("record-qr-close").addEventListener("click", () => byId("record-qr").close());
    document.addEventListener("drivepress:language", () => {
      // The year is typed in the era of the language.
      const iso = dateOf(valuesOf());
      if (iso !== null) fill(partsOf(iso, isBuddhist()));
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
