// Listed files: which manifest claims which file of the drive, and what the lists lack.
//
// The same as src/verify/drive/listed.rs: a file that a list names by its very name is that list's;
// one that is only called alike (case, composition, Thai marks) may stand for a name that nothing
// else has, and never for two.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const { fold } = Drivepress.tree;
  const { FAULTS_MAX } = Drivepress.values;

  // The signature covers these two alone: what only a list of somebody else names is somebody else's.
  const OUR_LISTS = /^(tag)?manifest-sha256\.txt$/i;

  /**
   * Hands out files that stand for listed names which nothing has to the letter: a file that a list
   * names by its very name stands for no other, and none stands for two names.
   */
  function standIns(files, claims) {
    const alike = new Map();
    for (const path of files.keys()) {
      if (claims.has(path)) continue;
      const key = fold(path);
      if (!alike.has(key)) alike.set(key, []);
      alike.get(key).push(path);
    }
    // Each manifest asks anew.
    const found = new Map();
    const passed = new Map();
    return (path) => {
      if (found.has(path)) return found.get(path);
      const key = fold(path);
      const place = passed.get(key) || 0;
      passed.set(key, place + 1);
      found.set(path, (alike.get(key) || [])[place]);
      return found.get(path);
    };
  }

  /**
   * Finds each listed file. Answers `{ claims, own, missing, gone }`: `claims` maps a file's path to
   * `[{ manifest, digest }]`; `own` is the set of those that a list makes the drive's own; `missing` is
   * a set of listed paths; `gone` are those of a foreign bag that an operating system writes and takes
   * away by itself.
   */
  function matchFiles(manifests, files, isOurs = true) {
    const claims = new Map();
    const claim = (path, manifest, digest) => {
      if (!claims.has(path)) claims.set(path, []);
      claims.get(path).push({ manifest, digest });
    };
    const left = [];
    for (const manifest of manifests) {
      for (const entry of manifest.entries) {
        const exact = [entry.path, entry.literal].find((path) => files.has(path));
        if (exact === undefined) left.push({ manifest, entry });
        else claim(exact, manifest, entry.digest);
      }
    }
    const [missing, gone] = [new Set(), new Set()];
    const standIn = standIns(files, claims);
    for (const { manifest, entry } of left) {
      const found = standIn(entry.path);
      if (found !== undefined) claim(found, manifest, entry.digest);
      else if (!isOurs && Drivepress.classify.systemFile(entry.path) !== null) gone.add(entry.path);
      else missing.add(entry.path);
    }
    const vouches = ({ manifest }) => !isOurs || OUR_LISTS.test(manifest.name);
    const own = new Set([...claims].filter(([, by]) => by.some(vouches)).map(([path]) => path));
    return { claims, own, missing, gone };
  }

  /** Whether a list of this kind is there that makes files the drive's own. */
  const hasList = (bag, wanted) => bag.manifests.some(({ kind, name }) => kind === wanted && (!bag.ours || OUR_LISTS.test(name)));

  /** Whether the only lists of a foreign bag's payload are of algorithms that are not known here. */
  const isUnchecked = (bag) => !bag.ours && bag.manifests.every(({ kind }) => kind !== "payload") && bag.unchecked.some(({ kind }) => kind === "payload");

  /** Faults of the bag as a whole: lists that must be there, and files that they must name. */
  function wholeFaults(bag, { claims, missing }, find) {
    const faults = [];
    const add = (file, reason, path) => {
      faults.push({ file, line: 0, reason, path: path || file });
      missing.delete(file);
    };
    const of = (kind) => bag.manifests.filter((manifest) => manifest.kind === kind);
    const has = (wanted) => bag.manifests.some(({ name }) => name.toLowerCase() === wanted);
    if (bag.ours ? !has("manifest-sha256.txt") : of("payload").length === 0 && !isUnchecked(bag)) add("manifest-sha256.txt", "no-manifest");
    if (bag.ours && !has("tagmanifest-sha256.txt")) add("tagmanifest-sha256.txt", "no-tag-manifest");
    const needed = [...(bag.ours ? ["bagit.txt", "bag-info.txt"] : []), ...of("payload").map(({ name }) => name)];
    for (const name of needed) {
      const found = find(name);
      if (found === null) {
        missing.add(name);
        continue;
      }
      const by = claims.get(found) || [];
      // RFC 8493, section 2.2.1: every tag manifest lists every payload manifest.
      const without = of("tag").find((manifest) => !by.some((claim) => claim.manifest === manifest));
      if (without !== undefined) add(without.name, "not-covered", found);
    }
    // RFC 8493, section 3: every payload manifest lists every payload file.
    const payload = of("payload");
    for (const [path, by] of claims) {
      if (!path.startsWith("data/") || faults.length > FAULTS_MAX) continue;
      const listing = new Set(by.map(({ manifest }) => manifest));
      const lacking = listing.size < payload.length ? payload.filter((manifest) => !listing.has(manifest)) : [];
      lacking.forEach(({ name }) => add(name, "not-listed", path));
    }
    return faults;
  }

  /** What is to be hashed: `[{ path, file, algorithms, claims }]`, in the lists' order. */
  function jobsOf({ claims }, files) {
    return [...claims].map(([path, by]) => {
      const algorithms = [...new Set(by.map(({ manifest }) => manifest.algorithm))];
      return { path, file: files.get(path), algorithms, claims: by };
    });
  }

  /** Whether the digests of a job are those that all lists want. */
  function isRight({ algorithms, claims }, digests) {
    return claims.every(({ manifest, digest }) => digests[algorithms.indexOf(manifest.algorithm)] === digest);
  }

  /** Octets and number of the listed payload, as Payload-Oxum counts them. */
  function oxumOf({ claims }, files) {
    const payload = [...claims.keys()].filter((path) => path.toLowerCase().startsWith("data/"));
    const bytes = payload.reduce((sum, path) => sum + BigInt(files.get(path).size), 0n);
    return `${bytes}.${payload.length}`;
  }

  Drivepress.listed = { matchFiles, hasList, isUnchecked, wholeFaults, jobsOf, isRight, oxumOf };
})(globalThis);
