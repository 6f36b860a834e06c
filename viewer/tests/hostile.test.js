// SPDX-License-Identifier: Apache-2.0
// Reports are not trusted: whatever stands in a knowledge file is shown as text and does nothing.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, test} from 'node:test';

import {open} from './browser.js';
import {knowledge, page, pageOfText} from './pages.js';

const PAYLOADS = ['</script><script>window.pwned = 1</script>', '<img src=x onerror="window.pwned = 1">', '"><svg onload=window.pwned=1>',
  "'-window.pwned-'", '<!--<script>', ']]>', '${window.pwned = 1}', '{{constructor.constructor("window.pwned = 1")()}}', 'javascript:window.pwned=1',
  'constructor', '__proto__', '\u2028\u2029', '\u202e<b>', '<style>*{display:none}</style>', '&lt;script&gt;', '\\u003cscript>', '\u0000\u0007'];

let next = 0;
function payload() {
  return PAYLOADS[next++ % PAYLOADS.length];
}

/** The knowledge file with a payload in every text that no other record refers to. */
function poisoned(one) {
  const out = structuredClone(one);
  const kept = new Set(['id', 'block', 'parent', 'sentence', 'entity', 'roles', 'mentions', 'subject', 'object', 'organisation', 'times', 'evidence',
    'citations', 'refers_to', 'format', 'version', 'span', 'parts', 'calls', 'kind', 'type', 'begin', 'end']);
  const walk = (record) => {
    for (const [key, value] of Object.entries(record)) {
      if (typeof value === 'string' && !kept.has(key)) record[key] = payload();
      else if (Array.isArray(value) && !kept.has(key)) {
        value.forEach((element, i) => {
          if (typeof element === 'string') value[i] = payload();
          else if (element && typeof element === 'object') walk(element);
        });
      } else if (value && typeof value === 'object' && !Array.isArray(value)) walk(value);
    }
  };
  for (const name of ['document', 'generator']) walk(out[name]);
  for (const [key, list] of Object.entries(out)) {
    if (Array.isArray(list)) for (const record of list) walk(record);
    if (key === 'entities') for (const entity of list) entity.names = {ko: [payload()], ['__proto__']: [payload()], constructor: [payload()]};
    if (Array.isArray(list)) list.forEach((record, i) => {
      if (i % 5 === 0) for (const name of ['kind', 'type']) if (name in record) record[name] = payload();
    });
  }
  out.document.id = 'poisoned';
  return out;
}

const bad = poisoned(knowledge('demo'));
let browser;

before(async () => {
  browser = await open();
});
after(() => browser.close());

test('a hostile knowledge file runs nothing in any view', async () => {
  const tab = await browser.visit(page('hostile', [bad]));
  for (const view of ['text', 'names', 'timeline', 'quantities', 'sources', 'graph']) {
    await tab.click(`#tab-${view}`);
    await tab.evaluate(() => document.querySelectorAll('.view:not([hidden]) *').forEach((list) => list.all?.()));
    assert.ok(await tab.locator(`#view-${view}`).isVisible());
  }
  await tab.click('#tab-names');
  await tab.locator('.name-row .name').first().click();
  for (const query of PAYLOADS.slice(0, 4)) {
    await tab.fill('#search', query);
    await tab.waitForTimeout(300);
    assert.ok(await tab.locator('#view-search').isVisible());
  }
  await tab.waitForTimeout(200);
  assert.equal(await tab.evaluate(() => window.pwned), undefined);
  const data = await tab.evaluate(() => document.querySelectorAll('script').length);
  assert.equal(data, 3, 'scripts of the page: its list of reports, its report, the viewer');
  assert.equal(await tab.locator('img, svg[onload], #app style, #app script').count(), 0);
  assert.equal(await tab.locator('a[href^="javascript:"]').count(), 0);
  assert.deepEqual(tab.errors, []);
  await tab.close();
});

test('references that lead nowhere, or in circles, leave every view whole', async () => {
  let seed = 20240607;
  const random = (n) => {
    seed = (seed * 48271) % 2147483647;
    return seed % n;
  };
  const damaged = Array.from({length: 6}, (_, i) => {
    const one = structuredClone(knowledge('fed-ecb-2023'));
    const lists = Object.values(one).filter((list) => Array.isArray(list) && list.length > 0);
    for (let n = 0; n < 120; ++n) {
      const list = lists[random(lists.length)];
      const record = list[random(list.length)];
      const fields = Object.keys(record).filter((name) => typeof record[name] === 'string');
      if (fields.length > 0) record[fields[random(fields.length)]] = ['', 'x', 'm1', 'e3', 'b2', 'b70', 't5', 'row', 'table'][random(9)];
      if (n % 3 === 0 && record.span) record.span = [random(20000), [0, random(20000), 999999999][random(3)]];
    }
    one.document.id = `damaged-${i}`;
    return one;
  });
  const tab = await browser.visit(page('damaged', damaged));
  for (let i = -1; i < damaged.length; ++i) {
    await tab.selectOption('#scope', String(i));
    for (const view of ['text', 'names', 'timeline', 'quantities', 'sources', 'graph']) {
      await tab.click(`#tab-${view}`);
      assert.ok(await tab.locator(`#view-${view} h1`).first().isVisible(), `${view} of ${i}`);
    }
  }
  assert.deepEqual(tab.errors, []);
  await tab.close();
});

test('what is hostile is shown as it is written', async () => {
  const one = structuredClone(knowledge('demo'));
  one.document.title = PAYLOADS[0];
  one.blocks[0].text = PAYLOADS[0];
  one.blocks[0].kind = 'paragraph';
  const tab = await browser.visit(page('shown', [one]));
  assert.equal(await tab.locator('[data-block="b1"]').innerText(), PAYLOADS[0]);
  assert.equal(await tab.title(), `${PAYLOADS[0]} - sagwan`);
  await tab.close();
});

test('a hostile report is marked like any other', async () => {
  const text = `2023년 9월 13일 ${PAYLOADS[0]} 푸틴 러시아 대통령은 ${PAYLOADS[1]} 밀가루 4,946톤을 보냄.\n`;
  const tab = await browser.visit(pageOfText('<img src=x onerror=alert(1)>.txt', text));
  const marks = await tab.locator('.report mark').allInnerTexts();
  for (const wanted of ['2023년 9월 13일', '푸틴', '러시아', '대통령', '4,946톤']) assert.ok(marks.includes(wanted), `${wanted} in ${marks}`);
  assert.ok((await tab.locator('.report').innerText()).includes(PAYLOADS[0]));
  assert.equal(await tab.evaluate(() => window.pwned), undefined);
  assert.deepEqual(tab.errors, []);
  await tab.close();
});

test('the policy of the page lets no other script run and loads nothing', async () => {
  const file = page('policy', [knowledge('demo')]);
  const text = readFileSync(file, 'utf8');
  assert.match(text, /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; /);
  assert.doesNotMatch(text, /unsafe-inline|unsafe-eval/);
  const tab = await browser.visit(file);
  const outcome = await tab.evaluate(async () => {
    const tried = {};
    try {
      const script = document.createElement('script');
      script.append('window.pwned = 1');
      document.body.append(script);
    } catch (error) {
      tried.script = error.name;
    }
    try {
      document.body.insertAdjacentHTML('beforeend', '<b>x</b>');
      tried.html = 'done';
    } catch (error) {
      tried.html = error.name;
    }
    tried.fetch = await fetch('https://example.invalid/').then(() => 'done', (error) => error.name);
    tried.ran = window.pwned;
    return tried;
  });
  assert.equal(outcome.ran, undefined);
  assert.equal(outcome.html, 'TypeError');
  assert.equal(outcome.fetch, 'TypeError');
  await tab.close();
});

test('the data of a page cannot end its element', () => {
  const text = readFileSync(page('ends', [bad]), 'utf8');
  const data = text.match(/<script type="application\/json" class="data">([\s\S]*?)<\/script>/)[1];
  assert.doesNotMatch(data, /[<>&\u2028\u2029]/);
  assert.equal(text.split('<script').length - 1, 3);
  assert.equal(JSON.parse(data).id, 'poisoned');
});
