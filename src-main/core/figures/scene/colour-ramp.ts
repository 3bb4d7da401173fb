/** A scale of one hue from the paper to a strong colour, even in lightness. */
import type { FigureTheme } from './palette';
import { valueAt } from '../../matrix/view';

/** `strength` 0 is barely darker (on dark paper: lighter) than the paper, 1 the strongest. Lightness is even in OKLab (B. Ottosson 2020). */
export function rampColour(theme: FigureTheme, strength: number): string {
  const [pale, strong] = isDark(theme.paper) ? [darkPale, darkStrong] : [lightPale, lightStrong];
  const [lightness, chroma, hue] = pale.map((value, i) => value + (valueAt(strong, i) - value) * strength) as [number, number, number];
  return oklchToHex(lightness, chroma, hue);
}

/** Lightness 0..1, chroma, hue in degrees. */
const lightPale = [0.96, 0.015, 240];
const lightStrong = [0.3, 0.11, 262];
const darkPale = [0.3, 0.03, 262];
const darkStrong = [0.93, 0.06, 230];

function isDark(paper: string): boolean {
  return Number.parseInt(paper.slice(1, 3), 16) < 128;
}

/** Ottosson (2020), "A perceptual color space for image processing": OKLab to linear sRGB, then the sRGB transfer curve. */
function oklchToHex(lightness: number, chroma: number, hue: number): string {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const bytes = linear.map((value) =>
    Math.round(255 * Math.min(1, Math.max(0, value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055))),
  );
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
