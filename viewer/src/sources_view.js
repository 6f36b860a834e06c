// SPDX-License-Identifier: Apache-2.0
// The works that the reports cite, by language and publisher, each with the sentences that cite it.
import {button, growing, h, unfolding} from './dom.js';
import {quotation} from './marks.js';
import {app} from './state.js';
import {reportsIn, several} from './store.js';
import {integer, languageName, t} from './strings.js';

// All publishers of a report are open; of a folder, the first of each language.
const OPEN_UP_TO = 200;

/** An address that a reader may follow: no report can smuggle in another kind. */
export function webAddress(url) {
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed.href : '';
  } catch {
    return '';
  }
}

/** Each work once, with all notes that cite it: in full, again, and by Ibid. */
export function worksOf(report) {
  const all = report.citations.flatMap((citation) => citation.items.map((item) => ({citation, item})));
  const items = new Map(all.map(({item}) => [item.id, item]));
  const first = (item) => {
    const seen = new Set();  // what others wrote may refer in a circle
    while (items.has(item.refers_to) && !seen.has(item.id)) {
      seen.add(item.id);
      item = items.get(item.refers_to);
    }
    return item;
  };
  const works = new Map();
  for (const {citation, item} of all) {
    if (first(item) !== item || item.ibid) continue;
    works.set(item.id, {report, item, citations: [citation], block: report.blockOfUnit[(item.unit ?? 0) - 1]});
  }
  for (const {citation, item} of all) {
    const work = works.get(first(item).id);
    if (work && !work.citations.includes(citation)) work.citations.push(citation);
  }
  return [...works.values()];
}

/** The sentences at whose end, or in which, a work is called; a source line stands for what it is under. */
export function supported(work) {
  const out = [];
  for (const citation of work.citations) {
    for (const call of citation.calls) {
      const {report} = work;
      const sentence = report.sentenceAt(call) ?? report.sentenceAt({u: call.u, s: Math.max(0, call.s - 1)});
      if (sentence && !out.some((other) => other.sentence === sentence)) out.push({sentence, note: citation.note});
    }
  }
  return out;
}

function describe(item) {
  const numbers = [item.volume && `Vol. ${item.volume}`, item.number && `No. ${item.number}`].filter(Boolean).join(' ');
  return [item.authors?.join(', '), item.container, item.publisher, numbers, item.date, item.pages && t('pages', item),
    item.accessed && t('accessed', {date: item.accessed})].filter(Boolean).join(' · ');
}

function workRow(work) {
  const {item, report, citations} = work;
  const url = item.url ? webAddress(item.url) : '';
  const under = citations[0].note ? null : report.blocks[work.block?.parent ?? -1];
  const sentences = supported(work);
  return h('li', {class: 'work', 'data-work': item.id, 'data-report': report.index},
    h('p', {class: 'work-title', lang: item.title_lang || null}, item.title || describe(item)),
    item.translated_title ? h('p', {class: 'small'}, item.translated_title) : null,
    h('p', {class: 'small'}, describe(item), citations.map((citation) => citation.note && citation.block
      ? [' · ', button({class: 'plain', onclick: () => app.goTo(report, citation.block)}, t('note', {n: citation.note}))] : null),
    several && app.scope < 0 ? ` · ${report.name}` : ''),
    item.url ? h('p', {class: 'small url'}, url ? h('a', {href: url, rel: 'noreferrer noopener', target: '_blank'}, item.url) : item.url) : null,
    sentences.length > 0
      ? h('ul', {class: 'quotes', 'aria-label': t('supports')}, sentences.map(({sentence}) => h('li', {},
        button({class: 'quote', onclick: () => app.goTo(report, sentence)}, quotation(sentence, null, 200)))))
      : under && under.unit >= 0 ? h('p', {class: 'quotes'}, button({class: 'quote', onclick: () => app.goTo(report, under)}, report.units[under.unit]))
        : h('p', {class: 'small hint'}, t('noSupport')));
}

function byCount(map) {
  return [...map].sort((a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0]));
}

function groupedBy(works, key) {
  const map = new Map();
  for (const work of works) {
    const name = key(work);
    if (!map.has(name)) map.set(name, []);
    map.get(name).push(work);
  }
  return byCount(map);
}

export function renderSources(parent) {
  const works = reportsIn(app.scope).flatMap(worksOf);
  const languages = groupedBy(works, ({item}) => item.title_lang || '');
  parent.replaceChildren(h('h1', {}, t('sources')),
    works.length === 0 ? h('p', {class: 'hint'}, t('nothing')) : h('p', {class: 'small'}, t('worksN', {n: integer(works.length)}), ': ',
      languages.map(([lang, list]) => `${lang ? languageName(lang) : t('none')} ${integer(list.length)}`).join(', ')),
    languages.map(([lang, list]) => h('section', {class: 'sources'},
      h('h2', {}, `${lang ? languageName(lang) : t('none')} `, h('span', {class: 'n'}, integer(list.length))),
      groupedBy(list, ({item}) => item.container || item.publisher || item.authors?.[0] || '').map(([publisher, own], n) =>
        unfolding({class: 'publisher'}, [publisher || t('noPublisher'), ' ', h('span', {class: 'n'}, integer(own.length))],
          () => growing(h('ul', {class: 'works'}), own.length, (i) => workRow(own[i]), 10), works.length <= OPEN_UP_TO || n < 3)))).reduce((all, section) => {
      all.append(section);
      return all;
    }, h('div', {class: 'results'})));
}
