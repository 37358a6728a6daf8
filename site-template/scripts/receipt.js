// The receipt: twelve digits that a person reads out over the telephone.
//
// Digit 1 tells the verdict, ten digits bind it to the drive's tag manifest, the last is Damm's
// check digit, which finds every single wrong digit and every swap of neighbours.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});

  // H. Michael Damm's quasigroup of order 10 (totally anti-symmetric, zeros on the diagonal).
  const QUASIGROUP = [
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
  ];
  const VERDICT_DIGIT = { intact: "1", suspicious: "2", damaged: "3", forged: "4" };

  /** Damm's check digit for a text of digits. */
  function checkDigit(digits) {
    let state = 0;
    for (const digit of digits) state = Number(QUASIGROUP[state][Number(digit)]);
    return String(state);
  }

  /** Whether the last digit is the check digit of those before it. */
  function isConsistent(digits) {
    return /^\d{2,}$/.test(digits) && checkDigit(digits) === "0";
  }

  /**
   * Twelve digits for a verdict and the SHA-256 of `tagmanifest-sha256.txt` as read (hex; of no
   * bytes where it is missing). `sha256` maps bytes to hex and may answer later.
   */
  async function receiptOf(verdict, tagManifestDigest, sha256) {
    const first = VERDICT_DIGIT[verdict];
    const text = `drivepress receipt 1\n${first}\n${tagManifestDigest.toLowerCase()}\n`;
    const digest = await sha256(new TextEncoder().encode(text));
    const number = BigInt(`0x${digest.slice(0, 16)}`) % 10000000000n;
    const eleven = first + number.toString().padStart(10, "0");
    return eleven + checkDigit(eleven);
  }

  /** Groups of four, as they are written and read. */
  function inGroups(digits) {
    return digits.match(/.{1,4}/g) || [];
  }

  Drivepress.receipt = { checkDigit, isConsistent, receiptOf, inGroups };
})(globalThis);
