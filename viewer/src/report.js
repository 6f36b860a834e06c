// SPDX-License-Identifier: Apache-2.0
// One report as the views read it: the rows of pipeline/view/report_data.cpp with names, references followed, and
// every find at its place. The columns here are the columns there.

const STATEMENT_LESS = new Set(['footnote', 'source', 'furniture', 'masthead']);

function lastAtOrBefore(list, at) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle].s <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The title; of a report that prints none, its series and date, which say more than the name of a file. */
export function nameOf({title, series, date, id}) {
  return title || (series ? [series, date].filter(Boolean).join(' · ') : id);
}

export class Report {
  constructor(raw, index) {
    this.index = index;
    this.raw = raw;  // until all of it is read
    this.words = raw.words;
    for (const name of ['id', 'title', 'subtitle', 'series', 'volume', 'issue', 'date', 'publisher', 'source', 'sha256',
      'encoding', 'version', 'config']) this[name] = raw[name] ?? '';
    this.length = raw.length;
    this.authors = raw.authors;
    this.languages = raw.languages.map(([lang, share]) => ({lang, share: Number(share)}));
    this.units = raw.units;
    this.name = nameOf(this);
    this.readBlocks();
    this.readSentences();
    this.readFinds();
    this.readFacts();
    this.raw = null;
  }

  word(i) {
    return this.words[i ?? 0] ?? '';
  }

  readBlocks() {
    const {raw} = this;
    this.blockOfUnit = new Array(this.units.length).fill(null);
    this.blocks = raw.blocks.map(([id, kind, level = 0, marker = '', parent = 0, page = 0, unit = 0, columns = []], i) =>
      ({i, id, kind: this.word(kind), level, marker, parent: parent - 1, page, unit: unit - 1, columns, children: [],
        lang: ''}));
    for (const block of this.blocks) {
      if (block.parent >= 0 && block.parent !== block.i) this.blocks[block.parent].children.push(block);
      for (let n = 0; block.unit >= 0 && n < Math.max(1, block.columns.length); ++n) {
        this.blockOfUnit[block.unit + n] = block;
      }
    }
  }

  /** A place of the data: u is the unit, or -1 where the text is all that is known. */
  place(row, at) {
    const u = (row[at] ?? 0) - 1;
    if (u < 0) return {u, s: 0, e: 0, text: String(row[at + 1] ?? '')};
    const s = row[at + 1] ?? 0;
    const e = row[at + 2] ?? 0;
    return {u, s, e, text: this.units[u].slice(s, e)};
  }

  readSentences() {
    this.sentencesOfUnit = new Map();
    this.sentences = this.raw.sentences.map((row, i) => {
      const sentence = {report: this, i, id: row[0], block: this.blocks[row[1] - 1] ?? null, lang: this.word(row[2]),
        ...this.place(row, 3), finds: []};
      if (sentence.block && !sentence.block.lang) sentence.block.lang = sentence.lang;
      this.into(this.sentencesOfUnit, sentence);
      return sentence;
    });
    this.runsOfUnit = new Map();
    for (const [, lang, unit, s = 0, e = 0] of this.raw.runs) {
      this.into(this.runsOfUnit, {u: unit - 1, s, e, lang: this.word(lang)});
    }
    for (const list of this.sentencesOfUnit.values()) list.sort((a, b) => a.s - b.s);
  }

  into(map, record) {
    if (record.u < 0) return;
    const list = map.get(record.u);
    if (list) list.push(record);
    else map.set(record.u, [record]);
  }

  /** A find with the columns that all layers have; the place stands in three columns from `at`. */
  findOf(layer, key, row, i, at) {
    const u = (row[at] ?? 0) - 1;
    const s = u < 0 ? 0 : row[at + 1] ?? 0;
    const e = u < 0 ? 0 : row[at + 2] ?? 0;
    const text = u < 0 ? String(row[at + 1] ?? '') : this.units[u].slice(s, e);
    return {report: this, layer, i, id: row[0], key, type: this.word(row[1]), lang: this.word(row[at - 2]), rule: this.word(row[at - 1]),
      u, s, e, text, sentence: null};
  }

  readFinds() {
    const {raw} = this;
    this.mentions = raw.mentions.map((row, i) => {
      const find = this.findOf('mention', this.word(row[1]), row, i, 5);
      find.subtype = this.word(row[2]);
      find.entity = (row[8] ?? 0) - 1;
      find.link = this.word(row[9]);
      find.roles = row[10] ?? [];
      return find;
    });
    this.times = raw.times.map((row, i) => {
      const find = this.findOf('time', 'TIME', row, i, 4);
      ['value', 'begin', 'end'].forEach((name, n) => {
        find[name] = row[7 + n] ?? '';
      });
      find.mod = this.word(row[10]);
      find.grain = this.word(row[11]);
      ['anchor', 'freq', 'quant'].forEach((name, n) => {
        find[name] = row[12 + n] ?? '';
      });
      return find;
    });
    this.quantities = raw.quantities.map((row, i) => {
      const find = this.findOf('quantity', 'QUANTITY', row, i, 4);
      find.value = row[7] ?? '';
      find.unit = this.word(row[8]);
      ['of', 'base', 'counter'].forEach((name, n) => {
        find[name] = row[9 + n] ?? '';
      });
      find.mod = this.word(row[12]);
      find.direction = this.word(row[13]);
      find.point = Boolean(row[14]);
      ['min', 'max', 'numerator', 'denominator'].forEach((name, n) => {
        find[name] = row[15 + n] ?? '';
      });
      find.per = this.word(row[19]);
      return find;
    });
    this.finds = [...this.mentions, ...this.times, ...this.quantities];
    this.findsOfUnit = new Map();
    for (const one of this.finds) {
      this.into(this.findsOfUnit, one);
      one.sentence = this.sentenceAt(one);
      if (!one.lang) one.lang = one.sentence?.lang ?? '';
      one.sentence?.finds.push(one);
    }
  }

  readFacts() {
    const {raw} = this;
    this.entities = raw.entities.map(([id, type, subtype = 0, name = '', names = {}, ids = {}], i) =>
      ({report: this, i, id, type: this.word(type), subtype: this.word(subtype), name, names, ids, mentions: [],
        offices: []}));
    for (const mention of this.mentions) this.entities[mention.entity]?.mentions.push(mention);
    const followed = (list, indices = []) => indices.map((n) => list[n - 1]).filter(Boolean);
    this.citations = raw.citations.map(([id, note = '', unit = 0, items = [], calls = []], i) =>
      ({report: this, i, id, note, block: this.blockOfUnit[unit - 1] ?? null, items,
        calls: calls.map((call) => this.place(call, 0))}));
    this.callsOfUnit = new Map();
    for (const citation of this.citations) {
      if (citation.block) citation.block.cites = true;
      citation.calls.forEach((call, n) => this.into(this.callsOfUnit, {...call, citation, n}));
    }
    this.relations = raw.relations.map(([id, type, subject = 0, object = 0, organisation = 0, times, sentences, citations]) =>
      ({report: this, id, type: this.word(type), subject: this.entities[subject - 1] ?? null,
        object: this.entities[object - 1] ?? null, organisation: this.entities[organisation - 1] ?? null,
        times: followed(this.times, times), sentences: followed(this.sentences, sentences),
        citations: followed(this.citations, citations)}));
    for (const relation of this.relations) {
      if (relation.type === 'holds_office') relation.subject?.offices.push(relation);
    }
    this.diagnostics = raw.diagnostics.map(([severity, code, message = '']) =>
      ({severity: this.word(severity), code: this.word(code), message}));
  }

  /** The sentence that holds the begin of a place. */
  sentenceAt(place) {
    const list = this.sentencesOfUnit.get(place.u);
    if (!list) return null;
    const sentence = list[lastAtOrBefore(list, place.s)];
    return sentence && sentence.e > place.s ? sentence : null;
  }

  blockOf(place) {
    return this.blockOfUnit[place.u] ?? null;
  }

  /** True where a block states something: notes, sources, bibliographies and what is printed around the text do not. */
  static states(block) {
    return block !== null && !STATEMENT_LESS.has(block.kind) && !block.cites;
  }

  find(id) {
    this.byId ??= new Map([...this.finds, ...this.entities, ...this.citations, ...this.sentences, ...this.blocks]
      .map((record) => [record.id, record]));
    return this.byId.get(id) ?? null;
  }

  /** Language shares may be empty; what the finds and sentences say is not. */
  get tags() {
    this.tagList ??= [...new Set([...this.sentences, ...this.finds].map((record) => record.lang))].filter(Boolean);
    return this.tagList;
  }
}
