import type { Page } from 'playwright';

/** An app under test, whichever host carries it. `problems` collects page errors and console errors. */
export interface LaunchedApp {
  readonly page: Page;
  readonly url: string | null;
  readonly problems: string[];
  close(): Promise<void>;
}
