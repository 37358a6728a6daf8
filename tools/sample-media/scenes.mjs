// The eight pictures of the story, each in an arch of 520 × 540; `t` is seconds since the picture began.
// Labels come in the language asked for, so that film, slides and posters share the drawings.
import { C } from "./style.mjs";
import { at, bust, circle, ease, icon, line, mix, n, path, person, rect, seated, slip, sun, text, tree } from "./figures.mjs";

const W = 520;
const H = 540;
export const ARCH = `M0 ${H}V190A260 190 0 0 1 ${W} 190V${H}z`;

const WORDS = {
  th: {
    offer: ["งานดี", "เงินดี", "ไปได้เลย"], debt: ["ค่ารถ", "ค่าห้อง", "หนี้", "หนี้", "หนี้"], asks: ["ที่ไหน", "เมื่อไร", "เห็นอะไร"],
    help: ["อยากให้ช่วย", "อย่างไร"], rice: "ข้าว",
  },
  en: {
    offer: ["Good work", "Good pay", "Leave now"], debt: ["Fare", "Room", "Debt", "Debt", "Debt"], asks: ["Where", "When", "What I saw"],
    help: ["How can", "we help?"], rice: "Rice",
  },
};

const ground = (y, color) => rect(0, y, W, H - y, color);
const pop = (t, a) => { const x = ease(t, a, a + 0.45); return { s: 0.82 + 0.18 * x, o: x }; };

function bubble(w, h, fill, tail) {
  const foot = tail === "left" ? `L${-w / 2 + 54} ${h / 2}L${-w / 2 + 22} ${h / 2 + 24}L${-w / 2 + 26} ${h / 2}` : tail === "right" ? `L${w / 2 - 26} ${h / 2}L${w / 2 - 22} ${h / 2 + 24}L${w / 2 - 54} ${h / 2}` : "";
  return path(`M${-w / 2 + 20} ${-h / 2}H${w / 2 - 20}a20 20 0 0 1 20 20V${h / 2 - 20}a20 20 0 0 1-20 20${foot}H${-w / 2 + 20}a20 20 0 0 1-20-20V${-h / 2 + 20}a20 20 0 0 1 20-20z`, fill);
}

function promise(t, words) {
  const hover = Math.sin(t * 1.1) * 3;
  const messages = words.offer.map((line_, i) =>
    at(mix(4, 0, ease(t, 0.8 + i * 0.9, 1.5 + i * 0.9)), -118 + i * 84, bubble(176, 62, i === 2 ? C.amber : C.teal, "left") + text(0, 10, line_, 29, C.paper, { weight: 700 }), pop(t, 0.8 + i * 0.9))).join("");
  const phone = rect(-118, -226, 236, 450, C.ink, 34) + rect(-104, -206, 208, 404, C.cream, 20) + rect(-30, -216, 60, 5, C.soft, 3) + messages;
  return rect(0, 0, W, H, C.glow) + at(420, 150, sun(58)) + path("M0 430Q130 380 260 424T520 400V540H0z", "#f3d391") + ground(492, "#e7bd6c") +
    at(196, 300 + hover, phone, { r: -4 }) + at(414, 508, person({ shirt: C.rust, bag: C.teal, arm: 62 }), { s: 1.12, sx: -1.12, sy: 1.12 });
}

function debt(t, words) {
  const stack = words.debt.map((word, i) => {
    const drop = ease(t, 0.7 + i * 1.05, 1.5 + i * 1.05);
    return at(186 + (i % 2 ? 12 : -10), mix(-70, 464 - i * 84, drop), slip(176, word), { r: i % 2 ? 3 : -3, o: ease(t, 0.7 + i * 1.05, 0.95 + i * 1.05) });
  }).join("");
  const shade = ease(t, 3, 6.4) * 0.5;
  return rect(0, 0, W, H, "#2c5a5c") + path("M0 0H520V540H0z", C.night, `opacity="${n(shade)}"`) + circle(360, 130, 46, "#dfe9df", 'opacity=".85"') + circle(378, 118, 42, "#2c5a5c") +
    path("M0 452Q120 432 260 452T520 448V540H0z", C.night) + stack + at(402, 510, person({ shirt: C.rust, legs: C.teal2, bag: null }), { s: 1.05, sx: -1.05, sy: 1.05 });
}

function papers(t) {
  const sink = ease(t, 1.6, 3.2);
  const shut = ease(t, 3.5, 4.9);
  const turn = ease(t, 5.3, 6.2) * 90;
  const card = at(186, mix(190, 268, sink), at(0, 0, rect(-86, -56, 172, 112, C.paper, 12) + rect(-86, -56, 172, 24, C.amber, 10) +
    `<g transform="translate(-42 46) scale(.74)">${bust(C.skin, C.rust, C.hair)}</g>` + line("M8 -12H64M8 8H64M8 28H44", C.teal3, 7), { r: mix(-7, 0, sink), sy: mix(1, 0.62, sink) }));
  const body = rect(54, 214, 264, 292, C.wood, 14) + rect(68, 228, 236, 84, "#8f5c2b", 8);
  const inside = rect(76, 236, 220, mix(74, 0, shut), "#5d3a1a", 6);
  const front = (y, pull) => rect(68 - pull, y, 236 + pull * 2, 82, "#bd8449", 8) + rect(164, y + 34, 44, 12, C.gold, 6);
  const drawer = front(mix(282, 229, shut), mix(8, 0, shut)) + (shut > 0.98 ? at(262, 262, circle(0, 0, 9, C.ink) + rect(-2.5, -2, 5, 16, C.ink), { r: turn }) : "");
  return rect(0, 0, W, H, "#35605f") + rect(0, 0, W, H, C.night, 0, `opacity="${n(0.12 + ease(t, 4, 7) * 0.3)}"`) + path("M372 60h104v130h-104z", "#22494b") + path("M380 68h88v114h-88z", "#5c8a86") + line("M424 68V182M380 125H468", "#22494b", 6) +
    ground(500, C.night) + body + front(324, 0) + front(414, 0) + inside + card + drawer +
    at(430, 512, person({ shirt: C.rust, legs: C.teal2 }), { s: 0.98, sx: -0.98, sy: 0.98 });
}

function isolation(t) {
  let windows = "";
  for (let row = 0; row < 4; row += 1) for (let col = 0; col < 4; col += 1) {
    const lit = row === 2 && col === 1;
    const x = 96 + col * 86, y = 172 + row * 84;
    windows += rect(x, y, 62, 58, lit ? C.gold : "#123f42", 4);
    if (lit) windows += `<g transform="translate(${x + 31} ${y + 58}) scale(.56)">${bust("#5d3a1a", "#5d3a1a", "#5d3a1a")}</g>` + line(`M${x + 31} ${y}V${y + 12}`, "#d8a048", 3);
  }
  const gone = (start) => 1 - 0.72 * ease(t, start, start + 1.1);
  const lost = [["phone", 120, 1.4], ["talk", 260, 3], ["pin", 400, 4.6]].map(([name, x, start]) =>
    at(x, 100 + (x === 260 ? -30 : 0), circle(0, 0, 44, "#e8efe6", `opacity="${n(0.16)}"`) + icon[name]("#f2e7d2"), { o: gone(start), s: 0.86 })).join("");
  return rect(0, 0, W, H, "#17484b") + circle(70, 250, 2.4, C.glow) + circle(458, 236, 2, C.glow) + circle(482, 330, 2.6, C.glow) + circle(36, 350, 2, C.glow) +
    rect(72, 150, 376, 360, C.night, 6) + windows + ground(500, "#051d1f") + lost;
}

function noticed(t, words) {
  const day = Math.min(2, Math.floor(Math.max(0, t - 0.6) / 1.9));
  const local = Math.max(0, t - 0.6) - day * 1.9;
  const last = day === 2;
  const x = last ? mix(-60, 142, ease(local, 0, 1.8)) : mix(-60, 600, Math.min(1, local / 1.9));
  const walking = last && local > 1.75 ? null : t * 7;
  const dots = [0, 1, 2].map((i) => at(112 + i * 76, 118 - i * 22, sun(i <= day ? 19 : 12, i <= day ? C.amber : "#d9c49a"), { o: i <= day ? 1 : 0.6 })).join("");
  const think = pop(t, 6.1);
  const stripes = Array.from({ length: 7 }, (_, i) => path(`M${232 + i * 40} 190h40l4 44a22 14 0 0 1-44 0z`, i % 2 ? C.cream : C.rust)).join("");
  const seller = at(402, 470, person({ shirt: C.teal2, legs: C.ink, hair: "bun" }), { s: 1.04, sx: -1.04, sy: 1.04 });
  const steam = [0, 1].map((i) => line(`M${300 + i * 22} ${344 - ((t * 16 + i * 20) % 40)}q8 -12 0 -24`, C.paper, 5, `opacity="${n(0.7 - ((t * 16 + i * 20) % 40) / 62)}"`)).join("");
  const stall = rect(240, 190, 10, 310, C.wood, 4) + rect(500, 190, 10, 310, C.wood, 4) + seller + rect(232, 392, 290, 112, "#c08b51", 8) + rect(232, 392, 290, 18, C.wood, 8) +
    text(380, 466, words.rice, 40, C.paper, { weight: 800 }) + path("M268 392v-26a8 8 0 0 1 8-8h62a8 8 0 0 1 8 8v26z", C.soft) + rect(262, 350, 90, 12, C.ink, 6) + steam + stripes;
  const thought = at(302, 150, circle(58, 46, 5, C.paper) + circle(44, 30, 8, C.paper) + rect(-52, -42, 104, 70, C.paper, 34) + at(0, -7, icon.eye(C.teal), { s: 0.86 }), think);
  return rect(0, 0, W, H, "#fbe6c4") + path("M0 400Q140 350 300 392T520 372V540H0z", "#eccf95") + dots + ground(494, "#d9b676") + stall +
    at(x, 516, person({ shirt: C.rust, legs: C.teal, walk: walking }), { s: 1.02 }) + thought;
}

function call(t, words) {
  const typed = ["1", "3", "0", "0"].filter((_, i) => t > 1 + i * 0.45).join("");
  const keys = Array.from({ length: 12 }, (_, i) => {
    const digit = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", ""][i];
    return digit ? circle(-54 + (i % 3) * 54, -52 + Math.floor(i / 3) * 54, 21, C.mist) + text(-54 + (i % 3) * 54, -43 + Math.floor(i / 3) * 54, digit, 25, C.teal) : "";
  }).join("");
  const ringing = t > 3.2 ? 0.5 + 0.5 * Math.sin(t * 5) : 0;
  const waves = t > 3.2 ? line("M-126 -60q-22 60 0 120M-150 -86q-34 86 0 172", C.amber, 7, `opacity="${n(0.35 + ringing * 0.5)}"`) : "";
  const phone = waves + rect(-108, -218, 216, 436, C.ink, 32) + rect(-94, -198, 188, 390, C.paper, 18) + text(0, -116, typed, 62, C.teal, { weight: 800 }) + line("M-70 -94H70", C.teal3, 3) + keys +
    at(0, 158, rect(-56, -22, 112, 44, t > 2.9 ? C.leaf : C.teal3, 22) + path("M-12 -8c4-4 8 4 6 7 3 5 6 8 11 10 3-3 10 1 7 5-8 9-32-12-24-22z", C.paper));
  const asks = [["pin", C.teal], ["clock", C.teal2], ["eye", C.rust]].map(([name, color], i) =>
    at(396, 170 + i * 122, rect(-92, -50, 184, 100, C.paper, 24) + at(-48, 0, icon[name](color), { s: 0.92 }) + text(-8, 9, words.asks[i], words.asks[i].length > 8 ? 19 : 25, C.ink, { anchor: "start", weight: 700 }), pop(t, 3.6 + i * 0.8))).join("");
  return rect(0, 0, W, H, "#cfe2da") + circle(170, 300, 210, "#e3eee8") + at(176, 316, phone, { r: Math.sin(t * 22) * (t > 2.9 && t < 3.5 ? 1.2 : 0) }) + asks;
}

function support(t, words) {
  const rise = (i) => (t * 13 + i * 17) % 34;
  const steam = (x) => line(`M${x} ${352 - rise(x)}q7 -10 0 -20`, C.paper, 4, `opacity="${n(0.75 - rise(x) / 46)}"`);
  const cup = (x) => rect(x - 15, 366, 30, 24, C.paper, 6) + circle(x + 17, 377, 7, "none", `stroke="${C.paper}" stroke-width="4"`);
  const nod = Math.sin(t * 0.9) * 1.4;
  return rect(0, 0, W, H, "#f6e3c0") + path("M316 250v-96a58 58 0 0 1 116 0v96z", "#fdf6e4") + path("M324 250v-96a50 50 0 0 1 100 0v96z", "#bcd6c9") + line("M374 104V250M324 176H424", "#fdf6e4", 6) +
    ground(490, "#d7b377") + at(62, 490, rect(-26, -50, 52, 50, C.rust, 8) + path("M0 -50q-44 -40 -30 -96q26 24 30 66q-2 -60 24 -92q22 50 -6 122z", C.leaf)) +
    rect(94, 414, 84, 14, C.wood, 7) + rect(100, 424, 12, 70, C.wood, 4) + rect(344, 414, 84, 14, C.wood, 7) + rect(408, 424, 12, 70, C.wood, 4) +
    at(142, 414, seated({ shirt: C.rust, legs: C.teal, lean: 2 + nod * 0.4 }), { s: 1.06 }) + at(386, 414, seated({ shirt: C.teal2, legs: C.ink, hair: "bun", lean: 3 + nod }), { sx: -1.06, sy: 1.06 }) +
    rect(200, 390, 128, 14, "#8f5c2b", 7) + rect(256, 400, 16, 94, "#8f5c2b", 5) + cup(232) + cup(288) + steam(232) + steam(288) +
    at(206, 170, bubble(216, 112, C.teal, "right") + text(0, -8, words.help[0], 30, C.paper, { weight: 700 }) + text(0, 32, words.help[1], 30, C.paper, { weight: 700 }), pop(t, 1.4));
}

function onward(t) {
  const x = mix(236, 286, ease(t, 0.4, 6.5));
  const friend = ease(t, 3.2, 5.4);
  const step = t < 6.6 ? t * 5.2 : null;
  const signs = [["book", 96, 196], ["tools", 206, 128], ["friends", 330, 122]].map(([name, px, py], i) =>
    at(px, py, circle(0, 0, 42, C.paper) + at(0, 0, icon[name]([C.teal, C.rust, C.amber][i]), { s: 0.86 }), pop(t, 1.4 + i * 0.9))).join("");
  return rect(0, 0, W, H, "#fdeccb") + at(424, mix(262, 214, ease(t, 0, 7)), sun(62)) + path("M0 330Q120 262 262 318T520 300V540H0z", "#c3d3a8") + path("M0 396Q160 340 330 386T520 372V540H0z", "#a4bd86") +
    path("M196 540Q230 462 322 424Q404 388 432 330L440 334Q424 404 372 452Q330 490 346 540z", "#f3dfae") + at(64, 428, tree(1.1)) + at(486, 400, tree(0.8)) + at(122, 404, rect(-40, -44, 80, 44, C.cream) + path("M-52 -44L0 -84L52 -44z", C.rust) + rect(-9, -28, 18, 28, C.teal)) +
    at(x, 508, person({ shirt: C.rust, legs: C.teal, bag: C.amber, walk: step }), { s: 0.96 }) + at(mix(560, 362, friend), 500, person({ shirt: C.teal2, legs: C.ink, hair: "long", walk: friend < 1 ? t * 6 : null }), { sx: -0.9, sy: 0.9, o: friend }) +
    at(mix(-50, 186, friend), 512, person({ shirt: C.gold, legs: C.soft, walk: friend < 1 ? t * 6 : null }), { s: 0.9, o: friend }) + signs;
}

const SCENES = [promise, debt, papers, isolation, noticed, call, support, onward];

/** The inside of picture `beat` (1 to 8) at `t` seconds; 30 shows it finished. */
export function scene(beat, t, language = "th") {
  return SCENES[beat - 1](t, WORDS[language]);
}

/** The picture in its arch, as a whole SVG of the width asked for. */
export function archSvg(beat, language, { t = 30, width = 520 } = {}) {
  return `<svg class="arch" viewBox="0 0 ${W} ${H}" width="${width}" font-family="Sarabun" aria-hidden="true"><defs><clipPath id="arch${beat}"><path d="${ARCH}"/></clipPath></defs><g clip-path="url(#arch${beat})">${scene(beat, t, language)}</g></svg>`;
}
