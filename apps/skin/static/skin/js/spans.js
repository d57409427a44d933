/* Places in the text of a field. */

/* A span of the text before, where it is in the text now; null where it was changed itself. */
export function spanNow(before, now, start, end) {
  if (before === now) return [start, end];
  let head = 0;
  while (head < before.length && before[head] === now[head]) head += 1;
  if (end <= head) return [start, end];
  let tail = 0;
  const most = Math.min(before.length, now.length) - head;
  while (tail < most && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const moved = now.length - before.length;
  return start >= before.length - tail ? [start + moved, end + moved] : null;
}

/* The server counts code points, a field counts UTF-16. */
export function unitsOf(text, points) {
  let units = 0;
  for (let left = points; left > 0 && units < text.length; left -= 1) units += text.codePointAt(units) > 0xffff ? 2 : 1;
  return units;
}

/* How far down in a textarea a place stands, in pixels: no browser tells, so a copy of the field ends there. */
export function depthOf(field, place) {
  const copy = field.cloneNode();
  copy.removeAttribute("id");
  copy.removeAttribute("name");
  Object.assign(copy.style, {
    blockSize: 0,
    inlineSize: `${field.offsetWidth}px`,
    overflowY: "scroll",
    position: "absolute",
    visibility: "hidden",
  });
  copy.value = field.value.slice(0, place);
  field.after(copy);
  const depth = copy.scrollHeight;
  copy.remove();
  return depth;
}
