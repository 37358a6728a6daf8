// One check from the chosen files to the report: plan, hash, look at what is extra, judge.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});

  // Enough of a file to know a program by (bytes).
  const HEAD = 4096;
  // Somebody's whole photo collection beside our files is judged by its names, not opened (files).
  const MAX_HEADS = 5000;

  async function readHeads(files) {
    const heads = new Map();
    for (const [path, file] of files) {
      if (heads.size >= MAX_HEADS) break;
      let kind = null;
      try {
        kind = Drivepress.classify.sniff(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()));
      } catch {
        // Systems guard their own folders; what cannot be read is judged by its name.
      }
      heads.set(path, kind);
    }
    return heads;
  }

  function planJobs(bag, files) {
    const find = Drivepress.tree.finder(files);
    const jobs = [];
    const states = new Map();
    for (const [path, { sums }] of bag.expected) {
      const found = find(path);
      if (found === null) states.set(path, "missing");
      else jobs.push({ path, file: files.get(found), algorithms: Object.keys(sums), sums: Object.values(sums) });
    }
    return { jobs, states };
  }

  /**
   * Checks the drive that begins at the top of `files` (path to `File`). `onProgress` is given
   * `{ done, total, files, filesTotal }`; `hold` receives the pool, whose `stop` ends the work.
   * The answer is `verdict.judge`'s report with `receipt`, `counts`, `identity`, `district`.
   */
  async function checkDrive(files, { onProgress, hold, noWorkers }) {
    const bag = await Drivepress.bag.readBag(files);
    const { jobs, states } = planJobs(bag, files);
    const total = jobs.reduce((sum, { file }) => sum + file.size, 0);
    const progress = { done: 0, total, files: 0, filesTotal: jobs.length };
    const pool = await Drivepress.hash.openPool({ noWorkers });
    hold(pool);
    onProgress(progress);
    await pool.run(
      jobs,
      (bytes) => {
        progress.done += bytes;
        onProgress(progress);
      },
      ({ path, sums }, digests) => {
        const right = digests !== null && digests.every((digest, index) => digest === sums[index]);
        states.set(path, digests === null ? "unreadable" : right ? "right" : "changed");
        progress.files += 1;
        onProgress(progress);
      },
    );
    pool.stop();
    const digest = Drivepress.hash.digestBytes;
    const heads = await readHeads(files);
    const report = await Drivepress.verdict.judge({ bag, files, states, heads, blake2b: (bytes) => digest("blake2b", bytes) });
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
