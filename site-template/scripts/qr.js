// A text as a QR code drawn in SVG. ASCII only: many telephones misread other text in QR codes.
(function (root) {
  "use strict";
  const Drivepress = (root.Drivepress = root.Drivepress || {});
  const SVG = "http://www.w3.org/2000/svg";
  // The blank frame that the standard asks for (modules).
  const QUIET = 4;

  /** Rows of true (dark) and false. Error correction M stands a scratched or creased print. */
  function modulesOf(text) {
    if (!/^[\x20-\x7e]+$/.test(text)) throw new Error("a QR code holds ASCII only");
    const code = root.qrcode(0, "M");
    code.addData(text, "Byte");
    code.make();
    const count = code.getModuleCount();
    return Array.from({ length: count }, (_, row) => Array.from({ length: count }, (__, column) => code.isDark(row, column)));
  }

  function make(name, attributes) {
    const element = root.document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    return element;
  }

  /** An SVG element that shows `text`; always dark on white, whatever the page's colours. */
  function draw(text, label) {
    const modules = modulesOf(text);
    const side = modules.length + 2 * QUIET;
    const path = modules.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : ""))).join("");
    const svg = make("svg", { viewBox: `0 0 ${side} ${side}`, role: "img", "aria-label": label, "shape-rendering": "crispEdges" });
    svg.append(make("rect", { width: side, height: side, fill: "#fff" }), make("path", { d: path, fill: "#000" }));
    return svg;
  }

  Drivepress.qr = { modulesOf, draw };
})(globalThis);
