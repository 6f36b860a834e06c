// SPDX-License-Identifier: Apache-2.0
// Dated statements in the order of their dates. A date that stands alone in a row's cell dates the statements under it
// that have no date of their own; one that stands alone elsewhere (the head of a table) states nothing.
import {button, growing, h, svg} from './dom.js';
import {dateText} from './inspector.js';
import {quotation} from './marks.js';
import {Report} from './report.js';
import {app} from './state.js';
import {reportsIn, several} from './store.js';
import {integer, t} from './strings.js';

const range = {from: '', to: ''};

function sentencesOf(report, block) {
  return report.sentencesOfUnit.get(block.unit) ?? [];
}

/** {time, sentence, place} for each date of a statement, once for each date and sentence. */
export function datedStatements(report) {
  const out = [];
  const seen = new Set();
  const add = (time, sentence, place) => {
    const key = `${time.value} ${sentence.i}`;
    if (seen.has(key)) return;
    seen.add(key);
    out.push({time, sentence, place});
  };
  for (const time of report.times) {
    const {sentence} = time;
    if (!time.begin || !sentence || !Report.states(report.blockOf(time))) continue;
    if (sentence.text.trim() !== time.text) {
      add(time, sentence, time);
      continue;
    }
    for (const block of report.blockOf(time).children) {
      for (const below of sentencesOf(report, block)) {
        if (!below.finds.some((find) => find.layer === 'time' && find.begin)) add(time, below, null);
      }
    }
  }
  return out;
}

function compare(a, b) {
  return a.time.begin.localeCompare(b.time.begin) || a.time.end.localeCompare(b.time.end) ||
    a.sentence.report.index - b.sentence.report.index || a.sentence.i - b.sentence.i;
}

function yearOf(entry) {
  return entry.time.begin.match(/^-?\d+/)?.[0] ?? '';
}

function bars(entries, choose) {
  const counts = new Map();
  for (const entry of entries) counts.set(yearOf(entry), (counts.get(yearOf(entry)) ?? 0) + 1);
  const years = [...counts].sort((a, b) => Number(a[0]) - Number(b[0]));
  if (years.length < 2) return null;
  const most = Math.max(...counts.values());
  const wide = Math.max(18, Math.min(48, Math.floor(900 / years.length)));
  const bar = ([year, n], i) => {
    const high = Math.max(2, Math.round(64 * n / most));
    return svg('g', {},
      svg('title', {}, `${year}: ${n}`),
      svg('rect', {class: 'hit', x: i * wide, y: 0, width: wide, height: 84, onclick: () => choose(year)}),
      svg('rect', {class: 'bar', x: i * wide + 2, y: 68 - high, width: wide - 4, height: high, rx: 1}),
      (years.length <= 24 || i % Math.ceil(years.length / 24) === 0)
        ? svg('text', {x: i * wide + wide / 2, y: 80, 'text-anchor': 'middle'}, wide >= 30 ? year : `’${year.slice(-2)}`) : null);
  };
  const fullest = years.findIndex(([, n]) => n === most);
  return h('figure', {class: 'bars'}, h('figcaption', {}, t('perYear')),
    h('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('perYear'), 'data-fullest': (fullest + 0.5) * wide}, svg('svg', {role: 'img',
      'aria-label': `${t('perYear')}: ${years.map(([year, n]) => `${year} ${n}`).join(', ')}`, viewBox: `0 0 ${years.length * wide} 84`, width: years.length * wide, height: 84}, years.map(bar))));
}

function row(entry, previous) {
  const {time, sentence, place} = entry;
  const year = yearOf(entry);
  return h('li', {class: 'dated'},
    previous === null || yearOf(previous) !== year ? h('h2', {class: 'year'}, t('year1', {year})) : null,
    h('time', {class: 'when', datetime: time.begin.slice(0, 10), 'data-time': time.id, 'data-report': sentence.report.index}, dateText(time)),
    button({class: 'quote', onclick: () => app.goTo(sentence.report, place ?? sentence)},
      several && app.scope < 0 ? h('span', {class: 'where'}, sentence.report.name) : null,
      quotation(sentence, place, 320)));
}

export function renderTimeline(parent) {
  const all = reportsIn(app.scope).flatMap(datedStatements).sort(compare);
  const place = h('div', {class: 'results'});
  const inputs = {};
  const refresh = () => {
    const entries = all.filter((entry) => (!range.from || Number(yearOf(entry)) >= Number(range.from)) &&
      (!range.to || Number(yearOf(entry)) <= Number(range.to)));
    place.replaceChildren(h('p', {class: 'small', role: 'status'}, t('statementsN', {n: integer(entries.length)})),
      entries.length === 0 ? h('p', {class: 'hint'}, t('nothing'))
        : growing(h('ol', {class: 'timeline'}), entries.length, (n) => row(entries[n], n > 0 ? entries[n - 1] : null)));
  };
  const choose = (year) => {
    range.from = range.to = inputs.from.value = inputs.to.value = range.from === year && range.to === year ? '' : year;
    refresh();
  };
  const yearInput = (name) => h('label', {}, `${t(name)} `, inputs[name] = h('input', {type: 'number', class: 'year-input', step: 1,
    value: range[name], onchange: (event) => {
      range[name] = event.target.value;
      refresh();
    }}));
  parent.replaceChildren(h('h1', {}, t('timeline')), bars(all, choose) ?? '',
    h('div', {class: 'tools', role: 'group', 'aria-label': t('year')}, yearInput('from'), yearInput('to')), place);
  const strip = parent.querySelector('.bars .scroll');
  if (strip) strip.scrollLeft = Number(strip.dataset.fullest) - strip.clientWidth / 2;  // where it is wider than the page
  refresh();
}
