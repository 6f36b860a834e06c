// SPDX-License-Identifier: Apache-2.0
// Who appears with whom, and where: entities of a statement are linked; that a note cites a paper which names somebody links no
// one. The list below the picture says the same without it.
import {button, growing, h, svg, unfolding} from './dom.js';
import {halfWidth, layOut, radius} from './graph_layout.js';
import {quotation} from './marks.js';
import {Report} from './report.js';
import {app} from './state.js';
import {groupsIn, reportsIn, several} from './store.js';
import {integer, t} from './strings.js';

const chosen = {types: new Set(['PER', 'ORG', 'LOC']), most: innerWidth < 700 ? 20 : 40};

/** {sentence, groups} of each statement: the groups of the types that stand in it. */
function statements(scope, types) {
  const groups = groupsIn(scope);
  return reportsIn(scope).flatMap((report) => report.sentences.filter((sentence) => Report.states(sentence.block))
    .map((sentence) => ({sentence, groups: new Set(sentence.finds.filter((find) => find.layer === 'mention')
      .map((find) => groups.of(report.entities[find.entity])).filter((group) => group && types.has(group.type)))})));
}

/** {nodes, edges}: the groups of the types that stand in most statements, and their pairs, each with its sentences. */
export function together(scope, types, most) {
  const all = statements(scope, types);
  const counts = new Map();
  for (const {groups} of all) for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1);
  const nodes = [...counts].sort((a, b) => b[1] - a[1] || b[0].count - a[0].count).slice(0, most)
    .map(([group], i) => ({i, group, x: 0, y: 0, links: 0}));
  const nodeOf = new Map(nodes.map((node) => [node.group, node]));
  const pairs = new Map();
  for (const {sentence, groups} of all) {
    const list = [...groups].map((group) => nodeOf.get(group)).filter(Boolean).sort((a, b) => a.i - b.i);
    for (let i = 0; i < list.length; ++i) {
      for (let j = i + 1; j < list.length; ++j) {
        const key = `${list[i].i} ${list[j].i}`;
        if (!pairs.has(key)) pairs.set(key, {a: list[i], b: list[j], sentences: []});
        pairs.get(key).sentences.push(sentence);
      }
    }
  }
  const edges = [...pairs.values()].sort((a, b) => b.sentences.length - a.sentences.length || a.a.i - b.a.i || a.b.i - b.b.i);
  for (const {a, b} of edges) {
    a.links += 1;
    b.links += 1;
  }
  return {nodes: nodes.filter((node) => node.links > 0), edges};
}

/** People are circles, organisations squares, places diamonds, others triangles: the shape tells what the colour tells. */
function shape(node) {
  const r = radius(node);
  const {type} = node.group;
  if (type === 'PER') return svg('circle', {r});
  if (type === 'ORG') return svg('rect', {x: -r * 0.9, y: -r * 0.9, width: r * 1.8, height: r * 1.8, rx: 2});
  const points = type === 'LOC' ? [[0, -r * 1.15], [r * 1.15, 0], [0, r * 1.15], [-r * 1.15, 0]] : [[0, -r], [r, r * 0.8], [-r, r * 0.8]];
  return svg('polygon', {points: points.map((point) => point.join(',')).join(' ')});
}

function lineElement(edge) {
  const width = Math.min(1 + Math.log2(edge.sentences.length) * 1.6, 9);
  return svg('line', {x1: edge.a.x, y1: edge.a.y, x2: edge.b.x, y2: edge.b.y, 'stroke-width': width, class: 'link'});
}

function nodeElement(node) {
  const {group} = node;
  return svg('g', {class: `node f-${group.type}`, transform: `translate(${node.x.toFixed(1)} ${node.y.toFixed(1)})`, role: 'button',
    tabindex: -1, 'aria-label': `${group.name}, ${t(group.type)}, ${t('mentionsN', {n: group.count})}`},
  shape(node), svg('text', {y: radius(node) + 15, 'text-anchor': 'middle'}, group.name));
}

/** What is lit: the node under the pointer or the focus, else the one that was chosen, with all that it is linked to. */
function lighting(root, {nodes, edges}, marks, lines) {
  const near = new Map(nodes.map((node) => [node, new Set([node])]));
  for (const {a, b} of edges) {
    near.get(a).add(b);
    near.get(b).add(a);
  }
  let chosen = null;
  const light = (under) => {
    const node = under ?? chosen;
    root.classList.toggle('lit', node !== null);
    marks.forEach((mark, i) => mark.classList.toggle('on', node !== null && near.get(node).has(nodes[i])));
    lines.forEach((line, i) => line.classList.toggle('on', node !== null && (edges[i].a === node || edges[i].b === node)));
  };
  const choose = (node) => {
    chosen = node;
    app.select(node.group, true);
    light(node);
  };
  return {light, choose};
}

function listen(marks, nodes, {light, choose}) {
  const focusOn = (i) => {
    marks.forEach((mark, n) => mark.setAttribute('tabindex', n === i ? '0' : '-1'));
    marks[i].focus();
  };
  marks[0]?.setAttribute('tabindex', '0');
  marks.forEach((mark, i) => {
    mark.addEventListener('click', () => choose(nodes[i]));
    mark.addEventListener('pointerenter', () => light(nodes[i]));
    mark.addEventListener('pointerleave', () => light(null));
    mark.addEventListener('focus', () => light(nodes[i]));
    mark.addEventListener('blur', () => light(null));
    mark.addEventListener('keydown', (event) => {
      const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
      if (step) focusOn((i + step + marks.length) % marks.length);
      else if (event.key === 'Enter' || event.key === ' ') choose(nodes[i]);
      else return;
      event.preventDefault();
    });
  });
}

/** The part of the drawing that is in view, around all nodes at first; zoomed by buttons, moved by dragging. */
function frameOf(root, nodes) {
  const x = Math.min(...nodes.map((node) => node.x - halfWidth(node))) - 10;
  const y = Math.min(...nodes.map((node) => node.y)) - 40;
  const view = {x, y, w: Math.max(...nodes.map((node) => node.x + halfWidth(node))) + 10 - x, h: Math.max(...nodes.map((node) => node.y)) + 55 - y};
  const apply = () => root.setAttribute('viewBox', `${view.x} ${view.y} ${view.w} ${view.h}`);
  const zoom = (factor) => {
    view.x += view.w * (1 - factor) / 2;
    view.y += view.h * (1 - factor) / 2;
    view.w *= factor;
    view.h *= factor;
    apply();
  };
  drag(root, view, apply);
  apply();
  return zoom;
}

function picture(graph) {
  const {nodes, edges} = graph;
  const label = t('graphLabel', {nodes: nodes.length, edges: edges.length});
  const root = svg('svg', {class: 'graph', role: 'group', 'aria-label': label, preserveAspectRatio: 'xMidYMid meet'});
  const lines = edges.map(lineElement);
  const marks = nodes.map(nodeElement);
  root.append(svg('g', {'aria-hidden': 'true'}, lines), svg('g', {}, marks));
  listen(marks, nodes, lighting(root, graph, marks, lines));
  const zoom = frameOf(root, nodes);
  return [h('div', {class: 'graph-tools'}, button({onclick: () => zoom(0.8), 'aria-label': t('zoomIn')}, '+'),
    button({onclick: () => zoom(1.25), 'aria-label': t('zoomOut')}, '−')), root];
}

function drag(root, view, applyView) {
  let from = null;
  root.addEventListener('pointerdown', (event) => {
    from = {x: event.clientX, y: event.clientY, vx: view.x, vy: view.y};
  });
  root.addEventListener('pointermove', (event) => {
    if (!from || event.buttons === 0) return;
    const scale = Math.max(view.w / root.clientWidth, view.h / root.clientHeight);
    view.x = from.vx - (event.clientX - from.x) * scale;
    view.y = from.vy - (event.clientY - from.y) * scale;
    applyView();
  });
  root.addEventListener('pointerup', () => {
    from = null;
  });
}

function pairRow({a, b, sentences}) {
  const name = (node) => button({class: `chip f-${node.group.type}`, onclick: () => app.select(node.group, true)}, node.group.name);
  const where = unfolding({}, t('sentencesN', {n: integer(sentences.length)}), () =>
    growing(h('ul', {class: 'quotes'}), sentences.length, (n) => {
      const sentence = sentences[n];
      return h('li', {}, button({class: 'quote', onclick: () => app.goTo(sentence.report, sentence)},
        several && app.scope < 0 ? h('span', {class: 'where'}, sentence.report.name) : null, quotation(sentence, null, 240)));
    }, 20));
  where.all = null;  // on paper a pair has the sentences that the reader opened: each stands under many pairs
  return h('li', {}, name(a), ' — ', name(b), ' ', where);
}

export function renderGraph(parent) {
  const place = h('div', {class: 'results'});
  const refresh = () => {
    const graph = together(app.scope, chosen.types, chosen.most);
    if (graph.nodes.length === 0) {
      place.replaceChildren(h('p', {class: 'hint'}, t('nothing')));
      return;
    }
    layOut(graph, Math.max(300, parent.clientWidth - 40), Math.max(300, Math.min(0.72 * innerHeight, 736) - 40));
    place.replaceChildren(h('div', {class: 'picture'}, picture(graph)), h('h2', {}, t('pairs')),
      growing(h('ul', {class: 'pairs'}), graph.edges.length, (n) => pairRow(graph.edges[n]), 30));
  };
  parent.replaceChildren(h('h1', {}, t('graph')), h('p', {class: 'hint'}, t('graphHint')),
    h('div', {class: 'tools'},
      h('fieldset', {class: 'choices'}, h('legend', {}, t('types')), ['PER', 'ORG', 'LOC', 'EVENT', 'PROJECT', 'LAW', 'PRODUCT'].map((type) =>
        h('label', {class: `choice f-${type}`}, h('input', {type: 'checkbox', checked: chosen.types.has(type), onchange: (event) => {
          if (event.target.checked) chosen.types.add(type);
          else chosen.types.delete(type);
          refresh();
        }}), ` ${t(type)}`))),
      h('label', {}, `${t('nodes')} `, h('select', {onchange: (event) => {
        chosen.most = Number(event.target.value);
        refresh();
      }}, [20, 40, 80, 150].map((n) => h('option', {value: n, selected: chosen.most === n}, n))))),
    place);
  refresh();
}
