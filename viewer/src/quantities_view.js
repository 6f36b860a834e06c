// SPDX-License-Identifier: Apache-2.0
// Quantities as a table that can be sorted and copied as CSV.
import {button, growing, h} from './dom.js';
import {quantityValue, unitOf, unitText} from './inspector.js';
import {quotation} from './marks.js';
import {app} from './state.js';
import {reportsIn, several} from './store.js';
import {integer, t, word} from './strings.js';

const order = {by: '', down: false};
const hiddenKinds = new Set(['ordinal']);

function numberOf(q) {
  return Number(q.value || q.min || q.max || Number.NaN);
}

/** Columns: key, which also names the heading, text, what is sorted. */
const COLUMNS = [
  {key: 'quantity', text: (q) => q.text, sort: numberOf},
  {key: 'value', text: quantityValue, sort: numberOf},
  {key: 'unit', text: unitText},
  {key: 'of', text: (q) => q.of},
  {key: 'kind', text: (q) => word(q.type)},
  {key: 'mod', text: (q) => [q.mod && word(q.mod), q.direction && t(q.direction), q.base].filter(Boolean).join(', ')},
  {key: 'sentence', text: (q) => q.sentence?.text ?? ''},
];

function sorted(rows) {
  const column = COLUMNS.find(({key}) => key === order.by);
  if (!column) return rows;
  const sign = order.down ? -1 : 1;
  const value = column.sort ?? column.text;
  const compare = (a, b) => {
    const [x, y] = [value(a), value(b)];
    if (typeof x !== 'number') return sign * x.localeCompare(y, 'ko');
    if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) - Number.isNaN(y);  // without a value: last
    return sign * (x - y);
  };
  return [...rows].sort(compare);
}

/** A field of CSV (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvField(text) {
  const isNumber = /^[-+]?[0-9][0-9,.]*$/.test(text);
  const safe = /^[=+\-@'\t\r\n\uFF1D\uFF0B\uFF0D\uFF20\u2212]/.test(text) && !isNumber ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line a quantity, with the knowledge file's own words. */
export function csv(rows) {
  const fields = ['report', 'id', 'kind', 'text', 'value', 'min', 'max', 'unit', 'per', 'of', 'base', 'mod', 'direction', 'counter', 'sentence'];
  const of = (q) => ({...q, report: q.report.id, kind: q.type, unit: unitOf(q), sentence: q.sentence?.text ?? ''});
  return [fields, ...rows.map((q) => fields.map((name) => of(q)[name]))]
    .map((row) => row.map((field) => csvField(String(field))).join(',')).join('\r\n') + '\r\n';
}

async function copy(text, rows) {
  try {
    await navigator.clipboard.writeText(text);
    app.say(t('copied', {n: integer(rows)}));
  } catch {
    const area = h('textarea', {class: 'off', value: text, 'aria-hidden': 'true'});
    document.body.append(area);
    area.select();
    app.say(document.execCommand('copy') ? t('copied', {n: integer(rows)}) : t('copyFailed'));
    area.remove();
  }
}

function save(text) {
  const url = URL.createObjectURL(new Blob(['\uFEFF' + text], {type: 'text/csv;charset=utf-8'}));
  h('a', {href: url, download: 'quantities.csv'}).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

function row(q) {
  const report = several && app.scope < 0 ? h('span', {class: 'where'}, q.report.name) : null;
  return h('tr', {'data-quantity': q.id, 'data-report': q.report.index}, COLUMNS.map(({key, text}) => {
    if (key === 'quantity') {
      return h('td', {lang: q.lang || null}, button({class: 'plain', onclick: () => app.select(q, true)}, text(q)));
    }
    if (key === 'sentence') {
      return h('td', {class: 'wide'}, q.sentence ? button({class: 'quote', onclick: () => app.goTo(q.report, q)}, report,
        quotation(q.sentence, q, 120)) : report);
    }
    return h('td', {class: key === 'value' ? 'number' : null}, text(q));
  }));
}

export function renderQuantities(parent) {
  const all = reportsIn(app.scope).flatMap((report) => report.quantities);
  const kinds = new Map();
  for (const q of all) kinds.set(q.type, (kinds.get(q.type) ?? 0) + 1);
  const place = h('div', {class: 'results'});
  const rowsNow = () => sorted(all.filter((q) => !hiddenKinds.has(q.type)));
  const sortBy = (key) => {
    order.down = order.by === key ? !order.down : false;
    order.by = key;
    refresh();
    place.querySelector(`th[data-key="${key}"] button`)?.focus();
  };
  const refresh = () => {
    const rows = rowsNow();
    const head = COLUMNS.map(({key}) => h('th', {scope: 'col', 'data-key': key,
      'aria-sort': order.by === key ? (order.down ? 'descending' : 'ascending') : 'none'},
    button({class: 'plain', onclick: () => sortBy(key)}, t(key), h('span', {class: 'arrow', 'aria-hidden': 'true'},
      order.by === key ? (order.down ? ' ▼' : ' ▲') : ''))));
    const body = h('tbody');
    place.replaceChildren(h('p', {class: 'small', role: 'status'}, t('rowsN', {n: integer(rows.length)})),
      h('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('quantities')},
        h('table', {class: 'quantities'}, h('thead', {}, h('tr', {}, head)), body)));
    growing(body, rows.length, (n) => row(rows[n]), 80);
  };
  parent.replaceChildren(h('h1', {}, t('quantities')),
    h('div', {class: 'tools'},
      h('fieldset', {class: 'choices'}, h('legend', {}, t('kind')), [...kinds].sort((a, b) => b[1] - a[1]).map(([kind, n]) =>
        h('label', {class: 'choice'}, h('input', {type: 'checkbox', checked: !hiddenKinds.has(kind), onchange: (event) => {
          if (event.target.checked) hiddenKinds.delete(kind);
          else hiddenKinds.add(kind);
          refresh();
        }}), ` ${word(kind)} `, h('span', {class: 'n'}, integer(n))))),
      button({onclick: () => copy(csv(rowsNow()), rowsNow().length)}, t('copyCsv')),
      button({onclick: () => save(csv(rowsNow()))}, t('saveCsv'))),
    place);
  refresh();
}
