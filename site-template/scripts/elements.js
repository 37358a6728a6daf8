// Making elements of a page from values; text is always text, never markup.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});

  /** An element: `make("p", { class: "note" }, "text", otherElement)`. */
  function make(name, attributes, ...children) {
    const element = root.document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (typeof value === "function") element.addEventListener(key, value);
      else if (value !== null && value !== false) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  const ASSETS = new URL("../", root.document.currentScript.src);

  /** Reads a script of the site's `assets/` when it is first needed; answers whether it was there. */
  function loadScript(path) {
    return new Promise((resolve) => {
      root.document.head.append(make("script", {
        src: new URL(path, ASSETS).href,
        load: () => resolve(true),
        error: () => resolve(false),
      }));
    });
  }

  /** A file's name for people: letters that hide or turn others are written as code points. */
  function visible(name) {
    return name.replace(/[\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u115f\u1160\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufeff\ufff9-\ufffb]/g,
      (letter) => `[U+${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`);
  }

  /** Offers bytes or text as a file to keep. */
  function saveFile(name, type, content) {
    const address = URL.createObjectURL(new Blob([content], { type }));
    const link = make("a", { href: address, download: name, hidden: true });
    root.document.body.append(link);
    link.click();
    link.remove();
    // The browser reads the address after the click; a minute is more than it needs.
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  }

  Drivepress.elements = { assets: ASSETS, make, loadScript, visible, saveFile };
})(globalThis);
