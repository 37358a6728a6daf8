// Digests of files in pieces, in up to four workers, with bounded memory.
//
// A page from file:// may start a worker only from a Blob, and the worker can load nothing: it is
// given the text of the library's function and of `hashInPieces`. Where no worker starts, the
// page does the same work itself, piece by piece, and stays usable between pieces.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});

  // A stick reads slower than one processor hashes; more workers only make it seek.
  const MAX_WORKERS = 4;
  // A worker that has not answered by then is one that this browser forbids (milliseconds).
  const START_LIMIT = 5000;

  /** Digests of `file` by the given hashers. Runs in the worker too: it uses nothing from outside. */
  async function hashInPieces(file, hashers, onBytes) {
    // Two pieces are in memory at a time: one being hashed, the next being read.
    const PIECE = 4 * 1024 * 1024;
    const read = (offset) => (offset < file.size ? file.slice(offset, offset + PIECE).arrayBuffer() : null);
    hashers.forEach((hasher) => hasher.init());
    let next = read(0);
    for (let offset = 0; next !== null; offset += PIECE) {
      const bytes = new Uint8Array(await next);
      next = read(offset + PIECE);
      // A piece whose turn has not come may fail meanwhile; its error is met when it is awaited.
      if (next !== null) next.catch(() => {});
      hashers.forEach((hasher) => hasher.update(bytes));
      onBytes(bytes.length);
    }
    return hashers.map((hasher) => hasher.digest("hex"));
  }

  /** Hashers by algorithm, made once and used again. */
  function hasherStore(library) {
    const made = {};
    const makers = {
      md5: library.createMD5, sha1: library.createSHA1, sha224: library.createSHA224,
      sha256: library.createSHA256, sha384: library.createSHA384, sha512: library.createSHA512,
    };
    return (algorithms) => Promise.all(
      algorithms.map((algorithm) => (made[algorithm] = made[algorithm] || makers[algorithm]())),
    );
  }

  /** The worker's side: one job after another. */
  function serve(scope, library, hash, store) {
    const hashersFor = store(library);
    scope.onmessage = async ({ data: { id, file, algorithms } }) => {
      try {
        const hashers = await hashersFor(algorithms);
        const digests = await hash(file, hashers, (bytes) => scope.postMessage({ id, bytes }));
        scope.postMessage({ id, digests });
      } catch (error) {
        scope.postMessage({ id, error: error.name });
      }
    };
    hashersFor(["sha256"]).then(() => scope.postMessage({ ready: true }));
  }

  /** The functions that hold the library: the one of every drive, and the one of rare bags once it is needed. */
  const parts = () => [root.DRIVEPRESS_HASH_WASM, root.DRIVEPRESS_HASH_WASM_OLD].filter((part) => part !== undefined);

  /** The library with all parts that are there: each adds to the same object. */
  const library = () => parts().map((part) => part()).pop();

  /** What few bags use: read when a bag asks for it. */
  function loadOld(algorithms) {
    const isOld = ["md5", "sha1", "sha224", "sha384"].some((algorithm) => algorithms.has(algorithm));
    if (!isOld || root.DRIVEPRESS_HASH_WASM_OLD !== undefined) return Promise.resolve();
    // Without it such files count as unreadable, and the check goes on.
    return Drivepress.elements.loadScript("vendor/hash-wasm-old.js");
  }

  function workerSource() {
    const all = parts();
    return `${all.join("\n")}\n(${serve})(self, [${all.map(({ name }) => name)}].map((part) => part()).pop(), ${hashInPieces}, ${hasherStore});`;
  }

  /** A worker that has said it is ready, or `null` where the browser starts none. */
  function startWorker() {
    return new Promise((resolve) => {
      try {
        const address = URL.createObjectURL(new Blob([workerSource()], { type: "text/javascript" }));
        const worker = new Worker(address);
        const answer = (value) => {
          clearTimeout(limit);
          URL.revokeObjectURL(address);
          if (value === null) worker.terminate();
          resolve(value);
        };
        const limit = setTimeout(() => answer(null), START_LIMIT);
        worker.onerror = () => answer(null);
        worker.onmessage = () => answer(worker);
      } catch {
        resolve(null);
      }
    });
  }

  /** A lane takes one job at a time: `hash(file, algorithms, onBytes)` to digests in that order. */
  function workerLane(worker) {
    return {
      hash: (file, algorithms, onBytes) => new Promise((resolve, reject) => {
        worker.onerror = () => reject(new Error("WorkerError"));
        worker.onmessage = ({ data }) => {
          if (data.bytes !== undefined) onBytes(data.bytes);
          else if (data.error !== undefined) reject(new Error(data.error));
          else resolve(data.digests);
        };
        worker.postMessage({ id: 0, file, algorithms });
      }),
      stop: () => worker.terminate(),
    };
  }

  function pageLane(isStopped) {
    const hashersFor = hasherStore(library());
    return {
      hash: async (file, algorithms, onBytes) => hashInPieces(file, await hashersFor(algorithms), (bytes) => {
        if (isStopped()) throw new Error("Stopped");
        onBytes(bytes);
      }),
      stop: () => {},
    };
  }

  /**
   * Lanes for hashing by `options.algorithms`. `run(jobs, onBytes, onDone)` takes jobs `{ file, algorithms }` in their
   * order and calls `onDone(job, digests or null)`, `null` where the file could not be read.
   */
  async function openPool(options = {}) {
    await loadOld(new Set(options.algorithms));
    let stopped = false;
    const lanes = [];
    const wanted = Math.max(1, Math.min(MAX_WORKERS, root.navigator.hardwareConcurrency || 2));
    const first = options.noWorkers ? null : await startWorker();
    if (first === null) lanes.push(pageLane(() => stopped));
    else {
      const others = await Promise.all(Array.from({ length: wanted - 1 }, startWorker));
      [first, ...others].filter(Boolean).forEach((worker) => lanes.push(workerLane(worker)));
    }
    async function work(lane, queue, onBytes, onDone) {
      for (let job = queue.shift(); job !== undefined && !stopped; job = queue.shift()) {
        let digests = null;
        try {
          digests = await lane.hash(job.file, job.algorithms, onBytes);
        } catch {
          // Unreadable: what a worn stick does. The report names the file.
        }
        if (!stopped) onDone(job, digests);
      }
    }
    return {
      lanes: lanes.length,
      usesWorkers: first !== null,
      run: (jobs, onBytes, onDone) => {
        const queue = [...jobs];
        return Promise.all(lanes.map((lane) => work(lane, queue, onBytes, onDone)));
      },
      isStopped: () => stopped,
      stop: () => {
        stopped = true;
        lanes.forEach((lane) => lane.stop());
      },
    };
  }

  /** Hex digest of bytes at hand, on the page: "sha256" or "blake2b". */
  async function digestBytes(algorithm, bytes) {
    const hasher = algorithm === "blake2b" ? await library().createBLAKE2b(512) : await library().createSHA256();
    return hasher.init().update(bytes).digest("hex");
  }

  Drivepress.hash = { openPool, digestBytes };
})(globalThis);
