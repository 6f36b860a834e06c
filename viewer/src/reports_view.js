// SPDX-License-Identifier: Apache-2.0
// The reports of a folder, each with its front and what was found in it.
import {button, growing, h} from './dom.js';
import {nameOf} from './report.js';
import {app} from './state.js';
import {summaries} from './store.js';
import {integer, t} from './strings.js';

const order = {by: '', down: false};

const COLUMNS = [
  {key: 'title', value: nameOf},
  {key: 'date', value: (one) => one.date ?? ''},
  {key: 'series', value: (one) => one.series ?? one.publisher ?? ''},
  {key: 'sentences', value: (one) => one.sentences},
  {key: 'mentions', value: (one) => one.mentions},
  {key: 'times', value: (one) => one.times},
  {key: 'quantities', value: (one) => one.quantities},
  {key: 'citations', value: (one) => one.citations},
  {key: 'facts', value: (one) => one.relations},
];

function row({one, index}) {
  return h('tr', {'data-report': index}, COLUMNS.map(({key, value}) => key === 'title'
    ? h('th', {scope: 'row'}, button({class: 'plain', onclick: () => app.openReport(index)}, value(one)), ' ', h('span', {class: 'small'}, one.source))
    : h('td', {class: typeof value(one) === 'number' ? 'number' : null, 'data-label': t(key)}, typeof value(one) === 'number' ? integer(value(one)) : value(one))));
}

export function renderReports(parent) {
  const place = h('div', {class: 'results'});
  const refresh = () => {
    const rows = summaries.map((one, index) => ({one, index}));
    const column = COLUMNS.find(({key}) => key === order.by);
    const sign = order.down ? -1 : 1;
    if (column) {
      rows.sort((a, b) => {
        const [x, y] = [column.value(a.one), column.value(b.one)];
        return sign * (typeof x === 'number' ? x - y : x.localeCompare(y, 'ko'));
      });
    }
    const body = h('tbody');
    place.replaceChildren(h('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('reports')}, h('table', {class: 'reports'},
      h('thead', {}, h('tr', {}, COLUMNS.map(({key}) => h('th', {scope: 'col', 'data-key': key,
        'aria-sort': order.by === key ? (order.down ? 'descending' : 'ascending') : 'none'},
      button({class: 'plain', onclick: () => {
        order.down = order.by === key ? !order.down : false;
        order.by = key;
        refresh();
        place.querySelector(`th[data-key="${key}"] button`)?.focus();
      }}, t(key), h('span', {'aria-hidden': 'true'}, order.by === key ? (order.down ? ' ▼' : ' ▲') : '')))))), body)));
    growing(body, rows.length, (n) => row(rows[n]));
  };
  parent.replaceChildren(h('h1', {}, t('reports')), h('p', {class: 'small'}, t('allReports', {n: integer(summaries.length)})), place);
  refresh();
}
