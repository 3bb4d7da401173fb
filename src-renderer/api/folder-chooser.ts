/** The system's dialog for choosing a folder, where the host has one; in a browser a path is typed. */
export function folderChooser(): ((title: string) => Promise<string | null>) | null {
  const bridge = window.shapeSpaceBridge;
  return bridge?.chooseFolder ? (title) => bridge.chooseFolder?.(title) ?? Promise.resolve(null) : null;
}
