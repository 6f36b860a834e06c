// SPDX-License-Identifier: Apache-2.0
// A unit of text with its finds marked. Marks nest; where two cross, the later one goes on in a second piece behind the
// end of the earlier one. `depth` counts the marks inside, and puts the line of an outer mark below theirs.
import {h} from './dom.js';
import {t} from './strings.js';

const UNBROKEN = 16;  // characters of a date or quantity that stays on one line

/** Sorted by begin, the longer first; a call or run of another language is an interval like a find. */
function nested(intervals, begin, end) {
  const waiting = intervals.filter((x) => x.s < end && x.e > begin && x.s < x.e)
    .map((x) => ({...x, s: Math.max(x.s, begin), e: Math.min(x.e, end)}));
  const order = (a, b) => a.s - b.s || b.e - a.e || a.rank - b.rank;
  waiting.sort(order);
  const root = {s: begin, e: end, inside: [], depth: 0};
  const open = [root];
  for (let n = 0; n < waiting.length; ++n) {
    const one = waiting[n];
    while (open.length > 1 && open.at(-1).e <= one.s) open.pop();
    const outer = open.at(-1);
    if (one.e > outer.e) {
      const rest = {...one, s: outer.e, again: true};
      one.e = outer.e;
      let at = n + 1;
      while (at < waiting.length && order(waiting[at], rest) < 0) ++at;
      waiting.splice(at, 0, rest);
    }
    const node = {...one, inside: [], depth: 0};
    outer.inside.push(node);
    open.push(node);
  }
  return root;
}

function measure(node) {
  let depth = 0;
  for (const child of node.inside) depth = Math.max(depth, measure(child));
  node.depth = depth;
  return node.find ? depth + 1 : depth;
}

function fill(parent, node, text, element) {
  let at = node.s;
  for (const child of node.inside) {
    if (child.s > at) parent.append(text.slice(at, child.s));
    const made = element(child);
    fill(made, child, text, element);
    parent.append(made);
    at = child.e;
  }
  if (node.e > at) parent.append(text.slice(at, node.e));
}

export function markElement(find, {depth = 0, again = false} = {}) {
  const mark = h('mark', {class: `f f-${find.key}`, tabindex: -1, 'data-find': find.id, 'data-label': t('short' + find.key)});
  if (depth > 0) mark.classList.add('d' + Math.min(depth, 3));
  if (again) mark.classList.add('again');
  if (find.layer !== 'mention' && find.text.length <= UNBROKEN) mark.classList.add('short');
  return mark;
}

function callElement({citation, n, again}, report) {
  return h('a', {class: 'call', href: `#note-${report.index}-${citation.id}`, 'data-citation': citation.id,
    id: again ? null : `call-${report.index}-${citation.id}-${n}`, 'aria-label': t('noteOf', {n: citation.note})});
}

/** The text of units[u], from `begin` to `end`, with the finds that `shown` lets through. */
export function markedText(report, u, {shown = () => true, begin = 0, end = report.units[u].length, calls = true} = {}) {
  const text = report.units[u];
  const intervals = [];
  for (const find of report.findsOfUnit.get(u) ?? []) {
    if (shown(find)) intervals.push({s: find.s, e: find.e, rank: 2, find});
  }
  if (calls) {
    for (const {s, e, citation, n} of report.callsOfUnit.get(u) ?? []) intervals.push({s, e, rank: 3, citation, n});
  }
  for (const {s, e, lang} of report.runsOfUnit.get(u) ?? []) intervals.push({s, e, rank: 1, lang});
  const root = nested(intervals, begin, end);
  measure(root);
  const fragment = document.createDocumentFragment();
  fill(fragment, root, text, (node) => {
    if (node.find) return markElement(node.find, node);
    return node.citation ? callElement(node, report) : h('span', {lang: node.lang});
  });
  return fragment;
}

/** Where the text of a unit begins behind the marker of its block, which stands for a level and not for itself. */
export function behindMarker(report, u) {
  const marker = report.blockOfUnit[u]?.marker ?? '';
  const text = report.units[u];
  if (!marker || !text.startsWith(marker)) return 0;
  return text.length - text.slice(marker.length).trimStart().length;
}

/** A sentence as a quotation, with one place in it set off; a long one is cut on both sides of the place. */
export function quotation(sentence, place, widest = 220) {
  const {report, u, e} = sentence;
  if (u < 0) return h('span', {lang: sentence.lang}, sentence.text);
  const text = report.units[u];
  const s = Math.max(sentence.s, Math.min(behindMarker(report, u), place ? place.s : e));
  const from = place && place.s - s > widest / 2 ? Math.max(s, place.s - Math.floor(widest / 3)) : s;
  const to = e - from > widest ? Math.max(place ? place.e : 0, from + widest) : e;
  const piece = (begin, end) => withCalls(report, u, begin, end);
  return h('span', {lang: sentence.lang}, from > s ? '…' : '',
    place ? [piece(from, place.s), h('strong', {}, piece(place.s, place.e)), piece(place.e, to)] : piece(from, to),
    to < e ? '…' : '');
}

/** Part of a unit's text, its calls set higher. */
function withCalls(report, u, begin, end) {
  const text = report.units[u];
  const pieces = [];
  let at = begin;
  for (const {s, e} of report.callsOfUnit.get(u) ?? []) {
    if (s < at || e > end) continue;
    pieces.push(text.slice(at, s), h('sup', {}, text.slice(s, e)));
    at = e;
  }
  return [...pieces, text.slice(at, end)];
}
