// Where one looks: the part of the map that is shown. The SVG's own viewBox is moved, so that text stays sharp.

const MOST = 5; // px of screen per px of map
const whole = data.frame; // x, y, width, height
let eye = { x: 0, y: 0, scale: 1 }; // middle of what is shown, and px of screen per px of map
let moving = 0;

/** The view that shows the whole map below the bar. */
function all_of_it() {
  const [room, box] = [stage.getBoundingClientRect(), document.getElementById("bar").getBoundingClientRect()];
  const top = box.bottom - room.top;
  const scale = Math.min(room.width / whole[2], (room.height - top) / whole[3]);
  return { x: whole[0] + whole[2] / 2, y: whole[1] + whole[3] / 2 - top / 2 / scale, scale };
}

function least() {
  return all_of_it().scale * 0.9;
}

function look(to) {
  const scale = Math.min(Math.max(to.scale, least()), MOST);
  const x = Math.min(Math.max(to.x, whole[0]), whole[0] + whole[2]);
  const y = Math.min(Math.max(to.y, whole[1]), whole[1] + whole[3]);
  eye = { x, y, scale };
  const [w, h] = [stage.clientWidth / scale, stage.clientHeight / scale];
  svg.setAttribute("viewBox", `${x - w / 2} ${y - h / 2} ${w} ${h}`);
}

/** Go to another view, smoothly where motion is welcome. */
function glide(to) {
  cancelAnimationFrame(moving);
  if (calm.matches) return look(to);
  const [from, start] = [eye, performance.now()];
  const step = (now) => {
    const part = Math.min((now - start) / 260, 1);
    const ease = 1 - (1 - part) ** 3;
    const between = (name) => from[name] + (to[name] - from[name]) * ease;
    look({ x: between("x"), y: between("y"), scale: from.scale * (to.scale / from.scale) ** ease });
    if (part < 1) moving = requestAnimationFrame(step);
  };
  moving = requestAnimationFrame(step);
}

function fit() {
  glide(all_of_it());
}

/** The point of the map under a point of the screen. */
function under(x, y) {
  const room = stage.getBoundingClientRect();
  return {
    x: eye.x + (x - room.left - room.width / 2) / eye.scale,
    y: eye.y + (y - room.top - room.height / 2) / eye.scale,
  };
}

/** Zoom so that what lies under a point of the screen stays there. */
function zoom(factor, x, y) {
  const room = stage.getBoundingClientRect();
  const at = under(x ?? room.left + room.width / 2, y ?? room.top + room.height / 2);
  const scale = Math.min(Math.max(eye.scale * factor, least()), MOST);
  const part = 1 - eye.scale / scale;
  look({ x: eye.x + (at.x - eye.x) * part, y: eye.y + (at.y - eye.y) * part, scale });
}

function pan(dx, dy) {
  look({ x: eye.x - dx / eye.scale, y: eye.y - dy / eye.scale, scale: eye.scale });
}

/** The part of the stage that no panel covers, in px of screen. */
function open_room() {
  const room = stage.getBoundingClientRect();
  const over = panel.hidden ? null : panel.getBoundingClientRect();
  const bar = document.getElementById("bar").getBoundingClientRect();
  const sheet = over && over.width >= room.width * 0.8;
  return {
    left: room.left + 16,
    top: bar.bottom + 8,
    right: over && !sheet ? over.left - 16 : room.right - 16,
    bottom: sheet ? over.top - 16 : room.bottom - 16,
  };
}

/** Move the map until a concept is seen, and large enough to read. */
function reveal(id, always = false) {
  const node = nodes.get(id);
  const room = open_room();
  const scale = Math.max(eye.scale, 0.75);
  const box = shapes.get(id).getBoundingClientRect();
  const seen = box.left >= room.left && box.right <= room.right && box.top >= room.top && box.bottom <= room.bottom;
  if (seen && !always && eye.scale > 0.4) return;
  const stage_room = stage.getBoundingClientRect();
  const aside = (room.left + room.right) / 2 - (stage_room.left + stage_room.right) / 2;
  const down = (room.top + room.bottom) / 2 - (stage_room.top + stage_room.bottom) / 2;
  glide({ x: node.x - aside / scale, y: node.y - down / scale, scale });
}

/** What is seen first: all of it, or on a small screen the heaviest concept and what is around it. */
function begin() {
  const middle = nodes.get(data.heaviest);
  if (all_of_it().scale > 0.3 || !middle) look(all_of_it());
  else look({ x: middle.x, y: middle.y, scale: 0.5 });
}

new ResizeObserver(() => look(eye)).observe(stage);
addEventListener("beforeprint", () => svg.setAttribute("viewBox", whole.join(" ")));
addEventListener("afterprint", () => look(eye));
