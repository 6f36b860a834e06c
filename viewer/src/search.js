// SPDX-License-Identifier: Apache-2.0
// Search over text and names: what is written as the query, and every mention of an entity that has such a name in any
// script, so that one spelling finds the others.
import {button, growing, h} from './dom.js';
import {badge} from './inspector.js';
import {quotation} from './marks.js';
import {app} from './state.js';
import {folded, groupsIn, reportsIn, searchable, several} from './store.js';
import {integer, t} from './strings.js';

const searchableUnits = new WeakMap();

function unitsOf(report) {
  if (!searchableUnits.has(report)) searchableUnits.set(report, report.units.map(searchable));
  return searchableUnits.get(report);
}

function textHits(report, query, out) {
  unitsOf(report).forEach(({text, at}, u) => {
    for (let s = text.indexOf(query); s >= 0; s = text.indexOf(query, s + query.length)) {
      const e = s + query.length;
      out.push({report, u, s: at ? at[s] : s, e: at ? at[e] : e, name: false});
    }
  });
}

/** {groups, hits}: entities by name, and places by report and position; a mention that the text already gave is no second hit. */
export function search(scope, words) {
  const query = folded(words.trim());
  if (!query) return {groups: [], hits: []};
  const groups = groupsIn(scope).filter((group) => group.matches(query));
  const hits = [];
  for (const report of reportsIn(scope)) {
    const own = [];
    textHits(report, query, own);
    for (const group of groups) {
      for (const entity of group.entities) {
        if (entity.report !== report) continue;
        for (const {u, s, e, text} of entity.mentions) {
          if (u >= 0 && !folded(text).includes(query)) own.push({report, u, s, e, name: true});
        }
      }
    }
    own.sort((a, b) => a.u - b.u || a.s - b.s);
    for (const hit of own) hits.push(hit);
  }
  return {groups, hits};
}

function hitRow(hit, n) {
  const sentence = hit.report.sentenceAt(hit);
  const text = hit.report.units[hit.u];
  return h('li', {'data-report': hit.report.index, 'data-place': `${hit.u} ${hit.s} ${hit.e}`}, button({class: 'quote', onclick: () => app.openHit(n)},
    several ? h('span', {class: 'where'}, hit.report.name) : null,
    sentence ? quotation(sentence, hit, 180)
      : h('span', {}, text.slice(Math.max(0, hit.s - 60), hit.s), h('strong', {}, text.slice(hit.s, hit.e)), text.slice(hit.e, hit.e + 60))));
}

export function renderSearch(parent) {
  const {groups, hits} = search(app.scope, app.query);
  app.hits = hits;
  const names = groups.slice(0, 60);
  parent.replaceChildren(h('h1', {}, t('results', {query: app.query})),
    names.length > 0 ? h('section', {}, h('h2', {}, t('resultEntities', {n: integer(groups.length)})),
      h('ul', {class: 'names'}, names.map((group) => h('li', {class: 'name-row'}, badge(group.type), ' ',
        button({class: 'plain name', onclick: () => app.select(group, true)}, group.name), ' ',
        h('span', {class: 'small'}, [...group.names.values()].flat().filter((name) => name !== group.name).slice(0, 8).join(', ')),
        ' ', h('span', {class: 'small'}, t('mentionsN', {n: integer(group.count)})))))) : '',
    h('h2', {}, h('span', {role: 'status'}, t('resultsN', {n: integer(hits.length)}))),
    hits.length === 0 ? h('p', {class: 'hint'}, t('nothing')) : growing(h('ol', {class: 'quotes hits'}), hits.length, (n) => hitRow(hits[n], n)));
}

/** Marks the hits in the text that is shown, where the browser can. */
export function highlight(report, unitElement) {
  if (!globalThis.CSS?.highlights) return;
  const ranges = [];
  for (const hit of app.hits) {
    const element = hit.report === report ? unitElement(hit.u) : null;
    const range = element ? rangeIn(element, report.units[hit.u], hit) : null;
    if (range) ranges.push(range);
  }
  CSS.highlights.set('found', new Highlight(...ranges));
}

/** The text of an element begins late where the marker stands apart from it: places count from the end. */
export function rangeIn(element, text, {s, e}) {
  const body = element.querySelector(':scope > .body') ?? element;
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  let at = text.length - body.textContent.length;
  if (body === element) at = 0;
  const range = new Range();
  let isOpen = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const next = at + node.data.length;
    if (!isOpen && s < next) {
      range.setStart(node, Math.max(0, s - at));
      isOpen = true;
    }
    if (isOpen && e <= next) {
      range.setEnd(node, e - at);
      return range;
    }
    at = next;
  }
  return null;
}
