// Changes of a page that leave its reader where they are.

const HEAD = 80; // px at the top that a bar may cover

/** Whether any of an element can be seen. */
export function isSeen(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > HEAD && top < innerHeight;
}

/** Makes a change, and scrolls so that what is read stays where it is. candidates: elements, one of which is read. */
export function keepingPlace(candidates, change) {
  if (scrollY === 0) return change(); // nobody has begun to read
  const focused = document.activeElement?.closest("article");
  const anchor = focused && isSeen(focused) ? focused : [...candidates].find(isSeen);
  const before = anchor?.getBoundingClientRect().top;
  change();
  if (anchor?.isConnected) scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: "instant" });
}

/** Puts new contents into an element; what is open in it stays open, and what has the focus keeps it. */
export function swap(old, fresh) {
  const open = [...old.querySelectorAll("details")].map((each) => each.open);
  const at = focusable(old).indexOf(document.activeElement);
  old.replaceChildren(...fresh.childNodes);
  old.querySelectorAll("details").forEach((each, number) => (each.open = open[number] ?? each.open));
  if (at >= 0) focusable(old)[at]?.focus({ preventScroll: true });
}

function focusable(root) {
  return [...root.querySelectorAll("a, button, summary")];
}

/** The elements of HTML that the server has made. */
export function fragment(html) {
  return new DOMParser().parseFromString(html, "text/html").body;
}

/** A picture that can be shown at once; nothing where it cannot be read. */
export async function decoded(address) {
  const image = new Image();
  image.src = address;
  image.alt = "";
  try {
    await image.decode();
    return image;
  } catch {
    return null;
  }
}
