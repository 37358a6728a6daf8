// Published test vectors: Damm, BLAKE2b (RFC 7693), SHA-2 (FIPS 180), Ed25519 (RFC 8032).

import assert from "node:assert/strict";
import test from "node:test";
import { load, CHECK } from "./scripts.mjs";

const Drivepress = load(...CHECK);
const hex = (text) => Uint8Array.from(Buffer.from(text, "hex"));

test("damm's published example: 572 has check digit 4", () => {
  assert.equal(Drivepress.receipt.checkDigit("572"), "4");
  assert.ok(Drivepress.receipt.isConsistent("5724"));
  assert.ok(!Drivepress.receipt.isConsistent("5727"));
});

test("a check digit finds every wrong digit and every swap of neighbours", () => {
  const whole = `12345678901${Drivepress.receipt.checkDigit("12345678901")}`;
  for (let place = 0; place < whole.length; place += 1) {
    for (let digit = 0; digit < 10; digit += 1) {
      const changed = whole.slice(0, place) + digit + whole.slice(place + 1);
      assert.equal(Drivepress.receipt.isConsistent(changed), changed === whole);
    }
    const [a, b] = [whole[place], whole[place + 1]];
    if (b !== undefined && a !== b) {
      const swapped = whole.slice(0, place) + b + a + whole.slice(place + 2);
      assert.ok(!Drivepress.receipt.isConsistent(swapped));
    }
  }
});

test("a receipt is what the rule says", async () => {
  // Computed apart from the script: first 8 bytes of the SHA-256, modulo 10^10.
  const { createHash } = await import("node:crypto");
  const seal = createHash("sha256").update("").digest("hex");
  const digest = createHash("sha256").update(`drivepress receipt 1\n3\n${seal}\n`).digest();
  const ten = (digest.readBigUInt64BE(0) % 10n ** 10n).toString().padStart(10, "0");
  const sha256 = (bytes) => Drivepress.hash.digestBytes("sha256", bytes);
  const receipt = await Drivepress.receipt.receiptOf("damaged", seal.toUpperCase(), sha256);
  assert.equal(receipt.slice(0, 11), `3${ten}`);
  assert.ok(Drivepress.receipt.isConsistent(receipt));
  assert.deepEqual(Drivepress.receipt.inGroups("123456789012"), ["1234", "5678", "9012"]);
  // The digits that src/verify/receipt.rs pins for the same.
  const pinned = { intact: "143274024980", suspicious: "279631103944", damaged: "327529436795", forged: "440464618693" };
  for (const [verdict, digits] of Object.entries(pinned)) {
    assert.equal(await Drivepress.receipt.receiptOf(verdict, seal, sha256), digits);
  }
});

test("sha-256 and blake2b of abc", async () => {
  const abc = new TextEncoder().encode("abc");
  assert.equal(await Drivepress.hash.digestBytes("sha256", abc),
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  assert.equal(await Drivepress.hash.digestBytes("blake2b", abc),
    "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
});

test("md5 and sha-1 of the RFCs, from the part for old bags", async () => {
  const library = globalThis.DRIVEPRESS_HASH_WASM_OLD();
  const digest = (hasher, text) => hasher.init().update(new TextEncoder().encode(text)).digest("hex");
  assert.equal(digest(await library.createMD5(), "abc"), "900150983cd24fb0d6963f7d28e17f72");
  assert.equal(digest(await library.createSHA1(), "abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
});

const ED25519 = [
  ["d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"],
  ["3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"],
];

for (const withSubtle of [true, false]) {
  test(`ed25519 of RFC 8032, ${withSubtle ? "by the browser" : "by tweetnacl"}`, async () => {
    const subtle = Object.getOwnPropertyDescriptor(globalThis, "crypto");
    if (!withSubtle) Object.defineProperty(globalThis, "crypto", { value: {}, configurable: true });
    try {
      for (const [key, message, signature] of ED25519) {
        const verify = Drivepress.signature.verifyEd25519;
        assert.ok(await verify(hex(key), hex(signature), hex(message)));
        assert.ok(!(await verify(hex(key), hex(signature), hex(`${message}00`))));
      }
    } finally {
      if (subtle) Object.defineProperty(globalThis, "crypto", subtle);
    }
  });
}
