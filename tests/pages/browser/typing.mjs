// How long a key waits for the search page: measured in the page, as its reader feels it.

export const QUERIES = {
  th: ["แ", "แร", "แรง", "แรงงาน", "แรงงานบังคับ", "การค้ามนุษย์", "1300", "เด็ก น้ำ", "ก", "ที่", "qqqq", "ฟหกดฟหกด", "แรงงานบังคับค้ามนุษย์", "แรงงานบังคัย", "พาสปอร์ต"],
  en: ["f", "fo", "for", "forced", "forced labour", "trafficking", "1300", "child work", "e", "qqqq", "traficking", "zxcvbnm"],
};

export const KEY_MAX = 16; // milliseconds

/**
 * Medians in milliseconds for each query: until the first hits stand there (`first`), and the longest time for
 * which the page hears no key until its whole answer stands there (`longest`), layout and drawing included.
 */
export async function typing(page, queries) {
  await page.focus("[data-search-input]");
  await page.waitForFunction(() => Drivepress.searchIndex.indexOf(document.documentElement.lang).isWhole, { timeout: 120_000 });
  return page.evaluate(async (all) => {
    const TURNS = 5;
    const STILL = 80;
    const field = document.querySelector("[data-search-input]");
    const count = document.querySelector("[data-search-count]");
    const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
    const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

    async function ask(query) {
      field.value = "";
      field.dispatchEvent(new Event("input"));
      await pause(STILL);
      let [last, longest, isOn] = [0, 0, true];
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
        if (isOn) channel.port2.postMessage(0);
      };
      let changed = 0;
      const began = performance.now();
      let first = null;
      const observer = new MutationObserver(() => {
        changed = performance.now();
        if (first === null) first = changed - began;
      });
      observer.observe(field.parentElement, { childList: true, subtree: true, characterData: true });
      last = began;
      field.value = query;
      field.dispatchEvent(new Event("input"));
      channel.port2.postMessage(0);
      while (count.textContent === "" || performance.now() - changed < STILL) await pause(10);
      isOn = false;
      observer.disconnect();
      return { first, longest };
    }

    // The first answers pay for compiling.
    for (const query of all) await ask(query);
    const rows = [];
    for (const query of all) {
      const turns = [];
      for (let turn = 0; turn < TURNS; turn += 1) turns.push(await ask(query));
      rows.push({ query, first: median(turns.map(({ first }) => first)), longest: median(turns.map(({ longest }) => longest)), found: count.textContent });
    }
    return rows;
  }, queries);
}

/** The measured rows, one line each. */
export const table = (rows) => rows.map(({ query, first, longest, found }) => `${first.toFixed(1).padStart(6)} ms first, ${longest.toFixed(1).padStart(6)} ms at most  ${query}  (${found})`).join("\n");
