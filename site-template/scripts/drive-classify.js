// What a file is that no manifest lists: an operating system's own, a program, a disguise.
//
// Judges names; first bytes are judged in `drive-sniff.js`. The lists follow Microsoft's lists of
// blocked attachments and of file types that run, and what the file managers of Windows, macOS and
// Linux start; they are the same as in src/formats/content/program/endings.rs, and a test compares
// the two.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});

  const words = (text) => text.trim().split(/\s+/);

  const ENDINGS = {
    program: words(`exe com scr pif cpl dll sys drv ocx msi msp mst msix msixbundle appx appxbundle appinstaller
      application gadget jar jnlp class dex apk aab xapk ipa app pkg mpkg dmg deb rpm snap
      flatpakref appimage run bin elf out so dylib kext efi wasm swf xll chm hlp crx xpi air vsix
      vxd ax fon msu cab bgi fxp prg xbap its plg ops osd vsw flatpak flatpakrepo osax xip tmp`),
    script: words(`bat cmd btm nsh ps1 ps1xml ps2 psm1 psd1 psc1 cdxml vb vbs vbe js jse mjs cjs ws wsf wsh wsc sct
      hta msh sh bash zsh csh ksh fish command tool py pyc pyo pyw pyz pyzw pl rb php phar lua tcl
      ahk au3 scpt scptd applescript workflow action csproj vbproj asp aspx jsp cgi bas vbp
      vbscript psc2 pssc psdm1 ps2xml msh1 msh2 mshxml msh1xml msh2xml htc htt terminal term`),
    shortcut: words(`lnk url scf desktop webloc inetloc fileloc website library-ms search-ms searchconnector-ms
      appref-ms mapimail shb shs xnk rdp mad maf mag mam maq mar mas mau mav maw vsmacros msc mat
      mcf asx pcd udl wsb webpnp appcontent-ms afploc ftploc mailloc vncloc ica kdelnk hpj cnt`),
    settings: words(`reg inf ins isp job settingcontent-ms theme themepack deskthemepack mobileconfig
      provisionprofile cer crt der grp printerexport diagcab prf iqy slk wcx contact pol oqy dqy
      rqy odc diagpkg diagcfg`),
    page: words(`html htm xhtml xht shtml mht mhtml maff svgz xsl xslt eml emlx webarchive shtm stm htmlz hxs`),
    macros: words(`docm dotm xlsm xltm xlsb xlam xla xlm pptm potm ppsm ppam ppa sldm ade adp accde accdr mda
      mdb mde mdt mdw mdz accdb wll one onepkg onetoc2 msg oft pst vss vst vsdm vssm vstm accda
      accdp`),
    disk: words("iso img vhd vhdx vmdk vdi ova udf nrg toast wim swm esd"),
  };
  // Folders that macOS shows as one file and runs or installs at a double click.
  const BUNDLES = new Set(words(`action app appex bundle component kext mdimporter mpkg pkg plugin
    prefpane qlgenerator saver scptd workflow xpc`));
  // Names that a computer looks for when a stick is put in.
  const AUTORUN = new Set(words("autorun.inf autorun .autorun autorun.sh autoopen .autoopen autounattend.xml unattend.xml startup.nsh"));
  const KIND_OF_ENDING = new Map(
    Object.entries(ENDINGS).flatMap(([kind, endings]) => endings.map((ending) => [ending, kind])),
  );

  // Endings that a person trusts, and that therefore serve as the false one of two.
  const TRUSTED = new Set(words(`jpg jpeg png gif bmp webp heic svg pdf doc docx ppt pptx xls xlsx odt
    odp ods rtf txt csv md mp3 m4a wav mp4 mov avi mkv wmv 3gp zip rar 7z html htm vtt srt`));

  // Blanks of every width, and letters that are drawn as nothing.
  const BLANK = "[\\s\\u0085\\u200b\\u2060\\u2800\\u3164\\ufeff\\u00ad]";
  const TRAILING_WHITE = /(?:(?!\ufeff)[\s\u0085])+$/;
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
  // A name's shown part: Windows parts names at back-slashes too.
  const shownPart = (path) => path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);

  /** The ending without its point, lower case; `null` without one and for `.htaccess`. */
  function endingOf(path) {
    const name = shownPart(path);
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
    const base = shownPart(path);
    const shown = base.replace(new RegExp(`(?:\\.|${BLANK})+$`), "");
    const lower = shown.replace(new RegExp(DIRECTION.source, "g"), "").toLowerCase();
    // What Word leaves where it was cut off (`~WRL0001.tmp`) is nothing that anybody starts.
    if (lower.startsWith("~") && lower.endsWith(".tmp")) return null;
    if (AUTORUN.has(lower)) {
      return { kind: "autorun", disguise: null };
    }
    // `.bat` is an ending without a name: Windows shows nothing of it, and runs it.
    const ending = lower.includes(".") ? trimBlanks(lower.slice(lower.lastIndexOf(".") + 1)) : "";
    const kind = kindOfEnding(ending);
    if (kind === null) return DIRECTION.test(base) ? { kind: "disguise", disguise: "direction" } : null;
    let disguise = disguiseOf(base, shown, lower);
    const name = lastPart(path);
    const stem = name.slice(0, name.lastIndexOf(".")).replace(TRAILING_WHITE, "").toLowerCase();
    if (disguise === null && folders !== undefined && folders.has(stem)) disguise = "folder";
    return { kind, ending, disguise };
  }

  /**
   * Whether a folder on the way hides what it is (a name of blanks, a point at its end, a class), or
   * opens as a program.
   */
  function classifyFolders(path) {
    const parts = path.split("/").slice(0, -1);
    const hides = (part) => trimBlanks(part) === "" || /[. ]$/.test(part) || DIRECTION.test(part)
      || CLASS_IDENTIFIER.test(endingOf(part) || "");
    if (parts.some(hides)) return { kind: "disguise", disguise: "hidden-folder" };
    return parts.some((part) => BUNDLES.has(endingOf(part))) ? { kind: "program", disguise: null } : null;
  }

  /** Whose file it is, if an operating system makes such files by itself, else `null`. */
  function systemFile(path) {
    const lower = lastPart(path).toLowerCase();
    const named = SYSTEM_NAMES.get(lower) || (lower.startsWith("._") ? "macos" : null);
    if (named !== null) return named;
    // Passing files (`.tmp`) run nothing, and systems keep theirs in their own folders.
    const active = classifyName(path);
    if (active !== null && (active.ending !== "tmp" || active.disguise !== null)) return null;
    const top = path.split("/")[0].toLowerCase();
    if (path.includes("/")) {
      if (SYSTEM_FOLDERS.has(top)) return SYSTEM_FOLDERS.get(top);
      if (top.startsWith(".trash-")) return "linux";
      if (/^found\.\d{3}$/.test(top)) return "windows";
    }
    return path.toLowerCase().split("/").includes(".thumbnails") ? "android" : null;
  }

  Drivepress.classify = { ENDINGS, BUNDLES, TRUSTED, AUTORUN, BLANK, SYSTEM_FOLDERS, SYSTEM_NAMES, classifyName, classifyFolders, systemFile };
})(globalThis);
