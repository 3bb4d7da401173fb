/** What lies on the drawing pad: strokes, and perhaps an imported picture under them, with undo and redo. Lengths are pixels of the pad. */

/** Side of the pad's own picture: the same however large it is shown. */
export const padSide = 512;

export interface StrokePoint {
  readonly x: number;
  readonly y: number;
  readonly pressure: number; // 0 to 1; 0.5 of a mouse
}

export interface Stroke {
  readonly points: readonly StrokePoint[];
  readonly width: number;
  readonly isEraser: boolean;
}

/** Where an imported picture lies: its middle, how large it is beside filling the pad, and how far it is turned. */
export interface PicturePlace {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly turnDegrees: number;
}

export interface Picture {
  readonly bitmap: CanvasImageSource;
  readonly width: number;
  readonly height: number;
  /** Whether its ground had to be made white: what is left of it may be no drawing. */
  readonly isPhoto: boolean;
  readonly place: PicturePlace;
}

interface Content {
  readonly strokes: readonly Stroke[];
  readonly picture: Picture | null;
}

const empty: Content = { strokes: [], picture: null };
const middle: PicturePlace = { x: padSide / 2, y: padSide / 2, scale: 0.9, turnDegrees: 0 };

export class Sketch {
  content = $state.raw<Content>(empty);
  /** Of the line being drawn, until the pen is lifted. */
  underWay = $state.raw<Stroke | null>(null);
  /** The lines of rated drawings are about so wide beside their size. */
  width = $state(16);
  tool = $state<'pen' | 'eraser'>('pen');
  #before = $state.raw<readonly Content[]>([]);
  #after = $state.raw<readonly Content[]>([]);

  get isEmpty(): boolean {
    return this.content.strokes.length === 0 && this.content.picture === null;
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  get canRedo(): boolean {
    return this.#after.length > 0;
  }

  begin(point: StrokePoint): void {
    const isEraser = this.tool === 'eraser';
    this.underWay = { points: [point], width: isEraser ? this.width * 2 : this.width, isEraser };
  }

  extend(points: readonly StrokePoint[]): void {
    if (this.underWay !== null) this.underWay = { ...this.underWay, points: [...this.underWay.points, ...points] };
  }

  /** False where nothing was being drawn. */
  end(): boolean {
    const stroke = this.underWay;
    this.underWay = null;
    if (stroke === null) return false;
    this.#change({ ...this.content, strokes: [...this.content.strokes, stroke] });
    return true;
  }

  importPicture(picture: Omit<Picture, 'place'>): void {
    this.#change({ ...this.content, picture: { ...picture, place: middle } });
  }

  movePicture(by: Partial<{ x: number; y: number; scale: number; turnDegrees: number }>): boolean {
    const { picture } = this.content;
    if (picture === null) return false;
    const { x, y, scale, turnDegrees } = picture.place;
    const place = {
      x: x + (by.x ?? 0),
      y: y + (by.y ?? 0),
      scale: Math.max(0.05, Math.min(4, scale * (by.scale ?? 1))),
      turnDegrees: (turnDegrees + (by.turnDegrees ?? 0)) % 360,
    };
    this.#change({ ...this.content, picture: { ...picture, place } });
    return true;
  }

  /** What was kept before, in place of what there is. */
  take(strokes: readonly Stroke[]): void {
    this.#change({ strokes, picture: null });
  }

  clear(): void {
    if (!this.isEmpty) this.#change(empty);
  }

  undo(): void {
    const last = this.#before.at(-1);
    if (last === undefined) return;
    this.#after = [...this.#after, this.content];
    this.#before = this.#before.slice(0, -1);
    this.content = last;
  }

  redo(): void {
    const next = this.#after.at(-1);
    if (next === undefined) return;
    this.#before = [...this.#before, this.content];
    this.#after = this.#after.slice(0, -1);
    this.content = next;
  }

  #change(next: Content): void {
    this.#before = [...this.#before.slice(-mostSteps), this.content];
    this.#after = [];
    this.content = next;
  }
}

const mostSteps = 200;
