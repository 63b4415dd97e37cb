// The panel: what the corpus knows about a concept. Everything is set as text, never as markup.

function show_panel(id, relation) {
  const node = nodes.get(id);
  const relations = data.edges.map((edge, at) => [edge, at]).filter(([edge]) => edge.source === id || edge.target === id);
  const close = make("button", { class: "close", "aria-label": word("close"), click: () => back_to_map(id) }, "×");
  panel.replaceChildren(
    close,
    make("h2", {}, say(node.label)),
    ...also(node),
    make("p", { class: `type t-${node.type}` }, say(data.types[node.type])),
    make("p", {}, say(node.definition)),
    ...part("dates", node.dates.map(date), "dates"),
    ...part("links", relations.map(([edge, at]) => link(edge, id, at === relation)), "links"),
    ...part("claims", node.claims.map(claim), "claims"),
    ...part("sources", node.sources.map((key) => make("li", {}, ...source(key))), "sources"),
  );
  panel.setAttribute("aria-label", say(node.label));
  panel.hidden = false;
  panel.scrollTop = 0;
  const open = panel.querySelector("details[open]");
  if (open) open.scrollIntoView({ block: "center" });
}

function also(node) {
  const own = say(node.label);
  const other = data.languages.filter((tag) => tag !== language && node.label[tag] && node.label[tag] !== own);
  const lines = other.map((tag) => make("p", { class: "also", lang: tag }, node.label[tag]));
  if (node.others.length) lines.push(make("p", { class: "also" }, node.others.join(language === "zh" ? "；" : "; ")));
  return lines;
}

function part(name, items, kind) {
  if (!items.length) return [];
  return [make("h3", {}, word(name), " ", make("small", {}, String(items.length))), make("ul", { class: kind }, ...items)];
}

function date({ on, what, from }) {
  return make("li", {}, make("time", {}, on), say(what), ...(from ? [make("div", { class: "how" }, ...source(from))] : []));
}

/** A relation, read from the concept whose panel this is. */
function link(edge, id, open) {
  const outward = edge.source === id;
  const other = outward ? edge.target : edge.source;
  const name = make("button", { class: "link", click: () => choose(other) }, say(nodes.get(other).label));
  const said = say(outward ? edge.label : edge.back);
  const item = make("li", {}, `${said} `, name);
  if (edge.claims.length) {
    const list = make("ul", { class: "claims" }, ...edge.claims.map(claim));
    item.append(make("details", { open: open ? "" : undefined }, make("summary", {}, `${word("claims")} ${edge.claims.length}`), list));
  }
  return item;
}

function claim(id) {
  const { text, how, sources } = data.claims[id];
  const item = make("li", { title: id }, make("div", {}, say(text)), make("div", { class: "how" }, say(how)));
  for (const { key, role } of sources) item.append(make("div", { class: "how" }, `${say(role)} · `, ...source(key)));
  return item;
}

function source(key) {
  const known = data.sources[key];
  if (!known) return [key];
  return [say(known.label), ". ", make("span", {}, say(known.title)), ` [${key}]`];
}

/** Close the panel and go on where one was on the map. */
function back_to_map(id) {
  let_go();
  shapes.get(id).focus({ preventScroll: true });
}

readers.push(() => {
  if (chosen !== null) show_panel(chosen);
});
