// SPDX-License-Identifier: Apache-2.0
// Keys: those of one letter can be switched off (WCAG 2.1.4) and never act while the reader writes.
import {button, h, kept, show} from './dom.js';
import {app} from './state.js';
import {t} from './strings.js';

function marks() {
  return [...document.querySelectorAll('.report mark')];
}

/** Moves the one tab stop among the marks. */
export function focusMark(mark) {
  for (const other of document.querySelectorAll('.report mark[tabindex="0"]')) other.setAttribute('tabindex', '-1');
  mark.setAttribute('tabindex', '0');
  mark.focus({preventScroll: true, focusVisible: true});
  show(mark, 'nearest');
}

function stepMark(step) {
  const all = marks();
  if (all.length === 0) return;
  const active = document.activeElement;
  let at = all.indexOf(active);
  if (at < 0) {
    at = all.findIndex((mark) => mark.getBoundingClientRect().bottom > 120);
    if (step > 0) at -= 1;
  }
  focusMark(all[(at + step + all.length) % all.length]);
}

export function helpDialog() {
  const rows = [['/', t('keySearch')], ['1 – 7', t('keyTabs')], ['j  k', t('keyFinds')], ['←  →', t('keyFinds')], ['Enter', t('keyOpen')],
    ['n  p', t('keyHits')], ['Esc', t('keyClose')], ['?', t('keyHelp')]];
  const dialog = h('dialog', {class: 'help', 'aria-labelledby': 'help-title'}, h('h2', {id: 'help-title'}, t('keys')),
    h('dl', {}, rows.map(([key, what]) => h('div', {}, h('dt', {}, h('kbd', {}, key)), h('dd', {}, what)))),
    h('label', {class: 'choice'}, h('input', {type: 'checkbox', checked: app.shortcuts, onchange: (event) => {
      app.shortcuts = event.target.checked;
      kept.set('shortcuts', app.shortcuts ? 'yes' : 'no');
    }}), ` ${t('shortcuts')}`), ' ',
    button({onclick: () => dialog.close()}, t('close')));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function letter(key, actions) {
  if (key === '/') actions.search();
  else if (key === '?') helpDialog();
  else if (key === 'j' || key === 'k') stepMark(key === 'j' ? 1 : -1);
  else if (key === 'n' || key === 'p') actions.hit(key === 'n' ? 1 : -1);
  else if (/^[1-9]$/.test(key)) return actions.tab(Number(key) - 1);
  else return false;
  return true;
}

export function setUpKeyboard(actions) {
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector('dialog[open]')) return;
    if (event.key === 'Escape') {
      actions.escape();
      return;
    }
    const {target} = event;
    const isMark = target.matches?.('mark');
    let done = false;
    if (isMark && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
      stepMark(event.key === 'ArrowRight' ? 1 : -1);
      done = true;
    } else if (isMark && (event.key === 'Enter' || event.key === ' ')) {
      target.click();
      done = true;
    } else if (app.shortcuts && !target.matches?.('input:not([type="checkbox"]), select, textarea')) {
      done = letter(event.key, actions);
    }
    if (done) event.preventDefault();
  });
}
