/** A chart on screen as a PNG picture: its SVG as it is drawn, under its title and legend, on white. */

export interface LegendEntry {
  label: string;
  color: string;
  /** A dashed line with an open point, or a full one with a filled point: as the chart has them. */
  dashed: boolean;
}

/** Pixels of the picture for one of the screen: sharp in print. */
const SCALE = 3;
const PADDING = 16;
const LINE = 22;
const font = (size: number, weight = 400): string =>
  `${weight} ${size}px "BIZ UDPGothic", Meiryo, "Yu Gothic UI", "Noto Sans CJK JP", sans-serif`;

/** Properties that a drawing takes from style sheets and that its copy must carry itself. */
const drawn = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "dominant-baseline",
  "r",
  "display",
  "visibility",
] as const;

/**
 * Base64 of a PNG of the chart inside this element.
 * @throws Error when there is no chart, or the browser cannot draw it.
 */
export async function chartPicture(
  container: HTMLElement,
  title: string,
  legend: readonly LegendEntry[] = [],
): Promise<string> {
  const svg = [...container.querySelectorAll("svg")].toSorted((a, b) => area(b) - area(a))[0];
  if (!svg) throw new Error("no chart");
  const { width, height } = svg.getBoundingClientRect();
  const picture = await imageOf(standalone(svg, width, height));
  const head = LINE + (legend.length > 0 ? LINE : 0) + 6;
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil((width + 2 * PADDING) * SCALE);
  canvas.height = Math.ceil((height + head + 2 * PADDING) * SCALE);
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("no canvas");
  pen.scale(SCALE, SCALE);
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = "#000";
  pen.font = font(14, 700);
  pen.textBaseline = "middle";
  pen.fillText(title, PADDING, PADDING + LINE / 2, width);
  drawLegend(pen, legend, PADDING + LINE + LINE / 2);
  pen.drawImage(picture, PADDING, PADDING + head, width, height);
  const url = canvas.toDataURL("image/png");
  return url.slice(url.indexOf(",") + 1);
}

function area(svg: SVGSVGElement): number {
  const { width, height } = svg.getBoundingClientRect();
  return width * height;
}

function drawLegend(pen: CanvasRenderingContext2D, legend: readonly LegendEntry[], y: number): void {
  pen.font = font(12);
  let x = PADDING;
  for (const { label, color, dashed } of legend) {
    pen.strokeStyle = color;
    pen.lineWidth = dashed ? 1.6 : 2.4;
    pen.setLineDash(dashed ? [4, 3] : []);
    pen.beginPath();
    pen.moveTo(x, y);
    pen.lineTo(x + 28, y);
    pen.stroke();
    pen.setLineDash([]);
    pen.fillStyle = dashed ? "#fff" : color;
    pen.beginPath();
    pen.arc(x + 14, y, dashed ? 2.5 : 4, 0, 2 * Math.PI);
    pen.fill();
    if (dashed) pen.stroke();
    pen.fillStyle = "#000";
    pen.fillText(label, x + 34, y);
    x += 34 + pen.measureText(label).width + 20;
  }
}

/** The drawing with all that it took from the page's style sheets written into it. */
function standalone(svg: SVGSVGElement, width: number, height: number): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [from, to] = [svg, copy].map((one) => [one, ...one.querySelectorAll<SVGElement>("*")]);
  from?.forEach((element, index) => {
    const style = getComputedStyle(element);
    to?.[index]?.setAttribute(
      "style",
      drawn.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";"),
    );
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  copy.setAttribute("viewBox", `0 0 ${width} ${height}`);
  return new XMLSerializer().serializeToString(copy);
}

async function imageOf(svg: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  return image;
}
