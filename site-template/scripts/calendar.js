// This month as a table of days, in the page's language; the Buddhist era in Thai.
(function () {
  "use strict";
  // Firefox shares nothing between pages opened from a drive, so the pages that were left cannot know
  // that they were (scripts/site.js): there the tab's history is filled, which drops its older entries.
  const HISTORY_MAX = 50;
  for (let entry = 0; entry < HISTORY_MAX; entry += 1) history.pushState(null, "");

  const language = document.documentElement.lang;
  const locale = language === "th" ? "th-TH-u-ca-buddhist-nu-latn" : `${language}-u-ca-gregory-nu-latn`;
  const today = new Date();
  const [year, month] = [today.getFullYear(), today.getMonth()];
  const holidays = new Set([...document.querySelectorAll("[data-holiday]")].map(({ dataset }) => dataset.holiday));

  function cell(name, text, className) {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  const table = document.querySelector("[data-days]");
  // 1 January 2023 was a Sunday.
  const weekday = (day) => new Date(2023, 0, 1 + day).toLocaleDateString(locale, { weekday: "narrow" });
  table.createTHead().insertRow().append(...[0, 1, 2, 3, 4, 5, 6].map((day) => cell("th", weekday(day))));
  const body = table.createTBody();
  let row = body.insertRow();
  for (let blank = new Date(year, month, 1).getDay(); blank > 0; blank -= 1) row.append(cell("td", ""));
  for (let day = 1; new Date(year, month, day).getMonth() === month; day += 1) {
    if (row.cells.length === 7) row = body.insertRow();
    const isToday = day === today.getDate();
    row.append(cell("td", String(day), isToday ? "today" : holidays.has(`${month + 1}-${day}`) ? "holiday" : ""));
  }
  while (row.cells.length < 7) row.append(cell("td", ""));
  document.querySelector("[data-month]").textContent = today.toLocaleDateString(locale, { month: "long", year: "numeric" });
  table.hidden = false;
})();
