/**
 * What keeps a vector drawing from hanging the program. librsvg loads nothing from elsewhere when it draws from memory (a test holds
 * it to that), but draws whatever number of elements it is given; references let a small file stand for billions of them.
 */
import { phrase } from '../../contract/message';

const largestSvg = 8 * 2 ** 20; // letters
const mostDrawn = 30_000; // elements after all references are followed
const mostFilters = 20;
const deepest = 256; // as libxml2 has it

/** A clause that completes 'cannot be read: ...', or null for a drawing that can be drawn in reasonable time. */
export function findSvgProblem(svg: string): string | null {
  if (svg.length > largestSvg) return phrase`as a vector drawing it is larger than ${largestSvg / 2 ** 20} MB`;
  if (countMatches(svg, /<!ENTITY/g) !== countMatches(svg, plainEntity))
    return phrase`it builds its content out of entities; save it as plain SVG or as PNG`;
  if (countMatches(svg, /<fe[A-Z]/g) > mostFilters) return phrase`it uses too many filters; save it as PNG`;
  if (drawnElements(svg) > mostDrawn) return phrase`it consists of more than ${mostDrawn} parts; save it as PNG`;
  return null;
}

/** As drawing programs write them to shorten the addresses of their namespaces. */
const plainEntity = /<!ENTITY\s{1,9}[\w.:-]{1,99}\s{1,9}(?:"[^"<>&]{0,300}"|'[^'<>&]{0,300}')\s{0,9}>/g;

/** Whether the file holds more than a drawing: scripts, handlers, foreign content, or references to something outside itself. */
export function isMoreThanDrawing(svg: string): boolean {
  return (
    /<(script|foreignObject|iframe|handler|xi:include|\w+:include)\b|<!ENTITY|<\?xml-stylesheet|@import/i.test(svg) ||
    /\son[a-z]+\s*=/i.test(svg) ||
    /\b(?:href|src)\s*=\s*["']\s*(?!#|data:image\/)[^"'\s]/i.test(svg) ||
    /url\(\s*["']?(?!#|["']?data:image\/)/i.test(svg)
  );
}

/** Elements drawn when every use, pattern, mask and so on is followed; Infinity for a drawing that refers to itself. */
export function drawnElements(svg: string): number {
  const { own, ids, applied } = readOutline(svg);
  const costs = new Map<string, number>();
  const costOf = (id: string, trail: readonly string[]): number => {
    const known = costs.get(id);
    if (known !== undefined) return known;
    if (trail.includes(id) || trail.length > 200) return Infinity;
    const part = ids.get(id);
    if (part === undefined) return 0;
    let cost = part.elements;
    for (const [target, times] of part.references) {
      cost += times * costOf(target, [...trail, id]);
      if (cost > 1e9) break;
    }
    costs.set(id, cost);
    return cost;
  };
  let total = own.elements;
  for (const [target, times] of own.references) total += times * costOf(target, []);
  // A style sheet may apply a reference to every element.
  for (const target of applied) total += own.elements * costOf(target, []);
  return total;
}

interface Part {
  elements: number;
  readonly references: Map<string, number>;
}

/** The whole drawing and each part of it with an id: how many elements, and what they refer to. */
function readOutline(svg: string): { own: Part; ids: Map<string, Part>; applied: string[] } {
  const text = withoutSections(withoutSections(svg, '<!--', '-->'), '<![CDATA[', ']]>');
  const own: Part = { elements: 0, references: new Map() };
  const ids = new Map<string, Part>();
  const open: (Part | null)[] = [];
  for (const [, closing, attributes = '', selfClosing] of text.matchAll(/<(\/)?[A-Za-z_][\w:.-]*((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/)?>/g)) {
    if (closing !== undefined) {
      open.pop();
      continue;
    }
    const id = /\sid\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1];
    const part: Part | null = id === undefined ? null : { elements: 0, references: new Map() };
    if (id !== undefined && part !== null) ids.set(id, part);
    const holders = [own, ...open.filter((entry) => entry !== null), ...(part === null ? [] : [part])];
    const targets = [...attributes.matchAll(/(?:href\s*=\s*["']\s*#|url\(\s*["']?#)([^"')]*)/g)].map((match) => match[1]!.trim());
    for (const holder of holders) {
      holder.elements++;
      for (const target of targets) holder.references.set(target, (holder.references.get(target) ?? 0) + 1);
    }
    if (selfClosing === undefined) open.push(part);
    if (own.elements > mostDrawn || open.length > deepest) {
      own.elements = Infinity; // enough to judge
      break;
    }
  }
  const sheet = svg.includes('<style') ? svg : '';
  const applied = [...sheet.matchAll(/[{;]\s{0,9}[a-z-]{1,30}\s{0,9}:\s{0,9}url\(\s{0,9}["']?#([^"')]{1,99})/g)].map((match) =>
    match[1]!.trim(),
  );
  return { own, ids, applied: [...new Set(applied)] };
}

/** Searched by hand: a regular expression would begin anew at every unclosed section of a hostile file. */
function withoutSections(text: string, open: string, close: string): string {
  const kept: string[] = [];
  let at = 0;
  for (let start = text.indexOf(open); start >= 0; start = text.indexOf(open, at)) {
    const end = text.indexOf(close, start + open.length);
    kept.push(text.slice(at, start));
    at = end < 0 ? text.length : end + close.length;
  }
  return kept.join('') + text.slice(at);
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
