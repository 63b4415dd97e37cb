// One concept is chosen: its lines and neighbours stand out, its panel opens, its address is in the page's.

let chosen = null;

function lines_at(id) {
  return data.edges.filter((edge) => edge.source === id || edge.target === id);
}

function mark(id) {
  svg.classList.toggle("picked", id !== null);
  const near = new Set(id === null ? [] : [id]);
  const lines = new Set();
  for (const edge of id === null ? [] : lines_at(id)) {
    near.add(edge.source).add(edge.target);
    if (edge.line !== null) lines.add(String(edge.line));
  }
  for (const [name, shape] of shapes) {
    shape.classList.toggle("near", near.has(name));
    shape.classList.toggle("chosen", name === id);
  }
  for (const line of svg.querySelectorAll("[data-edge]")) line.classList.toggle("near", lines.has(line.dataset.edge));
}

function choose(id, relation) {
  if (!nodes.has(id)) return;
  chosen = id;
  mark(id);
  show_panel(id, relation);
  history.replaceState(null, "", `#${encodeURIComponent(id)}`);
  reveal(id);
}

/** A line was chosen: the concept that it starts from, with that relation open. */
function choose_line(number) {
  const edge = data.edges.find((one) => one.line === number);
  if (edge) choose(edge.source, data.edges.indexOf(edge));
}

function let_go() {
  if (chosen === null) return false;
  chosen = null;
  mark(null);
  panel.hidden = true;
  history.replaceState(null, "", location.pathname + location.search);
  return true;
}

function from_address() {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // a stray % in the address: take it as it stands
  }
  if (nodes.has(id)) choose(id);
}
addEventListener("hashchange", from_address);
