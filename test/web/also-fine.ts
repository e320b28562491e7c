import type { Page } from 'playwright-core';
import type { Client } from '../support/app';
import { axeFaults, DESKTOP, PHONE, shot } from './browser';
import type { Visit, WebStage } from './browser';

/** The page as its other readers see it: in English on dark, and on a phone, where nothing may stick out. */
export async function alsoFine(
  stage: WebStage,
  as: Client,
  path: string,
  ready: (page: Page) => Promise<unknown>,
  name: string,
): Promise<void> {
  for (const look of [{ language: 'en', dark: true }, { viewport: PHONE }] as const) {
    const { page, context, faults } = await stage.visit(look, as);
    await page.goto(path);
    await ready(page);
    await shot(page, `${name}-${'viewport' in look ? 'phone' : 'en-dark'}`);
    expect(await axeFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  }
}

/** What is open on a page as it is on a phone in the dark, of a reader who turned their screen. */
export async function alsoFineSmall({ page }: Visit, name: string): Promise<void> {
  await page.setViewportSize(PHONE);
  await coloured(page, 'dark');
  await shot(page, `${name}-small-dark`);
  expect(await axeFaults(page)).toEqual([]);
  await coloured(page, 'light');
  await page.setViewportSize(DESKTOP);
}

/** The page hears of the colours somewhat later than the browser. */
async function coloured(page: Page, colorScheme: 'dark' | 'light'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
}

/** A picture that looks like a stamped paper. */
export async function scanOf(page: Page, words: string): Promise<Buffer> {
  const sheet = await page.context().newPage();
  await sheet.setViewportSize({ width: 700, height: 990 });
  await sheet.setContent(`<div style="font:20px serif;padding:60px">
    <p style="color:#b00;border:3px solid #b00;display:inline-block;padding:8px">ĐẾN 08:30</p>
    <h2 style="text-align:center">PHIẾU ĐĂNG KÝ DỰ THI</h2><p>${words}</p></div>`);
  const picture = await sheet.screenshot();
  await sheet.close();
  return picture;
}
