/** Where the panes of settings are remembered; the window provides it. */
import { createContext } from 'svelte';

export interface PaneMemory {
  /** Of all screens, in rem; null: as wide as the window suggests. */
  readonly paneWidth: number | null;
  isPaneFolded(screen: string): boolean;
  resizePane(width: number | null): void;
  foldPane(screen: string, isFolded: boolean): void;
}

export const [usePaneMemory, providePaneMemory] = createContext<PaneMemory>();
