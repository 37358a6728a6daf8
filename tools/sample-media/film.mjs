// One frame of the film as SVG, from nothing but its time. Words stand left, the picture right in its
// doorway, and the lowest sixth stays free for captions.
import { C } from "./style.mjs";
import { at, circle, ease, icon, mix, n, path, rect, text } from "./figures.mjs";
import { ARCH, scene } from "./scenes.mjs";
import { BEAT, BEATS, CALLS, ENDING, LINE_AT, OPENING, TITLE, visible, WARNING } from "./film-script.mjs";

const SWING = 1.3;
const GROUNDS = [C.cream, C.deep, C.deep, C.night, "#fdf1d8", "#eaf2ec", "#fcf3e1", "#fdf4de"];
const isDark = (beat) => beat >= 2 && beat <= 4;

function blend(a, b, x) {
  const part = (color, i) => Number.parseInt(color.slice(1 + i * 2, 3 + i * 2), 16);
  return `#${[0, 1, 2].map((i) => Math.round(mix(part(a, i), part(b, i), x)).toString(16).padStart(2, "0")).join("")}`;
}

/** The leaf of the door, hinged on the left; `open` from 0 (shut) to 1. */
function leaf(open) {
  if (open > 0.995) return "";
  const width = Math.cos((open * Math.PI) / 2);
  const inset = (y, h) => rect(58, y, 404, h, C.teal, 16) + rect(70, y + 12, 380, h - 24, "#1b5b5d", 10);
  const panel = path(ARCH, C.teal2) + path("M58 236V206A202 150 0 0 1 462 206V236z", C.teal) + inset(262, 112) + inset(396, 112) + circle(478, 320, 15, C.gold) + rect(471, 330, 14, 40, C.gold, 7);
  return `<g transform="matrix(${n(Math.max(width, 0.01))} ${n(-0.1 * (1 - width))} 0 1 0 0)">${panel}</g>`;
}

const doorway = (inside, open) =>
  at(690, 84, path("M-16 540V184A276 206 0 0 1 536 184V540z", C.wood, 'opacity=".9"') + `<g clip-path="url(#door)">${inside}${leaf(open)}</g>` + rect(-34, 540, 588, 14, "#8a5a2b", 4));

function light(strength, t) {
  const rays = Array.from({ length: 9 }, (_, i) => {
    const angle = -Math.PI + (Math.PI / 8) * i + Math.sin(t * 0.4) * 0.03;
    return path(`M260 430L${n(260 + Math.cos(angle - 0.08) * 520)} ${n(430 + Math.sin(angle - 0.08) * 520)}L${n(260 + Math.cos(angle + 0.08) * 520)} ${n(430 + Math.sin(angle + 0.08) * 520)}z`, C.paper, `opacity="${n(0.35 * strength)}"`);
  }).join("");
  return rect(0, 0, 520, 540, C.glow) + rays + circle(260, 430, 150, C.gold, 'opacity=".35"') + circle(260, 430, 104, C.gold, 'opacity=".6"') + circle(260, 430, 74, C.paper) +
    path("M0 430H520V540H0z", "#d6b77a") + path("M196 540L236 430H284L324 540z", "#f6e6c2");
}

function wrapEnglish(words, limit = 34) {
  const rows = [""];
  for (const word of words.split(" ")) {
    const last = rows[rows.length - 1];
    if (last && `${last} ${word}`.length > limit) rows.push(word);
    else rows[rows.length - 1] = last ? `${last} ${word}` : word;
  }
  return rows;
}

/** Thai large, English below, beside an amber bar; the block is centred on the height `y`. */
function words(thai, english, { y = 330, color = C.ink, pale = C.soft, size = thai.some((row) => visible(row) > 16) ? 53 : 58, o = 1, rise = 0 } = {}) {
  if (o <= 0.004) return "";
  const step = size * 1.42;
  const rows = wrapEnglish(english);
  const height = thai.length * step + 16 + rows.length * 37;
  const top = y - height / 2;
  const th = thai.map((row, i) => text(108, top + step * (i + 0.74), row, size, color, { anchor: "start", weight: 700 })).join("");
  const en = rows.map((row, i) => text(108, top + thai.length * step + 46 + i * 37, row, 28, pale, { anchor: "start", weight: 400 })).join("");
  return at(0, rise, rect(76, top + 4, 7, height + 2, C.amber, 3) + th + en, { o });
}

function mark(color) {
  return text(1222, 50, "สื่อตัวอย่าง · Sample", 21, color, { anchor: "end", weight: 600 });
}

function header(beat, color, pale) {
  const dots = BEATS.map((_, i) => circle(82 + i * 24, 92, i + 1 === beat ? 7 : 5, i + 1 <= beat ? C.amber : pale, i + 1 <= beat ? "" : 'opacity=".45"')).join("");
  const { th, en } = BEATS[beat - 1].name;
  return text(76, 56, `${beat} ${th}<tspan dx="16" font-size="24" font-weight="400" fill="${pale}">${en}</tspan>`, 30, color, { anchor: "start", weight: 700 }) + dots;
}

function opening(t) {
  const show = (from, to) => ease(t, from, from + 0.7) * (1 - ease(t, to - 0.5, to));
  const first = show(0.2, OPENING.warning);
  const second = show(OPENING.warning, OPENING.title);
  const notice = at(640, 0, rect(-190, 146, 380, 84, C.teal, 42) + text(0, 204, "สื่อตัวอย่าง", 48, C.paper, { weight: 700 }) +
    text(0, 318, "ไม่ใช่วิดีโอ Breaking a Vicious Cycle", 52, C.ink, { weight: 700 }) + rect(-44, 360, 88, 6, C.amber, 3) +
    text(0, 428, "Sample. Not the video \"Breaking a Vicious Cycle\"", 34, C.soft, { weight: 400 }), { o: first });
  const warning = at(640, 0, at(0, 118, icon.heart(C.amber), { s: 1.25 }) +
    text(0, 216, `${WARNING.th[0]} ${WARNING.th[1]}`, 46, C.ink, { weight: 700 }) + text(0, 286, WARNING.th[2], 46, C.ink, { weight: 700 }) + text(0, 356, WARNING.th[3], 46, C.ink, { weight: 700 }) +
    text(0, 436, WARNING.en[0], 29, C.soft, { weight: 400 }) + text(0, 478, WARNING.en[1], 29, C.soft, { weight: 400 }), { o: second });
  const title = ease(t, OPENING.title, OPENING.title + 0.8);
  const crack = 0.1 * ease(t, OPENING.title + 1, OPENING.end);
  const door = title > 0 ? at(0, 0, doorway(light(0.8, t), crack) + words([TITLE.th], TITLE.en, { size: 76, y: 330 }), { o: title }) : "";
  return rect(0, 0, 1280, 720, C.cream) + notice + warning + door + mark(C.soft);
}

function beatFrame(t) {
  const index = Math.min(7, Math.floor((t - OPENING.end) / BEAT));
  const local = t - OPENING.end - index * BEAT;
  const beat = index + 1;
  const turning = ease(local, 0, SWING);
  const before = index === 0 ? C.cream : GROUNDS[index - 1];
  const ground = blend(before, GROUNDS[index], turning);
  const color = isDark(beat) ? C.cream : C.ink;
  const pale = isDark(beat) ? "#b9cfc8" : C.soft;
  const half = SWING * 0.42;
  const shutting = local < half;
  const inside = !shutting ? scene(beat, local - half) : index === 0 ? light(0.8, t) : scene(index, BEAT - half + local);
  const open = shutting ? 1 - ease(local, 0, half) : ease(local, half, SWING);
  const start = index === 0 ? 0.1 : 1;
  const first = ease(local, LINE_AT[0], LINE_AT[0] + 0.7) * (1 - ease(local, LINE_AT[1] - 0.5, LINE_AT[1]));
  const second = ease(local, LINE_AT[1], LINE_AT[1] + 0.7);
  const lines = BEATS[index];
  const shown = ease(local, 0.4, 1);
  return rect(0, 0, 1280, 720, ground) + at(0, 0, header(beat, color, pale), { o: shown }) + mark(pale) +
    doorway(inside, shutting ? Math.min(open, start) : open) +
    words(lines.screen[0], lines.en[0], { color, pale, o: first, rise: mix(14, 0, ease(local, LINE_AT[0], LINE_AT[0] + 0.9)) }) +
    words(lines.screen[1], lines.en[1], { color, pale, o: second, rise: mix(14, 0, ease(local, LINE_AT[1], LINE_AT[1] + 0.9)) });
}

function ending(t) {
  const local = t - ENDING;
  const number = (i, y) => {
    const shown = ease(local, 0.6 + i * 2.7, 1.4 + i * 2.7);
    return at(0, mix(14, 0, shown), text(76, y, CALLS.th[i][0], 132, i ? C.teal : C.rust, { anchor: "start", weight: 800 }) +
      text(76, y + 48, CALLS.th[i][1], 33, C.ink, { anchor: "start", weight: 700 }) + (i ? text(76, y + 92, "ตลอด 24 ชั่วโมง", 33, C.ink, { anchor: "start", weight: 700 }) : "") +
      text(76, y + (i ? 132 : 84), CALLS.en[i], 25, C.soft, { anchor: "start", weight: 400 }), { o: shown });
  };
  const half = SWING * 0.42;
  const inside = local < half ? scene(8, BEAT - half + local) : light(1, t);
  const open = local < half ? 1 - ease(local, 0, half) : 0.99 * ease(local, half, half + 1.6);
  return rect(0, 0, 1280, 720, blend(GROUNDS[7], C.cream, ease(local, 0, 1))) + doorway(inside, open) + number(0, 206) + number(1, 412) +
    at(0, 0, text(76, 640, "CC BY 4.0 · Drivepress", 20, C.soft, { anchor: "start", weight: 400 }), { o: ease(local, 6, 7) }) + mark(C.soft);
}

/** The frame at `t` seconds, as the inside of an SVG of 1280 × 720. */
export function frame(t) {
  const defs = `<defs><clipPath id="door"><path d="${ARCH}"/></clipPath></defs>`;
  return defs + (t < OPENING.end ? opening(t) : t < ENDING ? beatFrame(t) : ending(t));
}

/** The still that stands for the film: the title, and the door just opening. */
export function posterFrame() {
  return `<defs><clipPath id="door"><path d="${ARCH}"/></clipPath></defs>` + rect(0, 0, 1280, 720, C.cream) + doorway(light(1, 0), 0.5) + words([TITLE.th], TITLE.en, { size: 76 }) + mark(C.soft);
}
