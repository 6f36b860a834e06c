// SPDX-License-Identifier: Apache-2.0
// The card beside a mark, and the panel of details: what a find is, what it is worth, by which rule, and what else is
// said of its entity.
import {button, growing, h} from './dom.js';
import {quotation} from './marks.js';
import {Report} from './report.js';
import {app} from './state.js';
import {groupsIn, several} from './store.js';
import {grouped, languageName, t, word} from './strings.js';

/** A date as the knowledge file has it; an interval's ends parted by a dash. */
export function dateText(time) {
  return time.value.replace('/', ' – ') + (time.mod ? ` (${word(time.mod)})` : '');
}

export function typeText(find) {
  if (find.layer === 'time') return `${t('TIME')} · ${word(find.type, find.type === 'TIME' ? 'CLOCK' : find.type)}`;
  if (find.layer === 'quantity') return `${t('QUANTITY')} · ${word(find.type)}`;
  return word(find.type) + (find.subtype ? ` · ${word(find.subtype)}` : '');
}

export function quantityValue(q) {
  if (q.min || q.max) return `${grouped(q.min) || '…'} – ${grouped(q.max) || '…'}`;
  if (q.numerator && q.denominator) return `${q.numerator}/${q.denominator}`;
  return grouped(q.value);
}

/** The unit, with a p where percentage points are meant. */
export function unitOf(q) {
  return q.point ? `${q.unit}p` : q.unit;
}

/** The unit or what is counted, and what it is for one of. */
export function unitText(q) {
  const unit = (q.unit === '1' && q.counter) || unitOf(q);  // what is counted says more than 1
  return q.per ? `${unit} / ${q.per}` : unit;
}

function anchorText(find) {
  if (find.anchor === 'document') return t('document');
  const anchor = find.report.find(find.anchor);
  return anchor ? `${anchor.text} (${find.anchor})` : find.anchor;
}

/** Label and value, without those that are empty. */
function facts(find) {
  const entity = find.layer === 'mention' ? find.report.entities[find.entity] : null;
  const rows = [[t('type'), typeText(find)]];
  if (find.layer === 'time') {
    rows.push([t('value'), dateText(find)], [t('begin'), find.begin], [t('end'), find.end], [t('anchor'), find.anchor && anchorText(find)],
      [t('freq'), find.freq], [t('quant'), find.quant]);
  } else if (find.layer === 'quantity') {
    rows.push([t('value'), quantityValue(find)], [t('unit'), unitText(find)], [t('mod'), find.mod && word(find.mod)], [t('of'), find.of],
      [t('base'), find.base], [t('direction'), find.direction && t(find.direction)]);
  } else if (entity) {
    rows.push([t('entity'), [entity.name, ...otherNames(entity)].join(', ')]);
    rows.push([t('link'), find.link && word(find.link, find.link === 'office' ? 'officeLink' : find.link)]);
    const offices = find.roles.map((n) => find.report.mentions[n - 1]?.text).filter(Boolean);
    rows.push([t('office'), offices.join(', ')]);
  }
  rows.push([t('language1'), find.lang && languageName(find.lang)], [t('rule'), find.rule]);
  return rows.filter(([, value]) => value);
}

/** The first name in each other language. */
export function otherNames(entity) {
  return Object.values(entity.names).filter((names) => !names.includes(entity.name)).map(([first]) => first).filter(Boolean);
}

export function badge(key, text = t(key)) {
  return h('span', {class: `badge f-${key}`}, text);
}

function factList(rows) {
  return h('dl', {}, rows.map(([label, value]) => [h('dt', {}, label), h('dd', {}, value)]));
}

/** The card: the find and what lies around it, the innermost first. */
export function fillCard(card, finds) {
  card.replaceChildren(...finds.map((find) => h('div', {class: 'one'}, badge(find.key), ' ', h('strong', {lang: find.lang || null}, find.text),
    factList(facts(find)))));
}

function mentionRow(mention) {
  const {report, sentence} = mention;
  return h('li', {}, button({class: 'quote', onclick: () => app.goTo(report, mention)},
    several ? h('span', {class: 'where'}, report.name) : null,
    sentence ? quotation(sentence, mention, 140) : mention.text));
}

export function namesTable(group) {
  return h('dl', {class: 'scripts'}, [...group.names].filter(([, names]) => names.length > 0).map(([lang, names]) =>
    [h('dt', {}, languageName(lang)), h('dd', {lang}, names.join(', '))]));
}

/** Office with its organisation, the dates at which the report attests it, and the sentences that do. */
export function offices(group) {
  const rows = new Map();
  for (const entity of group.entities) {
    for (const office of entity.offices) {
      const name = [office.organisation?.name, office.object?.name].filter(Boolean).join(' ');
      if (!rows.has(name)) rows.set(name, {name, times: [], sentences: []});
      rows.get(name).times.push(...office.times);
      rows.get(name).sentences.push(...office.sentences);
    }
  }
  return [...rows.values()];
}

export function officeList(group) {
  const rows = offices(group);
  if (rows.length === 0) return null;
  return h('ul', {class: 'offices'}, rows.map(({name, times, sentences}) => {
    const dates = [...new Set(times.map((time) => dateText(time)))].sort();
    return h('li', {}, h('span', {class: 'office'}, name), ' ',
      h('span', {class: 'dates'}, dates.length > 0 ? t('attested', {date: dates.join(', ')}) : t('undated')), ' ',
      sentences.map((sentence, n) => button({class: 'plain small', onclick: () => app.goTo(sentence.report, sentence),
        'aria-label': `${t('sentence')} ${n + 1}: ${name}`}, `[${n + 1}]`)));
  }));
}

/** Groups that stand in a statement with this one, the most frequent first. */
export function companions(group, groups) {
  const counts = new Map();
  for (const sentence of new Set(group.mentions.map((mention) => mention.sentence))) {
    if (!sentence || !Report.states(sentence.block)) continue;
    const others = new Set(sentence.finds.filter((find) => find.layer === 'mention' && find.type !== 'TITLE')
      .map((find) => groups.of(find.report.entities[find.entity])));
    for (const other of others) if (other && other !== group) counts.set(other, (counts.get(other) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0].count - a[0].count);
}

function groupDetails(group, groups) {
  const ids = Object.entries(group.ids).map(([key, value]) => `${key}: ${value}`).join(', ');
  const near = companions(group, groups).slice(0, 12);
  // What the report states comes before what its notes cite.
  const mentions = [true, false].flatMap((states) => group.mentions.filter((mention) => Report.states(mention.report.blockOf(mention)) === states));
  return [
    h('h2', {tabindex: -1, id: 'details-title'}, group.name),
    h('p', {}, badge(group.type), group.subtype ? ` ${word(group.subtype)}` : '', ` · ${t('mentionsN', {n: group.count})}`,
      several ? ` · ${t('inReports', {n: group.reports.size})}` : ''),
    namesTable(group),
    ids ? h('p', {class: 'small'}, `${t('publicId')}: ${ids}`) : null,
    group.type === 'PER' && offices(group).length > 0 ? [h('h3', {}, t('offices')), officeList(group)] : null,
    near.length > 0 ? [h('h3', {}, t('together')), h('ul', {class: 'chips'}, near.map(([other, n]) =>
      h('li', {}, button({class: `chip f-${other.type}`, onclick: () => app.select(other, true)}, other.name, h('span', {class: 'n'}, n)))))] : null,
    h('h3', {}, t('mentions')),
    growing(h('ul', {class: 'quotes'}), mentions.length, (n) => mentionRow(mentions[n]), 40),
  ];
}

function findDetails(find, groups) {
  const group = find.layer === 'mention' ? groups.of(find.report.entities[find.entity]) : null;
  const around = (find.report.findsOfUnit.get(find.u) ?? []).filter((other) => other !== find && other.s < find.e && other.e > find.s);
  return [
    h('h2', {tabindex: -1, id: 'details-title', lang: find.lang || null}, find.text),
    h('p', {}, badge(find.key)),
    factList([...facts(find), [t('id'), find.id]]),
    around.length > 0 ? [h('h3', {}, t('withFind')), h('ul', {class: 'chips'}, around.map((other) =>
      h('li', {}, button({class: `chip f-${other.key}`, lang: other.lang || null, onclick: () => app.select(other, true)}, other.text))))] : null,
    group ? h('section', {class: 'of-entity'}, h('h3', {}, `${t('entity')}: `, button({class: 'plain', onclick: () => app.select(group, true)}, group.name)),
      groupDetails(group, groups).slice(1)) : null,
    group ? null : find.sentence ? [h('h3', {}, t('sentence')), h('p', {class: 'quotes'},
      button({class: 'quote', onclick: () => app.goTo(find.report, find)}, quotation(find.sentence, find, 400)))] : null,
  ];
}

/** The panel of details of a find or a group; nothing chosen gives the hint. */
export function fillDetails(panel, chosen) {
  const close = button({class: 'icon close', onclick: () => app.select(null), 'aria-label': t('close')}, '×');
  if (!chosen) {
    panel.replaceChildren(h('h2', {id: 'details-title'}, t('details')), h('p', {class: 'hint'}, t('detailsHint')));
    return;
  }
  const groups = groupsIn(several ? app.scope : 0);
  const body = h('div', {class: 'inside'});
  const parts = chosen.layer ? findDetails(chosen, groupsIn(several ? (app.scope < 0 ? -1 : chosen.report.index) : 0)) : groupDetails(chosen, groups);
  body.append(...parts.flat(Infinity).filter(Boolean));
  panel.replaceChildren(close, body);
}
