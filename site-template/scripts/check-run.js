// One check from the chosen files to the report: plan, hash, look at what is extra, judge.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});

  /** `{ active, shape }` by a file's first bytes; both `null` where it cannot be read. */
  async function headOf(path, file) {
    const { SNIFF_BYTES, sniff, shapeOf } = Drivepress.sniff;
    try {
      const bytes = new Uint8Array(await file.slice(0, SNIFF_BYTES).arrayBuffer());
      return { active: sniff(bytes), shape: shapeOf(bytes, path) };
    } catch {
      // Systems guard their own folders; what cannot be read is judged by its name.
      return { active: null, shape: null };
    }
  }

  const DOCUMENTS = new Set(["pdf", "office", "old-office"]);

  /**
   * What each file's first bytes say, whoever put it there, and what documents that nothing lists
   * hold; `onRead` is called after each.
   */
  async function readHeads(files, isListed, isStopped, onRead) {
    const lookInside = Drivepress.look.opener();
    const heads = new Map();
    for (const [path, file] of files) {
      if (isStopped()) break;
      const head = await headOf(path, file);
      if (!isListed(path) && DOCUMENTS.has(head.shape)) head.inside = await lookInside(file, head.shape);
      heads.set(path, head);
      onRead(path);
    }
    return heads;
  }

  /**
   * Checks the drive that begins at the top of `files` (path to `File`). `onProgress` is given
   * `{ done, total, files, filesTotal }`; `folders` are the empty ones, where the browser tells of
   * them; `hold` receives the pool, whose `stop` ends the work.
   * The answer is `verdict.judge`'s report with `receipt`, `counts`, `identity`, `district`.
   */
  async function checkDrive(files, { onProgress, hold, noWorkers, folders = [] }) {
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
    const heads = await readHeads(files, (path) => matched.claims.has(path), pool.isStopped, (path) => { if (!states.has(path)) step(); });
    pool.stop();
    const report = await Drivepress.verdict.judge({ bag, matched, files, folders, states, heads, blake2b: (bytes) => digest("blake2b", bytes) });
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
