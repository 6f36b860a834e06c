// SPDX-License-Identifier: Apache-2.0
// Names, time line, quantities, sources and graph against the knowledge file, and the search over all of it.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {open} from './browser.js';
import {knowledge, page} from './pages.js';

const demo = knowledge('demo');
const file = page('views', [demo]);
const entityOf = new Map(demo.entities.map((entity) => [entity.id, entity]));
const sentenceOf = new Map(demo.sentences.map((sentence) => [sentence.id, sentence]));
const NOT_STATED = ['footnote', 'source', 'furniture', 'masthead'];
const kindOf = new Map(demo.blocks.map((block) => [block.id, block.kind]));

function isStatement(sentence) {
  return sentence !== undefined && !NOT_STATED.includes(kindOf.get(sentence.block));
}
let browser;
let tab;

before(async () => {
  browser = await open({permissions: ['clipboard-read', 'clipboard-write']});
});
after(() => browser.close());

async function view(name) {
  await tab?.close();
  tab = await browser.visit(file, `#view=${name}`);
  await tab.evaluate(() => document.querySelectorAll('.view:not([hidden]) *').forEach((list) => list.all?.()));
  return tab.locator(`#view-${name}`);
}

/** The sentence one of whose pieces holds the begin of a find. */
function sentenceAt({span: [begin]}) {
  return demo.sentences.find((sentence) => (sentence.parts ?? [sentence.span]).some(([from, to]) => from <= begin && begin < to));
}

test('people and organisations stand with every name, their offices and the number of mentions', async () => {
  const names = await view('names');
  const rows = await names.locator('.name-row').evaluateAll((all) => all.map((row) => ({name: row.querySelector('.name').textContent,
    text: row.textContent, count: row.querySelector('.count').textContent})));
  const wanted = demo.entities.filter((entity) => ['PER', 'ORG'].includes(entity.type));
  assert.equal(rows.length, wanted.length);
  for (const entity of wanted) {
    const row = rows.find((one) => one.name === entity.name && Object.values(entity.names).flat().every((name) => one.text.includes(name)));
    assert.ok(row, `${entity.id} ${entity.name}`);
    assert.equal(row.count, `언급 ${entity.mentions.length}회`, entity.id);
    for (const relation of demo.relations.filter((one) => one.subject === entity.id)) {
      assert.ok(row.text.includes(entityOf.get(relation.object).name), relation.id);
      for (const id of relation.times) {
        const {value} = demo.times.find((time) => time.id === id);
        assert.ok(row.text.includes(value.replace('/', ' – ')), `${relation.id} ${value} in ${row.text}`);
      }
    }
  }
  await names.getByLabel('장소').check();
  await names.getByLabel('기관').uncheck();
  await names.getByLabel('인물').uncheck();
  assert.equal(await names.locator('.name-row').count(), demo.entities.filter((one) => one.type === 'LOC').length);
  await names.getByLabel('인물').check();
  await names.locator('input[type="search"]').fill('путин');
  await tab.waitForFunction(() => document.querySelectorAll('.name-row').length === 1);
  assert.equal(await names.locator('.name').innerText(), '푸틴');
});

test('the time line has every dated statement in the order of the dates', async () => {
  const line = await view('timeline');
  const rows = await line.locator('.dated').evaluateAll((all) => all.map((row) => ({id: row.querySelector('time').dataset.time,
    when: row.querySelector('time').textContent, text: row.querySelector('.quote').textContent})));
  const shown = new Set(rows.map((row) => row.id));
  for (const time of demo.times) {
    const sentence = sentenceAt(time);
    const isStated = time.begin && isStatement(sentence) && sentence.text !== time.text;
    const isTwin = demo.times.some((other) => other.id !== time.id && other.value === time.value && shown.has(other.id) && sentenceAt(other) === sentence);
    if (isStated) assert.ok(shown.has(time.id) || isTwin, `${time.id} ${time.text}`);
    if (!time.begin || !isStatement(sentence)) assert.ok(!shown.has(time.id), time.id);
  }
  const begins = rows.map((row) => demo.times.find((time) => time.id === row.id).begin);
  assert.deepEqual(begins, [...begins].sort());
  for (const row of rows) {
    const time = demo.times.find((one) => one.id === row.id);
    assert.ok(row.when.startsWith(time.value.replace('/', ' – ')), `${row.when} for ${time.value}`);
  }
  await line.locator('input[type="number"]').first().fill('2023');
  await line.locator('input[type="number"]').last().fill('2023');
  await tab.keyboard.press('Enter');
  const years = await line.locator('time').evaluateAll((all) => all.map((time) => time.dateTime.slice(0, 4)));
  assert.deepEqual([...new Set(years)], ['2023']);
  assert.equal(years.length, rows.filter((row) => demo.times.find((time) => time.id === row.id).begin.startsWith('2023')).length);
});

test('a row of a chronology dates the statements under it that have no date', async () => {
  const span = (n) => ({span: [n, n + 1]});
  const one = structuredClone(demo);
  Object.assign(one, {mentions: [], entities: [], quantities: [], citations: [], relations: [], runs: [], diagnostics: []});
  one.blocks = [{id: 'b1', kind: 'table', ...span(0), span: [0, 20], text: 'x', cells: []},
    {id: 'b2', kind: 'row', parent: 'b1', span: [0, 8], text: '2022년 7월', cells: [{span: [0, 8], text: '2022년 7월', column: 0}]},
    {id: 'b3', kind: 'item', level: 1, marker: '-', parent: 'b2', span: [9, 16], text: '- 문을 열다', cells: []}];
  one.sentences = [{id: 's1', block: 'b2', span: [0, 8], text: '2022년 7월', lang: 'ko'},
    {id: 's2', block: 'b3', span: [9, 16], text: '- 문을 열다', lang: 'ko'}];
  one.times = [{id: 't1', type: 'DATE', span: [0, 8], text: '2022년 7월', lang: 'ko', value: '2022-07', begin: '2022-07-01',
    end: '2022-08-01', grain: 'month', rule: 'ko.date.ym'}];
  const other = await browser.visit(page('chronology', [one]), '#view=timeline');
  assert.deepEqual(await other.locator('.dated .quote').allInnerTexts(), ['문을 열다']);
  await other.close();
});

test('quantities stand in a table that sorts by value and copies as CSV', async () => {
  const table = await view('quantities');
  await table.getByLabel('순서').check();
  await tab.evaluate(() => document.querySelector('#view-quantities tbody').all());
  const rows = await table.locator('tbody tr').evaluateAll((all) => all.map((row) => ({id: row.dataset.quantity,
    cells: [...row.cells].map((cell) => cell.textContent)})));
  assert.equal(rows.length, demo.quantities.length);
  for (const q of demo.quantities) {
    const {cells} = rows.find((row) => row.id === q.id);
    assert.equal(cells[0], q.text);
    const value = cells[1].replaceAll(',', '');
    assert.equal(value, q.min ?? q.max ? `${q.min ?? '…'} – ${q.max ?? '…'}` : q.numerator ? `${q.numerator}/${q.denominator}` : String(q.value), q.id);
    const unit = q.unit === '1' && q.counter ? q.counter : (q.unit ?? '') + (q.point ? 'p' : '');
    assert.equal(cells[2], q.per ? `${unit} / ${q.per}` : unit, q.id);
    assert.equal(cells[3], q.of ?? '', q.id);
  }
  await table.locator('th[data-key="value"] button').click();
  assert.equal(await table.locator('th[data-key="value"]').getAttribute('aria-sort'), 'ascending');
  await tab.evaluate(() => document.querySelector('#view-quantities tbody').all());
  const order = await table.locator('tbody tr').evaluateAll((all) => all.map((row) => row.dataset.quantity));
  const values = order.map((id) => demo.quantities.find((q) => q.id === id)).map((q) => Number(q.value ?? q.min ?? q.max)).filter((n) => !Number.isNaN(n));
  assert.deepEqual(values, [...values].sort((a, b) => a - b));
  await table.getByText('CSV로 복사').click();
  await tab.waitForSelector('.toast.on');
  const lines = (await tab.evaluate(() => navigator.clipboard.readText())).trimEnd().split(/\r?\n/);
  assert.equal(lines.length, demo.quantities.length + 1);
  assert.ok(lines[0].startsWith('report,id,kind,text,value,'));
  assert.equal(lines[1].split(',')[1], order[0]);
});

test('an amount says what it is per', async () => {
  const one = structuredClone(demo);
  one.quantities = one.quantities.slice(0, 2).map((q, i) => ({...q, kind: 'money', value: 60, unit: 'USD', per: ['[bbl_us]', 't'][i]}));
  const other = await browser.visit(page('per', [one]), '#view=quantities');
  assert.deepEqual(await other.locator('.quantities tbody td:nth-child(3)').allInnerTexts(), ['USD / [bbl_us]', 'USD / t']);
  await other.locator('.quantities tbody button.plain').first().click();
  assert.match(await other.locator('.details').innerText(), /USD \/ \[bbl_us\]/);
  await other.close();
});

test('what a bibliography lists is no statement', async () => {
  const one = knowledge('fed-ecb-2023');
  const listed = one.blocks.filter((block) => block.kind === 'paragraph' && one.citations.some((citation) => String(citation.span) === String(block.span)));
  assert.ok(listed.length > 3);
  const inside = (find) => listed.some(({span: [from, to]}) => from <= find.span[0] && find.span[0] < to);
  const dated = one.times.filter((time) => time.begin && inside(time));
  assert.ok(dated.length > 3);
  const other = await browser.visit(page('bibliography', [one]), '#view=timeline');
  await other.evaluate(() => document.querySelectorAll('#view-timeline *').forEach((list) => list.all?.()));
  const shown = await other.locator('.dated time').evaluateAll((all) => all.map((time) => time.dataset.time));
  assert.ok(shown.length > 20);
  for (const time of dated) assert.ok(!shown.includes(time.id), `${time.id} ${time.text}`);
  await other.close();
});

test('no field of the CSV is a formula or breaks its line', async () => {
  const one = structuredClone(demo);
  one.quantities = one.quantities.slice(0, 6);
  const odd = ['=HYPERLINK("https://example.invalid/")', '@sum,1', '-2.5', 'a "b"\nc', '\uFF1D1+1', "'x"];
  one.quantities.forEach((q, i) => {
    Object.assign(q, {kind: 'count', of: odd[i]});
  });
  const other = await browser.visit(page('formulas', [one]), '#view=quantities');
  await other.getByText('CSV로 복사').click();
  await other.waitForSelector('.toast.on');
  const text = await other.evaluate(() => navigator.clipboard.readText());
  for (const field of ['"\'=HYPERLINK(""https://example.invalid/"")"', '"\'@sum,1"', ',-2.5,', '"a ""b""\nc"', ",'\uFF1D1+1,", ",''x,"]) {
    assert.ok(text.replaceAll('\r\n', '\n').includes(field), `${field} in ${text}`);
  }
  await other.close();
});

test('sources stand by language and publisher with the sentences they support', async () => {
  const sources = await view('sources');
  const works = demo.citations.flatMap((citation) => citation.items.map((item) => ({citation, item})));
  const shown = await sources.locator('.work').evaluateAll((all) => Object.fromEntries(all.map((work) => [work.dataset.work, {
    text: work.textContent, publisher: work.closest('details').querySelector('summary').textContent,
    section: work.closest('section').querySelector('h2').textContent,
    sentences: [...work.querySelectorAll('.quotes .quote')].map((quote) => quote.textContent)}])));
  const full = works.filter(({item}) => !item.ibid && !item.refers_to);
  const byId = new Map(works.map(({item}) => [item.id, item]));
  const first = (item) => (item.refers_to ? first(byId.get(item.refers_to)) : item);
  assert.equal(Object.keys(shown).length, full.length);
  for (const {citation, item} of full) {
    const work = shown[item.id];
    assert.ok(work.text.includes(item.title ?? item.container), item.id);
    if (item.container) assert.ok(work.publisher.startsWith(item.container), `${item.id} under ${work.publisher}`);
    const notes = [citation, ...works.filter((one) => first(one.item) === item).map((one) => one.citation)];
    const calls = [...new Set(notes)].flatMap((one) => one.calls);
    const wanted = new Set(calls.map((call) => sentenceAt({span: call})));
    if (citation.note) assert.equal(work.sentences.length, wanted.size, item.id);
    for (const sentence of wanted) {
      const begin = sentence.text.replace(/^\S\s+/u, '').slice(0, 30);
      assert.ok(work.sentences.some((text) => text.includes(begin)), `${item.id}: ${begin}`);
    }
  }
  assert.ok(Object.values(shown).some((work) => work.section.startsWith('러시아어')));
  assert.equal(await sources.locator('a[href^="https://"]').count(), full.filter(({item}) => item.url?.startsWith('https://')).length);
});

test('the graph links those who stand in one statement', async () => {
  const graph = await view('graph');
  const pairs = await graph.locator('.pairs > li').evaluateAll((all) => all.map((row) =>
    [...row.querySelectorAll(':scope > .chip'), row.querySelector('summary')].map((part) => part.textContent)));
  const sentences = new Map();
  for (const mention of demo.mentions) {
    const sentence = sentenceAt(mention);
    if (!isStatement(sentence)) continue;
    if (!sentences.has(sentence)) sentences.set(sentence, new Set());
    sentences.get(sentence).add(entityOf.get(mention.entity));
  }
  for (const [a, b, count] of pairs) {
    const both = [...sentences.values()].filter((set) => [...set].some((one) => one.name === a) && [...set].some((one) => one.name === b));
    assert.equal(count, `문장 ${both.length}개`, `${a} - ${b}`);
  }
  const nodes = await graph.locator('.node').count();
  assert.ok(nodes > 20 && nodes <= 40, `${nodes} nodes`);
  await graph.locator('.node').first().focus();
  await tab.keyboard.press('ArrowRight');
  await tab.keyboard.press('Enter');
  const second = await graph.locator('.node').nth(1).getAttribute('aria-label');
  assert.ok(second.startsWith(await tab.locator('#details-title').innerText()), second);
});

test('search finds text and, through names, every other spelling', async () => {
  await view('text');
  const entity = demo.entities.find((one) => one.name === '토카예프');
  for (const query of ['토카예프', 'токаев']) {
    await tab.fill('#search', query);
    await tab.waitForSelector(`#view-search:not([hidden]) h1:has-text("${query}")`);
    const names = await tab.locator('#view-search .name').allInnerTexts();
    assert.ok(names.includes('토카예프'), `${query}: ${names}`);
    const found = await tab.locator('#view-search .hits strong').allInnerTexts();
    for (const id of entity.mentions) {
      const {text} = demo.mentions.find((mention) => mention.id === id);
      assert.ok(found.some((one) => text.includes(one) || one.includes(text)), `${query} finds ${text}`);
    }
    assert.ok(found.length >= entity.mentions.length, `${found.length} of ${entity.mentions.length}`);
  }
  const hits = await tab.locator('#view-search .hits li').count();
  await tab.locator('#view-search .hits button').first().click();
  await tab.waitForSelector('#view-text:not([hidden])');
  const lit = await tab.evaluate(() => ['here', 'found'].map((name) => [...CSS.highlights.get(name)].map(String)));
  assert.deepEqual(lit[0], lit[1].slice(0, 1));
  assert.equal(lit[1].length, hits);
  await tab.fill('#search', '없는낱말없음');
  await tab.waitForSelector('#view-search .hint');
  await tab.keyboard.press('Escape');
  assert.deepEqual(tab.errors, []);
});

test('a search that a person types finds the same in the text as in the knowledge file', async () => {
  await view('text');
  for (const query of ['중앙아', 'central asia', '2024']) {
    await tab.fill('#search', query);
    await tab.waitForSelector(`#view-search:not([hidden]) h1:has-text("${query}")`);
    await tab.evaluate(() => document.querySelector('#view-search .hits').all?.());
    const literal = demo.blocks.filter((block) => block.kind !== 'table')
      .flatMap((block) => block.cells.length > 0 ? block.cells.map((cell) => cell.text) : [block.text])
      .reduce((n, text) => n + text.toLowerCase().split(query).length - 1, 0);
    const texts = await tab.locator('#view-search .hits strong').allInnerTexts();
    const found = texts.filter((text) => text.toLowerCase().includes(query)).length;
    assert.ok(found >= literal && literal > 0, `${query}: ${found} of ${literal}`);
  }
});

test('a report with nothing in it opens in every view', async () => {
  const one = structuredClone(demo);
  for (const [key, value] of Object.entries(one)) if (Array.isArray(value)) one[key] = [];
  one.document = {id: 'empty', source: one.document.source, text_length: 0, authors: [], languages: []};
  const other = await browser.visit(page('empty', [one]));
  for (const view of ['text', 'names', 'timeline', 'quantities', 'sources', 'graph']) {
    await other.click(`#tab-${view}`);
    assert.ok(await other.locator(`#view-${view} h1`).isVisible(), view);
  }
  assert.deepEqual(other.errors, []);
  await other.close();
});

test('what is printed of a list is all of it', async () => {
  await tab.close();
  tab = await browser.visit(file, '#view=sources');
  await tab.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.equal(await tab.locator('.work').count(), demo.citations.flatMap((one) => one.items).filter((item) => !item.ibid && !item.refers_to).length);
  await tab.click('#tab-graph');
  const before = await tab.locator('.pairs > li').count();
  await tab.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.ok(await tab.locator('.pairs > li').count() > before);
});

test('a list on paper names its report, and quantities stay a table on a narrow sheet', async () => {
  const other = await browser.visit(file, '#view=quantities');
  assert.ok(await other.locator('.printed').isHidden());
  await other.setViewportSize({width: 680, height: 900});  // the width of A4 between its margins
  await other.emulateMedia({media: 'print'});
  assert.equal(await other.locator('.printed').innerText(), demo.document.title);
  assert.equal(await other.locator('.quantities tbody tr').first().evaluate((row) => getComputedStyle(row).display), 'table-row');
  const [table, paper] = await other.evaluate(() => [document.querySelector('.quantities').scrollWidth, document.documentElement.clientWidth]);
  assert.ok(table <= paper, `${table} of ${paper} pixels`);
  assert.equal(await other.locator('.quantities .quote').first().evaluate((quote) => getComputedStyle(quote).webkitLineClamp), 'none');
  await other.close();
});

test('the calls of a quoted sentence stand higher', async () => {
  const sources = await view('sources');
  const calls = await sources.locator('.quote sup').allInnerTexts();
  const notes = new Set(demo.citations.map((one) => one.note));
  assert.ok(calls.length > 10);
  for (const call of calls) assert.ok(notes.has(call.replace(/\)$/, '')), call);
});

test('decomposed text is found by composed words, at its own place', async () => {
  const one = structuredClone(demo);
  for (const name of ['mentions', 'entities', 'times', 'quantities', 'citations', 'relations', 'runs', 'diagnostics']) one[name] = [];
  const text = '가 각 İİ 정상회담 끝'.normalize('NFD');
  one.blocks = [{id: 'b1', kind: 'paragraph', span: [0, [...text].length], text, cells: []}];
  one.sentences = [{id: 's1', block: 'b1', span: [0, [...text].length], text, lang: 'ko'}];
  const other = await browser.visit(page('decomposed', [one]));
  await other.fill('#search', '정상회담');
  await other.waitForSelector('#view-search:not([hidden]) .hits strong');
  assert.deepEqual(await other.locator('.hits strong').allInnerTexts(), ['정상회담'.normalize('NFD')]);
  await other.locator('.hits button').click();
  assert.deepEqual(await other.evaluate(() => [...CSS.highlights.get('found')].map(String)), ['정상회담'.normalize('NFD')]);
  await other.close();
});

test('the sentence that a statement shows is in the knowledge file', async () => {
  const line = await view('timeline');
  const texts = await line.locator('.quote').allInnerTexts();
  const all = [...sentenceOf.values()].map((sentence) => sentence.text);
  for (const text of texts) {
    const plain = text.replace(/^…|…$/g, '');
    assert.ok(all.some((sentence) => sentence.includes(plain)), text);
  }
});
