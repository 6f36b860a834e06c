// SPDX-License-Identifier: Apache-2.0
// The text as it is shown against the knowledge file: every block, every find, notes and their calls, filters.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {open} from './browser.js';
import {knowledge, page, squeezed} from './pages.js';

const demo = knowledge('demo');
const file = page('text', [demo]);
let browser;
let tab;

before(async () => {
  browser = await open();
});
after(() => browser.close());

async function fresh() {
  await tab?.close();
  tab = await browser.visit(file);
  await tab.check('.filters input[value="furniture"]');
  return tab;
}

/** Marks by find, their pieces in order. */
function marks() {
  return tab.evaluate(() => {
    const out = {};
    for (const mark of document.querySelectorAll('.report mark')) out[mark.dataset.find] = (out[mark.dataset.find] ?? '') + mark.textContent;
    return out;
  });
}

for (const id of ['demo', 'china-industrial-policy', 'fed-ecb-2023']) {
  test(`every block and every find of ${id} is shown with its text`, async () => {
    const one = knowledge(id);
    await tab?.close();
    tab = await browser.visit(id === 'demo' ? file : page(id, [one]));
    if (one.blocks.some((block) => block.kind === 'furniture')) await tab.check('.filters input[value="furniture"]');
    await checkBlocks(one);
    const shown = await marks();
    const all = [...one.mentions, ...one.times, ...one.quantities];
    for (const find of all) assert.equal(shown[find.id], find.text, find.id);
    assert.equal(Object.keys(shown).length, all.length);
    assert.deepEqual(tab.errors, []);
  });
}

test('rows without a table and statements without a row are shown too', async () => {
  const one = structuredClone(demo);
  for (const block of one.blocks) {
    if (block.kind === 'table') block.kind = 'caption';
    if (block.kind === 'heading') block.kind = 'row';
  }
  await tab?.close();
  tab = await browser.visit(page('odd', [one]));
  await tab.check('.filters input[value="furniture"]');
  await tab.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  const shown = await tab.locator('.report [data-block]').evaluateAll((all) => all.map((element) => element.dataset.block));
  assert.deepEqual(new Set(shown), new Set(one.blocks.map((block) => block.id)));
});

/** Every block's element has the text of the block, white space aside; a table has its rows. */
async function checkBlocks(one) {
  const shown = await tab.evaluate(() => Object.fromEntries([...document.querySelectorAll('.report [data-block]')].map((element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll('.back').forEach((back) => back.remove());
    if (element.tagName === 'TR') copy.querySelectorAll('ul').forEach((list) => list.remove());
    return [element.dataset.block, copy.textContent];
  })));
  for (const block of one.blocks) {
    if (block.kind === 'table') continue;
    const wanted = block.marker === 'Ÿ' ? block.text.replace('Ÿ', '•') : block.text;
    assert.equal(squeezed(shown[block.id] ?? `no ${block.id}`), squeezed(wanted), block.id);
  }
}

test('headings, levels, tables and notes keep their form', async () => {
  await fresh();
  const tags = await tab.evaluate(() => Object.fromEntries([...document.querySelectorAll('.report [data-block]')]
    .map((element) => [element.dataset.block, {tag: element.tagName, classes: [...element.classList]}])));
  for (const block of demo.blocks) {
    const {tag, classes} = tags[block.id];
    if (block.kind === 'title') assert.equal(tag, 'H1', block.id);
    if (block.kind === 'heading') assert.equal(tag, `H${block.level + 1}`, block.id);
    if (block.kind === 'item') assert.ok(tag === 'LI' && classes.includes(`level${block.level ?? 1}`), `${block.id} ${tag} ${classes}`);
    if (block.kind === 'row') assert.equal(tag, 'TR', block.id);
  }
  const table = demo.blocks.filter((block) => block.kind === 'table').at(-1);
  const rows = demo.blocks.filter((block) => block.kind === 'row' && block.parent === table.id);
  const cells = await tab.locator(`[data-block="${table.id}"] tr`).evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.deepEqual(cells, rows.map((row) => row.cells.map((cell) => cell.text)));
  const notes = demo.blocks.filter((block) => block.kind === 'footnote').map((block) => block.id);
  assert.deepEqual(await tab.locator('.notes li').evaluateAll((all) => all.map((note) => note.dataset.block)), notes);
});

test('marks nest', async () => {
  await fresh();
  const nested = await tab.locator('.report mark mark').count();
  assert.ok(nested > 10, `${nested} nested marks`);
  const outer = await tab.locator('.report mark:has(mark)').first().evaluate((mark) => [...mark.classList]);
  assert.ok(outer.includes('d1'), outer.join(' '));
});

test('marks that cross go on behind each other', async () => {
  const one = structuredClone(demo);
  for (const name of ['mentions', 'entities', 'times', 'quantities', 'citations', 'relations', 'runs', 'diagnostics']) one[name] = [];
  one.blocks = [{id: 'b1', kind: 'paragraph', span: [0, 8], text: 'abcdefgh', cells: []}];
  one.sentences = [{id: 's1', block: 'b1', span: [0, 8], text: 'abcdefgh', lang: 'en'}];
  one.entities = [{id: 'e1', type: 'ORG', name: 'abcde', names: {ko: [], ru: [], zh: [], en: ['abcde']}, ids: {}, mentions: ['m1']}];
  one.mentions = [{id: 'm1', type: 'ORG', span: [0, 5], text: 'abcde', lang: 'en', entity: 'e1', roles: [], rule: 'r'}];
  one.times = [{id: 't1', type: 'DATE', span: [3, 8], text: 'defgh', lang: 'en', value: '2024', rule: 'r'}];
  await tab?.close();
  tab = await browser.visit(page('cross', [one]));
  const pieces = await tab.locator('.report mark').evaluateAll((all) => all.map((mark) => [mark.dataset.find, mark.textContent, mark.classList.contains('again')]));
  assert.deepEqual(pieces, [['m1', 'abcde', false], ['t1', 'de', false], ['t1', 'fgh', true]]);
  assert.equal(await tab.locator('[data-block="b1"]').innerText(), 'abcdefgh');
});

test('a mark tells type, value, entity and rule under the pointer and under the focus', async () => {
  await fresh();
  const time = demo.times.find((one) => one.anchor?.startsWith('t') && !demo.mentions.some((m) => m.span[0] <= one.span[0] && m.span[1] >= one.span[1]));
  const cases = [
    [time, [time.value, time.rule, time.begin]],
    [demo.quantities.find((one) => one.of && one.unit === 'KRW'), ['270,000,000,000', 'KRW', '공급계약']],
    [demo.mentions.find((one) => one.type === 'PER' && one.text.startsWith('Токаев')), ['토카예프', '인물']],
  ];
  for (const [find, words] of cases) {
    const mark = tab.locator(`mark[data-find="${find.id}"]`).first();
    await mark.scrollIntoViewIfNeeded();
    await tab.waitForTimeout(100);
    await mark.hover();
    await tab.waitForSelector('#card:not([hidden])');
    const text = await tab.locator('#card').innerText();
    for (const word of [find.text, find.rule, ...words]) assert.ok(text.includes(word), `${find.id}: ${word} in ${text}`);
    await tab.keyboard.press('Escape');
    assert.ok(await tab.locator('#card').isHidden());
  }
  await tab.evaluate(() => scrollTo(0, 0));
  await tab.mouse.move(2, 2);
  await tab.keyboard.press('j');
  await tab.waitForSelector('#card:not([hidden])');
  assert.equal(await tab.evaluate(() => document.activeElement.getAttribute('aria-describedby')), 'card');
});

test('a nested find tells what lies around it', async () => {
  await fresh();
  const inner = await tab.locator('.report mark mark').first();
  const outer = await inner.evaluate((mark) => mark.parentElement.closest('mark').textContent);
  await inner.hover();
  await tab.waitForSelector('#card:not([hidden])');
  const both = await tab.locator('#card .one strong').allInnerTexts();
  assert.deepEqual(both, [await inner.innerText(), outer]);
});

test('the panel of details leads to the entity and to every mention of it', async () => {
  await fresh();
  const entity = demo.entities.find((one) => one.name === '토카예프');
  await tab.locator(`mark[data-find="${entity.mentions[0]}"]`).click();
  const details = tab.locator('.details');
  for (const name of Object.values(entity.names).flat()) assert.ok((await details.innerText()).includes(name), name);
  assert.equal(await details.locator('.quotes > li').count(), entity.mentions.length);
  await details.locator('.quotes > li button').last().click();
  const notes = demo.blocks.filter((block) => block.kind === 'footnote').flatMap((block) => block.parts ?? [block.span]);
  const isNoted = (one) => notes.some(([from, to]) => from <= one.span[0] && one.span[0] < to);
  const last = demo.mentions.filter((one) => one.entity === entity.id && isNoted(one)).at(-1);
  await tab.waitForSelector(`mark.here[data-find="${last.id}"]`);
  assert.equal(await tab.evaluate(() => document.activeElement.textContent), last.text);
  assert.equal(await tab.locator('mark.same, mark.chosen').count(), entity.mentions.length);
});

test('a call leads to its note, and the note back to the call', async () => {
  await fresh();
  for (const citation of demo.citations.filter((one) => one.calls.length > 0)) {
    const call = tab.locator(`a.call[data-citation="${citation.id}"]`);
    assert.equal(await call.count(), citation.calls.length, citation.id);
    assert.equal(await call.first().textContent(), `${citation.note})`);
  }
  const citation = demo.citations.find((one) => one.calls.length > 0 && Number(one.note) > 10);
  const block = demo.blocks.find((one) => one.kind === 'footnote' && one.span[0] === citation.span[0]);
  await tab.locator(`a.call[data-citation="${citation.id}"]`).click();
  assert.equal(await tab.evaluate(() => document.activeElement.dataset.block), block.id);
  assert.ok(await tab.locator(`[data-block="${block.id}"]`).evaluate((note) => {
    const {top, bottom} = note.getBoundingClientRect();
    return top > 0 && bottom < innerHeight;
  }));
  await tab.locator(`[data-block="${block.id}"] a.back`).first().click();
  assert.equal(await tab.evaluate(() => document.activeElement.dataset.citation), citation.id);
});

test('filters by type, language and kind of block hide what they name', async () => {
  await fresh();
  const ids = async () => new Set(Object.keys(await marks()));
  await tab.uncheck('.filters input[value="LOC"]');
  let shown = await ids();
  for (const mention of demo.mentions) assert.equal(shown.has(mention.id), mention.type !== 'LOC', mention.id);
  await tab.check('.filters input[value="LOC"]');

  await tab.uncheck('.filters input[value="ru"]');
  shown = await ids();
  const russian = demo.mentions.filter((one) => one.lang === 'ru');
  assert.ok(russian.length > 10);
  for (const mention of russian) assert.ok(!shown.has(mention.id), mention.id);
  const blocks = await tab.locator('.report [data-block]').evaluateAll((all) => all.map((one) => one.dataset.block));
  for (const block of demo.blocks.filter((one) => one.kind !== 'table')) {
    const languages = demo.sentences.filter((one) => one.block === block.id).map((one) => one.lang);
    if (languages.length > 0) assert.equal(blocks.includes(block.id), languages.some((lang) => lang !== 'ru'), block.id);
  }
  await tab.check('.filters input[value="ru"]');

  await tab.uncheck('.filters input[value="footnote"]');
  assert.equal(await tab.locator('.notes').count(), 0);
  await tab.uncheck('.filters input[value="table"]');
  assert.equal(await tab.locator('.report table').count(), 0);
  assert.equal(await tab.locator('.report [data-block]').count(),
    demo.blocks.filter((one) => !['footnote', 'table', 'row'].includes(one.kind) && demo.blocks.find((b) => b.id === one.parent)?.kind !== 'row').length);
});

test('the address keeps the view and the place', async () => {
  const mention = demo.mentions.at(-1);
  const other = await browser.visit(file, `#view=text&at=${mention.id}`);
  await other.waitForSelector(`mark.here[data-find="${mention.id}"]`);
  await other.click('#tab-timeline');
  assert.match(other.url(), /#view=timeline/);
  await other.goBack();
  await other.waitForSelector('#view-text:not([hidden])');
  await other.close();
});

test('printed, the page shows the whole text', async () => {
  await fresh();
  await tab.emulateMedia({media: 'print'});
  assert.ok(await tab.locator('.top').isHidden());
  assert.ok(await tab.locator('.filters').isHidden());
  const pdf = await tab.pdf({format: 'A4'});
  assert.ok(pdf.length > 50000, `${pdf.length} bytes`);
  await tab.emulateMedia({media: 'screen'});
});
