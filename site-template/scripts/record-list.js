// The list of records kept on this PC: see, save, show as a code, delete.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const { document } = root;
  const { say, number, date } = Drivepress.words;
  const { make, saveFile } = Drivepress.elements;
  const { GROUPS, toFile, toCode, totalOf } = Drivepress.record;

  /** A name that sorts by date and tells the district. */
  const fileName = (drive, records) => (
    records.length === 1
      ? `session-${drive.district}-${records[0].date}-${records[0].id.slice(0, 6)}.json`
      : `sessions-${drive.district}-${records.length}.json`
  );

  /** Offers records as one file and answers its name. */
  function save(drive, records) {
    const name = fileName(drive, records);
    saveFile(name, "application/json", toFile(drive, records));
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

  function numbersElement(people) {
    const parts = GROUPS.filter((group) => people[group] > 0).map((group) => `${say(`rec.${group}`)} ${number(people[group])}`);
    return make("p", null, [say("rec.total", { n: number(totalOf(people)) }), ...parts].join(" · "));
  }

  function itemElement(drive, record, onDelete) {
    const place = record.district_named ? `${record.place} (${record.district_named})` : record.place;
    const described = `${date(record.date)}, ${place}`;
    // Each button says whose it is; the visible word alone would be the same on every line.
    const button = (key, click) => make("button", { type: "button", class: "button button-plain", click, "aria-label": `${say(key)}: ${described}` }, say(key));
    return make("li", { "data-record": record.id },
      make("h3", null, described),
      make("p", null, say(`rec.k.${record.kind}`)),
      numbersElement(record.people),
      record.notes ? make("p", { class: "work-notes" }, record.notes) : null,
      make("p", { class: "work-buttons" },
        button("savefile", () => save(drive, [record])),
        button("rec.qr", () => showCode(drive, record)),
        button("rec.delete", () => onDelete(record))));
  }

  /** Writes the list anew. */
  function render(drive, records, onDelete) {
    document.getElementById("record-none").hidden = records.length > 0;
    document.getElementById("record-saveall").hidden = records.length < 2;
    const sum = records.reduce((people, record) => people + totalOf(record.people), 0);
    document.getElementById("record-sum").textContent = records.length === 0 ? ""
      : `${say("rec.sum", { n: number(records.length) })} ${say("rec.total", { n: number(sum) })}`;
    document.getElementById("record-list").replaceChildren(...records.map((record) => itemElement(drive, record, onDelete)));
  }

  Drivepress.recordList = { render, save, showCode };
})(globalThis);
