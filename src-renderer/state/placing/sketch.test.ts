import { expect, it } from 'vitest';
import { Sketch } from './sketch.svelte';

const point = (x: number) => ({ x, y: 1, pressure: 0.5 });

it('takes back strokes and gives them again, until something new is drawn', () => {
  const sketch = new Sketch();
  for (const x of [1, 2]) {
    sketch.begin(point(x));
    sketch.extend([point(x + 1)]);
    expect(sketch.end()).toBe(true);
  }
  expect(sketch.end()).toBe(false); // the pen was lifted already
  expect(sketch.content.strokes).toHaveLength(2);
  sketch.undo();
  expect([sketch.content.strokes.length, sketch.canUndo, sketch.canRedo]).toEqual([1, true, true]);
  sketch.redo();
  expect(sketch.content.strokes.map(({ points }) => points.map(({ x }) => x))).toEqual([
    [1, 2],
    [2, 3],
  ]);
  sketch.undo();
  sketch.begin(point(9));
  sketch.end();
  expect([sketch.canRedo, sketch.content.strokes.length]).toEqual([false, 2]);
  sketch.clear();
  expect(sketch.isEmpty).toBe(true);
  sketch.undo();
  expect(sketch.content.strokes).toHaveLength(2);
});

it('erases with a broader stroke that is taken back like any other', () => {
  const sketch = new Sketch();
  sketch.tool = 'eraser';
  sketch.begin(point(1));
  sketch.end();
  expect(sketch.content.strokes[0]).toMatchObject({ isEraser: true, width: 2 * sketch.width });
});

it('moves, turns and scales an imported picture in steps that can be taken back', () => {
  const sketch = new Sketch();
  expect(sketch.movePicture({ x: 1 })).toBe(false);
  sketch.importPicture({ bitmap: {} as CanvasImageSource, width: 10, height: 20, isPhoto: false });
  sketch.movePicture({ x: 5 });
  sketch.movePicture({ turnDegrees: 15, scale: 1000 });
  expect(sketch.content.picture?.place).toMatchObject({ x: 261, turnDegrees: 15, scale: 4 });
  sketch.undo();
  expect(sketch.content.picture?.place).toMatchObject({ x: 261, turnDegrees: 0 });
});
