// SPDX-License-Identifier: Apache-2.0
// Who appears with whom, and where: entities of a sentence are linked. Placed by a force layout that always begins at
// the same points, so that the same reports give the same picture; the table below says the same without it.
import {button, growing, h, svg, unfolding} from './dom.js';
import {quotation} from './marks.js';
import {app} from './state.js';
import {groupsIn, reportsIn, several} from './store.js';
import {integer, t} from './strings.js';

const chosen = {types: new Set(['PER', 'ORG', 'LOC']), most: innerWidth < 700 ? 20 : 40};

/** {nodes, edges}: the `most` most frequent groups of the types, and their pairs, each with its sentences. */
export function together(scope, types, most) {
  const groups = groupsIn(scope);
  const nodes = groups.filter((group) => types.has(group.type) && group.count > 0).slice(0, most)
    .map((group, i) => ({i, group, x: 0, y: 0, links: 0}));
  const nodeOf = new Map(nodes.map((node) => [node.group, node]));
  const edges = new Map();
  for (const report of reportsIn(scope)) {
    for (const sentence of report.sentences) {
      const here = new Set();
      for (const find of sentence.finds) {
        const node = find.layer === 'mention' ? nodeOf.get(groups.of(report.entities[find.entity])) : null;
        if (node) here.add(node);
      }
      const list = [...here].sort((a, b) => a.i - b.i);
      for (let i = 0; i < list.length; ++i) {
        for (let j = i + 1; j < list.length; ++j) {
          const key = `${list[i].i} ${list[j].i}`;
          if (!edges.has(key)) edges.set(key, {a: list[i], b: list[j], sentences: []});
          edges.get(key).sentences.push(sentence);
        }
      }
    }
  }
  const all = [...edges.values()].sort((a, b) => b.sentences.length - a.sentences.length || a.a.i - b.a.i || a.b.i - b.b.i);
  for (const edge of all) {
    edge.a.links += 1;
    edge.b.links += 1;
  }
  return {nodes: nodes.filter((node) => node.links > 0), edges: all};
}

function radius(node) {
  return Math.min(6 + 2.4 * Math.sqrt(node.group.count), 28);
}

/**
 * Fruchterman and Reingold's layout in a frame of `width` and `height`: all push each other off, links pull together,
 * moves get smaller; at the end no node lies on another one or on its name.
 */
export function layOut({nodes, edges}, width, height) {
  const ideal = 0.72 * Math.sqrt(width * height / Math.max(nodes.length, 1));
  nodes.forEach((node, i) => {
    const turn = i * 2.399963;  // the golden angle: a sunflower's seeds
    const far = 0.45 * Math.sqrt((i + 0.5) / nodes.length);
    node.x = width * far * Math.cos(turn);
    node.y = height * far * Math.sin(turn);
  });
  const rounds = 260;
  for (let round = 0; round < rounds; ++round) {
    for (const node of nodes) node.dx = node.dy = 0;
    pushOff(nodes, ideal);
    pullTogether(edges, ideal);
    const heat = 0.08 * width * (1 - round / rounds) ** 1.5 + 0.5;
    for (const node of nodes) {
      node.dx -= node.x * 0.6 * height / width;  // what little links stays in the picture, and the picture in its frame
      node.dy -= node.y * 0.6 * width / height;
      const length = Math.hypot(node.dx, node.dy) || 1;
      node.x += node.dx / length * Math.min(length, heat);
      node.y += node.dy / length * Math.min(length, heat);
    }
  }
  part(nodes);
}

function pushOff(nodes, ideal) {
  for (let i = 0; i < nodes.length; ++i) {
    for (let j = i + 1; j < nodes.length; ++j) {
      const [a, b] = [nodes[i], nodes[j]];
      const [dx, dy] = [a.x - b.x, a.y - b.y];
      const force = ideal * ideal / Math.max(dx * dx + dy * dy, 1);
      a.dx += dx * force;
      a.dy += dy * force;
      b.dx -= dx * force;
      b.dy -= dy * force;
    }
  }
}

function pullTogether(edges, ideal) {
  for (const {a, b, sentences} of edges) {
    const [dx, dy] = [a.x - b.x, a.y - b.y];
    const far = Math.hypot(dx, dy) || 1;
    const force = Math.min(1.5, 0.35 + 0.25 * Math.log2(1 + sentences.length)) * far / ideal / Math.sqrt(Math.min(a.links, b.links));
    a.dx -= dx * force;
    a.dy -= dy * force;
    b.dx += dx * force;
    b.dy += dy * force;
  }
}

/** Half the width of a node with its name, whose letters are 13 wide at most in Hangul and Han, 8 elsewhere. */
function halfWidth(node) {
  let name = 0;
  for (const c of node.group.name) name += c > '\u2E7F' ? 13 : 8;
  return Math.max(radius(node), name / 2) + 3;
}

function part(nodes) {
  const boxes = nodes.map((node) => ({node, half: halfWidth(node), up: radius(node) + 2, down: radius(node) + 21}));
  for (let round = 0, moved = true; round < 300 && moved; ++round) {
    moved = false;
    for (let i = 0; i < boxes.length; ++i) {
      for (let j = i + 1; j < boxes.length; ++j) moved = partTwo(boxes[i], boxes[j]) || moved;
    }
  }
}

/** Moves two boxes off each other on the shorter way; true where they lay on each other. */
function partTwo(one, other) {
  const [upper, lower] = one.node.y <= other.node.y ? [one, other] : [other, one];
  const [a, b] = [upper.node, lower.node];
  const x = upper.half + lower.half - Math.abs(a.x - b.x);
  const y = upper.down + lower.up - (b.y - a.y);
  if (x <= 0 || y <= 0) return false;
  if (x < y) {
    const side = (a.x <= b.x ? -1 : 1) * (x / 2 + 0.1);
    a.x += side;
    b.x -= side;
  } else {
    a.y -= y / 2 + 0.1;
    b.y += y / 2 + 0.1;
  }
  return true;
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

function picture(graph) {
  const {nodes, edges} = graph;
  const label = t('graphLabel', {nodes: nodes.length, edges: edges.length});
  const minX = Math.min(...nodes.map((node) => node.x - halfWidth(node))) - 10;
  const maxX = Math.max(...nodes.map((node) => node.x + halfWidth(node))) + 10;
  const minY = Math.min(...nodes.map((node) => node.y)) - 40;
  const maxY = Math.max(...nodes.map((node) => node.y)) + 55;
  const view = {x: minX, y: minY, w: maxX - minX, h: maxY - minY};
  const root = svg('svg', {class: 'graph', role: 'group', 'aria-label': label, preserveAspectRatio: 'xMidYMid meet'});
  const applyView = () => root.setAttribute('viewBox', `${view.x} ${view.y} ${view.w} ${view.h}`);
  const zoom = (factor) => {
    view.x += view.w * (1 - factor) / 2;
    view.y += view.h * (1 - factor) / 2;
    view.w *= factor;
    view.h *= factor;
    applyView();
  };
  const lines = edges.map((edge) => {
    const width = Math.min(1 + Math.log2(edge.sentences.length) * 1.6, 9);
    return svg('line', {x1: edge.a.x, y1: edge.a.y, x2: edge.b.x, y2: edge.b.y, 'stroke-width': width, class: 'link'});
  });
  const near = new Map(nodes.map((node) => [node, new Set([node])]));
  edges.forEach((edge) => {
    near.get(edge.a).add(edge.b);
    near.get(edge.b).add(edge.a);
  });
  const marks = nodes.map((node) => svg('g', {class: `node f-${node.group.type}`, transform: `translate(${node.x.toFixed(1)} ${node.y.toFixed(1)})`,
    role: 'button', tabindex: -1, 'aria-label': `${node.group.name}, ${t(node.group.type)}, ${t('mentionsN', {n: node.group.count})}`},
  shape(node), svg('text', {y: radius(node) + 15, 'text-anchor': 'middle'}, node.group.name)));
  marks[0]?.setAttribute('tabindex', '0');
  let held = null;  // stays lit: it was chosen
  const light = (under) => {
    const node = under ?? held;
    root.classList.toggle('lit', node !== null);
    marks.forEach((mark, i) => mark.classList.toggle('on', node !== null && near.get(node).has(nodes[i])));
    lines.forEach((line, i) => line.classList.toggle('on', node !== null && (edges[i].a === node || edges[i].b === node)));
  };
  const focusOn = (i) => {
    marks.forEach((mark, n) => mark.setAttribute('tabindex', n === i ? '0' : '-1'));
    marks[i].focus();
  };
  marks.forEach((mark, i) => {
    const choose = () => {
      held = nodes[i];
      app.select(nodes[i].group, true);
      light(held);
    };
    mark.addEventListener('click', choose);
    mark.addEventListener('pointerenter', () => light(nodes[i]));
    mark.addEventListener('pointerleave', () => light(null));
    mark.addEventListener('focus', () => light(nodes[i]));
    mark.addEventListener('blur', () => light(null));
    mark.addEventListener('keydown', (event) => {
      const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
      if (step) focusOn((i + step + marks.length) % marks.length);
      else if (event.key === 'Enter' || event.key === ' ') choose();
      else return;
      event.preventDefault();
    });
  });
  root.append(svg('g', {'aria-hidden': 'true'}, lines), svg('g', {}, marks));
  drag(root, view, applyView);
  applyView();
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
  return h('li', {}, name(a), ' — ', name(b), ' ', unfolding({}, t('sentencesN', {n: integer(sentences.length)}), () =>
    growing(h('ul', {class: 'quotes'}), sentences.length, (n) => h('li', {}, button({class: 'quote', onclick: () => app.goTo(sentences[n].report, sentences[n])},
      several && app.scope < 0 ? h('span', {class: 'where'}, sentences[n].report.name) : null, quotation(sentences[n], null, 240))), 20)));
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
