// Mouse, pen and fingers: drag to move, wheel or two fingers to zoom, a click to choose.

const fingers = new Map();
let pressed = null; // the element under the first finger, until it moves
let carried = null; // the concept that is being moved while arranging

function spread_of() {
  const [a, b] = [...fingers.values()];
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, far: Math.hypot(a.x - b.x, a.y - b.y) };
}

svg.addEventListener("pointerdown", (event) => {
  if (event.button > 0) return;
  cancelAnimationFrame(moving);
  fingers.set(event.pointerId, { x: event.clientX, y: event.clientY, from: [event.clientX, event.clientY] });
  svg.setPointerCapture(event.pointerId);
  const shape = event.target.closest("[data-node]");
  pressed = fingers.size === 1 ? shape || event.target.closest("[data-edge]") || svg : null;
  carried = arranging && fingers.size === 1 && shape ? shape.dataset.node : null;
});

svg.addEventListener("pointermove", (event) => {
  const finger = fingers.get(event.pointerId);
  if (!finger) return;
  const [dx, dy] = [event.clientX - finger.x, event.clientY - finger.y];
  if (pressed && Math.hypot(event.clientX - finger.from[0], event.clientY - finger.from[1]) < 5) return;
  pressed = null;
  svg.classList.add("dragging");
  if (fingers.size === 2) {
    const before = spread_of();
    Object.assign(finger, { x: event.clientX, y: event.clientY });
    const after = spread_of();
    pan(after.x - before.x, after.y - before.y);
    if (before.far > 0) zoom(after.far / before.far, after.x, after.y);
    return;
  }
  Object.assign(finger, { x: event.clientX, y: event.clientY });
  if (carried !== null) carry(carried, dx / eye.scale, dy / eye.scale);
  else pan(dx, dy);
});

function lift(event) {
  fingers.delete(event.pointerId);
  if (fingers.size) return;
  svg.classList.remove("dragging");
  const chosen = event.type === "pointerup" ? pressed : null;
  [pressed, carried] = [null, null];
  if (!chosen || arranging) return;
  if (chosen.dataset.node !== undefined) choose(chosen.dataset.node);
  else if (chosen.dataset.edge !== undefined) choose_line(Number(chosen.dataset.edge));
  else let_go();
}
svg.addEventListener("pointerup", lift);
svg.addEventListener("pointercancel", lift);

svg.addEventListener("wheel", (event) => {
  event.preventDefault();
  const step = event.deltaMode === 1 ? event.deltaY * 30 : event.deltaY;
  zoom(2 ** (-Math.max(-400, Math.min(400, step)) / (event.ctrlKey ? 120 : 400)), event.clientX, event.clientY);
}, { passive: false });
