// The sheet of a locale: its sections, which strings of them are shown, and the keys.

import { isSeen, keepingPlace, swap } from "./place.js";
import { StringEditor } from "./string.js";
import { Trials } from "./trials.js";
import { mayWrite, page, prepareLinks } from "./wire.js";

const main = document.querySelector("main");
const tools = document.getElementById("kit.tools");
const sections = document.getElementById("kit.sections");
const inOrder = document.getElementById("kit.order");
const shown = document.getElementById("kit.shown");
const keys = document.getElementById("kit.keys");
const IDLE = 4_000; // ms without typing after which the room of texts is found out: nothing else is done meanwhile
const numbers = new Intl.NumberFormat(document.documentElement.lang);

const KINDS = {
  all: () => true,
  problems: ({ problems }) => problems > 0,
  missing: ({ state }) => state === "missing",
  fuzzy: ({ state }) => state === "fuzzy",
};

export class Sheet {
  campaign = main.dataset.campaign;
  locale = main.dataset.locale;
  trials = new Trials();
  #strings = new Map(); // all of them, by their articles
  #lists = new Map(); // by message, the strings of its section in their order
  #due = new Set(); // messages whose sections have to be fetched
  #roomless = new Set(); // messages of whose strings nobody knows the room
  #isFetching = false;
  #isHeadDue = false;
  #named; // the id that the address names, until its element is there

  constructor(named) {
    this.#named = named;
    const asked = new URLSearchParams(location.search);
    if (Object.hasOwn(KINDS, asked.get("filter"))) tools.elements.filter.value = asked.get("filter");
    if (asked.get("order") === "tight") tools.elements.order.value = "tight";
    for (const section of sections.children) {
      if (section.classList.contains("waiting")) this.#due.add(section.dataset.message);
      else this.#merge(section, section);
    }
    this.#arrange(true);
    this.#scrollToNamed();
    this.#listen();
    this.#fetch();
    setInterval(() => this.#fetch(), IDLE / 4);
  }

  say(text) {
    document.getElementById("kit.said").textContent = text;
  }

  hasSaved(string) {
    for (const [message, strings] of this.#lists) if (strings.includes(string)) this.#due.add(message);
    this.#fetch();
  }

  #scrollToNamed() {
    const element = this.#named && document.getElementById(this.#named);
    if (!element || scrollY > 0) return;
    element.scrollIntoView();
    this.#named = "";
  }

  // Sections, fetched one by one.

  /** Something has changed on the disk. isWhole: perhaps the messages themselves. */
  async refresh(isWhole) {
    if (isWhole) await this.#reshape();
    else this.#isHeadDue = true;
    for (const section of sections.children) this.#due.add(section.dataset.message);
    this.#fetch();
  }

  async #fetch() {
    if (this.#isFetching) return;
    this.#isFetching = true;
    for (let next = this.#next(); next; next = this.#next()) {
      const [section, withRoom] = next;
      const asked = performance.now();
      const { status, found } = await page(section.dataset.address + (withRoom ? "?room" : ""));
      if (status === 0) {
        (withRoom ? this.#roomless : this.#due).add(section.dataset.message); // the connection will be back
        break;
      }
      const fresh = found.querySelector("section");
      if (status === 200) keepingPlace(this.#read(), () => this.#put(section, fresh, asked, withRoom));
      section.removeAttribute("aria-busy");
      this.#scrollToNamed();
    }
    if (this.#isHeadDue && !this.#due.size) {
      this.#isHeadDue = false;
      await this.#reshape();
    }
    this.#isFetching = false;
  }

  /** The section to be fetched: one on the screen, or the first. The room is only found out for what is seen. */
  #next() {
    const among = (messages) => [...sections.children].filter(({ dataset }) => messages.has(dataset.message));
    const due = among(this.#due);
    const next = due.find(isSeen) ?? due[0];
    if (next) {
      this.#due.delete(next.dataset.message);
      return [next, false];
    }
    if (document.hidden || !this.trials.areQuiet(IDLE)) return null;
    const isRead = ({ dataset }) => this.#lists.get(dataset.message)?.some(({ article }) => isSeen(article));
    const roomless = among(this.#roomless).find(isRead);
    if (!roomless) return null;
    this.#roomless.delete(roomless.dataset.message);
    return [roomless, true];
  }

  /** What may be read just now. */
  *#read() {
    for (const { article } of this.#strings.values()) yield article;
    yield* sections.children;
  }

  #put(section, fresh, asked, withRoom) {
    prepareLinks(fresh);
    if (!withRoom) this.#roomless.add(section.dataset.message);
    if (section.classList.contains("waiting")) {
      section.replaceWith(fresh);
      this.#merge(fresh, fresh);
    } else {
      const [top, now] = [section, fresh].map((each) => each.querySelector('[data-part="top"]'));
      if (top.innerHTML !== now.innerHTML) swap(top, now);
      this.#merge(section, fresh, asked, withRoom);
    }
    this.#arrange();
  }

  /** Takes over the strings of a fresh section; those that are known keep their articles. */
  #merge(section, fresh, asked, withRoom) {
    const { message } = section.dataset;
    const old = this.#lists.get(message) ?? [];
    const now = [...fresh.querySelectorAll("article")].map((article) => {
      const alike = old.filter(({ name }) => name === article.dataset.key);
      const known = alike.find((string) => string.update(article, asked, withRoom));
      if (!known) return this.#newString(article);
      if (known.article !== article) article.remove();
      return known;
    });
    for (const string of old.filter((each) => !now.includes(each))) {
      if (string.isUnsaved) now.push(string); // what was typed can still be copied
      else this.#forget(string);
    }
    this.#lists.set(message, now);
  }

  #newString(article) {
    const string = new StringEditor(article, this);
    string.isNew = true;
    this.#strings.set(article, string);
    if (!mayWrite()) {
      string.areas.forEach((area) => (area.readOnly = true));
      article.querySelectorAll(".editor button").forEach((button) => (button.disabled = true));
    }
    return string;
  }

  #forget(string) {
    string.article.remove();
    this.#strings.delete(string.article);
  }

  /** The messages as they are now. */
  async #reshape() {
    const { status, found } = await page(location.href);
    const fresh = found.getElementById("kit.sections");
    if (status !== 200 || !fresh) return;
    prepareLinks(found);
    const head = document.querySelector(".head");
    keepingPlace(this.#read(), () => {
      swap(head, found.querySelector(".head"));
      for (const section of [...sections.children]) {
        const strings = this.#lists.get(section.dataset.message) ?? [];
        if (found.getElementById(section.id) || strings.some((string) => string.isUnsaved)) continue;
        strings.forEach((string) => this.#forget(string));
        section.remove();
      }
      const now = [...fresh.children].map((section) => {
        const known = document.getElementById(section.id);
        if (!known) section.classList.add("waiting");
        return known ?? section;
      });
      put(sections, now, sections.firstElementChild);
    });
  }

  // Which strings are shown, and in which order.

  get #inCampaign() {
    return [...sections.children].flatMap((section) => this.#lists.get(section.dataset.message) ?? []);
  }

  /** Puts strings in order and hides others. What is read never moves or goes by itself: only when somebody chooses. */
  #arrange(isChoice = false) {
    const { filter, order } = Object.fromEntries(new FormData(tools));
    const all = this.#inCampaign;
    for (const string of all) {
      const { dataset } = string.article;
      const isWanted = KINDS[filter](dataset);
      if (isChoice || string.isNew) {
        string.article.hidden = !isWanted;
        string.tightness = Number(dataset.tightness);
      } else if (isWanted) string.article.hidden = false;
      string.isNew = false;
    }
    const isTight = order === "tight";
    const arrange = (element, strings) =>
      put(element, strings.map(({ article }) => article), element.querySelector(":scope > article"));
    if (isTight) arrange(inOrder, all.toSorted((one, other) => one.tightness - other.tightness));
    for (const section of sections.children) {
      const strings = this.#lists.get(section.dataset.message) ?? [];
      if (!isTight) arrange(section, strings);
      section.hidden = filter !== "all" && strings.every(({ article }) => article.hidden);
    }
    inOrder.hidden = !isTight;
    sections.hidden = isTight;
    this.#count(all);
  }

  #count(all) {
    for (const input of tools.elements.filter) {
      const found = all.filter(({ article }) => KINDS[input.value](article.dataset)).length;
      input.parentElement.querySelector(".count").textContent = numbers.format(found);
    }
    const values = { count: all.filter(({ article }) => !article.hidden).length, total: all.length };
    const text = shown.dataset.said.replace(/\{(\w+)\}/g, (_, name) => numbers.format(values[name]));
    if (shown.textContent !== text) shown.textContent = text;
  }

  #choose() {
    const address = new URL(location.href);
    for (const [name, usual] of [["filter", "all"], ["order", "campaign"]]) {
      const { value } = tools.elements[name];
      if (value === usual) address.searchParams.delete(name);
      else address.searchParams.set(name, value);
    }
    history.replaceState(null, "", address);
    this.#arrange(true);
    const list = sections.hidden ? inOrder : sections;
    if (list.getBoundingClientRect().top < 0) list.scrollIntoView();
  }

  // What people do.

  #stringAt(element) {
    return this.#strings.get(element?.closest?.("article"));
  }

  #listen() {
    const { style } = document.documentElement;
    new ResizeObserver(() => style.setProperty("--bar", `${tools.offsetHeight}px`)).observe(tools);
    tools.addEventListener("change", () => this.#choose());
    tools.addEventListener("submit", (event) => event.preventDefault());
    main.addEventListener("input", (event) => this.#stringAt(event.target)?.typed());
    document.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      const string = this.#stringAt(button);
      if (button?.dataset.do) this.#do(button.dataset.do, string);
      else if (string && button?.dataset.placement) string.choose(button);
    });
    document.addEventListener("keydown", (event) => {
      const what = wanted(event);
      const string = this.#stringAt(document.activeElement);
      if (!what || keys.open || (!string && what === "revert")) return;
      event.preventDefault();
      if (string || !["save", "reviewed"].includes(what)) this.#do(what, string, true);
    });
    addEventListener("beforeunload", (event) => {
      if ([...this.#strings.values()].some((string) => string.isUnsaved)) event.preventDefault();
    });
  }

  async #do(what, string, byKey = false) {
    if (what === "next" || what === "previous") this.#go(what === "next" ? 1 : -1, string);
    else if (what === "keys") keys.showModal();
    else if (what === "mine") string.keepMine();
    else if (what === "theirs") string.takeTheirs();
    else if (string.areas.length && mayWrite()) {
      if (what === "revert") string.revert();
      else if (what === "undo") string.undo();
      else if ((await string.save(what === "reviewed")) && what === "reviewed" && byKey) this.#go(1, string, true);
    }
  }

  /** Goes to the next string, or to the next one that wants work, from the first one again after the last one. */
  #go(step, from, isWork = false) {
    const all = [...main.querySelectorAll("article:not([hidden])")].map((article) => this.#stringAt(article));
    const start = all.indexOf(from ?? all.find(({ article }) => isSeen(article)));
    const beside = from ? step : 0;
    for (let number = 0; number < all.length; number += 1) {
      const string = all[(start + beside + number * step + 2 * all.length) % all.length];
      if (string !== from && (!isWork || string.wantsWork)) return string.focus();
    }
  }
}

/** Puts elements into another one, in their order, from a place in it; those that are in place are not touched. */
function put(parent, elements, next) {
  for (const element of elements) {
    if (element === next) next = next.nextElementSibling;
    else parent.insertBefore(element, next);
  }
}

/** What a key asks for. */
function wanted({ key, ctrlKey, metaKey, altKey, shiftKey, isComposing, target }) {
  if (isComposing) return null;
  const isCommand = (ctrlKey || metaKey) && !altKey;
  if (isCommand && !shiftKey && key.toLowerCase() === "s") return "save";
  if (isCommand && key === "Enter") return "reviewed";
  if (altKey && key === "ArrowDown") return "next";
  if (altKey && key === "ArrowUp") return "previous";
  if (key === "Escape") return "revert";
  if (key === "?" && !isCommand && !target.closest("textarea, input, select")) return "keys";
  return null;
}
