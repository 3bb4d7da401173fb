import type { GuidePage } from './guide-page';

declare global {
  /** The user guide, put in when the window is built (electron.vite.config.ts). */
  const guidePages: readonly GuidePage[];
}
