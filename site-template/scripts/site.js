// On every page: light or dark, quick exit, the menu of narrow screens, and the name and numbers
// of the district whose drive this is. Nothing here is needed to read a page.
(function () {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");

  // ---- Light or dark -------------------------------------------------------------------------
  // Firefox keeps what a page stores for that page alone, so the choice also travels in the
  // address of every link of the site: ?theme=dark.
  const themes = ["light", "dark"];
  const wantsDark = window.matchMedia("(prefers-color-scheme: dark)");
  const inAddress = new URLSearchParams(location.search).get("theme");

  function stored() {
    try {
      return localStorage.getItem("drivepress:theme");
    } catch (error) {
      return null; // Storage may be switched off: the choice then lasts for this visit.
    }
  }

  // Links that scripts make take it along too.
  const Drivepress = (window.Drivepress = window.Drivepress || {});
  Drivepress.theme = { chosen: () => chosen };

  let chosen = [inAddress, stored()].find((theme) => themes.includes(theme)) || "";
  const shown = () => chosen || (wantsDark.matches ? "dark" : "light");

  function apply() {
    if (chosen) document.querySelector("link[data-dark]").media = chosen === "dark" ? "screen" : "not all";
    root.dataset.shownTheme = shown();
    const button = document.querySelector("[data-theme-switch]");
    if (button) {
      const next = shown() === "dark" ? button.dataset.light : button.dataset.dark;
      button.setAttribute("aria-label", next);
      button.title = next;
      button.hidden = false;
    }
  }

  /** Gives every link to another page of the drive the chosen colours along. */
  function carryTheme() {
    if (!chosen) return;
    for (const link of document.querySelectorAll("a[href]")) {
      const href = link.getAttribute("href");
      const isPage = /^[^:?#]+\.html(\?theme=\w+)?(#.*)?$/.test(href);
      if (!isPage) continue;
      const [path, hash] = href.split("#");
      link.setAttribute("href", `${path.split("?")[0]}?theme=${chosen}${hash ? `#${hash}` : ""}`);
    }
  }

  function switchTheme() {
    chosen = shown() === "dark" ? "light" : "dark";
    try {
      localStorage.setItem("drivepress:theme", chosen);
    } catch (error) {
      // As above.
    }
    apply();
    carryTheme();
  }
  apply();
  wantsDark.addEventListener("change", apply);

  // ---- Quick exit ----------------------------------------------------------------------------
  // The tab's name says that somebody left in a hurry: then no page of the drive shows itself again
  // by the Back button. Firefox forgets the name between pages; there the calendar empties the history.
  const LEFT = "drivepress-left";
  const SHIFTS = 3;
  const SHIFTS_WITHIN = 1500; // milliseconds

  const exitLink = () => document.querySelector("[data-exit]");

  function goToHarmless() {
    root.hidden = true;
    // A page without an exit of its own goes where its neighbours' exits lead.
    const link = exitLink();
    location.replace(link ? link.href : new URL("calendar.html", location.href).href);
  }

  function leave(event) {
    if (event) event.preventDefault();
    window.name = LEFT;
    goToHarmless();
  }

  const cameBack = () => {
    const [navigation] = performance.getEntriesByType("navigation");
    return navigation !== undefined && navigation.type === "back_forward";
  };
  let mustHide = window.name === LEFT && cameBack();
  if (mustHide) root.hidden = true;
  else if (window.name === LEFT) window.name = "";
  // A page that the browser kept alive does not run its script again.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    mustHide = window.name === LEFT;
    if (mustHide) goToHarmless();
    else root.hidden = false;
  });

  let shifts = [];
  function countShifts(event) {
    const now = event.timeStamp;
    shifts = event.key === "Shift" ? shifts.filter((time) => now - time < SHIFTS_WITHIN).concat(now) : [];
    const shown = document.querySelector("[data-exit-presses]");
    if (shown) {
      shown.textContent = "●".repeat(shifts.length) + "○".repeat(Math.max(SHIFTS - shifts.length, 0));
      shown.hidden = shifts.length === 0;
      clearTimeout(countShifts.forget);
      countShifts.forget = setTimeout(() => { shown.hidden = true; }, SHIFTS_WITHIN);
    }
    if (shifts.length >= SHIFTS && exitLink()) leave();
  }

  // ---- Menu ----------------------------------------------------------------------------------
  function setUpMenu() {
    const button = document.querySelector(".menu-button");
    if (!button) return;
    const nav = button.closest(".main-nav");
    button.hidden = false;
    button.addEventListener("click", () => {
      const open = nav.classList.toggle("open");
      button.setAttribute("aria-expanded", String(open));
    });
    const languages = document.querySelector(".langs");
    // The place on the page goes along: chapters and headings have one name in every language.
    languages.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link && !link.hash && location.hash) link.href += location.hash;
    });
    document.addEventListener("click", (event) => {
      if (languages.open && !languages.contains(event.target)) languages.open = false;
    });
    languages.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !languages.open) return;
      languages.open = false;
      languages.querySelector("summary").focus();
    });
  }

  // ---- This drive's district -----------------------------------------------------------------
  /** The district in the page's language: Thai on Thai pages, else English. */
  function nameDistrict(district, isThai) {
    const values = {
      district: isThai ? district.name_th : district.name_en,
      province: isThai ? district.province_th : district.province_en,
    };
    for (const place of document.querySelectorAll("[data-district]")) {
      const text = district.code === null ? place.dataset.none : place.dataset.format;
      const name = text.replace(/\{(\w+)\}/g, (whole, key) => values[key] || whole);
      // Thai has spaces between phrases alone: a line ends there, not inside a name.
      place.replaceChildren(...name.split(isThai ? " " : "\n").flatMap((phrase, at) => (
        [at > 0 ? " " : "", element("span", "phrase", phrase)]
      )));
      if (!isThai && district.code !== null) place.lang = "en";
    }
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function contactRow(contact, isThai, list) {
    const pick = (name) => (isThai ? contact[`${name}_th`] || contact[`${name}_en`]
      : contact[`${name}_en`] || contact[`${name}_th`]);
    const row = element("li", "contact");
    const long = contact.phone.length > 5 ? " contact-number-long" : "";
    const number = element("a", `contact-number${long}`, contact.shown);
    number.href = `tel:${contact.phone}`;
    const call = element("p", "contact-call");
    call.append(number);
    if (contact.ext) {
      call.append(" ", element("span", "contact-ext", list.dataset.ext.replace("{n}", contact.ext)));
    }
    row.append(call);
    const words = element("div");
    words.append(element("p", "contact-name", pick("name")));
    if (pick("note")) words.append(element("p", "contact-note", pick("note")));
    const facts = element("p", "contact-facts");
    if (pick("hours")) facts.append(element("span", "", pick("hours")));
    if (!contact.confirmed && !contact.published) facts.append(element("span", "unconfirmed", list.dataset.unconfirmed));
    words.append(facts);
    row.append(words);
    return row;
  }

  function listContacts(district, isThai) {
    for (const list of document.querySelectorAll("[data-local-contacts]")) {
      const none = list.parentElement.querySelector("[data-local-none]");
      const lines = list.parentElement.querySelector("[data-local-lines]");
      for (const part of [none, lines]) if (part) part.hidden = district.contacts.length > 0;
      list.hidden = district.contacts.length === 0;
      root.classList.toggle("has-local", district.contacts.length > 0);
      list.replaceChildren(...district.contacts.map((c) => contactRow(c, isThai, list)));
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    if (mustHide) goToHarmless();
    apply();
    carryTheme();
    setUpMenu();
    const button = document.querySelector("[data-theme-switch]");
    if (button) button.addEventListener("click", switchTheme);
    for (const exit of document.querySelectorAll("[data-exit]")) exit.addEventListener("click", leave);
    document.addEventListener("keyup", countShifts);
    for (const print of document.querySelectorAll("[data-print]")) {
      print.hidden = false;
      print.addEventListener("click", () => window.print());
    }
    const district = window.DRIVEPRESS_DISTRICT;
    if (!district) return;
    const isThai = root.lang === "th";
    nameDistrict(district, isThai);
    listContacts(district, isThai);
  });
})();
