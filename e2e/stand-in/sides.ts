/**
 * Electron in two halves: the main process is Node with the stand-in as its module `electron`, the windows are pages of Chromium that the
 * test holds. What one may ask of the other.
 */
import type { BrowserWindowConstructorOptions, HandlerDetails, MessageBoxOptions, OpenDialogOptions, SaveDialogOptions } from 'electron';

/** A plain Chromium knows no scheme app://, so that the pages have this host, served by the stand-in, in its place. */
export const standInHost = 'studio.localhost'; // a secure context, as the scheme is in Electron

export interface Frame {
  readonly url: string;
  readonly origin: string;
  readonly isMain: boolean;
}

export type Asked =
  | { readonly kind: 'open'; readonly options: OpenDialogOptions }
  | { readonly kind: 'message'; readonly options: MessageBoxOptions }
  | { readonly kind: 'error'; readonly title: string; readonly text: string };

/** A menu as it is shown: labels and roles. */
export interface ShownMenu {
  readonly label: string;
  readonly role?: string;
  readonly submenu?: readonly ShownMenu[];
}

/** What the main process asks of the side that has Chromium. */
export interface ChromiumSide {
  openWindow(id: number, options: BrowserWindowConstructorOptions, permissions: readonly string[]): Promise<void>;
  load(id: number, address: string): Promise<void>;
  sendToPage(id: number, channel: string, args: readonly unknown[]): Promise<void>;
  closeWindow(id: number): Promise<void>;
  showWindow(id: number): void;
  showMenu(menu: readonly ShownMenu[]): void;
  notify(title: string, body: string): void;
  /** The path that is chosen, or null. */
  chooseFile(asked: Asked): Promise<string | null>;
  /** The number of the button. */
  answerMessage(asked: Asked): Promise<number>;
}

/** What Chromium's side tells the main process. */
export interface MainSide {
  receive(id: number, frame: Frame, channel: string, args: readonly unknown[]): void;
  invoke(id: number, frame: Frame, channel: string, args: readonly unknown[]): Promise<unknown>;
  mayNavigate(id: number, address: string): boolean;
  mayOpen(id: number, details: Pick<HandlerDetails, 'url'>): boolean;
  download(id: number, filename: string): SaveDialogOptions;
  windowClosed(id: number): void;
  clickMenu(role: string): void;
  startAgain(argv: readonly string[], folder: string, data: unknown): void;
  isKeptAwake(): boolean;
}
