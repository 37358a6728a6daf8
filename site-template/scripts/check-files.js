// How a person gives the page a folder: the browser's own dialog, or dropping it.
//
// Answers a list of `{ path, file }`, paths beginning with the chosen folder; `file` is `null` for an
// empty folder, which only dropping tells. Nothing is sent anywhere: the page's policy forbids every
// connection.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const { entryOf } = Drivepress.tree;

  /** Files from an input with `webkitdirectory`; `null` where the browser knows no folders. */
  function fromInput(input) {
    const files = [...input.files];
    if (files.some((file) => !file.webkitRelativePath)) return null;
    return files.map((file) => entryOf(file.webkitRelativePath, file));
  }

  async function walkHandle(handle, path, found) {
    if (handle.kind === "file") {
      found.push(entryOf(path, await handle.getFile()));
      return;
    }
    let isEmpty = true;
    for await (const child of handle.values()) {
      isEmpty = false;
      await walkHandle(child, `${path}/${child.name}`, found);
    }
    if (isEmpty) found.push(entryOf(path, null));
  }

  function readEntries(reader) {
    return new Promise((resolve, reject) => { reader.readEntries(resolve, reject); });
  }

  async function walkEntry(entry, path, found) {
    if (entry.isFile) {
      found.push(entryOf(path, await new Promise((resolve, reject) => { entry.file(resolve, reject); })));
      return;
    }
    const reader = entry.createReader();
    let isEmpty = true;
    for (let batch = await readEntries(reader); batch.length > 0; batch = await readEntries(reader)) {
      isEmpty = false;
      for (const child of batch) await walkEntry(child, `${path}/${child.name}`, found);
    }
    if (isEmpty) found.push(entryOf(path, null));
  }

  /**
   * Files of dropped folders. Some browsers refuse to read dropped folders on a page that was
   * opened from a drive; then the promise fails and the button remains.
   */
  async function fromDrop(transfer) {
    const items = [...transfer.items].filter((item) => item.kind === "file");
    // Both must be asked for before the event ends.
    const entries = items.map((item) => (item.webkitGetAsEntry ? item.webkitGetAsEntry() : null));
    const handles = items.map((item) => (item.getAsFileSystemHandle ? item.getAsFileSystemHandle() : null));
    const found = [];
    for (let index = 0; index < items.length; index += 1) {
      const handle = await Promise.resolve(handles[index]).catch(() => null);
      if (handle !== null && handle !== undefined) await walkHandle(handle, handle.name, found);
      else await walkEntry(entries[index], entries[index].name, found);
    }
    return found;
  }

  Drivepress.files = { fromInput, fromDrop };
})(globalThis);
