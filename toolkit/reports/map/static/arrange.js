// Arranging: boxes are moved by hand, and the new corpus/map.yaml is copied from here.

let arranging = false;
const kept = new Map(); // attributes as they were drawn, to put back

function keep(element, name) {
  if (!kept.has(element)) kept.set(element, {});
  const attributes = kept.get(element);
  if (!(name in attributes)) attributes[name] = element.getAttribute(name);
}

function set(element, name, value) {
  keep(element, name);
  element.setAttribute(name, value);
}

function arrange(on) {
  arranging = on;
  svg.classList.toggle("arranging", on);
  document.getElementById("arranging").hidden = !on;
  document.getElementById("arrange").setAttribute("aria-pressed", String(on));
  if (on) let_go();
}

/** Move a concept; its lines become straight until the map is drawn again. */
function carry(id, dx, dy) {
  const node = nodes.get(id);
  node.at ??= [node.x, node.y];
  node.x += dx;
  node.y += dy;
  set(shapes.get(id), "transform", `translate(${Math.round(node.x)},${Math.round(node.y)})`);
  lines_at(id).filter((edge) => edge.line !== null).forEach(straighten);
}

function straighten(edge) {
  const [from, to] = [nodes.get(edge.source), nodes.get(edge.target)];
  const [start, end] = [rim(from, to), rim(to, from)];
  const [line, head] = svg.querySelectorAll(`.line[data-edge="${edge.line}"] path`);
  set(line, "d", `M${start}L${end}`);
  if (head) set(head, "d", point_at_rim(head, start, end));
  const tag = svg.querySelector(`.tag[data-edge="${edge.line}"]`);
  if (!tag) return;
  tag.at ??= [tag.querySelector("text").getAttribute("x"), Number(tag.querySelector("rect").getAttribute("y")) + 10];
  set(tag, "transform", `translate(${(start[0] + end[0]) / 2 - tag.at[0]},${(start[1] + end[1]) / 2 - tag.at[1]})`);
}

/** Where the straight way from one box to another leaves it. */
function rim(from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const part = Math.min(1, from.width / 2 / (Math.abs(dx) || 1e-9), from.height / 2 / (Math.abs(dy) || 1e-9));
  return [from.x + dx * part, from.y + dy * part];
}

/** The mark of a line, turned to its new end. */
function point_at_rim(head, start, end) {
  const length = Math.hypot(end[0] - start[0], end[1] - start[1]) || 1;
  const [x, y] = [(end[0] - start[0]) / length, (end[1] - start[1]) / length];
  const outline = data.heads[head.closest(".line").dataset.head];
  return `M${outline.map(([a, b]) => [end[0] + a * x - b * y, end[1] + a * y + b * x]).join("L")}Z`;
}

function positions() {
  const plain = /^[A-Za-z][\w-]*$/;
  const words = /^(y|n|yes|no|on|off|true|false|null)$/i;
  const key = (id) => (plain.test(id) && !words.test(id) ? id : JSON.stringify(id));
  const lines = [...nodes.keys()].sort().map((id) => `${key(id)}: [${Math.round(nodes.get(id).x)}, ${Math.round(nodes.get(id).y)}]`);
  return `${[data.first_line, ...lines].join("\n")}\n`;
}

async function copy() {
  try {
    await navigator.clipboard.writeText(positions());
    tell(word("copied"));
  } catch {
    // a page opened from a file may have no clipboard: then show the text, selected
    const area = make("textarea", { readonly: "", "aria-label": "corpus/map.yaml" });
    area.value = positions();
    open_dialog(make("h2", {}, word("copy_by_hand")), area);
    area.select();
  }
}

function reset() {
  for (const [element, attributes] of kept) {
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
  }
  kept.clear();
  for (const node of nodes.values()) if (node.at) [node.x, node.y] = node.at;
}
