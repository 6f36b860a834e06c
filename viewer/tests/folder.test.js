// SPDX-License-Identifier: Apache-2.0
// Many reports in one page: the list, one entity across reports, and how fast 200 of them open and scroll.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {open} from './browser.js';
import {knowledge, page} from './pages.js';

const IDS = ['china-industrial-policy', 'demo', 'fed-ecb-2023'];
const REPORTS = 200;
const all = IDS.map(knowledge);
let browser;

before(async () => {
  browser = await open();
});
after(() => browser.close());

function copies(n) {
  return Array.from({length: n}, (_, i) => {
    const one = structuredClone(all[i % all.length]);
    one.document.id += `-${i}`;
    if (one.document.title) one.document.title += ` (${i})`;
    return one;
  });
}

test('a folder opens with its reports, and each opens from there', async () => {
  const tab = await browser.visit(page('folder', all));
  const rows = await tab.locator('.reports tbody tr').evaluateAll((list) => list.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.equal(rows.length, all.length);
  rows.forEach((cells, i) => {
    assert.ok(cells[0].startsWith(all[i].document.title ?? all[i].document.id));
    assert.equal(cells[1], all[i].document.date ?? '');
    for (const [column, list] of [[3, 'sentences'], [4, 'mentions'], [5, 'times'], [6, 'quantities'], [7, 'citations'], [8, 'relations']]) {
      assert.equal(cells[column], all[i][list].length.toLocaleString('ko-KR'), `${IDS[i]} ${list}`);
    }
  });
  await tab.locator('.reports tbody tr').nth(1).locator('button').click();
  assert.equal(await tab.locator('.report h1').innerText(), all[1].document.title);
  assert.equal(await tab.locator('#scope').inputValue(), '1');
  await tab.close();
});

test('a report without a title goes by its series and date, and one without these by its id', async () => {
  const untitled = all.slice(0, 2).map((one) => structuredClone(one));
  untitled.forEach((one) => {
    delete one.document.title;
    one.blocks.forEach((block) => {
      if (block.kind === 'title') block.kind = 'paragraph';
    });
  });
  delete untitled[1].document.series;
  const {series, date} = untitled[0].document;
  const tab = await browser.visit(page('untitled', untitled));
  assert.deepEqual(await tab.locator('.reports tbody th button').allInnerTexts(), [`${series} · ${date}`, untitled[1].document.id]);
  await tab.locator('.reports tbody th button').first().click();
  assert.equal(await tab.locator('.report h1').innerText(), `${series} · ${date}`);
  assert.ok(!(await tab.locator('.report .front').innerText()).includes(series), 'it is not said twice');
  await tab.close();
});

test('the years of a narrow page begin where most is dated', async () => {
  const narrow = await open({viewport: {width: 420, height: 900}});
  try {
    const tab = await narrow.visit(page('folder', all), '#view=timeline&report=*');
    const strip = await tab.locator('.bars .scroll').evaluate((one) => {
      const high = [...one.querySelectorAll('.bar')].sort((a, b) => b.height.baseVal.value - a.height.baseVal.value)[0].getBoundingClientRect();
      const {left, right} = one.getBoundingClientRect();
      return {wider: one.scrollWidth > one.clientWidth, seen: high.left >= left && high.right <= right};
    });
    assert.deepEqual(strip, {wider: true, seen: true});
  } finally {
    await narrow.close();
  }
});

test('two reports of one id have addresses of their own', async () => {
  const twin = structuredClone(all[1]);
  twin.document.title = 'twin';
  const file = page('twins', [all[1], twin]);
  const tab = await browser.visit(file);
  await tab.locator('.reports tbody tr').nth(1).locator('button').click();
  const {hash} = new URL(tab.url());
  await tab.close();
  const other = await browser.visit(file, hash);
  assert.equal(await other.locator('#view-text').isVisible() && await other.title(), 'twin - sagwan');
  await other.close();
});

test('one entity has its mentions in all reports', async () => {
  const tab = await browser.visit(page('folder', all), '#view=names&report=*');
  const countries = all.map((one) => one.entities.find((entity) => entity.ids['iso3166-1'] === 'CN'));
  const present = countries.filter(Boolean);
  assert.ok(present.length > 1, 'China is in more than one report');
  await tab.getByLabel('장소').check();
  await tab.locator('#view-names input[type="search"]').fill(present[0].name);
  const row = tab.locator('.name-row').filter({has: tab.locator('.name', {hasText: new RegExp(`^${present[0].name}$`)})}).filter({hasText: '장소'});
  await row.first().waitFor();
  const count = present.reduce((n, entity) => n + entity.mentions.length, 0);
  assert.equal(await row.locator('.count').innerText(), `언급 ${count}회`);
  await row.locator('.name').click();
  assert.match(await tab.locator('.details').innerText(), new RegExp(`보고서 ${present.length}건`));
  await tab.evaluate(() => document.querySelector('.details .quotes').all());
  const where = await tab.locator('.details .quotes .where').evaluateAll((list) => [...new Set(list.map((one) => one.textContent))]);
  assert.deepEqual(where, all.filter((_, i) => countries[i]).map((one) => one.document.title));
  await tab.close();
});

test('the views over all reports hold what each holds', async () => {
  const tab = await browser.visit(page('folder', all), '#view=quantities&report=*');
  await tab.getByLabel('순서').check();
  const total = all.reduce((n, one) => n + one.quantities.length, 0);
  assert.equal(await tab.locator('#view-quantities [role="status"]').innerText(), `${total}행`);
  await tab.selectOption('#scope', '0');
  assert.equal(await tab.locator('#view-quantities [role="status"]').innerText(), `${all[0].quantities.length}행`);
  await tab.selectOption('#scope', '-1');
  const last = all.at(-1);
  await tab.evaluate(() => document.querySelector('#view-quantities tbody').all());
  const where = await tab.locator(`tr[data-report="${all.length - 1}"] .where`).allInnerTexts();
  assert.deepEqual(where, last.quantities.map(() => last.document.title));
  await tab.click('#tab-graph');
  assert.ok(await tab.locator('.graph .node').count() > 20);
  assert.deepEqual(tab.errors, []);
  await tab.close();
});

test(`${REPORTS} reports open in under 3 seconds and scroll without stops`, async (t) => {
  const file = page('many', copies(REPORTS));
  // The best of three: what else the machine does is not the page's.
  const best = {};
  let tab;
  for (let round = 0; round < 3 && (round === 0 || Math.max(...Object.values(best)) > 3000); ++round) {
    await tab?.close();
    const timed = async (name, action) => {
      const begin = performance.now();
      await action();
      best[name] = Math.min(best[name] ?? Number.POSITIVE_INFINITY, Math.round(performance.now() - begin));
    };
    await timed('open', async () => {
      tab = await browser.visit(file);
    });
    for (const view of ['names', 'timeline', 'quantities', 'sources', 'graph']) {
      await timed(view, async () => {
        await tab.click(`#tab-${view}`);
        await tab.locator(`#view-${view} h1`).waitFor();
      });
    }
  }
  t.diagnostic(`milliseconds: ${Object.entries(best).map(([name, took]) => `${name} ${took}`).join(', ')}`);
  for (const [name, took] of Object.entries(best)) assert.ok(took < 3000, `${name}: ${took} ms`);
  await tab.click('#tab-timeline');
  let slowest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3 && slowest > 50; ++round) {
    const gaps = await tab.evaluate(() => new Promise((done) => {
      const times = [];
      let frames = 0;
      const step = (now) => {
        times.push(now);
        scrollBy(0, 120);
        if (++frames < 120) requestAnimationFrame(step);
        else done(times.slice(1).map((time, i) => time - times[i]));
      };
      requestAnimationFrame(step);
    }));
    gaps.sort((a, b) => a - b);
    slowest = Math.min(slowest, gaps[Math.floor(gaps.length * 0.95)]);
  }
  t.diagnostic(`19 of 20 frames come within ${Math.round(slowest)} ms`);
  assert.ok(slowest <= 50, `${Math.round(slowest)} ms`);
  assert.ok(await tab.evaluate(() => scrollY) > 5000);
  await tab.close();
});
