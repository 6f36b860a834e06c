// SPDX-License-Identifier: Apache-2.0
// What the reader has chosen, and the doors between the views: main.js sets the functions.
import {kept} from './dom.js';

export const app = {
  tab: 'text',
  scope: 0,  // index of a report, or -1 for all
  report: 0,  // the one whose text is shown
  query: '',
  hits: [],
  hit: -1,
  hidden: {types: new Set(), languages: new Set(), kinds: new Set(['furniture'])},
  labels: kept.get('labels') === 'yes',
  shortcuts: kept.get('shortcuts') !== 'no',
  /** Shows a place of a report's text: a find, sentence, block or hit. */
  goTo: () => {},
  /** Shows a find, an entity's group or nothing in the panel of details. */
  select: () => {},
  refresh: () => {},
  say: () => {},
};

/** True where the filters let a find be marked. */
export function isShown(find) {
  return !app.hidden.types.has(find.key) && !app.hidden.languages.has(find.lang);
}

export function isBlockShown(report, block) {
  const kind = block.kind === 'row' ? 'table' : block.kind;
  if (app.hidden.kinds.has(kind)) return false;
  if (app.hidden.languages.size === 0) return true;
  const languages = [];
  for (let n = 0; block.unit >= 0 && n < Math.max(1, block.columns.length); ++n) {
    for (const sentence of report.sentencesOfUnit.get(block.unit + n) ?? []) languages.push(sentence.lang);
  }
  return languages.length === 0 || languages.some((lang) => !app.hidden.languages.has(lang));
}
