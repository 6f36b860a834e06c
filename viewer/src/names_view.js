// SPDX-License-Identifier: Apache-2.0
// People, organisations and all others by name: every spelling, offices with dates, mentions a click away.
import {button, growing, h, later} from './dom.js';
import {badge, officeList} from './inspector.js';
import {app} from './state.js';
import {folded, groupsIn, several} from './store.js';
import {TYPES, integer, languageName, t, word} from './strings.js';

const chosen = {types: new Set(['PER', 'ORG']), sort: 'count', filter: ''};

function row(group) {
  return h('li', {class: 'name-row'},
    h('div', {class: 'head'}, badge(group.type), ' ',
      button({class: 'plain name', onclick: () => app.select(group, true)}, group.name),
      group.subtype ? h('span', {class: 'small'}, ` ${word(group.subtype)}`) : null,
      button({class: 'plain count', onclick: () => app.select(group, true), 'aria-label': `${group.name}: ${t('mentionsN', {n: group.count})}`},
        t('mentionsN', {n: integer(group.count)})),
      several && app.scope < 0 ? h('span', {class: 'small'}, t('inReports', {n: group.reports.size})) : null),
    h('dl', {class: 'scripts'}, [...group.names].filter(([, names]) => names.length > 0).map(([lang, names]) =>
      h('div', {}, h('dt', {}, languageName(lang)), h('dd', {lang}, names.join(', '))))),
    officeList(group));
}

function list(groups) {
  const query = folded(chosen.filter.trim());
  const rows = groups.filter((group) => chosen.types.has(group.type) && (!query || group.matches(query)));
  if (chosen.sort === 'name') rows.sort((a, b) => a.name.localeCompare(b.name, 'ko'));
  if (rows.length === 0) return h('p', {class: 'hint'}, t('nothing'));
  return growing(h('ul', {class: 'names'}), rows.length, (n) => row(rows[n]));
}

export function renderNames(parent) {
  const groups = groupsIn(app.scope);
  const counts = new Map();
  for (const group of groups) counts.set(group.type, (counts.get(group.type) ?? 0) + 1);
  const place = h('div', {class: 'results'});
  const refresh = () => place.replaceChildren(list(groups));
  const types = TYPES.filter((type) => counts.has(type));
  parent.replaceChildren(h('h1', {}, t('names')),
    h('div', {class: 'tools'},
      h('fieldset', {class: 'choices'}, h('legend', {}, t('types')), types.map((type) => h('label', {class: `choice f-${type}`},
        h('input', {type: 'checkbox', checked: chosen.types.has(type), onchange: (event) => {
          if (event.target.checked) chosen.types.add(type);
          else chosen.types.delete(type);
          refresh();
        }}), ` ${t(type)} `, h('span', {class: 'n'}, integer(counts.get(type)))))),
      h('label', {}, `${t('sort')} `, h('select', {onchange: (event) => {
        chosen.sort = event.target.value;
        refresh();
      }}, ['count', 'name'].map((by) => h('option', {value: by, selected: chosen.sort === by}, t(by === 'count' ? 'byCount' : 'byName'))))),
      h('label', {}, `${t('filterNames')} `, h('input', {type: 'search', value: chosen.filter, oninput: later(150, (event) => {
        chosen.filter = event.target.value;
        refresh();
      })}))),
    place);
  refresh();
}
