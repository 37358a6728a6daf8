// The signature over a drive's tag manifest: minisign, prehashed.
//
// Format: jedisct1's minisign, signature and key files. Only `ED` is taken, Ed25519 over
// BLAKE2b-512; the legacy kind `Ed` is refused by name. What a check without a key from elsewhere
// cannot say: whether the signer is who the drive claims.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const { trim } = Drivepress.manifest;
  const { TRUSTED_BYTES_MAX } = Drivepress.values;

  const UNSIGNED = "untrusted comment: not signed";
  const WORD = "[A-Za-z0-9._-]+";
  const COMMENT = new RegExp(
    `^drivepress 1 campaign=(${WORD}) edition=(${WORD}) release=(${WORD}) district=(${WORD})$`,
  );

  /** The bytes of base64 that is written in the one right way, or `null`. */
  function decodeBase64(text, length) {
    try {
      const letters = atob(text);
      if (btoa(letters) !== text || letters.length !== length) return null;
      return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    } catch {
      return null;
    }
  }

  /** A key's number as minisign prints it. It is a label, not a proof: anyone can choose one. */
  function keyNumber(id) {
    return [...id].reverse().map((byte) => byte.toString(16).padStart(2, "0")).join("").toUpperCase();
  }

  /** A public key of 56 letters, `{ id, key }`, or `null`. */
  function parsePublicKey(text) {
    const bytes = decodeBase64(text, 42);
    if (bytes === null || bytes[0] !== 0x45 || bytes[1] !== 0x64 || isWeak(bytes.subarray(10))) return null;
    return { id: keyNumber(bytes.subarray(2, 10)), key: bytes.slice(10) };
  }

  const trimEnd = (text) => trim(`|${text}`).slice(1);

  /** Reads a `.minisig`: `{ kind }` is "unsigned", "signed", "legacy" or "malformed". */
  function parseSignature(bytes) {
    const plain = new TextDecoder("latin1").decode(bytes).replace(/[\t\n\f\r ]+$/, "");
    if (plain === "" || plain === UNSIGNED) return { kind: "unsigned" };
    let text;
    try {
      text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return { kind: "malformed" };
    }
    const [untrusted, line, trusted, globalLine, ...more] = text.split("\n").map((part) => part.replace(/\r$/, ""));
    const mark = "trusted comment: ";
    if (globalLine === undefined || !untrusted.startsWith("untrusted comment: ") || !trusted.startsWith(mark)
      || more.some((part) => trim(part) !== "")) return { kind: "malformed" };
    const comment = trusted.slice(mark.length);
    const first = decodeBase64(trimEnd(line), 74);
    const globalSignature = decodeBase64(trimEnd(globalLine), 64);
    if (first === null || globalSignature === null || new TextEncoder().encode(comment).length > TRUSTED_BYTES_MAX) return { kind: "malformed" };
    if (first[0] === 0x45 && first[1] === 0x64) return { kind: "legacy" };
    if (first[0] !== 0x45 || first[1] !== 0x44) return { kind: "malformed" };
    return {
      kind: "signed",
      id: keyNumber(first.subarray(2, 10)),
      signature: first.slice(10),
      globalSignature,
      comment,
    };
  }

  /** `{ campaign, edition, release, district }` from a trusted comment, or `null`. */
  function parseComment(comment) {
    const parts = COMMENT.exec(comment);
    if (parts === null) return null;
    const [, campaign, edition, release, district] = parts;
    return { campaign, edition, release, district };
  }

  // The points of small order (RFC 7748, section 6.1 and libsodium's list), without their sign:
  // with such a key anybody can sign.
  const WEAK_KEYS = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  ];

  function isWeak(key) {
    const plain = [...key.subarray(0, 31), key[31] & 0x7f];
    return WEAK_KEYS.includes(plain.map((byte) => byte.toString(16).padStart(2, "0")).join(""));
  }

  // The order of Ed25519's group (RFC 8032, section 5.1).
  const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

  /** Whether a signature's number is the smallest of those that fit: others were made from it. */
  function isPlain(signature) {
    const number = [...signature.subarray(32)].reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
    return number < ORDER;
  }

  /** Ed25519 by the browser where it has it, else by tweetnacl, which is read only then. */
  async function verifyEd25519(key, signature, message) {
    if (!isPlain(signature)) return false;
    const subtle = root.crypto && root.crypto.subtle;
    if (subtle) {
      try {
        const imported = await subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]);
        return await subtle.verify({ name: "Ed25519" }, imported, signature, message);
      } catch {
        // No Ed25519 in this browser, or a key it will not take; tweetnacl judges both.
      }
    }
    if (root.nacl === undefined) await Drivepress.elements.loadScript("vendor/nacl-fast.min.js");
    return root.nacl.sign.detached.verify(message, signature, key);
  }

  function joined(a, b) {
    const bytes = new Uint8Array(a.length + b.length);
    bytes.set(a);
    bytes.set(b, a.length);
    return bytes;
  }

  function fromHex(hex) {
    return Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
  }

  /**
   * Whether `signed` (from `parseSignature`) is by `key` over `bytes`: "good", "other-key", "bad".
   * `blake2b` maps bytes to the hex of their BLAKE2b-512 and may answer later.
   */
  async function verify(signed, key, bytes, blake2b) {
    if (signed.id !== key.id) return "other-key";
    const digest = fromHex(await blake2b(bytes));
    if (!(await verifyEd25519(key.key, signed.signature, digest))) return "bad";
    const comment = joined(signed.signature, new TextEncoder().encode(signed.comment));
    return (await verifyEd25519(key.key, signed.globalSignature, comment)) ? "good" : "bad";
  }

  Drivepress.signature = { parsePublicKey, parseSignature, parseComment, verify, verifyEd25519 };
})(globalThis);
