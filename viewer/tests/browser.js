// SPDX-License-Identifier: Apache-2.0
// Headless Chromium with a profile of its own, without the network, for the tests and the pictures.
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

import {chromium} from 'playwright-core';

const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

/** `options` are those of a Playwright context; `visit(file, hash)` opens a page of its own and waits until it is ready. */
export async function open(options = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'sagwan-viewer-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.SAGWAN_CHROMIUM ?? '/usr/bin/chromium', args: ARGUMENTS, viewport: {width: 1360, height: 900}, locale: 'ko-KR',
    offline: true, ...options,
  });
  const visit = async (file, hash = '') => {
    const page = await context.newPage();
    page.errors = [];
    page.on('pageerror', (error) => page.errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') page.errors.push(message.text());
    });
    page.on('request', (request) => {
      if (/^https?:/.test(request.url())) page.errors.push(`it asked for ${request.url()}`);
    });
    await page.goto(pathToFileURL(file).href + hash);
    await page.waitForSelector('html[data-ready="yes"]', {timeout: 20000}).catch(() => {
      throw new Error(`${file} did not get ready: ${page.errors.join('; ')}`);
    });
    return page;
  };
  const close = async () => {
    await context.close();
    rmSync(folder, {recursive: true, force: true});
  };
  return {context, visit, close};
}
