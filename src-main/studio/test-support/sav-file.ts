/** A small SPSS system file (.sav, uncompressed) as SPSS writes it, with value labels and declared missing values. */
export interface SavVariable {
  readonly name: string; // at most eight letters
  readonly longName?: string;
  readonly label?: string;
  readonly width: number; // 0: a number; else letters of a text, at most 8
  readonly missing?: number;
  readonly labels?: readonly (readonly [number, string])[];
}

/** Record layouts after the PSPP developers' guide, chapter ‘System File Format’. */
export function savFile(variables: readonly SavVariable[], rows: readonly (readonly (string | number | null)[])[]): Uint8Array {
  const parts: Buffer[] = [];
  const int = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32LE(value);
    return bytes;
  };
  const double = (value: number): Buffer => {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(value);
    return bytes;
  };
  const text = (value: string, length: number): Buffer => Buffer.from(value.padEnd(length).slice(0, length), 'latin1');
  parts.push(
    text('$FL2', 4),
    text('@(#) SPSS DATA FILE made for a test', 60),
    int(2),
    int(variables.length),
    int(0),
    int(0),
    int(rows.length),
    double(100),
  );
  parts.push(text('01 Jan 26', 9), text('10:00:00', 8), text('', 64), Buffer.alloc(3));
  for (const { name, label, width, missing } of variables) {
    const format = width > 0 ? (1 << 16) | (width << 8) : (5 << 16) | (8 << 8) | 2;
    parts.push(
      int(2),
      int(width),
      int(label === undefined ? 0 : 1),
      int(missing === undefined ? 0 : 1),
      int(format),
      int(format),
      text(name.toUpperCase(), 8),
    );
    if (label !== undefined) parts.push(int(label.length), text(label, Math.ceil(label.length / 4) * 4));
    if (missing !== undefined) parts.push(double(missing));
  }
  variables.forEach(({ labels }, i) => {
    if (labels === undefined) return;
    parts.push(int(3), int(labels.length));
    for (const [value, label] of labels) {
      const length = Math.ceil((label.length + 1) / 8) * 8 - 1;
      parts.push(double(value), Buffer.from([label.length]), text(label, length));
    }
    parts.push(int(4), int(1), int(i + 1));
  });
  const long = variables
    .filter(({ longName }) => longName !== undefined)
    .map(({ name, longName }) => `${name.toUpperCase()}=${longName!}`)
    .join('\t');
  if (long !== '') parts.push(int(7), int(13), int(1), int(long.length), Buffer.from(long, 'latin1'));
  parts.push(int(999), int(0));
  for (const row of rows)
    row.forEach((value, i) => {
      if (variables[i]!.width > 0) parts.push(text(String(value ?? ''), 8));
      else parts.push(double(value === null ? -Number.MAX_VALUE : Number(value)));
    });
  return Uint8Array.from(Buffer.concat(parts));
}
