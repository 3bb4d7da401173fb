/** What a person sends when asking for help: texts without names of people, projects, files and folders. */
export interface DiagnosticsFile {
  readonly name: string;
  readonly text: string;
}

export interface Diagnostics {
  readonly files: readonly DiagnosticsFile[];
}
