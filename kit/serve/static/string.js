// One string of a sheet: its editor, its cards, and what the server says of it.

import { decoded, fragment, isSeen, swap } from "./place.js";
import { client, post, remember, remembered, ui } from "./wire.js";

const words = document.getElementById("kit.words")?.dataset;
const conflict = document.getElementById("kit.conflict");
const TRIED = ["problems", "room", "posts"]; // the parts that follow while somebody types
const QUIET = 1000; // ms without typing after which problems are announced

export class StringEditor {
  #saving = Promise.resolve();
  #reviewed = false; // what was asked of the last save
  #theirs = null; // an entry that somebody else has saved meanwhile
  #isTried = false; // whether parts show a text that nobody has saved
  #hasFailed = false; // whether it could not be tried
  #isChosen = false; // whether somebody has chosen the large card
  #saves; // how many can be taken back
  #written = 0; // when it was last written; for ever while it is being written
  #announcing;

  /** sheet: tells `campaign` and `locale`, has `trials`, and is told by `say` and `hasSaved`. */
  constructor(article, sheet) {
    this.article = article;
    this.sheet = sheet;
    this.name = article.dataset.key;
    this.served = partsOf(article);
    this.count = article.dataset.problems; // of the text that is served
    this.base = JSON.parse(article.dataset.base);
    this.#saves = Number(article.dataset.saves);
    this.areas = [...article.querySelectorAll("textarea")];
    this.said = this.#problems;
    if (this.areas.length) this.#bringBack();
  }

  get strings() {
    return this.areas.map((area) => area.value);
  }

  get isUnsaved() {
    return this.areas.some((area) => area.value !== area.defaultValue);
  }

  get wantsWork() {
    return ["missing", "fuzzy"].includes(this.article.dataset.state) || this.article.dataset.problems > 0;
  }

  get #address() {
    return { campaign: this.sheet.campaign, locale: this.sheet.locale, ...JSON.parse(this.name) };
  }

  get #memory() {
    return `${this.sheet.campaign} ${this.sheet.locale} ${this.name}`;
  }

  get #problems() {
    return this.#part("problems").textContent.trim();
  }

  #part(name) {
    return this.article.querySelector(`[data-part="${name}"]`);
  }

  focus() {
    (this.areas[0] ?? this.article).focus({ preventScroll: true });
    this.article.scrollIntoView({ block: "start" });
  }

  // Typing.

  typed() {
    this.#stand(this.isUnsaved ? words.unsaved : "");
    this.sheet.trials.want(this);
  }

  /** Takes back what was typed and not saved. */
  revert() {
    this.#settle(this.#theirs ?? this.base, this.strings);
    this.#stand("");
    this.#showServed();
  }

  /** What was typed before the page was loaded again. */
  #bringBack() {
    const kept = remembered(this.#memory);
    if (kept?.strings.length !== this.areas.length) return;
    this.areas.forEach((area, number) => (area.value = kept.strings[number]));
    if (this.isUnsaved && !same(kept.base, this.base)) {
      const now = this.base;
      this.base = kept.base;
      this.#meet(now);
    }
    this.typed();
  }

  /** Says under the fields how the text stands, and keeps it where it is not saved. */
  #stand(said, language = "") {
    const standing = this.article.querySelector(".standing");
    if (standing.textContent !== said) standing.textContent = said;
    standing.lang = language || document.documentElement.lang;
    this.article.classList.toggle("unsaved", this.isUnsaved);
    this.#enable("revert", this.isUnsaved);
    this.#enable("undo", !this.isUnsaved && this.#saves > 0);
    remember(this.#memory, this.isUnsaved ? { strings: this.strings, base: this.base } : null);
  }

  #enable(name, isEnabled) {
    const button = this.article.querySelector(`.editor [data-do="${name}"]`);
    const isFocused = button === document.activeElement;
    button.disabled = !isEnabled;
    if (isFocused && !isEnabled) this.areas[0].focus({ preventScroll: true }); // a disabled button loses the focus
  }

  // Trying.

  /** The placements of its cards, first the one that is shown large. */
  get placements() {
    const chosen = this.article.querySelector(".chosen")?.dataset.placement;
    const others = [...this.article.querySelectorAll(".others button")].map((button) => button.dataset.placement);
    return chosen ? [chosen, ...others.filter((each) => each !== chosen)] : [];
  }

  /** Shows how the text looks on a placement. isFirst: and what else has become of it. */
  async try(placement, isFirst) {
    const strings = this.strings;
    const placements = placement ? [placement] : [];
    const { status, data } = await post("/try", { ...this.#address, strings, placements, client, ui });
    if (!this.isUnsaved) return; // it was taken back, or saved
    const hadFailed = this.#hasFailed;
    this.#hasFailed = status === 404 || status === 422;
    if (this.#hasFailed) this.#fail(status, data);
    if (status !== 200) return; // the next text is tried anew
    if (hadFailed) this.#stand(words.unsaved);
    this.#isTried = true;
    if (isFirst) {
      for (const name of TRIED) this.#show(name, data.html[name]);
      this.article.dataset.problems = data.problems;
      clearTimeout(this.#announcing);
      this.#announcing = setTimeout(() => this.#announce(), QUIET);
    }
    if (placement) await this.#showTried(placement, data.cards[placement]);
  }

  async #showTried(placement, card) {
    const image = card?.picture ? await decoded(card.picture) : null;
    for (const [number, figure] of this.#figures(placement).entries()) {
      figure.classList.toggle("stale", !image);
      if (!image) continue;
      figure.querySelector("img")?.remove();
      figure.prepend(number ? image.cloneNode() : image);
      figure.querySelector("svg").replaceWith(...fragment(card.outline).childNodes);
    }
  }

  #announce() {
    if (this.#problems !== this.said) this.sheet.say(this.#problems || words.fine);
    this.said = this.#problems;
  }

  // Cards.

  /** Where a card is shown: large, if it is chosen, and small. */
  #figures(placement, root = this.article) {
    return [...root.querySelectorAll(`[data-placement="${CSS.escape(placement)}"] .card`)];
  }

  choose(button) {
    this.#isChosen = true;
    this.#enlarge(this.article, button);
    if (this.isUnsaved) this.sheet.trials.want(this);
  }

  #enlarge(root, button) {
    const chosen = root.querySelector(".chosen");
    Object.assign(chosen.dataset, button.dataset);
    chosen.querySelector(".card").replaceWith(button.querySelector(".card").cloneNode(true));
    chosen.querySelector("figcaption").textContent = button.dataset.title;
    for (const each of root.querySelectorAll(".others button")) {
      each.setAttribute("aria-pressed", String(each === button));
    }
  }

  /** New cards; each goes on showing its old picture until the new one can be shown. */
  #showCards(html) {
    const fresh = fragment(html);
    const chosen = this.article.querySelector(".chosen")?.dataset.placement;
    const keeps = this.#isChosen || this.article.contains(document.activeElement);
    const button = keeps && chosen && fresh.querySelector(`.others [data-placement="${CSS.escape(chosen)}"]`);
    if (button) this.#enlarge(fresh, button);
    for (const card of isSeen(this.article) ? fresh.querySelectorAll(".card") : []) {
      const placement = card.closest("[data-placement]").dataset.placement;
      const old = this.#figures(placement)[0]?.querySelector("img");
      const next = card.querySelector("img");
      if (!old?.naturalWidth || !next) continue;
      const shown = old.cloneNode();
      next.replaceWith(shown);
      decoded(next.src).then((image) => image && shown.replaceWith(image));
    }
    swap(this.#part("cards"), fresh);
  }

  // What the server says.

  #show(name, html) {
    const part = this.#part(name);
    if (name === "cards") this.#showCards(html);
    else if (part.innerHTML !== html) swap(part, fragment(html));
  }

  #showServed(names = Object.keys(this.served)) {
    for (const name of names) this.#show(name, this.served[name]);
    this.article.dataset.problems = this.count;
    this.#isTried = false;
  }

  /** Takes over what a new article says of the string; what somebody types stays. False where it has other fields.
      asked: when it was asked for. withRoom: whether the room was found out for it. */
  update(fresh, asked, withRoom) {
    if (asked < this.#written) return true; // perhaps it tells what stood there before; a newer one comes
    if (fresh.querySelectorAll("textarea").length !== this.areas.length) return false;
    const now = partsOf(fresh);
    if (!withRoom && !now.room.trim()) now.room = this.#part("room").innerHTML;
    const changed = Object.keys(now).filter((name) => this.#isTried || now[name] !== this.served[name]);
    const base = JSON.parse(fresh.dataset.base);
    const isOther = !same(base, this.#theirs ?? this.base);
    this.served = now;
    for (const { name, value } of fresh.attributes) if (name !== "class") this.article.setAttribute(name, value);
    this.count = fresh.dataset.problems;
    this.#saves = Number(fresh.dataset.saves);
    if (this.areas.length) this.#enable("undo", !this.isUnsaved && this.#saves > 0);
    if (isOther && this.isUnsaved && !same(base.strings, this.strings)) this.#meet(base);
    else if (isOther) this.#settle(base, this.strings);
    if (!this.isUnsaved) {
      this.#showServed(changed);
      if (isOther) this.#stand("");
    } else if (changed.length || this.#hasFailed) {
      this.#showRest(changed);
      this.sheet.trials.want(this);
    }
    return true;
  }

  #showRest(changed) {
    for (const name of changed) if (name !== "cards" && !TRIED.includes(name)) this.#show(name, this.served[name]);
  }

  // Saving.

  /** Saves what is typed, one save after the other; whether it stands in the file. */
  save(reviewed) {
    this.#saving = this.#saving.then(() => this.#save(reviewed));
    return this.#saving;
  }

  #save(reviewed) {
    if (!this.isUnsaved && !reviewed) return true;
    this.#reviewed = reviewed;
    const { strings, base } = this;
    const isGood = reviewed || !base.fuzzy; // only what is fuzzy waits for somebody to review it
    return this.#write("/save", { ...this.#address, strings, reviewed: isGood, base }, strings);
  }

  undo() {
    return this.#write("/undo", this.#address, this.strings);
  }

  async #write(path, body, sent) {
    this.#written = Infinity;
    const { status, data } = await post(path, body);
    this.#written = performance.now();
    this.sheet.hasSaved(this);
    if (status === 200) {
      this.#saves += path === "/undo" ? -1 : 1;
      this.#reviewed = false;
      this.#settle(data, sent);
      this.#stand(this.isUnsaved ? words.unsaved : words.saved);
    } else if (status === 409) this.#meet(data.entry);
    else this.#fail(status, data);
    return status === 200;
  }

  /** What went wrong. Kit tells problems in English. */
  #fail(status, data) {
    if (status === 0) this.#stand(words.gone);
    else if (status === 403) this.#stand(document.getElementById("kit.locked").textContent);
    else this.#stand(data.problems.join("\n"), "en");
  }

  /** An entry stands in the file. sent: the texts that it came of; what was typed since stays. */
  #settle(entry, sent) {
    this.base = entry;
    this.#theirs = null;
    this.article.querySelector(".conflict")?.remove();
    this.areas.forEach((area, number) => {
      const typed = area.value;
      area.defaultValue = (entry.strings[number] ?? "").replace(/\r\n?/g, "\n");
      const wanted = typed === sent[number] ? area.defaultValue : typed;
      if (area.value === wanted) return;
      const { selectionStart, selectionEnd } = area;
      area.value = wanted;
      area.setSelectionRange(selectionStart, selectionEnd);
    });
  }

  /** Somebody else has saved an entry: what of the two texts is right, only a person can tell. */
  #meet(entry) {
    this.#theirs = entry;
    const notice = conflict.content.cloneNode(true);
    for (const [number, area] of this.areas.entries()) {
      const text = document.createElement("p");
      text.className = "text";
      text.lang = area.lang;
      text.dir = area.dir;
      text.textContent = entry.strings[number] || "—";
      notice.querySelector(".theirs").append(text);
    }
    this.article.querySelector(".conflict")?.remove();
    this.article.querySelector(".editor").prepend(notice);
  }

  keepMine() {
    this.base = this.#theirs;
    this.#theirs = null;
    this.article.querySelector(".conflict").remove();
    this.areas[0].focus();
    return this.save(this.#reviewed);
  }

  takeTheirs() {
    this.revert();
    this.areas[0].focus();
    this.sheet.hasSaved(this);
  }
}

function partsOf(article) {
  return Object.fromEntries([...article.querySelectorAll("[data-part]")].map((each) => [each.dataset.part, each.innerHTML]));
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
