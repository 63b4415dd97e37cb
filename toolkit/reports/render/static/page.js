"use strict";
// Search, filters, and links to rows that a filter hides. Everything it needs stands in the page; it asks for nothing.

// As the toolkit folds text: width and case do not count. Each folded character remembers where it came from.
function fold(text) {
  const folded = [];
  let at = 0;
  for (const character of text) {
    for (const unit of character.normalize("NFKC").toLowerCase()) folded.push([unit, at]);
    at += character.length;
  }
  return folded;
}

function plain(text) {
  return text.normalize("NFKC").toLowerCase();
}

// Marking what was found takes time in thousands of rows; nobody reads so far down before typing on.
const MARKED_ROWS = 300;
const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
const marks = window.Highlight && CSS.highlights ? new Highlight() : null;
if (marks) CSS.highlights.set("found", marks);

// The values by which a row can be found in a column: each item of a list, or the whole cell.
function values(row, column) {
  const cell = row.querySelector(`[data-column="${column}"]`);
  if (!cell) return [];
  const items = cell.querySelectorAll(".said");
  return [...items].map((item) => item.textContent.trim()).filter(Boolean);
}

class Block {
  constructor(section) {
    this.tools = section.querySelector(".tools");
    this.search = this.tools.querySelector("input");
    this.selects = [...this.tools.querySelectorAll("select")];
    this.count = this.tools.querySelector(".count");
    this.words = section.dataset;
    const data = section.querySelector(".data");
    const rows = data.matches("table") ? data.tBodies[0].rows : data.children;
    this.rows = [...rows].map((row) => ({
      row,
      text: plain([...row.querySelectorAll(".said, .share")].map((cell) => cell.textContent).join("\n")),
      values: this.selects.map((select) => values(row, select.dataset.column)),
      marks: [],
    }));
    this.selects.forEach((select, at) => this.offer(select, at));
    this.tools.hidden = false;
    this.tools.addEventListener("input", () => this.apply());
    this.tools.addEventListener("submit", (event) => event.preventDefault());
    this.tools.addEventListener("reset", () => setTimeout(() => this.apply()));
    this.search.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.clear();
    });
    this.apply();
  }

  offer(select, at) {
    const counts = new Map();
    for (const row of this.rows) {
      for (const value of new Set(row.values[at])) counts.set(value, (counts.get(value) || 0) + 1);
    }
    const sorted = [...counts].sort(([one], [other]) => order.compare(one, other));
    for (const [value, count] of sorted) select.append(new Option(`${value} (${count})`, value));
  }

  clear() {
    this.tools.reset();
    this.apply();
  }

  apply() {
    const terms = plain(this.search.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of this.rows) {
      const fits = terms.every((term) => row.text.includes(term))
        && this.selects.every((select, at) => !select.value || row.values[at].includes(select.value));
      row.row.hidden = !fits;
      shown += fits;
      if (marks) this.highlight(row, fits && shown <= MARKED_ROWS ? terms : []);
    }
    for (const select of this.selects) select.classList.toggle("chosen", Boolean(select.value));
    this.tools.classList.toggle("filtering", shown < this.rows.length);
    const words = this.words.shown.replace("{shown}", shown).replace("{total}", this.rows.length);
    this.count.textContent = shown ? words : `${words} · ${this.words.none}`;
  }

  highlight(row, terms) {
    for (const range of row.marks) marks.delete(range);
    row.marks = terms.length ? [...found(row.row, terms)] : [];
    for (const range of row.marks) marks.add(range);
  }
}

// Where the terms stand in a row's text, each inside one text node.
function* found(row, terms) {
  const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const folded = fold(node.data);
    const text = folded.map(([unit]) => unit).join("");
    const at = folded.flatMap(([unit, from]) => Array(unit.length).fill(from));
    for (const term of terms) {
      for (let start = text.indexOf(term); start >= 0; start = text.indexOf(term, start + term.length)) {
        const range = new Range();
        range.setStart(node, at[start]);
        range.setEnd(node, at[start + term.length] ?? node.length);
        yield range;
      }
    }
  }
}

const blocks = [...document.querySelectorAll(".block")].filter((section) => section.querySelector(".tools"))
  .map((section) => new Block(section));

// A link to a row shows it, whatever hides it now.
function reveal() {
  const target = document.querySelector(":target");
  if (!target) return;
  for (const block of blocks) {
    if (block.rows.some((row) => row.row === target && row.row.hidden)) block.clear();
  }
  for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", reveal);
reveal();

// "/" goes to the search of the table in view.
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select")) return;
  const here = blocks.find((block) => block.search.closest(".block").getBoundingClientRect().bottom > 120) || blocks[0];
  if (!here) return;
  event.preventDefault();
  here.search.focus();
});

const contents = document.querySelector("nav details");
if (contents && matchMedia("(max-width: 68rem)").matches) contents.open = false;
addEventListener("beforeprint", () => document.querySelectorAll("main details").forEach((box) => { box.open = true; }));
