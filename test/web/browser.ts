import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { source as axeSource } from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, BrowserType, Locator, Page } from 'playwright-core';
import { mountWeb } from '../../apps/api/src/web/mount';
import { writeDayFirst } from '../../apps/web/src/ui/day-first';
import { TestApp } from '../support/app';
import type { Client } from '../support/app';

declare global {
  /** From `environment.cjs`. */
  var chromium: BrowserType;
}

const SCREENS = join(__dirname, '..', '..', 'out', 'screens');
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

const CLEARED_MS = 3_000;

export const DESKTOP = { width: 1280, height: 860 };
export const PHONE = { width: 360, height: 740 };

export interface Look {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly language?: 'vi' | 'en';
  readonly dark?: boolean;
  /** Nothing kept from an earlier visit, not even the files of the application: for what must work without a network. */
  readonly fresh?: boolean;
}

/** A page that remembers what a good page never does. Closing the context ends the visit; its next one starts warm. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, uncaught exceptions and requests to other hosts, in order. */
  readonly faults: string[];
}

/** The application with its pages, listening on a free port, and a browser. */
export class WebStage {
  /** Emptied contexts by their look: what they keep are the application's files, which cost two seconds to load anew. */
  private readonly free = new Map<string, BrowserContext[]>();

  private constructor(
    readonly app: TestApp,
    readonly address: string,
    private readonly browser: Browser,
  ) {}

  static async start(mount: Parameters<typeof TestApp.start>[0] = mountWeb): Promise<WebStage> {
    const app = await TestApp.start(mount);
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
      args: FLAGS,
    });
    mkdirSync(SCREENS, { recursive: true });
    return new WebStage(app, app.origin, browser);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.app.stop();
  }

  /** `as` is signed in already, as somebody who comes back. */
  async visit(look: Look = {}, as?: Client): Promise<Visit> {
    const context = await this.contextFor(look);
    const cookie = (name: string, value: string) => ({ name, value, url: this.address });
    await context.addCookies([cookie('lang', look.language ?? 'vi'), ...(as ? [cookie('sid', as.sessionToken)] : [])]);
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(15_000);
    const faults: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && !isRefusal(message.text())) faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (/^https?:$/.test(protocol) && origin !== this.address) faults.push(`foreign: ${request.url()}`);
    });
    return { page, context, faults };
  }

  private async contextFor({ viewport = DESKTOP, dark = false, fresh = false }: Look): Promise<BrowserContext> {
    const key = JSON.stringify([viewport, dark]);
    const kept = fresh ? undefined : this.free.get(key)?.pop();
    if (kept) return kept;
    const context = await this.browser.newContext({
      baseURL: this.address,
      viewport,
      colorScheme: dark ? 'dark' : 'light',
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
      reducedMotion: 'reduce',
      hasTouch: viewport === PHONE,
    });
    if (!fresh) {
      const close = context.close.bind(context);
      context.close = async () => {
        if (await this.emptied(context)) this.free.set(key, [...(this.free.get(key) ?? []), context]);
        else await close();
      };
    }
    return context;
  }

  /**
   * Cookies, storage, workers, routes and pages are gone; one blank page keeps the context's process. False where
   * Chromium does not answer, which it forgets to do about once in three hundred clearings: such a context is not used again.
   */
  private async emptied(context: BrowserContext): Promise<boolean> {
    const blank = await context.newPage();
    const session = await context.newCDPSession(blank);
    for (const page of context.pages()) if (page !== blank) await page.close();
    const cleared = session.send('Storage.clearDataForOrigin', { origin: this.address, storageTypes: 'all' });
    const answered = await Promise.race([cleared.then(() => true), setTimeout(CLEARED_MS, false, { ref: false })]);
    if (!answered) return false;
    await session.detach();
    await context.setOffline(false);
    await context.unrouteAll();
    await context.clearPermissions();
    await context.clearCookies();
    return true;
  }
}

/** The browser itself notes answers such as 401; a page that shows them is in order. */
const isRefusal = (text: string): boolean =>
  /status of (?:401|403|404|409|412|422)|ERR_INTERNET_DISCONNECTED/.test(text);

/** Types `2026-09-05` or `2026-09-05T08:30` as people do: day first. */
export const fillDate = (field: Locator, value: string): Promise<void> => field.fill(writeDayFirst(value));

export async function shot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(SCREENS, `${name}.jpg`), fullPage: true, quality: 70 });
}

const AXE_OPTIONS = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

/**
 * What axe does not see: how far the page scrolls sideways, tables that stick out of it with nothing around them to
 * scroll, and what the Tab key reaches beside the screen.
 */
const BESIDE = `(() => {
  const { scrollWidth, clientWidth } = document.scrollingElement;
  const scrolls = (one) => one !== null && (/auto|scroll/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
  const isBeside = (one) => {
    const { left, right, width } = one.getBoundingClientRect();
    return width > 0 && (right <= 0 || left >= clientWidth) && one.checkVisibility({ visibilityProperty: true });
  };
  const out = [...document.querySelectorAll('table')].filter((one) => one.getBoundingClientRect().right > clientWidth && !scrolls(one.parentElement));
  const reached = [...document.querySelectorAll('a[href], button, input, select, textarea')].filter(
    (one) => one.tabIndex >= 0 && !one.disabled && !one.matches('.skip-link, .skip') && isBeside(one) && !scrolls(one.parentElement.closest(':not(nav *, nav)')),
  );
  return [
    ...(scrollWidth > clientWidth ? ['the page is too wide by ' + (scrollWidth - clientWidth) + ' px'] : []),
    ...out.map((one) => 'sticks out: table ' + (one.ariaLabel ?? '')),
    ...reached.map((one) => 'reached unseen: ' + (one.ariaLabel ?? one.textContent)),
  ];
})()`;

export const besideFaults = (page: Page): Promise<string[]> => page.evaluate<string[]>(BESIDE);

/** A colour on its way to another is neither of the two. */
const COLOURED = `new Promise((done) => requestAnimationFrame(() => done(Promise.allSettled(
  document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished)
)))).then(() => true)`;

/** Ids of the rules of WCAG 2.2 AA that the page or a document framed in it breaks, each with the elements; and what is beside it. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate<boolean>(COLOURED);
  for (const frame of page.frames()) await frame.evaluate(axeSource);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(AXE_OPTIONS)})`);
  const broken = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  return [...broken, ...(await besideFaults(page))];
}

interface Cut {
  readonly sent: () => number;
  readonly end: () => Promise<void>;
}

/**
 * Lets so many pieces through and takes the network away under the next one, until the end of it. To be called before the
 * page is opened, as every `route`: what a page asks while Chromium begins to hold requests may never be answered.
 */
export async function cutAfter(page: Page, pieces: number): Promise<Cut> {
  let sent = 0;
  let isOver = false;
  await page.route('**/uploads/*?offset=*', async (route) => {
    if (!isOver && sent >= pieces) await page.context().setOffline(true);
    else sent += 1;
    await route.continue().catch(() => undefined);
  });
  return {
    sent: () => sent,
    end: async () => {
      isOver = true;
      await page.context().setOffline(false);
    },
  };
}
