/** The system's dialogs for choosing a folder or a file, where the host has them; in a browser a path is typed. */
export type PathChooser = (title: string) => Promise<string | null>;

export function folderChooser(): PathChooser | null {
  const bridge = window.shapeSpaceBridge;
  return bridge?.chooseFolder ? (title) => bridge.chooseFolder?.(title) ?? Promise.resolve(null) : null;
}

export function fileChooser(extensions: readonly string[]): PathChooser | null {
  const bridge = window.shapeSpaceBridge;
  return bridge?.chooseFile ? (title) => bridge.chooseFile?.(title, extensions) ?? Promise.resolve(null) : null;
}
