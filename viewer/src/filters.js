// SPDX-License-Identifier: Apache-2.0
// The panel beside the text: which types, languages and kinds of block are shown, and the contents. It is the legend too.
import {button, h, kept} from './dom.js';
import {badge} from './inspector.js';
import {app} from './state.js';
import {KINDS, TYPES, integer, kindName, languageName, t} from './strings.js';
import {outline} from './text_view.js';

function choices(legend, set, rows, changed) {
  const boxes = [];
  const all = (on) => {
    for (const {key} of rows) {
      if (on) set.delete(key);
      else set.add(key);
    }
    boxes.forEach((box) => {
      box.checked = on;
    });
    changed();
  };
  return h('fieldset', {class: 'choices'}, h('legend', {}, legend),
    h('div', {class: 'all-none'}, button({class: 'plain small', onclick: () => all(true), 'aria-label': `${legend}: ${t('all')}`}, t('all')),
      button({class: 'plain small', onclick: () => all(false), 'aria-label': `${legend}: ${t('none')}`}, t('none'))),
    rows.map(({key, label, n}) => {
      const box = h('input', {type: 'checkbox', value: key, checked: !set.has(key), onchange: (event) => {
        if (event.target.checked) set.delete(key);
        else set.add(key);
        changed();
      }});
      boxes.push(box);
      return h('label', {class: 'choice'}, box, ' ', label, ' ', h('span', {class: 'n'}, integer(n)));
    }));
}

function counted(keys) {
  const counts = new Map();
  for (const key of keys) if (key) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

export function fillFilters(panel, report, changed, open) {
  const types = counted(report.finds.map((find) => find.key));
  const languages = counted(report.finds.map((find) => find.lang));
  for (const {lang} of report.sentences) if (lang && !languages.has(lang)) languages.set(lang, 0);
  const kinds = counted(report.blocks.map((block) => block.kind));
  const unplaced = report.finds.filter((find) => find.u < 0).length;
  const notes = report.diagnostics.filter((one) => one.severity !== 'info');
  const contents = outline(report, open);
  panel.replaceChildren(h('details', {open: matchMedia('(min-width: 1000px)').matches}, h('summary', {}, t('menu')),
    h('p', {class: 'hint small'}, t('legend')),
    choices(t('types'), app.hidden.types, TYPES.filter((type) => types.has(type)).map((key) =>
      ({key, label: badge(key), n: types.get(key)})), changed),
    h('label', {class: 'choice'}, h('input', {type: 'checkbox', checked: app.labels, onchange: (event) => {
      app.labels = event.target.checked;
      kept.set('labels', app.labels ? 'yes' : 'no');
      changed();
    }}), ` ${t('labels')}`),
    choices(t('languages'), app.hidden.languages, [...languages].sort((a, b) => b[1] - a[1]).map(([key, n]) =>
      ({key, label: languageName(key), n})), changed),
    choices(t('kinds'), app.hidden.kinds, KINDS.filter((kind) => kinds.has(kind)).map((key) =>
      ({key, label: kindName(key), n: kinds.get(key)})), changed),
    contents ? h('nav', {'aria-label': t('outline')}, h('h2', {}, t('outline')), contents) : null,
    unplaced + notes.length > 0 ? h('section', {}, h('h2', {}, t('toCheck')), h('ul', {class: 'small'},
      unplaced > 0 ? h('li', {}, t('unplaced', {n: integer(unplaced)})) : null,
      notes.map((note) => h('li', {}, `${note.code}: ${note.message}`)))) : null));
}
