// People and things, drawn once and used in film and print. Nobody has a face, a name or a nation.
import { C } from "./style.mjs";

/** 0 before `a`, 1 after `b`, smooth between. */
export function ease(t, a, b) {
  const x = Math.min(1, Math.max(0, (t - a) / (b - a)));
  return x * x * (3 - 2 * x);
}
export const mix = (a, b, x) => a + (b - a) * x;
export const n = (value) => Number(value.toFixed(2));

/** A group moved, scaled and faded. */
export function at(x, y, inner, { s = 1, sx = s, sy = s, r = 0, o = 1 } = {}) {
  if (o <= 0.004) return "";
  const turn = r ? ` rotate(${n(r)})` : "";
  const size = sx === 1 && sy === 1 ? "" : ` scale(${n(sx)} ${n(sy)})`;
  const fade = o >= 0.996 ? "" : ` opacity="${n(o)}"`;
  return `<g transform="translate(${n(x)} ${n(y)})${turn}${size}"${fade}>${inner}</g>`;
}

export const rect = (x, y, w, h, fill, r = 0, more = "") =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" rx="${r}" fill="${fill}" ${more}/>`;
export const circle = (x, y, r, fill, more = "") => `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${fill}" ${more}/>`;
export const path = (d, fill, more = "") => `<path d="${d}" fill="${fill}" ${more}/>`;
export const line = (d, stroke, width, more = "") =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;
export const text = (x, y, words, size, fill, { weight = 600, anchor = "middle" } = {}) =>
  `<text x="${n(x)}" y="${n(y)}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${words}</text>`;

/**
 * A person standing, feet at the origin, about 190 high.
 * `walk` is a phase in radians or null, `arm` the lift of the near arm in degrees.
 */
export function person({ shirt = C.amber, legs = C.teal, hair = "short", walk = null, arm = 0, bag = null } = {}) {
  const swing = walk === null ? 0 : Math.sin(walk) * 17;
  const bob = walk === null ? 0 : -Math.abs(Math.cos(walk)) * 3;
  const leg = (turn, x) => `<g transform="translate(${x} -74) rotate(${n(turn)})">${rect(-11, -4, 22, 72, legs, 10)}${rect(-11, 62, 30, 13, C.hair, 6)}</g>`;
  const limb = (turn, x) =>
    `<g transform="translate(${x} -132) rotate(${n(turn)})">${rect(-9, -4, 18, 40, shirt, 9)}${rect(-7, 28, 14, 30, C.skin, 7)}</g>`;
  const head =
    hair === "bun"
      ? circle(-14, -186, 13, C.hair) + circle(0, -172, 27, C.hair) + path("M-17 -168a22 22 0 0 0 42 4c2-14-6-22-16-24-8 12-18 14-26 20z", C.skin)
      : hair === "long"
        ? path("M-28 -170a28 28 0 0 1 56 0c0 8-3 10-4 14h-30v30c-12 0-20-4-22-10z", C.hair) + path("M-15 -166a20 20 0 0 0 39 4c2-12-5-20-14-22-6 10-16 14-25 18z", C.skin)
        : circle(0, -170, 26, C.skin) + path("M-27 -168c-4-24 12-34 28-33 18 0 30 14 25 26-12 0-24-4-32-10-4 8-10 14-21 17z", C.hair);
  const satchel = bag ? line("M-20 -136 L20 -86", bag, 5) + rect(8, -92, 34, 32, bag, 7) : "";
  return `<g transform="translate(0 ${n(bob)})">${limb(-swing * 1.1, -25)}${leg(-swing, walk === null ? -13 : -4)}${leg(swing, walk === null ? 13 : 4)}
    ${path("M-31 -126a31 24 0 0 1 62 0v58a8 8 0 0 1-8 8h-46a8 8 0 0 1-8-8z", shirt)}
    ${rect(-8, -152, 16, 18, C.skin, 6)}${head}${satchel}${limb(swing * 1.1 - arm, 25)}</g>`;
}

/** A person seated and seen from the side, the seat at the origin, looking right. */
export function seated({ shirt = C.amber, legs = C.teal, hair = "short", lean = 0 } = {}) {
  const head =
    hair === "bun"
      ? circle(-16, -130, 13, C.hair) + circle(0, -118, 27, C.hair) + path("M-14 -114a21 21 0 0 0 40 4c2-14-6-22-15-24-8 12-17 14-25 20z", C.skin)
      : circle(2, -116, 26, C.skin) + path("M-25 -112c-5-24 10-36 27-35 18 0 29 12 25 25-12 2-22-2-30-7-4 8-11 14-22 17z", C.hair);
  return `${rect(-24, -12, 84, 27, legs, 13)}${rect(38, -6, 24, 84, legs, 11)}${rect(38, 70, 36, 14, C.hair, 6)}
    <g transform="rotate(${lean})">${path("M-30 -66a28 26 0 0 1 56 0v62a8 8 0 0 1-8 8h-42a8 8 0 0 1-8-8z", shirt)}
    ${rect(-6, -98, 16, 22, C.skin, 6)}${head}
    <g transform="translate(2 -66) rotate(-52)">${rect(-9, -4, 18, 44, shirt, 9)}${rect(-7, 34, 14, 32, C.skin, 7)}</g></g>`;
}

/** Head and shoulders, for windows and cards; the shoulders' foot is the origin. */
export const bust = (skin, shirt, hair) =>
  path("M-38 0v-14a38 30 0 0 1 76 0v14z", shirt) + circle(0, -64, 25, skin) +
  path("M-26 -62c-4-24 12-33 27-32 18 0 29 14 25 26-12 0-23-4-31-10-4 8-10 13-21 16z", hair);

export function sun(r, color = C.gold) {
  return circle(0, 0, r * 1.55, color, 'opacity=".18"') + circle(0, 0, r * 1.25, color, 'opacity=".25"') + circle(0, 0, r, color);
}

export const tree = (s) => rect(-6 * s, -60 * s, 12 * s, 60 * s, C.wood, 5) +
  circle(-22 * s, -74 * s, 32 * s, C.leaf) + circle(24 * s, -70 * s, 30 * s, C.leaf) + circle(0, -104 * s, 36 * s, "#8dab72");

/** Icons about 56 across, centred on the origin. */
export const icon = {
  pin: (c) => path("M0 30C-26 2-24-30 0-30S26 2 0 30z", c) + circle(0, -7, 9, C.paper),
  clock: (c) => circle(0, 0, 28, c) + line("M0 -15V1L12 9", C.paper, 5),
  eye: (c) => path("M-34 0Q0 -34 34 0Q0 34-34 0z", c) + circle(0, 0, 12, C.paper) + circle(0, 0, 5, c),
  phone: (c) => rect(-17, -31, 34, 62, c, 7) + rect(-12, -23, 24, 40, C.paper, 2) + circle(0, 24, 3, C.paper),
  talk: (c) => path("M-30 -24h60a8 8 0 0 1 8 8v26a8 8 0 0 1-8 8h-34l-16 15v-15h-10a8 8 0 0 1-8-8v-26a8 8 0 0 1 8-8z", c) +
    circle(-15, -3, 4.5, C.paper) + circle(0, -3, 4.5, C.paper) + circle(15, -3, 4.5, C.paper),
  heart: (c) => path("M0 28C-40 0-30-30-12-27-4-26 0-18 0-14 0-18 4-26 12-27 30-30 40 0 0 28z", c),
  book: (c) => path("M-32 -20q16-8 32 2q16-10 32-2v42q-16-8-32 2q-16-10-32-2z", c) + line("M0 -17V23", C.paper, 3),
  tools: (c) => line("M-20 20L14 -14", c, 9) + line("M6 -26a15 15 0 1 0 21 21", c, 8),
  friends: (c) => circle(-14, -12, 11, c) + circle(14, -12, 11, c) + path("M-32 24a18 20 0 0 1 36 0z", c) + path("M-4 24a18 20 0 0 1 36 0z", c),
  home: (c) => path("M0 -30L34 0H24V28H-24V0H-34z", c) + rect(-7, 6, 14, 22, C.paper, 2),
  shield: (c) => path("M0 -32L28 -22V0C28 18 14 28 0 34C-14 28-28 18-28 0V-22z", c) + line("M-11 0L-3 9L12 -9", C.paper, 5),
  card: (c) => rect(-34, -23, 68, 46, c, 7) + circle(-16, -4, 8, C.paper) + path("M-29 14a13 12 0 0 1 26 0z", C.paper) + line("M6 -8H25M6 3H25M6 13H18", C.paper, 4),
  coins: (c) => [0, 1, 2].map((i) => rect(-26, 14 - i * 15, 52, 12, c, 6)).join("") + circle(18, -24, 10, c),
};

/** A small slip of paper with a torn foot and words on it. */
export const slip = (w, words, lines = 2) => {
  const teeth = Array.from({ length: 8 }, (_, i) => `L${n(w / 2 - (w / 8) * (i + 0.5))} ${i % 2 ? 44 : 52}`).join("");
  const rows = Array.from({ length: lines }, (_, i) => line(`M${-w / 2 + 16} ${20 + i * 12}H${w / 2 - (i ? 46 : 16)}`, C.teal3, 4)).join("");
  return path(`M${-w / 2} -44H${w / 2}V48${teeth}L${-w / 2} 48z`, C.paper) + text(0, 4, words, 27, C.ink, { weight: 700 }) + rows;
};
