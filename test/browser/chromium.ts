/**
 * A real browser for tests of what only browsers do: Debian's Chromium, driven by playwright-core. Where there is none its tests
 * are skipped, and whoever runs them is told so and how to get one.
 */
import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe } from '@jest/globals';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'] as const;
/** Names on the internet that lead to this machine here: what a stranger's name server would say too. */
const STRANGERS = 'MAP *.example 127.0.0.1';
const START_MS = 60_000;

/** Where Chromium is; undefined where there is none. `CHROMIUM` names another one. */
export function chromiumPath(): string | undefined {
  const { CHROMIUM, PATH = '' } = process.env;
  const places = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...(CHROMIUM ? [CHROMIUM] : []), ...places].find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** `describe` where there is a Chromium, and else one that skips, and says so. */
export function describeInChromium(title: string, tests: () => void): void {
  if (chromiumPath() !== undefined) {
    describe(title, tests);
    return;
  }
  // On the stream itself: Jest would put a console's line among those of other files.
  process.stderr.write(
    `SKIPPED: "${title}": there is no Chromium here. Get one by: apt-get install chromium\n`,
  );
  describe.skip(`${title} (skipped: there is no Chromium)`, tests);
}

export interface UsedChromium {
  /** A page that is at a URL, as if it were new; after its test it is emptied, for a page that is not left works on. */
  readonly open: (url: string, options?: BrowserContextOptions) => Promise<Page>;
}

/** To be called once in a `describeInChromium`: a browser for all its tests. Names under `.example` lead to this machine. */
export function useChromium(): UsedChromium {
  let browser: Browser | undefined;
  let opened: [key: string, page: Page][] = [];
  /** Empty ones, by their options: a new page takes a process, and as long as all that a test does with it. */
  const idle = new Map<string, Page[]>();
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: chromiumPath() ?? '',
      // Its sandbox needs rights that a container has not; only pages of our own are opened.
      // There is no graphics processor: none is looked for, and what stands for it needs no process.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--in-process-gpu',
        `--host-resolver-rules=${STRANGERS}`,
      ],
    });
  }, START_MS);
  // What is opened before all tests stays for all.
  beforeEach(() => {
    opened = [];
  });
  afterEach(async () => {
    const emptied = opened.map(async ([key, page]) => {
      if (await isEmptied(page)) idle.set(key, [...(idle.get(key) ?? []), page]);
      else await page.context().close();
    });
    await Promise.all(emptied);
  }, START_MS);
  afterAll(async () => {
    await browser?.close();
  }, START_MS);
  return {
    async open(url, options = {}) {
      if (browser === undefined) throw new Error('The browser runs inside tests alone.');
      const key = JSON.stringify(options);
      const page = idle.get(key)?.pop() ?? (await browser.newPage(options));
      opened.push([key, page]);
      // The machine may have much else to do.
      page.setDefaultTimeout(START_MS);
      await page.goto(url);
      return page;
    },
  };
}

/** Events that tests hear. */
const HEARD = ['console', 'dialog', 'pageerror', 'popup', 'request', 'response'] as const;

/** Leaves a page without anything of its test, where it can be left so. */
async function isEmptied(page: Page): Promise<boolean> {
  if (page.isClosed()) return false;
  try {
    for (const name of HEARD) page.removeAllListeners(name);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.mouse.move(0, 0);
    // A page of no origin has none.
    await page.evaluate('try { localStorage.clear(); sessionStorage.clear(); } catch {}');
    await page.context().clearCookies();
    await page.goto('about:blank');
    return true;
  } catch {
    return false;
  }
}

/** To be called in a `describe`: serves an empty page on a port of its own; gives the port. */
export function useEmptyPage(): () => number {
  const server = createServer((_req, res) => {
    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    res.end('<!doctype html><title>client</title>');
  });
  let address: AddressInfo | undefined;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const listening = server.address();
    if (typeof listening === 'object' && listening !== null) address = listening;
  });
  afterAll(() => void server.close());
  return () => address?.port ?? 0;
}
