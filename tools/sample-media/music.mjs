// Composes the film's music: plucked notes over slow chords, written here note by note, and a soft room.
// Same words, same times, same samples: nothing is random, nothing is recorded.
import { writeFileSync } from "node:fs";
import { BEAT, ENDING, LENGTH, OPENING } from "./film-script.mjs";

const RATE = 44100;
const TOTAL = LENGTH * RATE;
const left = new Float32Array(TOTAL);
const right = new Float32Array(TOTAL);
const send = new Float32Array(TOTAL);
const hertz = (midi) => 440 * 2 ** ((midi - 69) / 12);

function put(index, value, pan, wet) {
  if (index < 0 || index >= TOTAL) return;
  left[index] += value * Math.cos((pan * Math.PI) / 2);
  right[index] += value * Math.sin((pan * Math.PI) / 2);
  send[index] += value * wet;
}

/** A plucked tone, part harp, part kalimba. */
function pluck(at, midi, loud, pan) {
  const start = Math.round(at * RATE);
  const f = hertz(midi);
  const length = Math.round(RATE * 2.6);
  for (let i = 0; i < length; i += 1) {
    const t = i / RATE;
    const attack = Math.min(1, t / 0.006);
    const tone = Math.sin(2 * Math.PI * f * t) * Math.exp(-t * 2.1) + 0.32 * Math.sin(4 * Math.PI * f * t) * Math.exp(-t * 4.6) + 0.1 * Math.sin(2 * Math.PI * f * 3.01 * t) * Math.exp(-t * 9);
    put(start + i, tone * attack * loud, pan, 0.5);
  }
}

/** A chord that swells and goes: three voices, each slightly doubled. */
function pad(at, length, notes, loud) {
  const start = Math.round(at * RATE);
  const count = Math.round((length + 1.6) * RATE);
  for (let i = 0; i < count; i += 1) {
    const t = i / RATE;
    const swell = Math.min(1, t / 1.8) * Math.min(1, Math.max(0, (length + 1.6 - t) / 1.9));
    notes.forEach((midi, voice) => {
      const f = hertz(midi);
      const tone = Math.sin(2 * Math.PI * f * 0.9985 * t) + Math.sin(2 * Math.PI * f * 1.0015 * t + voice) + 0.18 * Math.sin(4 * Math.PI * f * t);
      put(start + i, tone * swell * swell * loud, 0.3 + voice * 0.2, 0.35);
    });
  }
}

/** A bell far off, for the turns of the story. */
function bell(at, midi, loud) {
  const start = Math.round(at * RATE);
  const f = hertz(midi);
  for (let i = 0; i < RATE * 4; i += 1) {
    const t = i / RATE;
    const tone = Math.sin(2 * Math.PI * f * t) * Math.exp(-t * 1.2) + 0.4 * Math.sin(2 * Math.PI * f * 2.76 * t) * Math.exp(-t * 3.4);
    put(start + i, tone * Math.min(1, t / 0.01) * loud, 0.55, 0.7);
  }
}

/** Each part: when, how long, chords (as notes), melody (beats of half a second, note), loudness. */
const HALF = BEAT / 16;
const play = (at, melody, loud) => melody.forEach(([when, midi], i) => pluck(at + when * HALF, midi, loud * (i % 3 ? 0.85 : 1), 0.42 + (i % 4) * 0.06));
const chords = (at, list, loud) => list.forEach((notes, i) => pad(at + i * (BEAT / list.length), BEAT / list.length, notes, loud));

const PARTS = [
  { c: [[50, 57, 62], [55, 59, 62]], m: [[0, 74], [2, 78], [3, 81], [6, 79], [8, 74], [10, 76], [12, 78], [14, 76]] },
  { c: [[47, 54, 59], [43, 50, 59]], m: [[0, 71], [3, 74], [6, 73], [9, 71], [12, 66]] },
  { c: [[47, 54, 62], [42, 49, 57]], m: [[1, 66], [5, 69], [9, 66], [13, 64]] },
  { c: [[43, 50, 58], [42, 49, 57]], m: [[2, 62], [8, 66], [14, 61]] },
  { c: [[43, 50, 59], [45, 52, 61]], m: [[0, 71], [2, 74], [4, 73], [7, 76], [9, 74], [12, 78]] },
  { c: [[50, 57, 66], [45, 52, 61]], m: [[0, 74], [1, 78], [2, 81], [4, 78], [6, 76], [8, 73], [10, 76], [12, 81], [14, 79]] },
  { c: [[47, 54, 62], [43, 50, 59]], m: [[0, 78], [3, 76], [5, 74], [8, 71], [10, 74], [13, 76]] },
  { c: [[50, 57, 66], [43, 55, 59]], m: [[0, 74], [2, 76], [3, 78], [4, 81], [7, 83], [8, 81], [10, 78], [12, 76], [14, 79]] },
];

chords(0.3, [[50, 57, 62], [43, 50, 59]], 0.022);
chords(0.3 + BEAT, [[45, 52, 61]], 0.02);
play(1, [[0, 74], [4, 69], [8, 71], [12, 66]], 0.09);
play(OPENING.title - 1, [[2, 74], [4, 76], [6, 78], [8, 81]], 0.12);
PARTS.forEach((part, index) => {
  const at = OPENING.end + index * BEAT;
  const quiet = index >= 1 && index <= 3;
  chords(at, part.c, quiet ? 0.03 : 0.026);
  play(at + 0.1, part.m, quiet ? 0.11 : 0.15);
  if (index === 4 || index === 7) bell(at + 0.5, index === 4 ? 86 : 90, 0.05);
});
chords(ENDING, [[50, 57, 66], [50, 57, 62]], 0.026);
play(ENDING, [[0, 74], [2, 78], [4, 81], [8, 78], [12, 74]], 0.13);
bell(ENDING + 0.6, 86, 0.05);

/** A small room: four echoing combs and two all-passes. */
function room(input, combs) {
  const out = new Float32Array(TOTAL);
  for (const delay of combs) {
    const buffer = new Float32Array(delay);
    let low = 0;
    for (let i = 0; i < TOTAL; i += 1) {
      const echo = buffer[i % delay];
      low += 0.35 * (echo - low);
      buffer[i % delay] = input[i] + low * 0.8;
      out[i] += echo * 0.25;
    }
  }
  for (const delay of [441, 149]) {
    const buffer = new Float32Array(delay);
    for (let i = 0; i < TOTAL; i += 1) {
      const echo = buffer[i % delay];
      const value = out[i] + echo * 0.5;
      buffer[i % delay] = value;
      out[i] = echo - value * 0.5;
    }
  }
  return out;
}

const roomLeft = room(send, [1557, 1617, 1491, 1422]);
const roomRight = room(send, [1583, 1640, 1468, 1400]);
let peak = 0;
for (let i = 0; i < TOTAL; i += 1) {
  const fade = Math.min(1, i / (RATE * 0.4)) * Math.min(1, (TOTAL - 1 - i) / (RATE * 2.4));
  left[i] = (left[i] + roomLeft[i] * 0.55) * fade;
  right[i] = (right[i] + roomRight[i] * 0.55) * fade;
  peak = Math.max(peak, Math.abs(left[i]), Math.abs(right[i]));
}

const wav = Buffer.alloc(44 + TOTAL * 4);
wav.write("RIFF", 0);
wav.writeUInt32LE(36 + TOTAL * 4, 4);
wav.write("WAVEfmt ", 8);
wav.writeUInt32LE(16, 16);
wav.writeUInt16LE(1, 20);
wav.writeUInt16LE(2, 22);
wav.writeUInt32LE(RATE, 24);
wav.writeUInt32LE(RATE * 4, 28);
wav.writeUInt16LE(4, 32);
wav.writeUInt16LE(16, 34);
wav.write("data", 36);
wav.writeUInt32LE(TOTAL * 4, 40);
for (let i = 0; i < TOTAL; i += 1) {
  wav.writeInt16LE(Math.round((left[i] / peak) * 23000), 44 + i * 4);
  wav.writeInt16LE(Math.round((right[i] / peak) * 23000), 46 + i * 4);
}
writeFileSync(process.argv[2], wav);
