import { expect, it } from 'vitest';
import type { Mark, Scene } from './scene';
import { drawingOf, drawingToSvg, imageAddresses } from './figure-drawing';

const marks: Mark[] = [
  {
    kind: 'line',
    points: [
      { x: 0, y: 0 },
      { x: 10.126, y: 5 },
    ],
    colour: '#000000',
    width: 1,
    dash: [4, 2],
  },
  { kind: 'arrow', from: { x: 0, y: 0 }, to: { x: 20, y: 0 }, head: 5, colour: '#000000', width: 1, clipped: true },
  { kind: 'circle', x: 5, y: 5, radius: 2, fill: null, stroke: { colour: '#123456', width: 1.5 } },
  { kind: 'symbol', x: 5, y: 5, shape: 'square', size: 4, fill: '#ff0000', stroke: null, opacity: 0.5 },
  {
    kind: 'polygon',
    points: [
      { x: 0, y: 0 },
      { x: 1, y: 0 },
      { x: 1, y: 1 },
    ],
    fill: '#eeeeee',
    stroke: null,
  },
  { kind: 'image', href: '/asset/stimulus/owl?size=256&v=1', x: 50, y: 50, size: 20 },
  { kind: 'text', x: 5, y: 5, text: 'Möbel & "Käfer" <1>\u0001', size: 12, colour: '#000000', anchor: 'middle', turned: true },
];
const scene: Scene = {
  width: 96,
  height: 192,
  label: 'A & B',
  paper: '#ffffff',
  plot: { x: 1, y: 2, width: 3, height: 4 },
  marks,
  targets: [],
};

it('an arrow has its barbs at the place it points to', () => {
  const [from, to] = [
    { x: 10, y: 20 },
    { x: 70, y: 100 },
  ];
  const [element] = drawingOf({ ...scene, marks: [{ kind: 'arrow', from, to, head: 8, colour: '#000000', width: 1 }] }).elements;
  const numbers = [...String(element!.attributes['d']).matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({
    x: Number(x),
    y: Number(y),
  }));
  const [start, end, ...barbs] = numbers;
  expect([start, end]).toEqual([from, to]);
  expect(barbs[1]).toEqual(to); // from one barb's end to the point, and on to the other's
  for (const { x, y } of [barbs[0]!, barbs[2]!]) {
    expect(Math.hypot(x - to.x, y - to.y)).toBeCloseTo(8, 1);
    expect(Math.hypot(x - from.x, y - from.y)).toBeLessThan(Math.hypot(to.x - from.x, to.y - from.y));
  }
});

it('writes each mark as one element, in painting order, at its physical size', () => {
  const lines = drawingToSvg(drawingOf(scene)).trim().split('\n');
  expect(lines[1]).toContain('width="25.4mm" height="50.8mm" viewBox="0 0 96 192"');
  expect(lines.slice(5, -1).map((line) => /^<(\w+)/.exec(line)![1])).toEqual([
    'polyline',
    'path',
    'circle',
    'path',
    'polygon',
    'image',
    'text',
  ]);
  expect(lines[5]).toBe(
    '<polyline points="0,0 10.13,5" fill="none" stroke="#000000" stroke-width="1" stroke-dasharray="4 2" stroke-linejoin="round"/>',
  );
  expect(lines[6]).toContain('M0 0L20 0M15.47 -2.11L20 0L15.47 2.11');
  expect(lines[6]).toContain('clip-path="url(#plot)"');
  expect(lines[8]).toContain('opacity="0.5"');
});

it('escapes text, keeps umlauts and drops what XML forbids', () => {
  const svg = drawingToSvg(drawingOf(scene));
  expect(svg).toContain('>Möbel &amp; &quot;Käfer&quot; &lt;1&gt;</text>');
  expect(svg).toContain('<title>A &amp; B</title>');
});

it('puts data URLs in the place of addresses', () => {
  expect(imageAddresses(scene)).toEqual(['/asset/stimulus/owl?size=256&v=1']);
  const svg = drawingToSvg(drawingOf(scene, { '/asset/stimulus/owl?size=256&v=1': 'data:image/png;base64,AAAA' }));
  expect(svg).toContain('href="data:image/png;base64,AAAA"');
  expect(svg).not.toContain('/asset/');
});
