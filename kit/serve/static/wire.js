// The wire to the server: the token, requests, and what this tab remembers.

const TOKEN = "kit token";
const asked = new URLSearchParams(location.search).get("ui");
const trouble = document.getElementById("kit.trouble");

export const client = Math.random().toString(36).slice(2);
export const ui = document.body.dataset.ui;

/** Takes the token out of the address, where it is; gives the id of the element that the address names. */
export function takeToken() {
  const named = location.hash.slice(1);
  if (!named.startsWith("token=")) return named;
  const given = new URLSearchParams(named);
  sessionStorage.setItem(TOKEN, given.get("token"));
  const at = given.get("at") ?? "";
  history.replaceState(null, "", location.pathname + location.search + (at && `#${at}`));
  return at;
}

export function mayWrite() {
  return sessionStorage.getItem(TOKEN) !== null;
}

/** Links to other pages carry the token, for another tab does not have it, and the language that was asked for. */
export function prepareLinks(root) {
  const token = sessionStorage.getItem(TOKEN);
  for (const link of root.querySelectorAll('a[href^="/"], a[href^="?"]')) {
    const address = new URL(link.href);
    if (asked && !address.searchParams.has("ui")) address.searchParams.set("ui", asked);
    if (token) {
      const at = address.hash.slice(1);
      address.hash = new URLSearchParams(at ? { token, at } : { token }).toString();
    }
    link.href = address.href;
  }
}

/** The status of the answer and what it says; the status is 0 where the server does not answer. */
export async function post(path, body) {
  const headers = { "Content-Type": "application/json", "X-Kit-Token": sessionStorage.getItem(TOKEN) ?? "" };
  try {
    const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
    const isData = answer.headers.get("Content-Type")?.startsWith("application/json");
    return { status: answer.status, data: isData ? await answer.json() : { problems: [await answer.text()] } };
  } catch {
    return { status: 0, data: { problems: [] } };
  }
}

/** A page or a part of one, as a document whose pictures are not fetched; the status is 0 where there is no answer. */
export async function page(address) {
  const target = new URL(address, location.href);
  if (asked) target.searchParams.set("ui", asked);
  try {
    const answer = await fetch(target);
    const text = await answer.text();
    if (answer.ok) tell("");
    else if (answer.status === 422 || target.pathname === location.pathname) tell(text);
    return { status: answer.status, text, found: new DOMParser().parseFromString(text, "text/html") };
  } catch {
    return { status: 0, text: "", found: document.implementation.createHTMLDocument() };
  }
}

/** Says why pages cannot be made just now, or nothing; what is shown is then older than the files. */
function tell(text) {
  if (trouble.textContent !== text) trouble.textContent = text;
  trouble.hidden = !text;
}

/** What this tab remembers under a name, beyond a reload; null forgets it. */
export function remember(name, value) {
  try {
    if (value === null) sessionStorage.removeItem(`kit ${name}`);
    else sessionStorage.setItem(`kit ${name}`, JSON.stringify(value));
  } catch {
    // The tab has no more room: it still has the text in its field.
  }
}

export function remembered(name) {
  return JSON.parse(sessionStorage.getItem(`kit ${name}`));
}
