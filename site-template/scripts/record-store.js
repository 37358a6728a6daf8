// Records kept in this browser. They may be gone next time: a browser may clear them, and
// Firefox keeps one store for each page, which is why all languages share one page.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});

  const prefixOf = ({ release, district }) => `${release}/${district}/record/`;

  function store() {
    try {
      return root.localStorage;
    } catch {
      return null;
    }
  }

  /** Keeps a record; `false` where the browser keeps nothing. */
  function keep(drive, record) {
    try {
      store().setItem(prefixOf(drive) + record.id, JSON.stringify(record));
      writeSaved(drive, [...saved(drive)].filter((id) => id !== record.id));
      return true;
    } catch {
      return false;
    }
  }

  function remove(drive, id) {
    try {
      store().removeItem(prefixOf(drive) + id);
    } catch {
      // What cannot be stored cannot be removed either.
    }
  }

  function parse(text) {
    try {
      const record = JSON.parse(text);
      const whole = record && /^[0-9a-f]{32}$/.test(record.id) && Drivepress.record.isDate(record.date) && record.people;
      return whole ? record : null;
    } catch {
      return null;
    }
  }

  /** The records of this drive, the newest date first. */
  function list(drive) {
    const records = [];
    try {
      const storage = store();
      for (let index = 0; index < storage.length; index += 1) {
        const key = storage.key(index);
        const record = key.startsWith(prefixOf(drive)) ? parse(storage.getItem(key)) : null;
        if (record !== null) records.push(record);
      }
    } catch {
      return [];
    }
    return records.sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? 1 : -1));
  }

  const savedKey = ({ release, district }) => `${release}/${district}/saved`;

  /** The ids of records that stand in a file as they are now. */
  function saved(drive) {
    try {
      return new Set(JSON.parse(store().getItem(savedKey(drive))) || []);
    } catch {
      return new Set();
    }
  }

  function writeSaved(drive, ids) {
    store().setItem(savedKey(drive), JSON.stringify(ids));
  }

  /** Notes that these records went into a file. */
  function markSaved(drive, records) {
    try {
      writeSaved(drive, [...new Set([...saved(drive), ...records.map(({ id }) => id)])]);
    } catch {
      // Then they count as not saved, which loses nothing.
    }
  }

  const draftKey = ({ release, district }) => `${release}/${district}/draft`;

  /** Keeps what stands in the form, `null` for nothing. */
  function keepDraft(drive, values) {
    try {
      if (values === null) store().removeItem(draftKey(drive));
      else store().setItem(draftKey(drive), JSON.stringify(values));
    } catch {
      // Then a draft lasts as long as its page.
    }
  }

  /** What stood in the form when the page was left; `null` if nothing did. */
  function draft(drive) {
    try {
      const values = JSON.parse(store().getItem(draftKey(drive)));
      return values !== null && typeof values === "object" ? values : null;
    } catch {
      return null;
    }
  }

  Drivepress.recordStore = { keep, remove, list, saved, markSaved, keepDraft, draft };
})(globalThis);
