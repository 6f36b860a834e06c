// SPDX-License-Identifier: Apache-2.0
// The page: its frame, its views, and the way between them, which the address keeps (#view=text&report=demo&at=m12).
import {hideCard, setUpCard} from './card.js';
import {button, h, kept, later, show} from './dom.js';
import {fillFilters} from './filters.js';
import {renderGraph} from './graph_view.js';
import {fillDetails} from './inspector.js';
import {focusMark, helpDialog, setUpKeyboard} from './keyboard.js';
import {renderNames} from './names_view.js';
import {renderQuantities} from './quantities_view.js';
import {nameOf} from './report.js';
import {renderReports} from './reports_view.js';
import {highlight, rangeIn, renderSearch} from './search.js';
import {renderSources} from './sources_view.js';
import {app, isBlockShown, isShown} from './state.js';
import {readAhead, reportAt, several, summaries} from './store.js';
import {STRINGS, chooseLanguage, integer, language, t} from './strings.js';
import {blockElement, renderText, renderWholeText, unitElement} from './text_view.js';
import {renderTimeline} from './timeline_view.js';

const VIEWS = {reports: renderReports, text: null, names: renderNames, timeline: renderTimeline, quantities: renderQuantities,
  sources: renderSources, graph: renderGraph};
const tabs = Object.keys(VIEWS).filter((name) => several || name !== 'reports');

// A report is named by its id, and by its place too where another one has the same.
const ids = summaries.map((one) => one.id);
const addresses = ids.map((id, i) => ids.indexOf(id) === i ? id : `${id}~${i}`);

const frame = {};
let writtenHash = '';
let textKey = '';

function panelOf(name) {
  return document.getElementById(`view-${name}`);
}

function tabList() {
  const move = (event) => {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    const at = tabs.indexOf(app.tab);
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : step ? (at + step + tabs.length) % tabs.length : -1;
    if (to < 0) return;
    event.preventDefault();
    openTab(tabs[to]);
    document.getElementById(`tab-${tabs[to]}`).focus();
  };
  return h('div', {role: 'tablist', class: 'tabs', 'aria-label': t('views'), onkeydown: move}, tabs.map((name) => button({role: 'tab',
    id: `tab-${name}`, 'aria-controls': `view-${name}`, onclick: () => openTab(name)}, t(name))));
}

function reportChoice() {
  if (!several) return null;
  return h('label', {class: 'report-choice'}, h('span', {class: 'off'}, t('report')), h('select', {id: 'scope', onchange: (event) => {
    app.scope = Number(event.target.value);
    if (app.scope >= 0) app.report = app.scope;
    app.select(null);
    openTab(app.scope >= 0 && app.tab === 'reports' ? 'text' : app.tab);
  }}, h('option', {value: -1}, t('allReports', {n: integer(summaries.length)})),
  summaries.map((one, i) => h('option', {value: i}, nameOf(one)))));
}

function header() {
  const theme = h('select', {id: 'theme', 'aria-label': t('theme'), onchange: (event) => {
    kept.set('theme', event.target.value);
    applyTheme(event.target.value);
  }}, ['auto', 'light', 'dark'].map((name) => h('option', {value: name}, t(name))));
  theme.value = kept.get('theme') ?? 'auto';
  frame.search = h('input', {type: 'search', id: 'search', placeholder: t('searchHint'), 'aria-label': t('search'), value: app.query, autocomplete: 'off',
    oninput: later(180, () => runSearch(frame.search.value)), onkeydown: (event) => {
      if (event.key === 'Enter' && app.hits.length > 0) stepHit(1);
    }});
  frame.hits = h('span', {class: 'hit-tools', hidden: true});
  const other = language() === 'ko' ? 'en' : 'ko';
  return h('header', {class: 'top'},
    h('div', {class: 'bar'}, h('a', {class: 'skip', href: '#main', onclick: (event) => {
      event.preventDefault();
      document.getElementById('main').focus();
    }}, t('skip')),
    h('span', {class: 'brand'}, 'sagwan ', h('span', {lang: 'zh-Hant', 'aria-hidden': 'true'}, '史官')), reportChoice(),
    h('div', {role: 'search', class: 'search'}, frame.search, frame.hits),
    h('div', {class: 'buttons'}, button({id: 'language', lang: other, onclick: () => {
      chooseLanguage(other);
      build();
      document.getElementById('language').focus();
    }}, STRINGS[other].language), theme, button({onclick: () => print()}, t('print')),
    button({class: 'icon', 'aria-label': t('help'), onclick: helpDialog}, '?'))),
    tabList());
}

function applyTheme(name) {
  if (name === 'light' || name === 'dark') document.documentElement.dataset.theme = name;
  else delete document.documentElement.dataset.theme;
}

/** Makes the frame in the language that is chosen, then the view. */
function build() {
  hideCard();
  document.documentElement.lang = language();
  frame.filters = h('aside', {class: 'filters', 'aria-label': t('filters')});
  frame.details = h('aside', {class: 'details', 'aria-labelledby': 'details-title'});
  frame.status = h('div', {class: 'toast', role: 'status'});
  frame.printed = h('p', {class: 'printed', 'aria-hidden': 'true'});
  frame.main = h('main', {id: 'main', tabindex: -1}, frame.printed, [...tabs, 'search'].map((name) =>
    h('section', {id: `view-${name}`, class: 'view', role: name === 'search' ? null : 'tabpanel', 'aria-labelledby': name === 'search' ? null : `tab-${name}`,
      hidden: true})));
  frame.root = h('div', {id: 'app', class: several ? 'several' : null}, header(), h('div', {class: 'columns'}, frame.filters, frame.main, frame.details), frame.status);
  document.getElementById('app')?.remove();
  document.body.prepend(frame.root);
  textKey = '';
  setUpMarks();
  fillDetails(frame.details, app.chosen ?? null);
  render();
}

function filterKey() {
  return [app.report, app.labels, ...Object.values(app.hidden).map((set) => [...set].join(' '))].join('|');
}

/** The text is made again only where the report or the filters changed. */
function renderTextView() {
  const report = reportAt(app.report);
  if (textKey !== filterKey()) {
    textKey = filterKey();
    renderText(panelOf('text'), report);
    fillFilters(frame.filters, report, () => {
      const {scrollY} = window;
      const focused = document.activeElement?.closest?.('.filters') ? document.activeElement : null;
      textKey = filterKey();
      renderText(panelOf('text'), report);
      renderWholeText();
      scrollTo(0, scrollY);
      focused?.focus();
      markChosen();
      highlight(report, unitElement);
    }, (block) => app.goTo(report, block));
  }
  highlight(report, unitElement);
  markChosen();
}

function render() {
  const isSearch = app.query !== '' && app.tab === 'search';
  const name = isSearch ? 'search' : app.tab;
  for (const view of [...tabs, 'search']) panelOf(view).hidden = view !== name;
  for (const tab of tabs) {
    const element = document.getElementById(`tab-${tab}`);
    element.setAttribute('aria-selected', String(tab === name));
    element.tabIndex = tab === name || (isSearch && tab === 'text') ? 0 : -1;
  }
  const scope = document.getElementById('scope');
  if (scope) scope.value = String(app.scope);
  frame.root.dataset.view = name;
  if (name === 'search') renderSearch(panelOf('search'));
  else if (name === 'text') renderTextView();
  else VIEWS[name](panelOf(name));
  const ofAll = app.scope < 0 && name !== 'text';
  document.title = (ofAll ? '' : `${reportAt(app.report).name} - `) + 'sagwan';
  frame.printed.textContent = ofAll ? t('allReports', {n: integer(summaries.length)}) : reportAt(app.report).name;
  showHitTools();
}

function address(at = '') {
  const parts = new URLSearchParams({view: app.tab});
  if (several) parts.set('report', app.scope < 0 && app.tab !== 'text' ? '*' : addresses[app.report]);
  if (at) parts.set('at', at);
  writtenHash = '#' + parts.toString();
  if (location.hash !== writtenHash) location.hash = writtenHash;
}

function openTab(name) {
  app.tab = name;
  render();
  address();
  scrollTo(0, 0);
}

/** Follows the address: a view, or a note or call of the text. */
function route() {
  if (location.hash === writtenHash) return;
  writtenHash = location.hash;
  if (/^#(note|call)-/.test(location.hash)) {
    jump(location.hash.slice(1));
    return;
  }
  const parts = new URLSearchParams(location.hash.slice(1));
  const id = parts.get('report');
  const index = id === null || id === '*' ? -1 : addresses.indexOf(id);
  if (index >= 0) {
    app.report = index;
    if (app.scope >= 0) app.scope = index;
  } else if (several && id === '*') {
    app.scope = -1;
  }
  app.tab = tabs.includes(parts.get('view')) ? parts.get('view') : tabs[0];
  render();
  const at = parts.get('at');
  const record = at ? reportAt(app.report).find(at) : null;
  if (record && 'u' in record) app.goTo(reportAt(app.report), record);
}

function jump(id) {
  if (app.tab !== 'text') {
    app.tab = 'text';
    render();
  }
  if (!document.getElementById(id)) renderWholeText();
  const target = document.getElementById(id);
  if (!target) return;
  target.focus({preventScroll: true});
  flash(target);
  show(target);
}

function flash(element) {
  document.querySelectorAll('.here').forEach((other) => other.classList.remove('here'));
  element.classList.add('here');
}

/** Lifts the filters that hide a place, and no others. */
function unhide(report, place, block) {
  const kind = block.kind === 'row' ? 'table' : block.kind;
  let changed = app.hidden.kinds.delete(kind);
  if (!isBlockShown(report, block)) {
    app.hidden.languages.clear();
    changed = true;
  }
  if (place.layer && !isShown(place)) {
    app.hidden.types.delete(place.key);
    app.hidden.languages.delete(place.lang);
    changed = true;
  }
  if (changed) textKey = '';
}

app.goTo = (report, place) => {
  hideCard();
  app.report = report.index;
  if (app.scope >= 0) app.scope = report.index;
  const block = 'u' in place ? report.blockOf(place) : place;
  if (block) unhide(report, place, block);
  app.tab = 'text';
  render();
  address(place.id ?? '');
  const element = blockElement(report, block);
  if (!element) return;
  const find = place.layer ? element.querySelector(`mark[data-find="${CSS.escape(place.id)}"]`) : null;
  if (find) {
    flash(find);
    show(find);
    focusMark(find);
    return;
  }
  const unit = 'u' in place && unitElement(place.u);
  const range = unit && rangeIn(unit, report.units[place.u], place);
  flash(element);
  if (!element.hasAttribute('tabindex')) element.setAttribute('tabindex', '-1');
  element.focus({preventScroll: true});
  if (globalThis.CSS?.highlights) CSS.highlights.set('here', range ? new Highlight(range) : new Highlight());
  if (range) range.startContainer.parentElement.scrollIntoView({block: 'center'});
  else show(element, block?.kind === 'heading' ? 'start' : 'center');
};

app.openReport = (index) => {
  app.report = index;
  app.scope = index;
  openTab('text');
};

app.select = (chosen, focus = false) => {
  hideCard();
  app.chosen = chosen;
  frame.root.classList.toggle('has-details', chosen !== null);
  fillDetails(frame.details, chosen);
  frame.details.scrollTop = 0;
  markChosen();
  uncover(document.querySelector('.report mark.chosen'));
  if (focus) document.getElementById('details-title')?.focus({preventScroll: true});
};

app.say = (text) => {
  frame.status.textContent = text;
  frame.status.classList.add('on');
  clearTimeout(frame.timer);
  frame.timer = setTimeout(() => frame.status.classList.remove('on'), 4000);
};

/** Where the panel of details lies over the text, the chosen mark moves out from under it. */
function uncover(mark) {
  if (!mark || getComputedStyle(frame.details).position !== 'fixed') return;
  const here = mark.getBoundingClientRect();
  const panel = frame.details.getBoundingClientRect();
  const below = here.bottom + 12 - panel.top;
  if (below > 0 && panel.width > innerWidth / 2) scrollBy(0, below);
}

function markChosen() {
  for (const old of document.querySelectorAll('.report mark.chosen, .report mark.same')) old.classList.remove('chosen', 'same');
  const {chosen} = app;
  if (!chosen) return;
  const report = reportAt(app.report);
  const entities = chosen.layer === 'mention' ? [chosen.report.entities[chosen.entity]] : chosen.entities ?? [];
  for (const mark of document.querySelectorAll('.report mark')) {
    const find = report.find(mark.dataset.find);
    if (find === chosen) mark.classList.add('chosen');
    else if (find?.layer === 'mention' && entities.includes(report.entities[find.entity])) mark.classList.add('same');
  }
}

function runSearch(text) {
  app.query = text.trim();
  app.hit = -1;
  if (!app.query) {
    app.hits = [];
    app.tab = app.tab === 'search' ? app.tabBefore ?? tabs[0] : app.tab;
  } else if (app.tab !== 'search') {
    app.tabBefore = app.tab;
    app.tab = 'search';
  }
  render();
  scrollTo(0, 0);
}

function stepHit(step) {
  if (app.hits.length === 0) return;
  app.openHit((app.hit + step + app.hits.length) % app.hits.length);
}

app.openHit = (n) => {
  app.hit = n;
  app.goTo(app.hits[n].report, app.hits[n]);
};

function showHitTools() {
  frame.hits.hidden = app.hits.length === 0;
  if (frame.hits.hidden) return;
  frame.hits.replaceChildren(h('span', {class: 'small'}, app.hit >= 0 ? t('hitOf', {n: integer(app.hit + 1), all: integer(app.hits.length)})
    : integer(app.hits.length)),
  button({class: 'icon', 'aria-label': t('previousHit'), onclick: () => stepHit(-1)}, '↑'),
  button({class: 'icon', 'aria-label': t('nextHit'), onclick: () => stepHit(1)}, '↓'));
}

function setUpMarks() {
  const findsOf = (mark) => {
    const out = [];
    for (let at = mark; at; at = at.parentElement?.closest('mark')) out.push(reportAt(app.report).find(at.dataset.find));
    return out.filter(Boolean);
  };
  const text = panelOf('text');
  setUpCard(text, findsOf);
  text.addEventListener('click', (event) => {
    const link = event.target.closest('a.call, a.back');
    if (link) {
      event.preventDefault();
      writtenHash = link.getAttribute('href');
      location.hash = writtenHash;
      jump(writtenHash.slice(1));
      return;
    }
    const mark = event.target.closest('mark');
    const isSelecting = String(getSelection()).length > 0;
    if (mark && !isSelecting) app.select(findsOf(mark)[0] ?? null, mark.matches(':focus-visible'));
  });
}

function printAll() {
  renderWholeText();
  for (const list of document.querySelectorAll('.view:not([hidden]) *')) list.all?.();
}

applyTheme(kept.get('theme'));
app.scope = several ? -1 : 0;
app.tab = tabs[0];
setUpKeyboard({
  search: () => frame.search.focus(),
  hit: stepHit,
  tab: (n) => {
    if (n >= tabs.length) return false;
    openTab(tabs[n]);
    return true;
  },
  escape: () => {
    if (!document.getElementById('card').hidden) {
      hideCard();
    } else if (app.chosen) {
      app.select(null);
    } else if (app.query) {
      frame.search.value = '';
      runSearch('');
    }
  },
});
addEventListener('hashchange', route);
addEventListener('beforeprint', printAll);
build();
if (location.hash) route();
document.documentElement.dataset.ready = 'yes';
readAhead();
