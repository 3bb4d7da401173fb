/** What a reader has set at a map: the view, what is shown, what stands out. Survives new data of the same space. */
import type { MapLook } from '../../../src-main/contract/results/saved-view';
import type { FoldRole } from '../../../src-main/contract/running/run';
import type { MapOverlays, MapSettings } from '../../../src-main/core/figures/map/map-data';
import type { Direction } from '../../../src-main/core/figures/map/map-walk';
import { rotateView, startView, zoomView, type MapView } from '../../../src-main/core/figures/map/map-view';

const turnStep = Math.PI / 24;

export class MapState {
  view = $state.raw<MapView>(startView('principal', [0, 1]));
  roles = $state.raw<readonly FoldRole[]>(['test']);
  showsDrawings = $state(true);
  drawingSize = $state(34);
  names = $state(false);
  category = $state<string | null>(null);
  active = $state<string | null>(null);
  /** What lies beneath the places; maps without such data show nothing of it. */
  overlays = $state.raw<MapOverlays>({ stress: false, ellipses: false, directions: false, hulls: false });

  get isSolid(): boolean {
    return this.view.axes.length === 3;
  }

  get family(): MapView['family'] {
    return this.view.family;
  }

  /** Keeps the axes where the space has them; called whenever the space changes. Without a space the first axis stands in. */
  fitTo(dims: number): void {
    const count = Math.max(1, dims);
    const wanted = Math.min(this.isSolid ? 3 : 2, count);
    const isFitting = this.view.axes.length === wanted && this.view.axes.every((axis) => axis < count);
    if (!isFitting) this.view = { ...this.view, axes: firstAxes(wanted), centre: null };
  }

  chooseFamily(family: MapView['family']): void {
    this.view = { ...this.view, family, centre: null };
  }

  chooseDepth(solid: boolean, dims: number): void {
    const wanted = Math.min(solid ? 3 : 2, dims);
    const kept = this.view.axes.slice(0, wanted);
    const free = firstAxes(dims).filter((axis) => !kept.includes(axis));
    this.view = { ...this.view, axes: [...kept, ...free].slice(0, wanted), zoom: 1, centre: null };
  }

  /** An axis that is already shown elsewhere changes places, so that none is shown twice. */
  chooseAxis(position: number, axis: number): void {
    const before = this.view.axes[position];
    const axes = this.view.axes.map((current, i) => (i === position ? axis : current === axis ? (before ?? current) : current));
    this.view = { ...this.view, axes, centre: null };
  }

  toggleRole(role: FoldRole): void {
    this.roles = this.roles.includes(role) ? this.roles.filter((other) => other !== role) : [...this.roles, role];
  }

  /** A drag turns a solid map (its width is half a turn) and moves a flat one. */
  drag(dx: number, dy: number, width: number, pixelsPerUnit: number, middle: { readonly x: number; readonly y: number }): void {
    if (this.isSolid) {
      this.view = rotateView(this.view, (dx / width) * Math.PI, (dy / width) * Math.PI);
    } else if (this.view.zoom > 1) {
      this.view = { ...this.view, centre: { x: middle.x - dx / pixelsPerUnit, y: middle.y + dy / pixelsPerUnit } };
    }
  }

  turn(direction: Direction): void {
    const [right, down] = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }[direction] as [number, number];
    this.view = rotateView(this.view, right * turnStep, down * turnStep);
  }

  zoom(factor: number): void {
    this.view = zoomView(this.view, factor);
  }

  /** The view as it was at first; what is shown stays. */
  reset(): void {
    this.view = startView(this.view.family, this.view.axes);
  }

  /** All that is set, to be kept. */
  look(): MapLook {
    const { view, roles, showsDrawings, drawingSize, names, category, overlays } = this;
    return {
      view: { ...view, axes: [...view.axes], rotation: [...view.rotation] },
      roles: [...roles],
      showsDrawings,
      drawingSize,
      names,
      category,
      overlays,
    };
  }

  /** As it was kept, as far as this space has those axes and these categories. */
  take(look: MapLook, dims: number, categories: readonly string[]): void {
    this.view = look.view;
    this.roles = look.roles;
    this.showsDrawings = look.showsDrawings;
    this.drawingSize = look.drawingSize;
    this.names = look.names;
    this.category = look.category !== null && categories.includes(look.category) ? look.category : null;
    this.overlays = look.overlays;
    this.fitTo(dims);
  }

  /** For the screen, or, smaller and without what hovers, for a file. */
  settings(scale: number, isFile: boolean): MapSettings {
    return {
      view: this.view,
      roles: this.roles,
      drawingSize: this.showsDrawings ? this.drawingSize * scale : 0,
      names: this.names,
      emphasis: this.category === null ? null : [this.category],
      front: isFile ? null : this.active,
      overlays: this.overlays,
    };
  }
}

function firstAxes(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
