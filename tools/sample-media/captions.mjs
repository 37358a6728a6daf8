// Writes the WebVTT files of the film from its script, and stops at a cue that no reader could follow.
import { mkdirSync, writeFileSync } from "node:fs";
import { MEDIA } from "./style.mjs";
import { captions, chapters, descriptions, LENGTH, NAME, visible } from "./film-script.mjs";

const stamp = (seconds) => {
  const milli = Math.round(seconds * 1000);
  const part = (value, width) => String(value).padStart(width, "0");
  return `${part(Math.floor(milli / 3600000), 2)}:${part(Math.floor(milli / 60000) % 60, 2)}:${part(Math.floor(milli / 1000) % 60, 2)}.${part(milli % 1000, 3)}`;
};

function check(name, cues, limit) {
  let before = 0;
  for (const [start, end, words] of cues) {
    const rows = words.split("\n");
    const rate = visible(words) / (end - start);
    const fault = start < before ? "overlaps the cue before" : end <= start ? "has no length" : end > LENGTH ? "ends after the film"
      : rows.length > 2 ? "has more than two lines" : rows.some((row) => visible(row) > limit) ? "has a line too long" : rate > 17 ? `is too fast (${rate.toFixed(1)} letters a second)` : "";
    if (fault) throw new Error(`${name}: the cue "${rows.join(" / ")}" ${fault}`);
    before = end;
  }
}

function write(language, kind, cues, note) {
  const name = `${NAME}.${language}.${kind}.vtt`;
  check(name, cues, language === "my" ? 44 : 40);
  const body = cues.map(([start, end, words, id]) => `${id ? `${id}\n` : ""}${stamp(start)} --> ${stamp(end)}\n${words}\n`);
  writeFileSync(`${MEDIA}/captions/${name}`, `WEBVTT\n\nNOTE ${note}\n\n${body.join("\n")}`);
}

mkdirSync(`${MEDIA}/captions`, { recursive: true });
for (const language of ["th", "en"]) {
  write(language, "captions", captions(language), "Sample captions, CC BY 4.0.");
  write(language, "descriptions", descriptions(language), "Sample description of the picture, to be read aloud. CC BY 4.0.");
  write(language, "chapters", chapters(language), "Sample chapters, CC BY 4.0. Each id is a heading of the discussion guide; a pause point lies at each end.");
}
write("my", "captions", captions("my"), "Sample captions in Burmese, not yet reviewed by a speaker. CC BY 4.0.");
