// The drive folder under test, and copies of it that tests may spoil.

import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

function folderOf(variable) {
  const given = process.env[variable];
  if (!given) return null;
  const folder = resolve(given);
  statSync(join(folder, "START-HERE.html"));
  return folder;
}

/** A district's drive, and the drive that belongs to none; `null` where it was not named. */
export const DRIVE = folderOf("DRIVE");
export const MASTER = folderOf("MASTER");

/** Every file below a folder, by its path with `/`. */
export async function filesOf(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath || entry.path, entry.name)).split(sep).join("/")).sort();
}

/** Every page of a drive: `{ path, url, name, language }`; the language as its folder says. */
export async function pagesOf(drive) {
  const first = /<html lang="([a-z]+)"/.exec(await readFile(join(drive, "data/site/index.html"), "utf8"))[1];
  return (await filesOf(drive)).filter((path) => path.endsWith(".html")).map((path) => {
    const inner = /^data\/site\/(?:([a-z]{2,3})\/)?([a-z-]+)\.html$/.exec(path);
    return {
      path,
      url: pathToFileURL(join(drive, path)).href,
      name: inner === null ? path : inner[2],
      language: inner === null ? null : inner[1] || first,
      isSite: inner !== null,
    };
  });
}

/** The pages of the site in one language by name: `(await site(drive, "th")).watch`. */
export async function site(drive, language) {
  const pages = await pagesOf(drive);
  const shared = pages.filter(({ name, isSite }) => isSite && name === "record");
  return Object.fromEntries([...shared, ...pages.filter((page) => page.language === language)].map(({ name, url }) => [name, url]));
}

/** The languages of a drive, the first one first. */
export async function languagesOf(drive) {
  return [...new Set((await pagesOf(drive)).filter(({ isSite }) => isSite).map(({ language }) => language))];
}

/** The first global that a script sets, as a value. */
export async function globalOf(drive, path) {
  const text = await readFile(join(drive, path), "utf8");
  // JSON writes line breaks inside texts as \n, so the first real one after `;` ends the value.
  return JSON.parse(text.slice(text.search(/[{[]/), text.indexOf(";\n")));
}

export const districtOf = (drive) => globalOf(drive, "data/district/district.js");

/** The words of a language: those of every page, and those of single pages. */
export async function wordsOf(drive, language) {
  const files = ["", ".check", ".record"].map((page) => globalOf(drive, `data/site/assets/words/${language}${page}.js`));
  return Object.assign({}, ...await Promise.all(files));
}

const made = [];

/** A copy of a drive that goes away with the tests. */
export async function copyOf(drive) {
  const folder = await mkdtemp(join(tmpdir(), "drivepress-pages-"));
  made.push(folder);
  await cp(drive, folder, { recursive: true });
  return folder;
}

export async function removeCopies() {
  await Promise.all(made.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
}

/** The file that a file: address means, without query and anchor. */
export function pathOf(url) {
  const plain = new URL(url);
  plain.hash = "";
  plain.search = "";
  return fileURLToPath(plain);
}
