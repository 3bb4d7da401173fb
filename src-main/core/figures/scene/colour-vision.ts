/** How colours look to readers with a colour vision deficiency, and how far apart two colours are: the measure behind the palettes. */
import { valueAt } from '../../matrix/view';

export type ColourVision = 'typical' | 'protanopia' | 'deuteranopia' | 'tritanopia';

/**
 * Full dichromacy in linear sRGB: Machado, Oliveira and Fernandes (2009), "A physiologically-based model for simulation of color vision
 * deficiency", IEEE TVCG 15(6), table of matrices for severity 1.0.
 */
const simulations: Record<ColourVision, readonly number[]> = {
  typical: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

export const colourVisions = Object.keys(simulations) as readonly ColourVision[];

/** Distance in Oklab (Ottosson 2020), about 0.02 being just noticeable side by side; colours as '#rrggbb'. */
export function colourDistance(a: string, b: string, vision: ColourVision): number {
  const [first, second] = [oklab(simulate(a, vision)), oklab(simulate(b, vision))];
  return Math.hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

/** Contrast ratio of WCAG 2.2, 1..21. */
export function contrastRatio(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The least opacity at which a colour on its paper still has a contrast of `ratio` to it, to a hundredth; 1 where it never has. */
export function leastOpacity(colour: string, paper: string, ratio: number): number {
  const has = (opacity: number): boolean => contrastRatio(blend(colour, paper, opacity), paper) >= ratio;
  let [below, above] = [0, 100];
  while (above - below > 1) {
    const middle = Math.floor((above + below) / 2);
    if (has(middle / 100)) above = middle;
    else below = middle;
  }
  return above / 100;
}

/** As browsers lay a translucent colour over another: channel by channel, in sRGB. */
function blend(colour: string, paper: string, opacity: number): string {
  const channel = (at: number): string => {
    const [over, under] = [parseInt(colour.slice(at, at + 2), 16), parseInt(paper.slice(at, at + 2), 16)];
    return Math.floor(under + (over - under) * opacity)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

type Triple = readonly [number, number, number];

function luminance(colour: string): number {
  const [r, g, b] = linearRgb(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function linearRgb(colour: string): Triple {
  const channel = (at: number): number => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4; // IEC 61966-2-1
  };
  return [channel(1), channel(3), channel(5)];
}

function simulate(colour: string, vision: ColourVision): Triple {
  const rgb = linearRgb(colour);
  const m = simulations[vision];
  const row = (i: number): number =>
    Math.min(1, Math.max(0, valueAt(m, i) * rgb[0] + valueAt(m, i + 1) * rgb[1] + valueAt(m, i + 2) * rgb[2]));
  return [row(0), row(3), row(6)];
}

function oklab([r, g, b]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
