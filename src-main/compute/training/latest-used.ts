/** A memory of limited size that forgets what was not used for longest. */

export class LatestUsed<Value> {
  private readonly values = new Map<string, Value>(); // the latest used stands last

  constructor(
    private readonly mostBytes: number,
    private readonly sizeOf: (value: Value) => number,
  ) {}

  get(name: string): Value | undefined {
    const known = this.values.get(name);
    if (known !== undefined) {
      this.values.delete(name);
      this.values.set(name, known);
    }
    return known;
  }

  /** The newest value is kept whatever its size. */
  set(name: string, value: Value): void {
    this.values.delete(name);
    this.values.set(name, value);
    let total = [...this.values.values()].reduce((sum, each) => sum + this.sizeOf(each), 0);
    for (const [oldest, each] of this.values) {
      if (total <= this.mostBytes || oldest === name) return;
      this.values.delete(oldest);
      total -= this.sizeOf(each);
    }
  }
}
