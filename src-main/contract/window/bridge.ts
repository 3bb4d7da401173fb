/** What the desktop's preload puts on `window.shapeSpaceBridge`; a browser window has none and speaks over WebSocket '/rpc'. */
export interface ShapeSpaceBridge {
  /** One birpc message as JSON text, to the host. */
  readonly post: (message: string) => void;
  /** Every birpc message from the host, as JSON text. Returns how to stop listening. */
  onMessage(listener: (message: string) => void): (() => void) | void;
  /** The language the window speaks now, for the system's dialogs and the menu. Absent where there are none. */
  tellLanguage?(language: string): void;
  /** The system's own dialog; null when the person closed it. Absent where there is none. */
  chooseFolder?(title: string): Promise<string | null>;
  chooseFile?(title: string, extensions: readonly string[]): Promise<string | null>;
  /** Prefix of asset paths when the page itself comes from elsewhere, e.g. 'app://studio'. */
  readonly assetOrigin?: string;
}
