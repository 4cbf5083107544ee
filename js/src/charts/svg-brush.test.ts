import { expect, test } from "vitest";
import { SvgBrush } from "./svg-brush";

function brush() {
  const svg = new SvgBrush((text) => text.length * 6);
  svg.resize(100, 50);
  return svg;
}

test("an SVG is well formed, whatever is written in it", () => {
  const svg = brush();
  svg.text('a<b & "c"', 10, 20, {
    color: "red",
    font: "11px 'X', sans-serif",
    align: "right",
    baseline: "top",
  });
  const page = new DOMParser().parseFromString(String(svg), "image/svg+xml");
  const text = page.querySelector("text");
  expect(text?.textContent).toBe('a<b & "c"');
  expect(text?.getAttribute("text-anchor")).toBe("end");
  expect(page.documentElement.getAttribute("viewBox")).toBe("0 0 100 50");
});

test("an SVG has what was drawn, nested in its clip", () => {
  const svg = brush();
  const path = svg.newPath();
  path.moveTo(0, 1.23456);
  path.lineTo(10, 2);
  svg.clipped({ left: 0, top: 0, right: 9, bottom: 9 }, () =>
    svg.stroke(path, { color: "red", width: 2, dash: [6, 3], opacity: 0.5, shift: 0 }),
  );
  svg.fill(path, "blue", 0.2);
  svg.fillCircle(1, 2, 3, "green");
  const page = new DOMParser().parseFromString(String(svg), "image/svg+xml");
  const stroke = page.querySelector("g > path");
  expect(stroke?.getAttribute("d")).toBe("M0 1.23L10 2");
  expect(stroke?.getAttribute("stroke-dasharray")).toBe("6 3");
  expect(page.querySelector("svg > path")?.getAttribute("fill")).toBe("blue");
  expect(page.querySelector("circle")?.getAttribute("r")).toBe("3");
});
