// SPDX-License-Identifier: Apache-2.0
// WCAG 2.2 AA by axe-core in every view, both brightnesses, both languages and two widths; keys; languages of the interface;
// colours that the colour-blind tell apart.
import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {after, before, test} from 'node:test';

import {open} from './browser.js';
import {SOURCES, knowledge, page} from './pages.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const demo = knowledge('demo');
const one = page('one', [demo]);
const two = page('two', [demo, knowledge('fed-ecb-2023')]);
const VIEWS = ['text', 'names', 'timeline', 'quantities', 'sources', 'graph'];
const source = join(SOURCES, 'viewer', 'src');

async function mistakes(tab) {
  await tab.evaluate(AXE);
  const {violations} = await tab.evaluate(() => axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations']}));
  const told = (node) => `${node.html.slice(0, 160)} [${node.any.map((any) => any.message).join('; ').slice(0, 200)}]`;
  return violations.map((one) => `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map(told).join(' | ')}`);
}

for (const [colorScheme, width, locale] of [['light', 1400, 'ko-KR'], ['dark', 1400, 'en-GB'], ['light', 420, 'en-GB'], ['dark', 420, 'ko-KR']]) {
  test(`axe finds nothing: ${colorScheme}, ${width} pixels, ${locale}`, async () => {
    const browser = await open({colorScheme, locale, viewport: {width, height: 900}});
    try {
      for (const [file, views] of [[one, VIEWS], [two, ['reports', 'names', 'graph']]]) {
        const tab = await browser.visit(file);
        for (const view of views) {
          await tab.click(`#tab-${view}`);
          assert.deepEqual(await mistakes(tab), [], view);
          if (view === 'text') {
            await tab.locator('.report mark').first().click();
            assert.deepEqual(await mistakes(tab), [], 'details');
            await tab.keyboard.press('Escape');
          }
        }
        await tab.fill('#search', '러시아');
        await tab.waitForSelector('#view-search:not([hidden]) .hits');
        assert.deepEqual(await mistakes(tab), [], 'search');
        await tab.close();
      }
    } finally {
      await browser.close();
    }
  });
}

test('the page can be used with keys alone', async () => {
  const browser = await open();
  try {
    const tab = await browser.visit(one);
    const focused = () => tab.evaluate(() => document.activeElement.id || document.activeElement.className);
    await tab.keyboard.press('Tab');
    assert.match(await focused(), /skip/);
    await tab.keyboard.press('Enter');
    assert.equal(await focused(), 'main');
    await tab.keyboard.press('j');
    const first = await tab.evaluate(() => document.activeElement.dataset.find);
    await tab.keyboard.press('ArrowRight');
    const second = await tab.evaluate(() => document.activeElement.dataset.find);
    assert.ok(first && second && first !== second);
    await tab.keyboard.press('Enter');
    const find = [...demo.mentions, ...demo.times, ...demo.quantities].find((record) => record.id === second);
    assert.equal(await tab.locator('#details-title').innerText(), find.text);
    assert.equal(await focused(), 'details-title');
    await tab.keyboard.press('Escape');
    await tab.keyboard.press('/');
    assert.equal(await focused(), 'search');
    await tab.keyboard.type('2/3');
    assert.equal(await tab.locator('#search').inputValue(), '2/3');
    await tab.keyboard.press('Escape');
    await tab.locator('#main').focus();
    await tab.keyboard.press('3');
    assert.ok(await tab.locator('#view-timeline').isVisible());
    await tab.locator('#tab-timeline').focus();
    await tab.keyboard.press('ArrowRight');
    assert.ok(await tab.locator('#view-quantities').isVisible());
    await tab.keyboard.press('?');
    await tab.getByLabel('한 글자 글쇠 사용').uncheck();
    await tab.keyboard.press('Escape');
    await tab.locator('#main').focus();
    await tab.keyboard.press('1');
    assert.ok(await tab.locator('#view-quantities').isVisible(), 'keys of one letter are off');
  } finally {
    await browser.close();
  }
});

test('the interface is whole in Korean and in English', async () => {
  globalThis.navigator ??= {language: 'ko', languages: ['ko']};
  const {KINDS, STRINGS, TYPES} = await import(join(source, 'strings.js'));
  assert.deepEqual(Object.keys(STRINGS.ko), Object.keys(STRINGS.en));
  for (const [key, line] of Object.entries(STRINGS.ko)) {
    const blanks = (text) => [...text.matchAll(/\{\w+\}/g)].map(([blank]) => blank).sort();
    assert.deepEqual(blanks(line), blanks(STRINGS.en[key]), key);
    assert.doesNotMatch(STRINGS.en[key].replace(/ \(as [^)]*\)/, ''), /\p{Script=Hangul}/u, key);
  }
  for (const file of readdirSync(source).filter((name) => name.endsWith('.js'))) {
    const text = readFileSync(join(source, file), 'utf8');
    for (const [, key] of text.matchAll(/\bt\('(\w+)'[,)]/g)) assert.ok(key in STRINGS.ko, `${file}: ${key}`);
    if (file !== 'strings.js') assert.ok(!/\p{Script=Hangul}/u.test(text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, '')), `${file} speaks Korean`);
  }
  for (const type of TYPES) assert.ok(type in STRINGS.ko && `short${type}` in STRINGS.ko, type);
  for (const kind of KINDS) assert.ok(kind === 'title' || kind in STRINGS.ko, kind);
  const browser = await open({locale: 'en-GB'});
  try {
    const tab = await browser.visit(one);
    assert.equal(await tab.locator('#tab-names').innerText(), 'Names');
    await tab.click('#tab-names');
    const counts = await tab.locator('.name-row .head button:last-of-type').allInnerTexts();
    assert.ok(counts.some((text) => /\b1 mention$/.test(text)) && counts.some((text) => /\b[2-9] mentions$/.test(text)), counts.join());
    await tab.click('#language');
    assert.equal(await tab.locator('#tab-names').innerText(), '인물·기관');
    assert.equal(await tab.evaluate(() => document.documentElement.lang), 'ko');
    await tab.reload();
    await tab.waitForSelector('html[data-ready]');
    assert.equal(await tab.locator('#tab-names').innerText(), '인물·기관', 'the choice is kept');
  } finally {
    await browser.close();
  }
});

// Viénot, Brettel and Mollon's matrices of linear light for people without red or green cones, Brettel's without blue.
const BLINDNESS = {
  protanopia: [[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]],
  deuteranopia: [[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]],
  tritanopia: [[1, 0.15236, -0.15236], [0, 0.86717, 0.13283], [0, 0.86717, 0.13283]],
};

function linear(hex) {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
}

function lab([r, g, b]) {
  const f = (v) => v > 216 / 24389 ? Math.cbrt(v) : (24389 / 27 * v + 16) / 116;
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

test('types differ by their line, or in colours that everyone can tell apart', () => {
  const css = readFileSync(join(source, 'style.css'), 'utf8');
  const names = ['blue', 'sky', 'green', 'purple', 'red', 'black', 'yellow', 'orange'];
  const palettes = [...css.matchAll(new RegExp(names.map((name) => `--${name}: (#\\w+);`).join(' '), 'g'))]
    .map(([, ...colours]) => Object.fromEntries(names.map((name, i) => [name, colours[i]])));
  assert.ok(palettes.length >= 3);
  const types = [...css.matchAll(/\.f-([A-Z]+) \{ --hue: var\(--(\w+)\); --form: (\w+);(?: --thick: (\w+);)?/g)]
    .map(([, type, hue, form, thick = '2px']) => ({type, hue, line: `${form} ${thick}`}));
  assert.equal(types.length, 10);
  for (const palette of palettes) {
    for (const [name, matrix] of Object.entries(BLINDNESS)) {
      const seen = (hue) => lab(matrix.map((row) => row.reduce((sum, k, i) => sum + k * linear(palette[hue])[i], 0)).map((v) => Math.min(1, Math.max(0, v))));
      for (const a of types) {
        for (const b of types) {
          if (a.type >= b.type || a.line !== b.line) continue;
          const distance = Math.hypot(...seen(a.hue).map((v, i) => v - seen(b.hue)[i]));
          assert.ok(distance > 12, `${a.type} and ${b.type} are ${distance.toFixed(1)} apart with ${name}`);
        }
      }
    }
  }
});
