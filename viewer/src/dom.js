// SPDX-License-Identifier: Apache-2.0
// Elements of the page. Text comes in by textContent alone, never as markup: what a report says is not trusted.

const SVG = 'http://www.w3.org/2000/svg';

function append(element, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false || child === '') continue;
    if (Array.isArray(child)) append(element, child);
    else element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

function set(element, properties) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'dataset') Object.assign(element.dataset, value);
    else if (name === 'value' || name === 'checked') element[name] = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
}

/** An element: h('p', {class: 'note', onclick: f}, 'text', child, [children]). */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  set(element, properties);
  append(element, children);
  return element;
}

/** The same of SVG. */
export function svg(tag, properties = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  set(element, properties);
  append(element, children);
  return element;
}

export function button(properties, ...children) {
  return h('button', {type: 'button', ...properties}, ...children);
}

export function later(milliseconds, action) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...values), milliseconds);
  };
}

/** What the reader chose stays where the browser lets a local file keep something. */
export const kept = {
  get(key) {
    try {
      return localStorage.getItem('sagwan.' + key);
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem('sagwan.' + key, value);
    } catch {
      // The choice lasts as long as the page is open.
    }
  },
};

/** Brings an element in view; the browser's own scrolling is smooth only where motion is wanted. */
export function show(element, block = 'center') {
  element.scrollIntoView({block, inline: 'nearest'});
}

/** A part that is made when it is first opened; `all` opens it (for printing). */
export function unfolding(properties, summary, make, isOpen = false) {
  const part = h('details', properties, h('summary', {}, summary));
  let made = false;
  const fill = () => {
    if (!made) part.append(make());
    made = true;
  };
  part.addEventListener('toggle', () => {
    if (part.open) fill();
  });
  part.all = () => {
    fill();
    part.open = true;
  };
  if (isOpen) part.all();
  return part;
}

/**
 * A list that is as long as the reader has scrolled: `make(i)` gives the i-th of `count` elements. `more` puts in the
 * next ones, `all` everything (for printing).
 */
export function growing(parent, count, make, step = 60) {
  let shown = 0;
  const end = h(parent.tagName === 'TBODY' ? 'tr' : parent.tagName === 'UL' || parent.tagName === 'OL' ? 'li' : 'div',
    {class: 'end', 'aria-hidden': 'true'});
  const more = (n) => {
    const fragment = document.createDocumentFragment();
    for (const to = Math.min(count, shown + n); shown < to; ++shown) fragment.append(make(shown));
    end.before(fragment);
    if (shown === count) {
      watch.disconnect();
      end.remove();
    }
  };
  const watch = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    more(step);
    if (!end.isConnected) return;
    watch.unobserve(end);  // looked at again: the end may still be in view
    watch.observe(end);
  }, {rootMargin: '1200px'});
  parent.append(end);
  more(step);
  if (shown < count) watch.observe(end);
  parent.all = () => more(count);
  return parent;
}
