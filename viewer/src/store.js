// SPDX-License-Identifier: Apache-2.0
// The reports of the page, each read when it is first looked at, and what several of them have in common: a group is
// an entity, or the entities of several reports that are the same.
import {Report} from './report.js';

const sources = [...document.querySelectorAll('script.data')];
const read = new Array(sources.length).fill(null);

export const summaries = JSON.parse(document.getElementById('reports').textContent);
export const several = sources.length > 1;

export function reportAt(index) {
  read[index] ??= new Report(JSON.parse(sources[index].textContent), index);
  return read[index];
}

export function allReports() {
  return sources.map((_, index) => reportAt(index));
}

/** Reads all of them while the reader does nothing, so that what goes over all reports need not wait. */
export function readAhead() {
  const idle = globalThis.requestIdleCallback ?? ((action) => setTimeout(() => action({timeRemaining: () => 10}), 50));
  let next = 0;
  const some = (deadline) => {
    do reportAt(next++);
    while (next < sources.length && deadline.timeRemaining() > 8);
    if (next < sources.length) idle(some);
  };
  if (several) idle(some);
}

/** `scope` is the index of a report, or -1 for all. */
export function reportsIn(scope) {
  return scope < 0 ? allReports() : [reportAt(scope)];
}

/** Spelled alike for search: case and composition do not count. */
export function folded(text) {
  return text.normalize('NFC').toLowerCase();
}

/** {text, at}: a text as it is searched, and where each of its code units stands in the text as it is; `at` is null where
 * nothing moved. */
export function searchable(text) {
  const whole = folded(text);
  if (whole.length === text.length) return {text: whole, at: null};
  let out = '';
  const at = [];
  for (const {segment, index} of new Intl.Segmenter().segment(text)) {
    const low = folded(segment);
    for (let n = 0; n < low.length; ++n) at.push(index);
    out += low;
  }
  at.push(text.length);
  return {text: out, at};
}

/** Entities of two reports are one where a public identifier is the same, else where type and full name are; a name of
 * one character says too little. */
function keyOf(entity) {
  const [id] = Object.entries(entity.ids);
  if (id) return `${entity.type} ${id[0]}=${id[1]}`;
  if ([...entity.name].length > 1) return `${entity.type} ${entity.name.normalize('NFC')}`;
  return `${entity.type} ${entity.report.index} ${entity.i}`;
}

class Group {
  constructor(key, entity) {
    this.key = key;
    this.type = entity.type;
    this.subtype = entity.subtype;
    this.name = entity.name;
    this.ids = entity.ids;
    this.names = new Map();
    this.entities = [];
    this.count = 0;
  }

  add(entity) {
    this.entities.push(entity);
    this.count += entity.mentions.length;
    for (const [lang, names] of Object.entries(entity.names)) {
      const known = this.names.get(lang) ?? [];
      for (const name of names) if (!known.includes(name)) known.push(name);
      this.names.set(lang, known);
    }
  }

  get mentions() {
    return this.entities.flatMap((entity) => entity.mentions);
  }

  get reports() {
    return new Set(this.entities.map((entity) => entity.report.index));
  }

  get spellings() {
    this.folds ??= [this.name, ...[...this.names.values()].flat()].map(folded);
    return this.folds;
  }

  matches(query) {
    return this.spellings.some((name) => name.includes(query));
  }
}

const groupsOfScope = new Map();

/** By mentions, then name. */
export function groupsIn(scope) {
  if (groupsOfScope.has(scope)) return groupsOfScope.get(scope);
  const groups = new Map();
  for (const report of reportsIn(scope)) {
    for (const entity of report.entities) {
      const key = several && scope < 0 ? keyOf(entity) : `${report.index} ${entity.i}`;
      if (!groups.has(key)) groups.set(key, new Group(key, entity));
      groups.get(key).add(entity);
    }
  }
  const list = [...groups.values()].sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
  const byEntity = new Map();
  for (const group of list) for (const entity of group.entities) byEntity.set(entity, group);
  list.of = (entity) => byEntity.get(entity) ?? null;
  groupsOfScope.set(scope, list);
  return list;
}
