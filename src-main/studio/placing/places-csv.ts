/** The table of placed drawings, one row each, as a file. */
import type { PlacedDrawing } from '../../contract/results/placing';
import { exportTagged } from '../../store/files/csv';

/**
 * Columns: drawing, refused (why there is no place), d1.., fold1_d1.. of each network, spread, region_half_d1.. (half the width of the 90 % region
 * along each axis), marks, strangeness, ink_share, nearest stimuli with their distances, read-outs.
 */
export function placesCsv(tag: string | null, drawings: readonly PlacedDrawing[], dims: number): string {
  const axes = Array.from({ length: dims }, (_, k) => k + 1);
  const first = drawings.find(({ refused }) => refused === null);
  const folds = first?.places.map((_, fold) => fold + 1) ?? [];
  const features = [
    ...new Set(drawings.flatMap(({ refused, readouts }) => (refused === null ? readouts.map(({ feature }) => feature) : []))),
  ];
  const header = [
    'drawing',
    'refused',
    ...axes.map((k) => `d${k}`),
    ...folds.flatMap((fold) => axes.map((k) => `fold${fold}_d${k}`)),
    'spread',
    ...axes.map((k) => `region_half_d${k}`),
    'marks',
    'strangeness',
    'ink_share',
    'nearest1',
    'distance1',
    'nearest2',
    'distance2',
    'nearest3',
    'distance3',
    ...features,
  ];
  const rows = drawings.map((drawing) => {
    const { id, refused, mean, places, spread, region, marks, strangeness, inkShare, nearest, readouts } = drawing;
    if (refused !== null) return [id, refused.why, ...header.slice(2).map(() => '')];
    return [
      id,
      '',
      ...axes.map((k) => mean[k - 1] ?? ''),
      ...folds.flatMap((fold) => axes.map((k) => places[fold - 1]?.[k - 1] ?? '')),
      spread,
      ...axes.map((k) => (region === null || k > mean.length ? '' : halfWidth(region, mean.length, k - 1))),
      marks.join(' '),
      strangeness,
      inkShare,
      ...[0, 1, 2].flatMap((i) => [nearest[i]?.stimulus ?? '', nearest[i]?.distance ?? '']),
      ...features.map((name) => readouts.find(({ feature }) => feature === name)?.value ?? ''),
    ];
  });
  return exportTagged(tag, header, rows);
}

/** Of the region along an axis. */
function halfWidth(region: readonly number[], dims: number, axis: number): number {
  return Math.sqrt(region[axis * dims + axis] ?? 0);
}
