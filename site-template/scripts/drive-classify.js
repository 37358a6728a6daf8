// What a file is that no manifest lists: an operating system's own, a program, a disguise.
//
// Judges names and first bytes. The lists follow Microsoft's lists of blocked attachments and of
// file types that run, and what the file managers of Windows, macOS and Linux start; they are the
// same as in src/formats/content/program/endings.rs, and a test compares the two.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});

  const words = (text) => text.trim().split(/\s+/);

  const ENDINGS = {
    program: words(`exe com scr pif cpl dll sys drv ocx msi msp mst msix msixbundle appx appxbundle
      appinstaller application gadget jar jnlp class dex apk aab xapk ipa app pkg mpkg dmg deb rpm snap
      flatpakref appimage run bin elf out so dylib kext efi wasm swf xll chm hlp crx xpi air vsix vxd ax fon`),
    script: words(`bat cmd btm ps1 ps1xml ps2 psm1 psd1 psc1 cdxml vb vbs vbe js jse mjs cjs ws wsf wsh
      wsc sct hta msh sh bash zsh csh ksh fish command tool py pyc pyo pyw pyz pyzw pl rb php phar lua
      tcl ahk au3 scpt scptd applescript workflow action csproj vbproj asp aspx jsp cgi`),
    shortcut: words(`lnk url scf desktop webloc inetloc fileloc website library-ms search-ms
      searchconnector-ms appref-ms mapimail shb shs xnk rdp mad maf mag mam maq mar mas mau mav maw
      vsmacros msc`),
    settings: words(`reg inf ins isp job settingcontent-ms theme themepack deskthemepack mobileconfig
      provisionprofile cer crt der grp printerexport diagcab prf iqy slk wcx contact pol`),
    page: words("html htm xhtml xht shtml mht mhtml maff svgz xsl xslt"),
    macros: words(`docm dotm xlsm xltm xlsb xlam xla xlm pptm potm ppsm ppam ppa sldm ade adp accde
      accdr mda mdb mde mdt mdw mdz accdb wll`),
    disk: words("iso img vhd vhdx vmdk vdi ova udf nrg toast wim"),
  };
  const KIND_OF_ENDING = new Map(
    Object.entries(ENDINGS).flatMap(([kind, endings]) => endings.map((ending) => [ending, kind])),
  );

  // Endings that a person trusts, and that therefore serve as the false one of two.
  const TRUSTED = new Set(words(`jpg jpeg png gif bmp webp heic svg pdf doc docx ppt pptx xls xlsx odt
    odp ods rtf txt csv md mp3 m4a wav mp4 mov avi mkv wmv 3gp zip rar 7z html htm vtt srt`));

  // Blanks of every width, and letters that are drawn as nothing.
  const BLANK = "[\\s\\u0085\\u200b\\u2060\\u2800\\u3164\\ufeff\\u00ad]";
  const DIRECTION = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/;
  const CLASS_IDENTIFIER = /^\{[0-9a-f-]{36}\}$/;

  const SYSTEM_FOLDERS = new Map([
    ["system volume information", "windows"], ["$recycle.bin", "windows"], ["recycler", "windows"],
    ["recycled", "windows"], ["msdownld.tmp", "windows"],
    [".spotlight-v100", "macos"], [".trashes", "macos"], [".fseventsd", "macos"],
    [".temporaryitems", "macos"], [".documentrevisions-v100", "macos"], [".pkinstallsandboxmanager", "macos"],
    ["lost+found", "linux"],
    ["lost.dir", "android"], ["android", "android"], [".android_secure", "android"],
  ]);
  const SYSTEM_NAMES = new Map([
    ["thumbs.db", "windows"], ["ehthumbs.db", "windows"], ["ehthumbs_vista.db", "windows"],
    ["desktop.ini", "windows"],
    [".ds_store", "macos"], [".localized", "macos"], ["icon\r", "macos"], [".volumeicon.icns", "macos"],
    [".apdisk", "macos"], [".metadata_never_index", "macos"], [".com.apple.timemachine.donotpresent", "macos"],
    [".directory", "linux"], [".xdg-volume-info", "linux"], [".hidden", "linux"],
    [".nomedia", "android"],
  ]);

  const lastPart = (path) => path.slice(path.lastIndexOf("/") + 1);

  /** The ending without its point, lower case; `null` without one and for `.htaccess`. */
  function endingOf(name) {
    const point = name.lastIndexOf(".");
    return point <= 0 || point === name.length - 1 ? null : name.slice(point + 1).toLowerCase();
  }

  const trimBlanks = (text) => text.replace(new RegExp(`^${BLANK}+|${BLANK}+$`, "g"), "");

  function kindOfEnding(ending) {
    if (CLASS_IDENTIFIER.test(ending)) return "shortcut";
    return KIND_OF_ENDING.get(ending) || null;
  }

  function disguiseOf(base, shown, lower) {
    const stem = lower.slice(0, lower.lastIndexOf("."));
    const ending = lower.slice(stem.length + 1);
    if (DIRECTION.test(base)) return "direction";
    const blanks = new RegExp(`${BLANK}{3}|${BLANK}$`);
    if (blanks.test(stem) || new RegExp(`^${BLANK}`).test(ending)) return "blanks";
    if (shown.length < base.length) return "tail";
    const inner = endingOf(stem);
    return inner !== null && TRUSTED.has(trimBlanks(inner)) ? "double" : null;
  }

  /**
   * Judges a path by its last name: `{ kind, disguise }` if it is active or hides what it is,
   * else `null`. `folders` are the names of the folders beside it (`data.exe` beside `data`).
   */
  function classifyName(path, folders) {
    const base = lastPart(path);
    const shown = base.replace(new RegExp(`(?:\\.|${BLANK})+$`), "");
    const lower = shown.replace(new RegExp(DIRECTION.source, "g"), "").toLowerCase();
    if (lower === "autorun.inf" || lower === ".autorun" || lower === "autorun") {
      return { kind: "autorun", disguise: null };
    }
    // `.bat` is an ending without a name: Windows shows nothing of it, and runs it.
    const ending = lower.includes(".") ? trimBlanks(lower.slice(lower.lastIndexOf(".") + 1)) : "";
    const kind = kindOfEnding(ending);
    if (kind === null) return DIRECTION.test(base) ? { kind: "disguise", disguise: "direction" } : null;
    let disguise = disguiseOf(base, shown, lower);
    const stem = base.slice(0, base.lastIndexOf(".")).trimEnd().toLowerCase();
    if (disguise === null && folders !== undefined && folders.has(stem)) disguise = "folder";
    return { kind, ending, disguise };
  }

  /** Whether a folder on the way hides what it is: a name of blanks, a point at its end, a class. */
  function classifyFolders(path) {
    const parts = path.split("/").slice(0, -1);
    const hides = (part) => trimBlanks(part) === "" || /[. ]$/.test(part) || DIRECTION.test(part)
      || CLASS_IDENTIFIER.test(endingOf(part) || "");
    return parts.some(hides) ? { kind: "disguise", disguise: "hidden-folder" } : null;
  }

  /** Whose file it is, if an operating system makes such files by itself, else `null`. */
  function systemFile(path) {
    const lower = lastPart(path).toLowerCase();
    const named = SYSTEM_NAMES.get(lower) || (lower.startsWith("._") ? "macos" : null);
    if (named !== null) return named;
    if (classifyName(path) !== null) return null;
    const top = path.split("/")[0].toLowerCase();
    if (path.includes("/")) {
      if (SYSTEM_FOLDERS.has(top)) return SYSTEM_FOLDERS.get(top);
      if (top.startsWith(".trash-")) return "linux";
      if (/^found\.\d{3}$/.test(top)) return "windows";
    }
    return path.toLowerCase().split("/").includes(".thumbnails") ? "android" : null;
  }

  const startsWith = (bytes, ...values) => values.every((value, index) => bytes[index] === value);

  // A Windows shortcut: the length of its head, then the class identifier of shell links.
  const SHORTCUT_HEAD = [0x4c, 0, 0, 0, 0x01, 0x14, 0x02, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46];

  /** `MZ` at the start; a text that happens to begin with these letters is none. */
  function isWindowsProgram(bytes) {
    if (!startsWith(bytes, 0x4d, 0x5a) && !startsWith(bytes, 0x5a, 0x4d)) return false;
    const at = bytes.length < 64 ? bytes.length : new DataView(bytes.buffer, bytes.byteOffset).getUint32(60, true);
    return startsWith(bytes.subarray(at), 0x50, 0x45) || bytes.subarray(0, 512).some((byte) => byte < 9);
  }

  function sniffBinary(bytes) {
    if (startsWith(bytes, ...SHORTCUT_HEAD)) return "shortcut";
    if (isWindowsProgram(bytes)) return "program";
    if (startsWith(bytes, 0x7f, 0x45, 0x4c, 0x46)) return "program"; // ELF: Linux
    if (bytes.length >= 8 && startsWith(bytes, 0xca, 0xfe, 0xba, 0xbe)) return "program"; // Java, macOS for two processors
    if (/^(feedfac[ef]|c[ef]faedfe)/.test(hexOf(bytes.subarray(0, 4)))) return "program"; // Mach-O of either byte order
    if (startsWith(bytes, 0x64, 0x65, 0x78, 0x0a)) return "program"; // dex: Android
    if (startsWith(bytes, 0x00, 0x61, 0x73, 0x6d)) return "program"; // WebAssembly
    return startsWith(bytes, 0x49, 0x54, 0x53, 0x46) ? "program" : null; // compiled Windows help
  }

  const hexOf = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  /** Java and Android archives by the names of their first entries. */
  function sniffArchive(bytes) {
    if (!startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return null;
    const names = new TextDecoder("latin1").decode(bytes);
    return /^[^]{30}META-INF\/|AndroidManifest\.xml/.test(names) ? "program" : null;
  }

  function sniffText(bytes) {
    // Systems look for the two signs at the very start, and for a path behind them.
    if (startsWith(bytes, 0x23, 0x21)) {
      return /^#![ \t]*\//.test(new TextDecoder("latin1").decode(bytes)) ? "script" : null;
    }
    const wide = startsWith(bytes, 0xff, 0xfe) ? "utf-16le" : startsWith(bytes, 0xfe, 0xff) ? "utf-16be" : "utf-8";
    const text = new TextDecoder(wide).decode(bytes).trimStart().toLowerCase();
    if (text.startsWith("<?php") || /^@(echo (off|on)|if |setlocal)/.test(text)) {
      return "script";
    }
    if (text.startsWith("regedit4") || text.startsWith("windows registry editor")) return "settings";
    if (/^(\s*[;#][^\n]*\n)*\s*\[autorun(\.alpha)?\]/.test(text)) return "autorun";
    return /^(\s*[;#][^\n]*\n)*\s*\[(internetshortcut|desktop entry|shell)\]/.test(text) ? "text-shortcut" : null;
  }

  /** What the first bytes of a file say if they are active, whatever its name, else `null`. */
  function sniff(bytes) {
    return sniffBinary(bytes) || sniffArchive(bytes) || sniffText(bytes);
  }

  Drivepress.classify = { ENDINGS, classifyName, classifyFolders, systemFile, sniff };
})(globalThis);
