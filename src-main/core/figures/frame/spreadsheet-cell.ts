/** Text in files that people open in a spreadsheet, which would carry out what begins like a formula (OWASP, "CSV Injection"). */

/** With an apostrophe before it, as spreadsheets themselves write text that begins so. For exports; a project's own files keep every letter. */
export function asSpreadsheetText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
