/** Choosing a folder or a file: in the system's dialog where the host has one, else in the window's own. */
export type PathChooser = (title: string) => Promise<string | null>;

export interface PathQuestion {
  readonly title: string;
  readonly kind: 'folder' | 'file';
  readonly extensions: readonly string[]; // of files, without the dot; none for all
}

/** The window's own dialog; null when it was put away. */
type AskPath = (question: PathQuestion) => Promise<string | null>;

let askInWindow: AskPath | null = null;

/** To be called once, by what shows the window's own dialog. */
export function provideOwnChooser(ask: AskPath): void {
  askInWindow = ask;
}

/** The system's dialogs and menu speak as the window does. */
export function tellLanguage(language: string): void {
  window.shapeSpaceBridge?.tellLanguage?.(language);
}

export function folderChooser(): PathChooser | null {
  const bridge = window.shapeSpaceBridge;
  if (bridge?.chooseFolder) return (title) => bridge.chooseFolder?.(title) ?? Promise.resolve(null);
  return own('folder', []);
}

export function fileChooser(extensions: readonly string[]): PathChooser | null {
  const bridge = window.shapeSpaceBridge;
  if (bridge?.chooseFile) return (title) => bridge.chooseFile?.(title, extensions) ?? Promise.resolve(null);
  return own('file', extensions);
}

function own(kind: PathQuestion['kind'], extensions: readonly string[]): PathChooser | null {
  const ask = askInWindow;
  return ask === null ? null : (title) => ask({ title, kind, extensions });
}
