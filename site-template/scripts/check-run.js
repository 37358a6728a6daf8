// One check from the chosen files to the report: plan, hash, look at what is extra, judge.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});

  /** What each file's first bytes say, whoever put it there; `onRead` is called after each. */
  async function readHeads(files, isStopped, onRead) {
    const { SNIFF_BYTES, sniff } = Drivepress.sniff;
    const heads = new Map();
    for (const [path, file] of files) {
      if (isStopped()) break;
      let kind = null;
      try {
        kind = sniff(new Uint8Array(await file.slice(0, SNIFF_BYTES).arrayBuffer()));
      } catch {
        // Systems guard their own folders; what cannot be read is judged by its name.
      }
      heads.set(path, kind);
      onRead(path);
    }
    return heads;
  }

  /**
   * Checks the drive that begins at the top of `files` (path to `File`). `onProgress` is given
   * `{ done, total, files, filesTotal }`; `hold` receives the pool, whose `stop` ends the work.
   * The answer is `verdict.judge`'s report with `receipt`, `counts`, `identity`, `district`.
   */
  async function checkDrive(files, { onProgress, hold, noWorkers }) {
    const bag = await Drivepress.bag.readBag(files);
    const matched = Drivepress.listed.matchFiles(bag.manifests, files);
    const jobs = Drivepress.listed.jobsOf(matched, files);
    const states = new Map();
    const total = jobs.reduce((sum, { file }) => sum + file.size, 0);
    const progress = { done: 0, total, files: 0, filesTotal: files.size };
    const step = () => {
      progress.files += 1;
      onProgress(progress);
    };
    const pool = await Drivepress.hash.openPool({ noWorkers, algorithms: jobs.flatMap(({ algorithms }) => algorithms) });
    hold(pool);
    onProgress(progress);
    await pool.run(
      jobs,
      (bytes) => {
        progress.done += bytes;
        onProgress(progress);
      },
      (job, digests) => {
        const isRight = digests !== null && Drivepress.listed.isRight(job, digests);
        states.set(job.path, digests === null ? "unreadable" : isRight ? "right" : "changed");
        step();
      },
    );
    const digest = Drivepress.hash.digestBytes;
    const heads = await readHeads(files, pool.isStopped, (path) => { if (!states.has(path)) step(); });
    pool.stop();
    const report = await Drivepress.verdict.judge({ bag, matched, files, states, heads, blake2b: (bytes) => digest("blake2b", bytes) });
    report.counts = { files: jobs.length, bytes: total };
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

  Drivepress.check = { checkDrive };
})(globalThis);
