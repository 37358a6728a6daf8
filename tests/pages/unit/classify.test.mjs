// Names and first bytes of what does not belong on a drive.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { load } from "./scripts.mjs";

const { classify, settings, sniff: { sniff, shapeOf }, twin } = load("scripts/drive-values.js", "scripts/drive-classify.js", "scripts/drive-sniff.js",
  "scripts/drive-settings.js", "scripts/drive-twin.js", "scripts/drive-head.js");
const judge = (path, ...folders) => {
  const found = classify.classifyName(path, new Set(folders));
  return found === null ? null : `${found.kind}/${found.disguise}`;
};

test("programs, scripts, shortcuts and disguises are known by name", () => {
  const table = [
    ["setup.exe", "program/null"], ["SETUP.EXE", "program/null"], ["a/run.bat", "script/null"],
    ["x.js", "script/null"], ["Drive.lnk", "shortcut/null"], ["AutoRun.inf", "autorun/null"],
    ["autorun", "autorun/null"], ["printer.inf", "settings/null"], ["index.html", "page/null"],
    ["guide.docm", "macros/null"], ["disc.iso", "disk/null"],
    ["x.{20D04FE0-3AEA-1069-A2D8-08002B30309D}", "shortcut/null"],
    [".bat", "script/null"], ["\u00a0.lnk", "shortcut/blanks"], ["photo.jpg\u0085.exe", "program/blanks"],
    ["film.mp4", null], ["photo.jpg", null], [".htaccess", null], ["readme", null], ["ใบปลิว.pdf", null],
    ["photo.jpg.exe", "program/double"], ["photo.jpg .scr", "program/blanks"],
    ["photo.jpg      .exe", "program/blanks"], ["photo\u202egpj.exe", "program/direction"],
    ["photo\u202egpj.jpg", "disguise/direction"], ["photo.exe.", "program/tail"], ["photo.exe ", "program/tail"],
    ["photo.exe\u00a0", "program/tail"], ["x\\autorun", "autorun/null"], ["a\u202e\\b.exe", "program/null"], ["v1.2 setup.exe", "program/null"],
  ];
  for (const [name, expected] of table) assert.equal(judge(name), expected, name);
  assert.equal(judge("data.exe", "data"), "program/folder");
  assert.equal(judge("Data.lnk", "data"), "shortcut/folder");
});

test("operating systems' own files are known, programs among them are not excused", () => {
  const table = [
    ["System Volume Information/WPSettings.dat", "windows"], ["$RECYCLE.BIN/S-1-5-21/desktop.ini", "windows"],
    ["FOUND.000/FILE0000.CHK", "windows"], ["data/Thumbs.db", "windows"], ["data/video/._film.mp4", "macos"],
    [".DS_Store", "macos"], [".Trash-1000/files/a.jpg", "linux"], ["LOST.DIR/12", "android"], ["Android/data/x", "android"],
    ["System Volume Information/update.exe", null], ["$RECYCLE.BIN/S-1-5-21/$R1.lnk", null],
    ["data/Android/x", null], ["photos/a.jpg", null],
  ];
  for (const [path, expected] of table) assert.equal(classify.systemFile(path), expected, path);
});

test("folders that hide are known", () => {
  assert.ok(classify.classifyFolders("\u00a0/photo.jpg"));
  assert.ok(classify.classifyFolders("a./photo.jpg"));
  assert.ok(classify.classifyFolders("x.{20d04fe0-3aea-1069-a2d8-08002b30309d}/photo.jpg"));
  assert.deepEqual(classify.classifyFolders("Photos.APP/Contents/Info.plist"), { kind: "program", disguise: null });
  assert.equal(classify.classifyFolders("x.{{0d04fe0-3aea-1069-a2d8-08002b30309d}/photo.jpg"), null);
  assert.equal(classify.classifyFolders("my photos/2026/photo.jpg"), null);
});

test("first bytes tell programs of any name", () => {
  const text = (value) => new TextEncoder().encode(value);
  const wide = (value) => new Uint8Array(Buffer.from(value, "utf16le"));
  const zip = (...names) => new Uint8Array(Buffer.concat(names.map((name) => {
    const head = Buffer.alloc(30);
    head.write("PK\u0003\u0004");
    head.writeUInt16LE(name.length, 26);
    return Buffer.concat([head, Buffer.from(name)]);
  })));
  const table = [
    [Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3), "program"], [Uint8Array.of(0x5a, 0x4d, 0x90, 0), "program"],
    [text("MZ is how programs begin"), null], [Uint8Array.of(0xfe, 0xed, 0xfa, 0xce), "program"],
    [text("#! a heading"), null], [text(" #!/bin/sh"), null], [Uint8Array.of(0x4c, 0, 0, 0, 1, 0x14, 2, 0), null], [Uint8Array.of(0x7f, 0x45, 0x4c, 0x46), "program"],
    [Uint8Array.of(0xcf, 0xfa, 0xed, 0xfe), "program"], [Uint8Array.of(0x4c, 0, 0, 0, 1, 0x14, 2, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46), "shortcut"],
    [text("#!/bin/sh\n"), "script"], [text("@ECHO OFF\r\n"), "script"], [text("<?php x"), "script"],
    [text("; remark\r\n[AutoRun]\r\nopen=x"), "autorun"], [text("[InternetShortcut]\nURL="), "text-shortcut"],
    [text("PK\u0003\u0004....[Content_Types].xml"), null],
    [text("\ufeff<!-- x --><HTML>"), null], [text("Meeting notes: <html> is a tag"), null],
    // A mark in front, one or two bytes a letter, and what stands behind change nothing.
    [text("\ufeff@echo off\u0000"), "script"], [wide("\ufeff[autorun]\n"), "autorun"], [wide("[autorun]\n"), "autorun"],
    [wide("\ufeff@echo off\n\ud800"), "script"], [text("; remark\r[autorun]"), "autorun"], [text("#!\n[autorun]"), "autorun"],
    [text(`@echo off\n${" ".repeat(247)}ustar`), "script"], [text(";abcftyp\n[autorun]"), "autorun"],
    [text(`${";".repeat(20000)}\n[autorun]`), "autorun"], [text("\u00a0@echo off"), null], [text("[des\u212atop entry]"), null],
    [zip("META-INF/"), "program"], [zip("META-INF/notes.txt"), null], [zip("a.txt", "AndroidManifest.xml"), "program"],
    [zip("a.txt", "META-INF/MANIFEST.MF"), null], [text(`PK\u0003\u0004${"\u0000".repeat(26)}AndroidManifest.xml`), null],
    [text("สวัสดี"), null], [Uint8Array.of(0xff, 0xd8, 0xff), null], [new Uint8Array(0), null],
  ];
  for (const [bytes, expected] of table) assert.equal(sniff(bytes), expected, new TextDecoder("latin1").decode(bytes.subarray(0, 60)));
});

test("letters that are drawn as nothing are blanks", () => {
  for (const letter of ["\u200b", "\u2060", "\u2800", "\u3164", "\ufeff", "\u00ad", " ", "\u0085", "\u2003", "\u3000"]) {
    assert.equal(judge(`${letter}.lnk`), "shortcut/blanks", letter.codePointAt(0).toString(16));
  }
  for (const letter of ["a", "\u0e01", "\u200c"]) assert.equal(judge(`${letter}.lnk`), "shortcut/null");
});

const bytes = (text) => new TextEncoder().encode(text);
const wide = (text) => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));

test("folders' settings that do more than that are told", () => {
  const table = [
    ["desktop.ini", "IconResource=\\\\10.0.0.1\\x\\a.ico,0", "network"], ["desktop.ini", "IconFile=http://x.example/a.ico", "network"],
    ["desktop.ini", "InfoTip=@\\\\x\\a.dll,-1", "network"], ["desktop.ini", "Logo=%LOGONSERVER%\\x\\a.png", "network"],
    ["desktop.ini", "CLSID={20D04FE0-3AEA-1069-A2D8-08002B30309D}", "class"], ["desktop.ini", "Target=::{20D04FE0-3AEA-1069-A2D8-08002B30309D}", "class"],
    ["desktop.ini", "PersistMoniker=folder.htt", "class"], ["desktop.ini", "LocalizedResourceName=data", "other-name"],
    ["desktop.ini", "LocalizedResourceName=@.\\a.dll,-1", "other-name"], [".directory", "Exec=sh x", "starts"], [".directory", "Type=Application", "starts"],
    [".xdg-volume-info", "IconFile=//x/a.png", "network"], ["desktop.ini", "InfoTip=See http://example.org", null], [".directory", "Icon=folder-red", null],
    ["desktop.ini", "LocalizedResourceName=@%SystemRoot%\\system32\\shell32.dll,-8964", null], ["notes.ini", "CLSID={20D04FE0-3AEA-1069-A2D8-08002B30309D}", null],
    ["$RECYCLE.BIN/S/desktop.ini", "CLSID={645FF040-5081-101B-9F08-00AA002F954E}", null],
  ];
  for (const [path, line, expected] of table) {
    for (const write of [bytes, wide]) assert.equal(settings.settingOf(path, write(`; how it looks\r\n[.ShellClassInfo]\r\n${line}\r\n`)), expected, `${path} ${line}`);
  }
  assert.equal(settings.settingOf("desktop.ini", new Uint8Array(65536).fill(10)), "unreadable");
  assert.equal(settings.settingOf("desktop.ini", Uint8Array.of(0, 1, 2)), "unreadable");
});

test("pages are known by their root, drawings and lists too", () => {
  const table = [
    ["<!doctype html><p>", "html"], [" <!-- x --><HTML>", "html"], ["<header>x", null], ["<svg xmlns='x'/>", "svg"], ["<?xml version='1.0'?><!-- x --><x:svg/>", "svg"],
    ["<?xml version='1.0'?><rss/>", "xml"], ["<rss/>", null], ["plain", null], ["<?xml version='1.0'?>\n<html>", "html"],
  ];
  for (const [text, expected] of table) for (const write of [bytes, wide]) assert.equal(shapeOf(write(text), "x"), expected, text);
});

test("a mac's twins are known by their head", () => {
  const whole = Uint8Array.from(readFileSync(new URL("../../fixtures/shown/mac-twin", import.meta.url)));
  assert.equal(twin.twinEnd(whole), whole.length);
  assert.equal(twin.twinEnd(whole.subarray(0, 30)), null);
  assert.equal(twin.twinEnd(bytes("MZ")), null);
  assert.ok(twin.isNamedTwin("data/._x") && !twin.isNamedTwin("._x/y"));
});
