// SPDX-License-Identifier: Apache-2.0
// The card that a mark shows under the pointer or the focus. It stays while the pointer is on it, and Escape takes it away.
import {h} from './dom.js';
import {fillCard} from './inspector.js';

const card = h('div', {id: 'card', role: 'tooltip', hidden: true});
let owner = null;
let timer = 0;

export function hideCard() {
  clearTimeout(timer);
  owner?.removeAttribute('aria-describedby');
  owner = null;
  card.hidden = true;
}

function place(mark) {
  const rects = mark.getClientRects();
  const rect = rects[0] ?? mark.getBoundingClientRect();
  const last = rects[rects.length - 1] ?? rect;
  card.hidden = false;
  const {width, height} = card.getBoundingClientRect();
  const below = last.bottom + 8;
  const top = below + height < innerHeight ? below : Math.max(4, rect.top - height - 8);
  card.style.left = `${Math.max(4, Math.min(rect.left, innerWidth - width - 12))}px`;
  card.style.top = `${top}px`;
}

function showCard(mark, findsOf) {
  clearTimeout(timer);
  if (owner === mark) return;
  hideCard();
  const finds = findsOf(mark);
  if (finds.length === 0) return;
  owner = mark;
  fillCard(card, finds);
  mark.setAttribute('aria-describedby', 'card');
  place(mark);
}

card.addEventListener('pointerenter', () => clearTimeout(timer));
card.addEventListener('pointerleave', hideCard);
addEventListener('scroll', hideCard, {passive: true});

/** Cards for all marks under `root`; `findsOf` gives the finds of a mark, the innermost first. */
export function setUpCard(root, findsOf) {
  document.body.append(card);
  root.addEventListener('pointerover', (event) => {
    const mark = event.pointerType === 'touch' ? null : event.target.closest?.('mark');
    if (mark) showCard(mark, findsOf);
  });
  root.addEventListener('pointerout', (event) => {
    if (event.target.closest?.('mark')) timer = setTimeout(hideCard, 200);
  });
  root.addEventListener('focusin', (event) => {
    if (event.target.matches?.('mark:focus-visible')) showCard(event.target, findsOf);
  });
  root.addEventListener('focusout', (event) => {
    if (event.target.matches?.('mark')) hideCard();
  });
}
