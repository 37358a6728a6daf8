// What file managers read about a folder (`desktop.ini`, `.directory`, `.xdg-volume-info`), and what
// such a file does beyond its purpose.
//
// The same rules as src/formats/content/folder_settings.rs.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const { SNIFF_BYTES } = Drivepress.values;
  const { textOf, isText } = Drivepress.sniff;

  const CLASS = /\{[0-9a-f-]{36}\}/;
  // The class of Windows' waste basket, which marks its own folders with it.
  const WASTE_BASKET = "{645ff040-5081-101b-9f08-00aa002f954e}";
  const NETWORK = /%(?:logonserver|homeshare|userdnsdomain)%|:\/\//;

  /** `\\server\share`, `//server`, `http://…`, or a variable that stands for such a place. */
  const isOnNetwork = (value) => NETWORK.test(value) || value.split(/[,;|]/).some((part) => /^[@"' \t]*(?:[\\/]{2}|\\\?\?\\)/.test(part));

  /** A text that Windows keeps in a library of its own. */
  function isOfTheSystem(value) {
    if (!value.startsWith("@")) return false;
    const library = value.slice(1);
    const isBelow = /^(?:%(?:systemroot|windir|programfiles|commonprogramfiles)%\\|c:\\windows\\)/.test(library);
    return !/[\\/:]/.test(library) || (isBelow && !library.includes(".."));
  }

  function ofWindows({ section, key, value, isWaste }) {
    const isText = key === "infotip" && !value.startsWith("@");
    if (!isText && isOnNetwork(value)) return "network";
    if (section === "localizedfilenames") return isOfTheSystem(value) ? null : "other-name";
    if (key === "localizedresourcename" && !isOfTheSystem(value)) return value === "" ? null : "other-name";
    const isView = section === "viewstate" || section === "deleteoncopy";
    const namesClass = value.includes("::{") || value.startsWith("shell:") || CLASS.test(value);
    const isClass = ["clsid", "clsid2", "uiclsid", "persistmoniker"].includes(key) && value !== "";
    const isOwn = isWaste && key === "clsid" && value === WASTE_BASKET;
    return (isClass || (namesClass && !isView)) && !isOwn ? "class" : null;
  }

  function ofLinux({ key: written, value }) {
    const key = written.split("[")[0].trim();
    if (key === "url" || key.endsWith("exec") || key === "actions") return "starts";
    if (key === "type" && value !== "directory" && value !== "") return "starts";
    return /icon|image|background/.test(key) && !value.startsWith("file:///") && isOnNetwork(value) ? "network" : null;
  }

  const JUDGES = { "desktop.ini": ofWindows, ".directory": ofLinux, ".xdg-volume-info": ofLinux };

  /** What such a file does ("network", "class", "other-name", "starts", "unreadable"), else `null`. */
  function settingOf(path, first) {
    const parts = path.toLowerCase().split("/");
    const name = parts[parts.length - 1];
    if (!Object.hasOwn(JUDGES, name) || first.length === 0) return null;
    if (first.length >= SNIFF_BYTES || !isText(first)) return "unreadable";
    const isWaste = ["$recycle.bin", "recycler", "recycled"].includes(parts[0]);
    let section = "";
    for (const line of textOf(first).split("\n").map((one) => one.trim())) {
      const divide = line.indexOf("=");
      if (line.startsWith("[")) {
        section = line.slice(1).split("]")[0].trim().toLowerCase();
        if (name === "desktop.ini" && section === "extshellfolderviews") return "class";
      } else if (divide >= 0 && !/^[;#]/.test(line)) {
        const value = line.slice(divide + 1).trim().replace(/^["']+|["']+$/g, "").trim().toLowerCase();
        const found = JUDGES[name]({ section, key: line.slice(0, divide).trim().toLowerCase(), value, isWaste });
        if (found !== null) return found;
      }
    }
    return null;
  }

  /** The names that a `.hidden` file keeps file managers from showing. */
  const hiddenNames = (first) => new TextDecoder().decode(first).split("\n").map((line) => line.trim()).filter((line) => line !== "");

  Drivepress.settings = { settingOf, hiddenNames };
})(globalThis);
