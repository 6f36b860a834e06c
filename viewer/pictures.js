// SPDX-License-Identifier: Apache-2.0
// Makes the pictures of docs/viewer.md and README.md again: node viewer/pictures.js PAGE.html FOLDER (see scripts/pictures).
import {join} from 'node:path';

import {open} from './tests/browser.js';

const [, , file, folder] = process.argv;

async function picture(name, options, prepare) {
  const browser = await open({viewport: {width: 1200, height: 760}, ...options});
  try {
    const tab = await browser.visit(file);
    await prepare(tab);
    await tab.evaluate(() => document.fonts.ready);
    await tab.waitForTimeout(300);
    await tab.screenshot({path: join(folder, name)});
    if (tab.errors.length > 0) throw new Error(tab.errors.join('; '));
  } finally {
    await browser.close();
  }
}

await picture('viewer-text.png', {viewport: {width: 1280, height: 740}}, async (tab) => {
  const mark = tab.locator('.report mark.f-EVENT:has(mark)').first();
  await mark.click({position: {x: 60, y: 8}});
  await tab.mouse.move(5, 400);
  await mark.hover({position: {x: 6, y: 8}});
  await tab.waitForSelector('#card:not([hidden])');
});
await picture('viewer-graph.png', {colorScheme: 'dark', viewport: {width: 1280, height: 760}}, async (tab) => {
  await tab.click('#tab-graph');
  await tab.locator('.node', {hasText: '토카예프'}).click();
});
