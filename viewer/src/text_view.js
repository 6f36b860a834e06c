// SPDX-License-Identifier: Apache-2.0
// The report as it reads: headings, statements by level, tables, and its notes behind them, wherever the pages broke.
import {button, h} from './dom.js';
import {behindMarker, markedText} from './marks.js';
import {app, isBlockShown, isShown} from './state.js';
import {integer, languageName, t} from './strings.js';

const CHUNK = 24;
// Bullets of fonts that have no characters of their own come as letters or in the private use area.
const LOST_BULLET = /^[\u0178\uE000-\uF8FF]+$/;

let current = null;  // {report, pending, place, timer}: pieces that are not in yet, and where they go

function text(report, block, begin = 0) {
  return markedText(report, block.unit, {shown: isShown, begin});
}

function properties(report, block, name) {
  return {class: `block ${name}`, id: `b-${report.index}-${block.id}`, 'data-block': block.id, lang: block.lang || null,
    'data-u': block.unit};
}

function marked(report, block) {
  const {marker} = block;
  const begin = behindMarker(report, block.unit);
  if (begin === 0) return [text(report, block)];
  return [h('span', {class: 'marker'}, LOST_BULLET.test(marker) ? '•' : marker), ' ',
    h('span', {class: 'body'}, text(report, block, begin))];
}

function item(report, block, tag = 'li') {
  const level = Math.min(Math.max(block.level, 1), 7);
  return h(tag, properties(report, block, `item level${level}`), marked(report, block));
}

/** The cells of a row by column; statements that stand in one of its cells go into the first column without a cell. */
function tableRow(report, row, columns, isHead) {
  const cells = new Array(columns).fill(null).map(() => []);
  row.columns.forEach((column, n) => {
    const at = Math.min(column, columns - 1);
    cells[at].push(h('span', {'data-u': row.unit + n}, markedText(report, row.unit + n, {shown: isShown})));
  });
  const inside = row.children.filter((block) => block.kind === 'item' && isBlockShown(report, block));
  if (inside.length > 0) {
    const free = cells.findIndex((cell) => cell.length === 0);
    cells[free < 0 ? columns - 1 : free].push(h('ul', {class: 'items'}, inside.map((block) => item(report, block))));
  }
  return h('tr', properties(report, row, 'row'),
    cells.map((cell, column) => h(isHead || (column === 0 && columns > 1) ? 'th' : 'td',
      {scope: isHead ? 'col' : column === 0 && columns > 1 ? 'row' : null}, cell)));
}

function table(report, block) {
  const rows = block.children.filter((row) => row.kind === 'row');
  const columns = rows.reduce((most, row) => Math.max(most, ...row.columns.map((c) => c + 1),
    row.children.length > 0 ? 2 : 1), 1);
  const [first, ...rest] = rows;
  const isHead = first !== undefined && rest.length > 0 && first.children.length === 0;
  return h('div', {class: 'block table', id: `b-${report.index}-${block.id}`, 'data-block': block.id, tabindex: 0, role: 'group',
    'aria-label': t('table')},
  h('table', {}, isHead ? h('thead', {}, tableRow(report, first, columns, true)) : null,
    h('tbody', {}, (isHead ? rest : rows).map((row) => tableRow(report, row, columns, false)))));
}

function element(report, block) {
  switch (block.kind) {
    case 'heading':
      return h(`h${Math.min(block.level + 1, 6)}`, properties(report, block, 'heading'), text(report, block));
    case 'item':
      return item(report, block);
    case 'remark':
      return block.marker ? item(report, block, 'p') : h('p', properties(report, block, 'remark'), text(report, block));
    case 'table':
      return table(report, block);
    default:
      return h('p', properties(report, block, block.kind), text(report, block));
  }
}

function note(report, block) {
  const citations = report.citations.filter((citation) => citation.block === block);
  const [citation] = citations;
  return h('li', {...properties(report, block, 'note'), tabindex: -1,
    id: citation ? `note-${report.index}-${citation.id}` : `b-${report.index}-${block.id}`}, marked(report, block),
  citations.flatMap((one) => one.calls.map((call, n) => h('a', {class: 'back', href: `#call-${report.index}-${one.id}-${n}`,
    'aria-label': t('backToText', {n: n + 1}) + `, ${t('noteOf', {n: one.note})}`}, '\u00a0↩'))));
}

/** Blocks in the order of reading: a table directly under its caption, its source and remarks behind it. */
export function readingOrder(report) {
  const isRow = (block) => block?.kind === 'row' && report.blocks[block.parent]?.kind === 'table';
  const isInTable = (block) => isRow(block) || (block.kind === 'item' && isRow(report.blocks[block.parent]));
  const body = report.blocks.filter((block) => block.kind !== 'footnote' && !isInTable(block));
  const isUnder = (block, caption) => block && block.parent === caption.i && ['source', 'remark'].includes(block.kind);
  for (let n = 0; n < body.length; ++n) {
    if (body[n].kind !== 'caption') continue;
    let after = n + 1;
    while (isUnder(body[after], body[n]) || body[after]?.kind === 'furniture') ++after;
    if (after > n + 1 && body[after]?.kind === 'table') body.splice(n + 1, 0, ...body.splice(after, 1));
  }
  return body;
}

function grouped(report, blocks) {
  const out = [];
  let list = null;
  for (const block of blocks) {
    const made = element(report, block);
    if (made.tagName === 'LI') {
      if (!list) out.push(list = h('ul', {class: 'items'}));
      list.append(made);
    } else {
      list = null;
      out.push(made);
    }
  }
  return out;
}

/** Puts in the next pieces, all up to a block, or everything. */
function renderUntil(block) {
  if (!current) return;
  const {report, pending, place} = current;
  for (let found = false; pending.length > 0 && !found;) {
    const blocks = pending.shift();
    place.before(h('section', {class: 'chunk'}, grouped(report, blocks)));
    found = blocks.includes(block);
  }
}

function renderOne() {
  if (!current || current.pending.length === 0) return;
  const {report, pending, place} = current;
  place.before(h('section', {class: 'chunk'}, grouped(report, pending.shift())));
  if (current.pending.length > 0) current.timer = setTimeout(renderOne, 0);
}

function front(report) {
  const number = [report.volume && `Vol. ${report.volume}`, report.issue && `No. ${report.issue}`].filter(Boolean).join(' ');
  const issue = report.title ? [[report.series, number].filter(Boolean).join(' '), report.date] : [number];  // else they are its name
  const facts = [...issue, report.authors.join(', '), report.publisher].filter(Boolean);
  return h('div', {class: 'front'},
    h('p', {class: 'facts'}, facts.join(' · ')),
    h('ul', {class: 'shares', 'aria-label': t('languages')}, report.languages.map(({lang, share}) =>
      h('li', {}, `${languageName(lang)} ${(100 * share).toFixed(1)}%`))),
    h('p', {class: 'facts small'}, [report.source, t('characters', {n: integer(report.length)}),
      t('made', report)].join(' · ')));
}

/** The text of a report into `parent`. */
export function renderText(parent, report) {
  clearTimeout(current?.timer);
  const shown = readingOrder(report).filter((block) => isBlockShown(report, block));
  const notes = report.blocks.filter((block) => block.kind === 'footnote' && isBlockShown(report, block));
  const pending = [];
  const firstTitle = shown.find((block) => block.kind === 'title');
  const body = shown.filter((block) => block !== firstTitle);
  for (let n = 0; n < body.length; n += CHUNK) pending.push(body.slice(n, n + CHUNK));
  const place = h('div', {class: 'end', 'aria-hidden': 'true'});
  const noteHead = `notes-${report.index}`;
  const article = h('article', {class: app.labels ? 'report labels' : 'report', 'aria-label': report.name, lang: report.languages[0]?.lang},
    firstTitle ? h('h1', properties(report, firstTitle, 'title'), text(report, firstTitle)) : h('h1', {class: 'title'}, report.name),
    front(report), place,
    notes.length > 0 ? h('section', {class: 'notes', 'aria-labelledby': noteHead},
      h('h2', {id: noteHead, lang: null}, t('notes')), h('ul', {class: 'items'}, notes.map((block) => note(report, block)))) : null);
  const hiddenBlocks = report.blocks.length - report.blocks.filter((block) => isBlockShown(report, block)).length;
  if (hiddenBlocks > 0) article.append(h('p', {class: 'facts small'}, t('hiddenBlocks', {n: hiddenBlocks})));
  parent.replaceChildren(article);
  current = {report, pending, place, timer: 0};
  renderOne();
  renderOne();
  article.querySelector('mark')?.setAttribute('tabindex', '0');
}

export function renderWholeText() {
  renderUntil();
}

/** The element of a block, put in where it was not yet; null where it is hidden. */
export function blockElement(report, block) {
  if (!current || current.report !== report || !block) return null;
  const top = block.parent >= 0 && report.blocks[block.parent].kind === 'row' ? report.blocks[report.blocks[block.parent].parent]
    : block.kind === 'row' ? report.blocks[block.parent] : block;
  if (top && top.kind !== 'footnote' && !document.getElementById(`b-${report.index}-${top.id}`)) renderUntil(top);
  return document.querySelector(`.report [data-block="${CSS.escape(block.id)}"]`);
}

/** The part of the page that holds unit `u`, for places in it. */
export function unitElement(u) {
  return document.querySelector(`.report [data-u="${u}"]:not(tr)`);
}

/** Contents: the headings. */
export function outline(report, open) {
  const headings = report.blocks.filter((block) => block.kind === 'heading');
  if (headings.length === 0) return null;
  return h('ul', {class: 'outline'}, headings.map((block) => h('li', {class: `level${Math.min(block.level, 4)}`},
    button({class: 'plain', onclick: () => open(block), lang: block.lang || null}, report.units[block.unit]))));
}
