// What all parts share: the records, the language, and short ways to find and make elements.

const data = JSON.parse(document.getElementById("data").textContent);
const stage = document.getElementById("stage");
const svg = stage.querySelector("svg");
const panel = document.getElementById("panel");
const nodes = new Map(data.nodes.map((node) => [node.id, node]));
const shapes = new Map([...svg.querySelectorAll("[data-node]")].map((shape) => [shape.dataset.node, shape]));
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const readers = []; // what has to be told when the language changes
let language = data.language;

/** A text in the language of the page, else in any that it has. */
function say(text) {
  return text[language] || text.en || text.zh || Object.values(text)[0] || "";
}

/** One of the page's own words. */
function word(name) {
  return say(data.words[name]);
}

/** A new element: attributes by name, functions as listeners, then children (text or elements). */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== null));
  return element;
}

/** Text folded for searching: width, case, blanks and punctuation do not count. */
function fold(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

function tell(message) {
  const status = document.getElementById("status");
  status.textContent = message;
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => (status.textContent = ""), 4000);
}

function speak(tag) {
  language = tag;
  document.documentElement.lang = tag;
  document.documentElement.dataset.lang = tag;
  document.title = say(data.title);
  svg.setAttribute("aria-label", say(data.title));
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-name]")) {
    element.setAttribute("aria-label", word(element.dataset.name));
    element.title = word(element.dataset.name);
  }
  for (const element of document.querySelectorAll("[data-hint]")) {
    element.placeholder = word(element.dataset.hint);
    element.setAttribute("aria-label", word(element.dataset.hint));
  }
  for (const [id, shape] of shapes) shape.setAttribute("aria-label", `${say(nodes.get(id).label)}, ${say(data.types[nodes.get(id).type])}`);
  readers.forEach((reader) => reader());
}
