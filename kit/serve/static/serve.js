// The pages of kit serve. Everything that people read comes from the server; this tells it what they do.

import { decoded, keepingPlace } from "./place.js";
import { Sheet } from "./sheet.js";
import { mayWrite, page, prepareLinks, takeToken } from "./wire.js";

const HIDDEN = 30_000; // ms in the background after which a tab stops listening: browsers allow six connections
const AGAIN = 2_000; // ms after which a connection that is lost is tried again

const body = document.body;
const main = document.querySelector("main");
const named = takeToken();
const lost = document.getElementById("kit.lost");

prepareLinks(document);
if ("editable" in body.dataset && !mayWrite()) document.getElementById("kit.locked").hidden = false;
const own = document.querySelector(".switch.own");
if (own) own.hidden = !new URLSearchParams(location.search).has("ui");

/** A page without editors: what has changed in it is put in its place, and pictures are fetched again. */
class Overview {
  #served = main.innerHTML;

  async refresh(_, locales) {
    const { status, found } = await page(location.href);
    const fresh = found.querySelector("main");
    if (status !== 200 || !fresh) return;
    if (fresh.innerHTML !== this.#served) {
      this.#served = fresh.innerHTML;
      prepareLinks(fresh);
      keepingPlace(main.children, () => this.#replace(fresh));
    }
    const pictures = [...main.querySelectorAll("img[data-locale]")];
    for (const picture of pictures) if (locales?.includes(picture.dataset.locale) ?? true) this.#renew(picture);
  }

  #replace(fresh) {
    const at = document.activeElement?.closest("[id]")?.id;
    for (const image of fresh.querySelectorAll("img[data-locale]")) {
      const old = main.querySelector(`img[src^="${CSS.escape(image.getAttribute("src"))}"]`);
      if (old) image.replaceWith(old);
    }
    main.replaceChildren(...fresh.childNodes);
    if (at) document.getElementById(at)?.querySelector("a")?.focus({ preventScroll: true });
  }

  /** Shows a picture as it is now, when it can be shown. */
  async #renew(picture) {
    const address = `${picture.getAttribute("src").split("?")[0]}?again=${Date.now()}`;
    if (!picture.complete) picture.src = address; // it waits until somebody sees it
    else {
      const image = await decoded(address);
      if (image) picture.src = address;
    }
  }
}

const shown = body.dataset.kind === "sheet" ? new Sheet(named) : new Overview();

/** Follows what changes on the disk, as long as somebody looks at the page. */
class Follower {
  #source = null;
  #missed = false; // whether something may have changed while nobody listened
  #timer;

  constructor() {
    this.#listen();
    document.addEventListener("visibilitychange", () => {
      clearTimeout(this.#timer);
      if (document.hidden) this.#timer = setTimeout(() => this.#stop(), HIDDEN);
      else if (!this.#source) this.#listen();
    });
    addEventListener("pageshow", (event) => event.persisted && this.#listen());
  }

  #stop() {
    this.#source?.close();
    this.#source = null;
    this.#missed = true;
  }

  #listen() {
    this.#source?.close();
    const source = new EventSource(`/static/events?age=${Math.ceil(performance.now())}`); // for changes since it was asked for
    this.#source = source;
    source.addEventListener("changed", ({ data }) => this.#changed(JSON.parse(data)));
    source.onopen = () => {
      lost.hidden = true;
      if (this.#missed) shown.refresh(true, null);
      this.#missed = false;
    };
    source.onerror = () => {
      lost.hidden = false;
      this.#missed = true;
      source.close(); // browsers differ in when they give up: this page doesn't
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#listen(), AGAIN);
    };
  }

  #changed({ campaigns, locales }) {
    const { campaign, locale } = main.dataset;
    if (campaign && campaigns && !campaigns.includes(campaign)) return;
    if (locale && locales && !locales.includes(locale)) return;
    shown.refresh(locales === null, locales);
  }
}

new Follower();
