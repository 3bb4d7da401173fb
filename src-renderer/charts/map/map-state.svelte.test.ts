import { describe, expect, it } from 'vitest';
import { mapLookSchema } from '../../../src-main/contract/results/saved-view';
import { MapState } from './map-state.svelte';

describe('the state of a map', () => {
  it('starts with the test predictions only, on the first two principal axes', () => {
    const state = new MapState();
    expect([...state.roles]).toEqual(['test']);
    expect(state.view).toMatchObject({ family: 'principal', axes: [0, 1], zoom: 1 });
  });
  it('changes places of axes instead of showing one twice', () => {
    const state = new MapState();
    state.chooseDepth(true, 4);
    expect(state.view.axes).toEqual([0, 1, 2]);
    state.chooseAxis(0, 2);
    expect(state.view.axes).toEqual([2, 1, 0]);
    state.chooseAxis(1, 3);
    expect(state.view.axes).toEqual([2, 3, 0]);
    state.chooseDepth(false, 4);
    expect(state.view.axes).toEqual([2, 3]);
    state.chooseDepth(true, 4);
    expect(state.view.axes).toEqual([2, 3, 0]);
  });
  it('is kept and taken again, as far as the space at hand has its axes and categories', () => {
    const state = new MapState();
    state.chooseDepth(true, 4);
    state.turn('left');
    state.zoom(2);
    state.chooseAxis(0, 3);
    state.category = 'birds';
    state.names = true;
    state.toggleRole('validation');
    const look = mapLookSchema.parse(JSON.parse(JSON.stringify(state.look())));
    const again = new MapState();
    again.take(look, 4, ['birds', 'tools']);
    expect(again.look()).toEqual(state.look());
    expect(again.settings(1, false)).toEqual(state.settings(1, false));
    again.take(look, 2, ['tools']);
    expect(again.view.axes).toEqual([0, 1]);
    expect(again.category).toBeNull();
  });
  it('settles where there is no space at all, so that what watches it comes to rest', () => {
    const state = new MapState();
    state.fitTo(0);
    const { view } = state;
    expect(view.axes).toEqual([0]);
    state.fitTo(0);
    expect(state.view).toBe(view);
  });
  it('gives up axes that a smaller space lacks', () => {
    const state = new MapState();
    state.chooseAxis(1, 3);
    state.fitTo(4);
    expect(state.view.axes).toEqual([0, 3]);
    state.fitTo(2);
    expect(state.view.axes).toEqual([0, 1]);
    state.fitTo(1);
    expect(state.view.axes).toEqual([0]);
    state.fitTo(3);
    expect(state.view.axes).toEqual([0, 1]);
  });
  it('moves a zoomed flat map with the pointer and leaves an unzoomed one alone', () => {
    const state = new MapState();
    state.drag(50, 20, 500, 100, { x: 0, y: 0 });
    expect(state.view.centre).toBeNull();
    state.zoom(2);
    state.drag(50, 20, 500, 100, { x: 0, y: 0 });
    expect(state.view.centre).toEqual({ x: -0.5, y: 0.2 });
    state.reset();
    expect(state.view).toMatchObject({ zoom: 1, centre: null });
  });
  it('turns by hand and by key, and back again', () => {
    const state = new MapState();
    state.chooseDepth(true, 3);
    const before = state.view.rotation;
    state.drag(80, 0, 500, 100, { x: 0, y: 0 });
    expect(state.view.rotation).not.toEqual(before);
    state.turn('up');
    state.reset();
    expect(state.view.rotation).toEqual(before);
  });
  it('leaves what hovers out of files and scales drawings with them', () => {
    const state = new MapState();
    state.active = 'owl';
    expect(state.settings(1, false)).toMatchObject({ front: 'owl', drawingSize: 34 });
    expect(state.settings(0.5, true)).toMatchObject({ front: null, drawingSize: 17 });
  });
});
