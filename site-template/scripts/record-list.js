// The table of records kept on this PC: sums, edit, save, show as a code, delete.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const { document } = root;
  const { say, number, date } = Drivepress.words;
  const { make, saveFile } = Drivepress.elements;
  const { GROUPS, QUESTIONS, TIMES, handsOf, toFile, toTable, toCode, totalOf } = Drivepress.record;
  const store = Drivepress.recordStore;

  /** A name that sorts by date and tells the district. */
  const fileName = (drive, records, ending) => (
    records.length === 1
      ? `session-${drive.district}-${records[0].date}-${records[0].id.slice(0, 6)}.${ending}`
      : `sessions-${drive.district}-${records.length}.${ending}`
  );

  /** Offers records as one file and answers its name. */
  function save(drive, records) {
    const name = fileName(drive, records, "json");
    saveFile(name, "application/json", toFile(drive, records));
    store.markSaved(drive, records);
    return name;
  }

  /** Offers records as a table for a spreadsheet, in the page's language. */
  function saveTable(drive, records) {
    const name = fileName(drive, records, "csv");
    const head = ["rec.district", "rec.date", "rec.place", "rec.kind", ...GROUPS.map((group) => `rec.${group}`), "rec.sum.people", "rec.notes"];
    const asked = QUESTIONS.flatMap((question) => TIMES.map((when) => [question, when]));
    const row = (record) => [
      record.district_named || drive.district, record.date, record.place, say(`rec.k.${record.kind}`),
      ...GROUPS.map((group) => record.people[group]), totalOf(record.people), record.notes,
      ...asked.map(([question, when]) => record.hands?.[question]?.[when] ?? ""),
    ];
    saveFile(name, "text/csv;charset=utf-8", toTable([
      [...head.map((key) => say(key)), ...asked.map(([question, when]) => `${say(`rec.q.${question}`)} (${say(`rec.hands.${when}`)})`)],
      ...records.map(row),
    ]));
    return name;
  }

  function showCode(drive, record) {
    const text = toCode(drive, record);
    const label = say("rec.qr.of", { date: date(record.date), place: record.place });
    document.getElementById("record-qr-title").textContent = label;
    document.getElementById("record-qr-code").replaceChildren(Drivepress.qr.draw(text, label));
    document.getElementById("record-qr-data").textContent = text;
    document.getElementById("record-qr").showModal();
  }

  const numbersOf = (people) => GROUPS.filter((group) => people[group] > 0)
    .map((group) => make("span", null, `${say(`rec.${group}`)} ${number(people[group])}`));

  /** "knows the number 3 → 20" for each question that was asked at both times; `null` if none was. */
  function handsElement(records) {
    const asked = QUESTIONS.map((question) => [question, handsOf(records, question)]).filter(([, hands]) => hands !== null);
    if (asked.length === 0) return null;
    const told = asked.map(([question, { before, after }]) => (
      make("span", null, say("rec.hands.sum", { question: say(`rec.qs.${question}`), before: number(before), after: number(after) }))
    ));
    return make("span", { class: "facts work-asked" }, ...told);
  }

  function rowElement(drive, record, isSaved, acts) {
    const place = record.district_named ? `${record.place} (${record.district_named})` : record.place;
    const described = `${date(record.date)}, ${place}`;
    // Each button says whose it is; the visible word alone would be the same on every line.
    const button = (key, act) => make("button", { type: "button", class: "button button-plain button-small", "data-act": key, click: act, "aria-label": `${say(key)}: ${described}` }, say(key));
    return make("tr", { "data-record": record.id },
      make("td", { class: "work-date-cell" }, date(record.date)),
      make("th", { scope: "row" }, make("span", { class: "work-name" }, place),
        make("span", { class: "work-why" }, say(`rec.k.${record.kind}`)),
        record.notes ? make("span", { class: "work-notes" }, record.notes) : null),
      make("td", null, say("rec.total", { n: number(totalOf(record.people)) }),
        make("span", { class: "facts" }, ...numbersOf(record.people)), handsElement([record])),
      make("td", null, make("span", { class: isSaved ? "work-saved" : "work-loose" }, say(isSaved ? "rec.state.file" : "rec.state.here"))),
      make("td", null, make("span", { class: "work-buttons" },
        button("rec.edit", () => acts.edit(record)),
        button("savefile", () => acts.save(record)),
        button("rec.qr", () => showCode(drive, record)),
        button("rec.delete", () => acts.remove(record)))));
  }

  /** What all records come to: how many, people by group, and how many stand in no file yet. */
  function sumElements(records, savedIds) {
    if (records.length === 0) return [];
    const people = Object.fromEntries(GROUPS.map((group) => [group, records.reduce((sum, record) => sum + record.people[group], 0)]));
    const loose = records.filter(({ id }) => !savedIds.has(id)).length;
    return [
      make("span", { class: "work-total" }, `${say("rec.sum", { n: number(records.length) })} ${say("rec.total", { n: number(totalOf(people)) })}`),
      make("span", { class: "facts" }, ...numbersOf(people)),
      ...[handsElement(records)].filter((element) => element !== null),
      make("span", { class: loose > 0 ? "work-loose" : "work-saved" }, loose > 0 ? say("rec.state.loose", { n: number(loose) }) : say("rec.state.all")),
    ];
  }

  /** Writes the list anew; `acts` are what its buttons do with a record. */
  function render(drive, records, acts) {
    const savedIds = store.saved(drive);
    document.getElementById("record-none").hidden = records.length > 0;
    for (const id of ["record-table", "record-saveall", "record-savetable"]) document.getElementById(id).hidden = records.length === 0;
    document.getElementById("record-sum").replaceChildren(...sumElements(records, savedIds));
    document.getElementById("record-list").replaceChildren(...records.map((record) => rowElement(drive, record, savedIds.has(record.id), acts)));
  }

  Drivepress.recordList = { render, save, saveTable, showCode };
})(globalThis);
