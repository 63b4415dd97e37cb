// The filter: types of concepts and kinds of relations that are shown.

const hidden_types = new Set();
const hidden_relations = new Set();
const sieve = document.querySelector(".sieve");

function box(label, set, name, kind) {
  const check = make("input", { type: "checkbox", class: kind, change: () => { set[check.checked ? "delete" : "add"](name); strain(); } });
  check.checked = !set.has(name);
  return make("label", { class: kind }, check, say(label));
}

function draw_sieve() {
  const types = Object.entries(data.types).map(([name, label]) => box(label, hidden_types, name, `t-${name}`));
  const relations = Object.entries(data.relations).map(([name, label]) => box(label, hidden_relations, name));
  sieve.replaceChildren(
    make("fieldset", {}, make("legend", {}, word("types")), ...types),
    make("fieldset", {}, make("legend", {}, word("relations")), ...relations),
    make("button", { click: show_all }, word("all")),
  );
}

function show_all() {
  hidden_types.clear();
  hidden_relations.clear();
  draw_sieve();
  strain();
}

/** Make sure that a concept is shown. */
function show_again(id) {
  if (hidden_types.delete(nodes.get(id).type)) {
    draw_sieve();
    strain();
  }
}

function strain() {
  const gone = (id) => hidden_types.has(nodes.get(id).type);
  for (const [id, shape] of shapes) shape.classList.toggle("off", gone(id));
  const lines = new Map(data.edges.filter((edge) => edge.line !== null).map((edge) => [String(edge.line), edge]));
  for (const line of svg.querySelectorAll("[data-edge]")) {
    const edge = lines.get(line.dataset.edge);
    line.classList.toggle("off", hidden_relations.has(edge.name) || gone(edge.source) || gone(edge.target));
  }
  for (const land of svg.querySelectorAll(".lands > *")) {
    land.classList.toggle("off", [...hidden_types].some((type) => land.classList.contains(`t-${type}`)));
  }
  document.getElementById("filter").classList.toggle("some", hidden_types.size + hidden_relations.size > 0);
}
readers.push(draw_sieve);
