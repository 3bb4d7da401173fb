/** How much room a kind of figure takes on the screen, as properties of a Figure. */
import type { FigureKind } from '../../src-main/core/figures/figure-kind';

export interface FigureRoom {
  readonly ratio?: number;
  readonly leastHeight: number;
  readonly isTall?: boolean;
}

export function roomOf<Data>({ room }: FigureKind<Data>, data: Data): FigureRoom {
  return 'rows' in room ? { isTall: true, leastHeight: room.rows(data) } : { ratio: room.ratio, leastHeight: room.leastHeight };
}
