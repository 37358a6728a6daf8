// The report of a check in words: what is wrong first, programs before everything else.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const { say, number, size, language } = Drivepress.words;
  const { make, visible, saveFile } = Drivepress.elements;

  // A list longer than this helps nobody on a screen; the saved text has all of it.
  const SHOWN = 100;

  function kindText({ kind, disguise, signs, other }) {
    if (signs !== undefined) return signs.map((sign) => say(`chk.a.${sign}`)).join(" · ");
    const text = say(`chk.k.${kind}`, { path: other === undefined ? "" : visible(other) });
    return disguise === null ? text : `${text} · ${say(`chk.d.${disguise}`)}`;
  }
  const faultText = ({ reason, line, path }) => say(`chk.f.${reason}`, { line, path: visible(path) });

  const dangerRows = (dangers) => dangers.map((file) => [file.path, kindText(file)]);

  /** The lists of a report in the order people read them: `{ id, title, text, rows: [[name, why]] }`. */
  function listsOf(report) {
    const { extras } = report;
    const lists = [
      { id: "suspicious", text: null, rows: dangerRows(extras.suspicious) },
      { id: "beside", text: say("chk.l.beside.text"), rows: dangerRows(report.beside) },
      { id: "replaced", text: say("chk.l.replaced.text"), rows: extras.replaced.map(({ path, other }) => [path, say("chk.k.one-name", { path: visible(other) })]) },
      { id: "damaged", text: say("chk.l.repair"), rows: report.damaged.map(({ path, state }) => [path, say(`chk.f.${state}`)]) },
      { id: "missing", text: say("chk.l.repair"), rows: report.missing.map(({ path }) => [path, null]) },
      { id: "faults", text: null, rows: report.faults.map((fault) => [fault.file, faultText(fault)]) },
      { id: "inside", text: null, rows: extras.inside.map(({ path }) => [path, null]) },
      { id: "unsure", text: say("chk.l.unsure.text"), rows: extras.unsure.map(({ path }) => [path, null]) },
      { id: "others", text: say("chk.l.others.text"), rows: extras.others.map(({ path }) => [path, null]) },
      { id: "left", text: say("chk.l.left.text"), rows: extras.left.map(({ path }) => [path, null]) },
      { id: "system", text: say("chk.l.system.text"), rows: extras.system.map(({ path }) => [path, null]) },
      { id: "oddities", text: null, rows: report.oddities.map(({ file, oddities }) => [file, oddities.map((kind) => say(`chk.o.${kind}`)).join(", ")]) },
    ];
    return lists.filter(({ rows }) => rows.length > 0).map((list) => ({ ...list, title: say(`chk.l.${list.id}`) }));
  }

  function districtName(district) {
    if (!district || !district.code) return null;
    const thai = language() === "th";
    return thai && district.name_th
      ? say("district.full", { district: district.name_th, province: district.province_th })
      : say("district.full", { district: district.name_en, province: district.province_en });
  }

  const driveText = (district) => {
    const name = districtName(district);
    return name === null ? say("chk.drive.master") : say("chk.drive", { name });
  };

  function verdictWords(report) {
    const waits = report.signature.state === "waits";
    const key = report.verdict === "forged" && waits ? "waits" : report.verdict;
    return { key, title: say(`chk.v.${key}`), text: say(`chk.v.${key}.text`, { n: number(report.counts.files) }) };
  }

  /** The whole report as plain text, to keep or to send. */
  function asText(report) {
    const { title, text } = verdictWords(report);
    const lines = [say("nav.check"), title, text];
    if (report.isUnfinished) lines.push(say("chk.unfinished"));
    if (report.ours) lines.push(driveText(report.district), report.group || "");
    if (report.receipt !== null) lines.push(`${say("chk.receipt")}: ${Drivepress.receipt.inGroups(report.receipt).join(" ")}`);
    lines.push(`${say("chk.signature")}: ${say(`chk.s.${report.signature.state}`)}`);
    if (report.signature.signer !== null) lines.push(report.signature.signer);
    for (const { title: name, rows } of listsOf(report)) {
      lines.push("", `${name} (${rows.length})`);
      rows.forEach(([path, why]) => lines.push(why === null ? `  ${visible(path)}` : `  ${visible(path)}: ${why}`));
    }
    return `${lines.filter((line, index) => line !== "" || index > 2).join("\r\n")}\r\n`;
  }

  function listElement({ id, title, text, rows }) {
    const items = rows.slice(0, SHOWN).map(([path, why]) => make("li", null,
      make("bdi", { class: "work-name" }, visible(path)),
      why === null ? null : make("span", { class: "work-why" }, ` ${why}`)));
    if (rows.length > SHOWN) items.push(make("li", { class: "work-more" }, say("chk.more", { n: number(rows.length - SHOWN) })));
    const open = ["suspicious", "beside", "replaced", "damaged", "missing", "faults", "inside", "unsure"].includes(id);
    return make("details", { class: "work-details", open, "data-list": id },
      make("summary", null, `${title} (${number(rows.length)})`),
      text === null ? null : make("p", null, text),
      make("ul", { class: "work-files" }, ...items));
  }

  /** A receipt as words, group by group: "หนึ่ง สอง สาม สี่ · …". */
  function spoken(receipt) {
    const names = say("chk.digits").split(" ");
    return Drivepress.receipt.inGroups(receipt)
      .map((group) => [...group].map((digit) => names[Number(digit)]).join(" ")).join(" · ");
  }

  async function copyText(text, status) {
    try {
      await root.navigator.clipboard.writeText(text);
    } catch {
      const field = make("textarea", { readonly: true }, text);
      root.document.body.append(field);
      field.select();
      root.document.execCommand("copy");
      field.remove();
    }
    status.textContent = say("chk.receipt.copied");
  }

  /** The groups apart, also for whoever copies or hears them. */
  const groupElements = (receipt) => Drivepress.receipt.inGroups(receipt).flatMap((group) => [make("span", null, group), " "]);

  function showLarge(receipt) {
    root.document.getElementById("check-large-digits").replaceChildren(...groupElements(receipt));
    root.document.getElementById("check-large").showModal();
  }

  function receiptElement(receipt) {
    const groups = Drivepress.receipt.inGroups(receipt);
    const status = make("span", { role: "status", class: "work-status" });
    return make("section", { class: "work-receipt", "aria-labelledby": "check-receipt-title" },
      make("h3", { id: "check-receipt-title" }, say("chk.receipt")),
      make("p", null, say("chk.receipt.text")),
      make("p", { class: "work-digits", id: "check-receipt" }, ...groupElements(receipt)),
      make("p", { class: "work-spoken" }, `${say("chk.receipt.words")}: ${spoken(receipt)}`),
      make("p", { class: "work-buttons" },
        make("button", { type: "button", class: "button button-plain", click: () => showLarge(receipt) }, say("chk.receipt.large")), " ",
        make("button", { type: "button", class: "button button-plain", click: () => copyText(groups.join(" "), status) }, say("chk.receipt.copy")), " ",
        status),
      make("p", { class: "work-small" }, say("chk.receipt.proof")));
  }

  function signatureElement({ state, signer }) {
    const parts = [make("h3", null, say("chk.signature")), make("p", { "data-signature": state }, say(`chk.s.${state}`))];
    if (signer !== null && signer !== "nobody") {
      const key = (visible(signer).slice(0, 80).match(/.{1,4}/g) || []).join(" ");
      parts.push(make("p", null, `${say("chk.key")}: `, make("code", { class: "work-key" }, key)),
        make("p", { class: "work-small" }, say("chk.key.text")));
    }
    return make("section", null, ...parts);
  }

  /** Whom to read the code to: the district's own help desk, else the nation's; `null` where the kit names none. */
  function helpDesk(here) {
    const thai = language() === "th";
    const own = ((here && here.contacts) || []).find(({ kind }) => kind === "helpdesk");
    if (own !== undefined) return { phone: own.phone, shown: own.shown, name: (thai && own.name_th) || own.name_en || own.name_th };
    const { deskName, deskPhone, deskShown, deskLine, deskHours } = root.document.getElementById("check-result").dataset;
    return deskName === undefined ? null : { phone: deskPhone, shown: deskShown, name: deskName, line: deskLine, hours: deskHours };
  }

  /** Words with a number in them that can be called. */
  function callWords({ phone, shown, name, line, hours }) {
    const others = [line ? `LINE ${line}` : "", hours || ""].filter((text) => text !== "").join(", ");
    if (!phone) return [`${name}: ${others}`];
    const [before, after] = say("chk.next.call", { name }).split("{number}");
    return [before, make("a", { class: "tel", href: `tel:${phone}` }, shown), after, others === "" ? "" : ` ${others}`];
  }

  /** One box that says what to do now, and with whom. */
  function nextElement(key, here) {
    const desk = helpDesk(here);
    const kind = key === "waits" ? "forged" : key;
    return make("section", { class: "work-next", "aria-labelledby": "check-next-title" },
      make("h3", { id: "check-next-title" }, say("chk.next")),
      make("p", null, say(`chk.next.${kind}`)),
      key === "intact" && desk === null ? null
        : make("p", { "data-desk": desk === null ? "giver" : "named" }, ...(desk === null ? [say("chk.next.giver")] : callWords(desk))));
  }

  /** What comes before every verdict, where there are files that nobody should open. */
  const alarm = (dangers) => (dangers.length === 0 ? [] : [make("p", { class: "work-alarm" }, say("chk.programs", { n: number(dangers.length) }))]);

  /** The list of such files alone, for a folder that is no drive. */
  const dangerList = (dangers) => (dangers.length === 0 ? []
    : [listElement({ id: "suspicious", title: say("chk.l.suspicious"), text: null, rows: dangerRows(dangers) })]);

  /** The report as elements. `here` is the district of the page's own drive. */
  function render(report, here, seconds) {
    const { key, title, text } = verdictWords(report);
    const heading = make("h2", { id: "check-verdict", tabindex: "-1" }, title);
    const parts = alarm([...report.extras.suspicious, ...report.beside]);
    parts.push(heading, make("p", { class: "work-verdict-text" }, text));
    if (report.isUnfinished) parts.push(make("p", { class: "work-note" }, say("chk.unfinished")));
    if (report.verdict === "forged" && report.isDamaged) parts.push(make("p", null, say("chk.also.damaged")));
    if (!report.ours) parts.push(make("p", { class: "work-note" }, say("chk.v.foreign")));
    else {
      parts.push(make("p", null, driveText(report.district)));
      const code = report.district.code || null;
      if (here && here.code !== code) {
        parts.push(make("p", { class: "work-note" }, say("chk.other", {
          here: districtName(here) || say("chk.drive.master"), there: districtName(report.district) || say("chk.drive.master"),
        })));
      }
    }
    parts.push(nextElement(key, here));
    if (report.receipt !== null) parts.push(receiptElement(report.receipt));
    parts.push(...listsOf(report).map(listElement));
    parts.push(signatureElement(report.signature));
    const { files, bytes } = report.counts;
    parts.push(make("p", { class: "work-small" }, say("chk.sum", { files: number(files), size: size(bytes), time: number(seconds, 1) })));
    const save = () => saveFile("drive-check.txt", "text/plain;charset=utf-8", `\ufeff${asText(report)}`);
    parts.push(make("p", { class: "work-buttons" }, make("button", { type: "button", class: "button button-plain", click: save }, say("chk.savelist"))));
    return make("section", { class: "work work-result", "data-verdict": key, "aria-labelledby": "check-verdict" }, ...parts);
  }

  Drivepress.report = { render, asText, spoken, alarm, dangerList };
})(globalThis);
