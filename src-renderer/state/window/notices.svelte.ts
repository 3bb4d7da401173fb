/** Short messages at the edge of the window: what went wrong, or what was done and how to undo it. */
export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Notice {
  readonly id: number;
  readonly tone: 'good' | 'bad';
  readonly text: string;
  readonly action: NoticeAction | null;
}

export class Notices {
  list = $state.raw<readonly Notice[]>([]);
  #next = 1;

  /** The same sentence is not stacked twice. */
  add(tone: Notice['tone'], text: string, action: NoticeAction | null = null): number {
    const id = this.#next++;
    this.list = [...this.list.filter((notice) => notice.text !== text), { id, tone, text, action }];
    return id;
  }

  /** On another screen, what was done on the one before has been read; what went wrong stays until it is put away. */
  moveOn(): void {
    this.list = this.list.filter(({ tone }) => tone === 'bad');
  }

  remove(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }
}
