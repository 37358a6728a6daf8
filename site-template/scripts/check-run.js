// One check from the chosen files to the report: plan, hash, look at what is extra, judge.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});

  /**
   * What each file's bytes say, whoever put it there; `onRead` is called after each. What cannot be
   * read is judged by its name: systems guard their own folders.
   */
  async function readHeads(files, isListed, isStopped, onRead) {
    const read = Drivepress.head.reader();
    const heads = new Map();
    for (const [path, file] of files) {
      if (isStopped()) break;
      try {
        heads.set(path, await read(path, file, isListed(path)));
      } catch {
        heads.set(path, { active: null });
      }
      onRead(path);
    }
    return heads;
  }

  // Somebody may have chosen the folder of all their photos. Names are looked at without this limit.
  const { FOREIGN_LOOKED_AT_MAX } = Drivepress.values;

  /** What nobody should open among files that are no drive's. */
  async function findDangers(files) {
    const first = new Map([...files].slice(0, FOREIGN_LOOKED_AT_MAX));
    const heads = await readHeads(first, () => false, () => false, () => {});
    return Drivepress.extra.findDangers(files, heads);
  }

  /**
   * Checks the drive that begins at the top of `files` (path to `File`). `onProgress` is given
   * `{ done, total, files, filesTotal }`; `folders` are the empty ones, where the browser tells of
   * them, `beside` files that lie around the drive's folder, `place` that folder in the chosen one; `hold` receives the pool, whose `stop` ends the work.
   * The answer is `verdict.judge`'s report with `receipt`, `counts`, `identity`, `district`.
   */
  async function checkDrive(files, { onProgress, hold, noWorkers, folders = [], beside = new Map(), place = "" }) {
    const bag = await Drivepress.bag.readBag(files);
    const matched = Drivepress.listed.matchFiles(bag.manifests, files, bag.ours);
    const jobs = Drivepress.listed.jobsOf(matched, files);
    const { lists: left, jobs: leftJobs } = await Drivepress.earlier.findLeft(files, bag, matched.own, Drivepress.hash.digestBytes);
    const all = [...jobs, ...leftJobs];
    const states = new Map();
    const total = all.reduce((sum, { file }) => sum + file.size, 0);
    const progress = { done: 0, total, files: 0, filesTotal: files.size };
    const step = () => {
      progress.files += 1;
      onProgress(progress);
    };
    const pool = await Drivepress.hash.openPool({ noWorkers, algorithms: all.flatMap(({ algorithms }) => algorithms) });
    hold(pool);
    onProgress(progress);
    await pool.run(
      all,
      (bytes) => {
        progress.done += bytes;
        onProgress(progress);
      },
      (job, digests) => {
        if (job.digests !== undefined) {
          if (digests !== null && job.digests.includes(digests[0])) left.add(job.path);
          return;
        }
        const isRight = digests !== null && Drivepress.listed.isRight(job, digests);
        states.set(job.path, digests === null ? "unreadable" : isRight ? "right" : "changed");
        step();
      },
    );
    const digest = Drivepress.hash.digestBytes;
    const heads = await readHeads(files, (path) => matched.own.has(path), pool.isStopped, (path) => { if (!states.has(path)) step(); });
    pool.stop();
    const hidden = Drivepress.classify.classifyFolders(`${place}x`);
    const around = [...(hidden === null ? [] : [{ path: place, ...hidden }]), ...(beside.size > 0 ? await findDangers(beside) : [])];
    const report = await Drivepress.verdict.judge({ bag, matched, files, folders, left, around, states, heads, blake2b: (bytes) => digest("blake2b", bytes) });
    report.counts = { files: jobs.length, bytes: jobs.reduce((sum, { file }) => sum + file.size, 0) };
    report.identity = Drivepress.manifest.fieldOf(bag.info, "External-Identifier");
    report.group = Drivepress.manifest.fieldOf(bag.info, "Bag-Group-Identifier");
    report.district = bag.district;
    report.receipt = null;
    if (bag.ours) {
      const sha256 = (bytes) => digest("sha256", bytes);
      const sealed = await sha256(bag.tagManifest || new Uint8Array(0));
      report.receipt = await Drivepress.receipt.receiptOf(report.verdict, sealed, sha256);
    }
    return report;
  }

  Drivepress.check = { checkDrive, findDangers };
})(globalThis);
