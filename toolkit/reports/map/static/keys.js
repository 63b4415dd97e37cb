// The keyboard, the buttons, and the start.

const help = document.getElementById("help");
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function open_dialog(...children) {
  help.replaceChildren(...children, make("button", { click: () => help.close() }, word("close")));
  help.showModal();
}

function show_help() {
  const rows = data.keys.flatMap(([keys, name]) => [
    make("dt", {}, ...keys.flatMap((key, at) => [at ? " " : "", make("kbd", {}, key)])),
    make("dd", {}, word(name)),
  ]);
  open_dialog(make("h2", {}, word("help")), make("p", {}, word("about")), make("dl", {}, ...rows));
}

/** The nearest concept in a direction: ahead counts once, aside twice. */
function beyond(id, [x, y]) {
  const from = nodes.get(id);
  let [best, least_cost] = [null, Infinity];
  for (const [name, node] of nodes) {
    const ahead = (node.x - from.x) * x + (node.y - from.y) * y;
    const aside = Math.abs((node.x - from.x) * y) + Math.abs((node.y - from.y) * x);
    if (name === id || ahead <= 0 || aside > 2.5 * ahead || hidden_types.has(node.type)) continue;
    if (ahead + 2 * aside < least_cost) [best, least_cost] = [name, ahead + 2 * aside];
  }
  return best;
}

function arrow(direction) {
  const id = document.activeElement?.dataset?.node;
  if (id === undefined) return pan(-80 * direction[0], -80 * direction[1]);
  if (arranging) return carry(id, 10 * direction[0], 12 * direction[1]);
  const next = beyond(id, direction);
  if (next !== null) shapes.get(next).focus({ preventScroll: true });
}

function escape_all() {
  if (document.getElementById("filter").open) return (document.getElementById("filter").open = false);
  if (end_search()) return query.blur();
  const id = chosen;
  if (let_go()) return shapes.get(id).focus({ preventScroll: true });
  if (arranging) return arrange(false);
  document.activeElement?.blur();
}

const KEYS = {
  "/": () => query.focus(), "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), "0": fit, "?": show_help, Escape: escape_all,
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help.open) return;
  const typing = event.target.matches?.("input[type=search], textarea");
  if (typing && event.key !== "Escape") return;
  const id = event.target.dataset?.node;
  if (id !== undefined && (event.key === "Enter" || event.key === " ")) {
    choose(id);
    panel.focus({ preventScroll: true });
  } else if (ARROWS[event.key] && !panel.contains(event.target) && !event.target.closest?.("#bar")) arrow(ARROWS[event.key]);
  else if (KEYS[event.key]) KEYS[event.key]();
  else return;
  event.preventDefault();
});

for (const [id, shape] of shapes) {
  shape.setAttribute("tabindex", "0");
  shape.setAttribute("role", "button");
  shape.addEventListener("focus", () => { if (shape.matches(":focus-visible")) reveal(id); });
}
const buttons = { in: () => zoom(1.4), out: () => zoom(1 / 1.4), fit, ask: show_help, copy, reset, done: () => arrange(false), arrange: () => arrange(!arranging) };
for (const [id, act] of Object.entries(buttons)) document.getElementById(id).addEventListener("click", act);
document.getElementById("arrange").hidden = !data.whole;
addEventListener("pointerdown", (event) => {
  const filter = document.getElementById("filter");
  if (!filter.contains(event.target)) filter.open = false;
});

if (data.languages.length > 1) {
  for (const tag of data.languages) {
    document.getElementById("languages").append(make("button", { lang: tag, click: () => speak(tag) }, say(data.names[tag]) || tag));
  }
}
readers.push(() => {
  for (const button of document.querySelectorAll("#languages button")) button.setAttribute("aria-current", String(button.lang === language));
});

svg.setAttribute("role", "group");
svg.removeAttribute("width");
svg.removeAttribute("height");
document.getElementById("bar").hidden = false;
speak(language);
begin();
from_address();
