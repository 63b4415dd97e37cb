// Searching for concepts by any label in any language.

const query = document.getElementById("query");
const hits = document.getElementById("hits");
const names = data.nodes.map((node) => ({ node, texts: [...Object.values(node.label), ...node.others, node.id] }));
const folded = names.map(({ node, texts }) => ({ node, texts, forms: texts.map(fold) }));
let active = -1;

/** The concepts that a query finds, the best first, each with the label that it was found by. */
function found_by(text) {
  const wanted = fold(text);
  if (!wanted) return [];
  const found = [];
  for (const { node, texts, forms } of folded) {
    const ranks = forms.map((form) => (form === wanted ? 0 : form.startsWith(wanted) ? 1 : form.includes(wanted) ? 2 : 9));
    const best = Math.min(...ranks);
    if (best < 9) found.push({ node, rank: best, by: texts[ranks.indexOf(best)] });
  }
  return found.sort((a, b) => a.rank - b.rank || b.node.claims.length - a.node.claims.length);
}

function search() {
  const found = found_by(query.value);
  const asked = fold(query.value) !== "";
  svg.classList.toggle("searching", asked && found.length > 0);
  const ids = new Set(found.map(({ node }) => node.id));
  for (const [id, shape] of shapes) shape.classList.toggle("found", ids.has(id));
  const rows = found.slice(0, 40).map(hit);
  if (asked && !rows.length) rows.push(make("li", { class: "none" }, word("nothing")));
  hits.replaceChildren(...rows);
  hits.hidden = !rows.length;
  query.setAttribute("aria-expanded", String(!hits.hidden));
  point_at(-1);
}

function hit({ node, by }, at) {
  const label = say(node.label);
  return make(
    "li",
    { id: `hit-${at}`, role: "option", class: `t-${node.type}`, "data-hit": node.id, pointerdown: (event) => event.preventDefault(), click: () => take(node.id) },
    make("span", {}, label, ...(by === label ? [] : [" ", make("small", {}, by)])),
  );
}

function point_at(at) {
  const rows = [...hits.querySelectorAll("[data-hit]")];
  active = rows.length ? Math.max(-1, Math.min(at, rows.length - 1)) : -1;
  rows.forEach((row, index) => row.setAttribute("aria-selected", String(index === active)));
  if (active < 0) return query.removeAttribute("aria-activedescendant");
  query.setAttribute("aria-activedescendant", rows[active].id);
  rows[active].scrollIntoView({ block: "nearest" });
}

function take(id) {
  end_search();
  show_again(id);
  choose(id);
  shapes.get(id).focus({ preventScroll: true });
}

function end_search() {
  const busy = query.value !== "";
  query.value = "";
  search();
  return busy;
}

query.addEventListener("input", search);
query.addEventListener("focus", search);
query.addEventListener("blur", () => (hits.hidden = true));
query.addEventListener("keydown", (event) => {
  if (event.isComposing) return; // an input method is still choosing characters
  const rows = hits.querySelectorAll("[data-hit]");
  if (event.key === "ArrowDown") point_at(active + 1);
  else if (event.key === "ArrowUp") point_at(active - 1);
  else if (event.key === "Enter" && rows.length) take(rows[Math.max(active, 0)].dataset.hit);
  else return;
  event.preventDefault();
});
readers.push(search);
