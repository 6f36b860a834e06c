// SPDX-License-Identifier: Apache-2.0
// Pages for the tests, made by the program from the corpus of the project: SAGWAN is the program, SAGWAN_SOURCE_DIR the sources.
import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after} from 'node:test';

export const SOURCES = process.env.SAGWAN_SOURCE_DIR;
const SAGWAN = process.env.SAGWAN;

const folder = mkdtempSync(join(tmpdir(), 'sagwan-pages-'));
after(() => rmSync(folder, {recursive: true, force: true}));

export function sagwan(...words) {
  return execFileSync(SAGWAN, words, {encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'pipe']});
}

const known = new Map();

/** The knowledge file of a report of the corpus, as an object. */
export function knowledge(id) {
  if (!known.has(id)) {
    const out = join(folder, 'knowledge');
    sagwan('extract', join(SOURCES, 'corpus', `${id}.txt`), '-o', out);
    known.set(id, JSON.parse(readFileSync(join(out, `${id}.json`), 'utf8')));
  }
  return known.get(id);
}

/** A page of knowledge objects, written as files by their place in the list. */
export function page(name, objects) {
  const files = join(folder, name);
  mkdirSync(files, {recursive: true});
  objects.forEach((one, i) => writeFileSync(join(files, `${String(i).padStart(4, '0')}.json`), JSON.stringify(one)));
  const out = join(folder, `${name}.html`);
  sagwan('view', files, '-o', out);
  return out;
}

/** A page of a report that the program extracts on the way. */
export function pageOfText(name, text) {
  const file = join(folder, name);
  writeFileSync(file, text);
  const out = `${folder}/of-text.html`;
  sagwan('view', file, '-o', out);
  return out;
}

export function squeezed(text) {
  return text.replace(/\s+/gu, '');
}
