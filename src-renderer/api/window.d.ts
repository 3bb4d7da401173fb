/** Tells TypeScript of the bridge the desktop host may have put on the window. */
import type { ShapeSpaceBridge } from '../../src-main/contract/window/bridge';

declare global {
  interface Window {
    readonly shapeSpaceBridge?: ShapeSpaceBridge;
  }
}
