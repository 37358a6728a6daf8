// MD5 and SHA-1 (RFC 1321, RFC 3174), which old bags use. They prove accidents only.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});

  /**
   * A hasher as `hash-wasm` makes them: `init`, `update`, `digest`. Runs in the worker too: it uses
   * nothing from outside.
   */
  function oldHasher(algorithm) {
    const isMd5 = algorithm === "md5";
    const turn = (word, by) => (word << by) | (word >>> (32 - by));
    const SINES = Array.from({ length: 64 }, (_, step) => Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32) | 0);
    const TURNS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
    const words = new Int32Array(80);
    const block = new Uint8Array(64);
    let state, held, length;

    function md5(view, at) {
      let [a, b, c, d] = state;
      for (let step = 0; step < 16; step += 1) words[step] = view.getInt32(at + 4 * step, true);
      for (let step = 0; step < 64; step += 1) {
        const round = step >> 4;
        const mix = round === 0 ? (b & c) | (~b & d) : round === 1 ? (d & b) | (~d & c) : round === 2 ? b ^ c ^ d : c ^ (b | ~d);
        const place = round === 0 ? step : round === 1 ? 5 * step + 1 : round === 2 ? 3 * step + 5 : 7 * step;
        const next = (b + turn((a + mix + SINES[step] + words[place & 15]) | 0, TURNS[4 * round + (step & 3)])) | 0;
        a = d;
        d = c;
        c = b;
        b = next;
      }
      return [a, b, c, d];
    }

    function sha1(view, at) {
      let [a, b, c, d, e] = state;
      for (let step = 0; step < 80; step += 1) {
        words[step] = step < 16 ? view.getInt32(at + 4 * step)
          : turn(words[step - 3] ^ words[step - 8] ^ words[step - 14] ^ words[step - 16], 1);
        const mix = step < 20 ? ((b & c) | (~b & d)) + 0x5a827999 : step < 40 ? (b ^ c ^ d) + 0x6ed9eba1
          : step < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc : (b ^ c ^ d) + 0xca62c1d6;
        const next = (turn(a, 5) + mix + e + words[step]) | 0;
        e = d;
        d = c;
        c = turn(b, 30);
        b = a;
        a = next;
      }
      return [a, b, c, d, e];
    }

    function take(view, at) {
      const mixed = isMd5 ? md5(view, at) : sha1(view, at);
      state = state.map((word, index) => (word + mixed[index]) | 0);
    }

    return {
      init() {
        state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0].slice(0, isMd5 ? 4 : 5);
        held = 0;
        length = 0;
        return this;
      },
      update(bytes) {
        const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        length += bytes.length;
        let at = 0;
        while (at < bytes.length) {
          if (held === 0 && bytes.length - at >= 64) {
            take(view, at);
            at += 64;
            continue;
          }
          const part = bytes.subarray(at, at + 64 - held);
          block.set(part, held);
          held += part.length;
          at += part.length;
          if (held === 64) {
            take(new DataView(block.buffer), 0);
            held = 0;
          }
        }
        return this;
      },
      digest() {
        const bits = BigInt(length) * 8n;
        const end = new Uint8Array((held < 56 ? 64 : 128) - held);
        end[0] = 0x80;
        new DataView(end.buffer).setBigUint64(end.length - 8, bits, isMd5);
        this.update(end);
        const out = new DataView(new ArrayBuffer(4 * state.length));
        state.forEach((word, index) => out.setInt32(4 * index, word, isMd5));
        return [...new Uint8Array(out.buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      },
    };
  }

  Drivepress.oldHasher = oldHasher;
})(globalThis);
