/** Chromium's half of the stand-in: windows as pages of one context, messages by a binding, and the person before the dialogs. */
import { readFileSync } from 'node:fs';
import type { BrowserWindowConstructorOptions, SaveDialogOptions } from 'electron';
import type { BrowserContext, Page } from 'playwright';
import { bindingName, deliveryName, preloadScript } from './page-side';
import type { Asked, ChromiumSide, Frame, MainSide, ShownMenu } from './sides';

/** What the program has shown outside its windows, and what the person does next. */
export class Desk {
  readonly asked: Asked[] = [];
  readonly notified: { readonly title: string; readonly body: string }[] = [];
  readonly saved: SaveDialogOptions[] = [];
  readonly options: BrowserWindowConstructorOptions[] = [];
  /** One after the other: the menu bar is made anew for another language. */
  readonly menus: (readonly ShownMenu[])[] = [];
  get menu(): readonly ShownMenu[] {
    return this.menus.at(-1) ?? [];
  }
  /** Of the next dialogs for files and folders; a dialog more is closed without a choice. */
  readonly paths: string[] = [];
  /** Of the next questions; a further one is answered by its default. */
  readonly buttons: number[] = [];
}

type ToMain = { readonly [Name in keyof MainSide]: (...args: Parameters<MainSide[Name]>) => Promise<Awaited<ReturnType<MainSide[Name]>>> };

export class Windows implements ChromiumSide {
  readonly pages = new Map<number, Page>();
  readonly desk = new Desk();
  /** Called with each window's page before anything is loaded. */
  onPage: (page: Page) => void = () => {};

  constructor(
    readonly context: BrowserContext,
    readonly main: () => ToMain,
    readonly origin: string,
  ) {}

  async openWindow(id: number, options: BrowserWindowConstructorOptions, permissions: readonly string[]): Promise<void> {
    await this.context.grantPermissions([...permissions]);
    const page = await this.context.newPage();
    const { width = 800, height = 600, webPreferences } = options;
    this.desk.options.push(options);
    this.pages.set(id, page);
    await page.setViewportSize({ width, height });
    await page.exposeBinding(bindingName, ({ frame }, verb: 'send' | 'invoke', origin: string, channel: string, args: unknown[]) => {
      const from: Frame = { url: frame.url(), origin, isMain: frame === page.mainFrame() };
      return verb === 'send' ? this.main().receive(id, from, channel, args) : this.main().invoke(id, from, channel, args);
    });
    if (webPreferences?.preload !== undefined)
      await page.addInitScript({ content: preloadScript(readFileSync(webPreferences.preload, 'utf8'), this.origin) });
    page.on('close', () => {
      this.pages.delete(id);
      void this.main()
        .windowClosed(id)
        .catch(() => undefined); // the main process has ended before
    });
    page.on('popup', (popup) => {
      void this.main()
        .mayOpen(id, { url: popup.url() })
        .then((may) => (may ? undefined : popup.close()));
    });
    page.on('download', (download) => {
      void this.main()
        .download(id, download.suggestedFilename())
        .then((options) => this.desk.saved.push(options));
    });
    this.onPage(page);
  }

  async load(id: number, address: string): Promise<void> {
    const page = this.pageOf(id);
    const own = new URL(address).origin;
    await page.route(
      (url) => url.origin !== own,
      async (route) => {
        const request = route.request();
        const may = !request.isNavigationRequest() || (await this.main().mayNavigate(id, request.url()));
        await (may ? route.continue() : route.abort('aborted'));
      },
    );
    await page.goto(address);
  }

  async sendToPage(id: number, channel: string, args: readonly unknown[]): Promise<void> {
    // A page on its way to another one hears nothing, as in Electron.
    await this.pages
      .get(id)
      ?.evaluate(([name, to, what]) => (globalThis as unknown as Record<string, (...given: unknown[]) => void>)[name]?.(to, what), [
        deliveryName,
        channel,
        args,
      ] as const)
      .catch(() => undefined);
  }

  async closeWindow(id: number): Promise<void> {
    await this.pages.get(id)?.close();
  }

  showWindow(id: number): void {
    void this.pages.get(id)?.bringToFront();
  }

  showMenu(menu: readonly ShownMenu[]): void {
    this.desk.menus.push(menu);
  }

  notify(title: string, body: string): void {
    this.desk.notified.push({ title, body });
  }

  async chooseFile(asked: Asked): Promise<string | null> {
    this.desk.asked.push(asked);
    return this.desk.paths.shift() ?? null;
  }

  async answerMessage(asked: Asked): Promise<number> {
    this.desk.asked.push(asked);
    return this.desk.buttons.shift() ?? (asked.kind === 'message' ? (asked.options.defaultId ?? 0) : 0);
  }

  private pageOf(id: number): Page {
    const page = this.pages.get(id);
    if (page === undefined) throw new Error(`window ${id} is closed`);
    return page;
  }
}
