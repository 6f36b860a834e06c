// SPDX-License-Identifier: Apache-2.0
// Where the nodes of the graph stand. The same nodes always begin at the same points, so that the same reports give the
// same picture.

/** Grows with the mentions. */
export function radius(node) {
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
export function halfWidth(node) {
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
