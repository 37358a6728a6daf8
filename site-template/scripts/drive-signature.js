// The signature over a drive's tag manifest: minisign, prehashed.
//
// Format: jedisct1's minisign, signature and key files. Only `ED` is taken, Ed25519 over
// BLAKE2b-512; the legacy kind `Ed` is refused by name. What a check without a key from elsewhere
// cannot say: whether the signer is who the drive claims.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});

  // minisign itself allows comments of 1,024 and 8,192 bytes; anything longer is no signature.
  const MAX_TEXT = 16384;
  const UNSIGNED = "untrusted comment: not signed";
  const WORD = "[A-Za-z0-9._-]+";
  const COMMENT = new RegExp(
    `^drivepress 1 campaign=(${WORD}) edition=(${WORD}) release=(${WORD}) district=(${WORD})$`,
  );

  function decodeBase64(text, length) {
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
    try {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      return bytes.length === length ? bytes : null;
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
    if (bytes === null || bytes[0] !== 0x45 || bytes[1] !== 0x64) return null;
    return { id: keyNumber(bytes.subarray(2, 10)), key: bytes.slice(10) };
  }

  /** Reads a `.minisig`: `{ kind }` is "unsigned", "signed", "legacy" or "malformed". */
  function parseSignature(text) {
    if (text.length > MAX_TEXT) return { kind: "malformed" };
    if (text.trim() === "") return { kind: "unsigned" };
    const lines = text.replace(/\r\n/g, "\n").replace(/\n+$/, "").split("\n");
    if (lines.length === 1 && lines[0].trim() === UNSIGNED) return { kind: "unsigned" };
    const trusted = "trusted comment: ";
    if (lines.length !== 4 || !lines[0].startsWith("untrusted comment:") || !lines[2].startsWith(trusted)) {
      return { kind: "malformed" };
    }
    const first = decodeBase64(lines[1], 74);
    const globalSignature = decodeBase64(lines[3], 64);
    if (first === null || globalSignature === null || first[0] !== 0x45) return { kind: "malformed" };
    if (first[1] === 0x64) return { kind: "legacy" };
    if (first[1] !== 0x44) return { kind: "malformed" };
    return {
      kind: "signed",
      id: keyNumber(first.subarray(2, 10)),
      signature: first.slice(10),
      globalSignature,
      comment: lines[2].slice(trusted.length),
    };
  }

  /** `{ campaign, edition, release, district }` from a trusted comment, or `null`. */
  function parseComment(comment) {
    const parts = COMMENT.exec(comment);
    if (parts === null) return null;
    const [, campaign, edition, release, district] = parts;
    return { campaign, edition, release, district };
  }

  /** Ed25519 by the browser where it has it, else by tweetnacl. */
  async function verifyEd25519(key, signature, message) {
    const subtle = root.crypto && root.crypto.subtle;
    if (subtle) {
      try {
        const imported = await subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]);
        return await subtle.verify({ name: "Ed25519" }, imported, signature, message);
      } catch {
        // No Ed25519 in this browser, or a key it will not take; tweetnacl judges both.
      }
    }
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
