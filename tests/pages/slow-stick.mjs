// How soon each page is usable from a slow stick: DRIVE=folder node slow-stick.mjs
//
// A measurement, no test. The drive is copied to a loop device whose reads the kernel slows down to
// those of a cheap stick in an old port; before each opening the stick's files are forgotten, as
// after plugging it in. Medians of three. Needs root and the blkio controller of cgroup v1.
//
//   MEGABYTES=5 READS=300 LANGUAGE=th BROWSERS=chromium node slow-stick.mjs

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BROWSERS, launch } from "./browser/launch.mjs";
import { DRIVE, filesOf, pagesOf } from "./browser/drive.mjs";

const BYTES_PER_SECOND = Number(process.env.MEGABYTES || 5) * 1e6;
const READS_PER_SECOND = Number(process.env.READS || 300);
const LANGUAGE = process.env.LANGUAGE || "th";
const GROUPS = "/sys/fs/cgroup/blkio";

if (DRIVE === null || !existsSync(join(GROUPS, "blkio.throttle.read_bps_device"))) {
  console.error("Usage, as root where cgroup v1 has blkio: DRIVE=folder node slow-stick.mjs");
  process.exit(2);
}

const run = (program, ...words) => execFileSync(program, words, { encoding: "utf8" }).trim();

/** A file system that holds the drive and reads slowly for this process and its browsers. */
async function plugIn() {
  const folder = mkdtempSync(join(tmpdir(), "drivepress-stick-"));
  const [image, mount] = [join(folder, "stick"), join(folder, "mounted")];
  const bytes = (await filesOf(DRIVE)).reduce((sum, path) => sum + statSync(join(DRIVE, path)).size + 8192, 64e6);
  run("truncate", "--size", String(Math.ceil(bytes)), image);
  run("mkfs.ext4", "-q", image);
  mkdirSync(mount);
  run("mount", "-o", "loop", image, mount);
  run("cp", "-r", `${DRIVE}/.`, mount);
  run("sync");
  const device = run("findmnt", "--noheadings", "--output", "MAJ:MIN", mount);
  const group = join(GROUPS, `drivepress-${process.pid}`);
  mkdirSync(group);
  writeFileSync(join(group, "blkio.throttle.read_bps_device"), `${device} ${BYTES_PER_SECOND}`);
  writeFileSync(join(group, "blkio.throttle.read_iops_device"), `${device} ${READS_PER_SECOND}`);
  writeFileSync(join(group, "cgroup.procs"), String(process.pid));
  return {
    mount,
    pullOut() {
      writeFileSync(join(GROUPS, "cgroup.procs"), String(process.pid));
      run("umount", mount);
      rmSync(folder, { recursive: true });
      try {
        rmdirSync(group);
      } catch {
        // A browser's last process may still stand in it; the group limits nothing that is left.
      }
    },
  };
}

/** The kernel reads the stick anew, and nothing else: browsers stay as they are. */
async function forget(mount) {
  for (const path of await filesOf(mount)) run("dd", `if=${join(mount, path)}`, "iflag=nocache", "count=0", "status=none");
}

async function usable(driven, url) {
  return driven.withPage(async (page) => {
    await page.goto(url, { waitUntil: "load" });
    return page.evaluate(() => {
      const [navigation] = performance.getEntriesByType("navigation");
      return Math.max(navigation.domContentLoadedEventEnd, ...performance.getEntriesByType("paint").map(({ startTime }) => startTime));
    });
  });
}

const stick = await plugIn();
try {
  for (const name of BROWSERS) {
    const driven = await launch(name);
    await driven.withPage((page) => page.goto("about:blank"));
    for (const { path, url } of (await pagesOf(stick.mount)).filter(({ language, isSite }) => !isSite || language === LANGUAGE)) {
      if (path === "START-HERE.html") continue;
      const times = [];
      for (let turn = 0; turn < 3; turn += 1) {
        await forget(stick.mount);
        times.push(await usable(driven, url));
      }
      times.sort((a, b) => a - b);
      console.log(`${name.padEnd(9)} ${path.padEnd(32)} ${times[1].toFixed(0).padStart(5)} ms`);
    }
    await driven.close();
  }
} finally {
  stick.pullOut();
}
