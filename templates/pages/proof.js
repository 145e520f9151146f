"use strict";

// Which texts are shown, and in which order. Without this script all are, in the campaign's order.
const choices = document.querySelector(".choices");
const messages = [...document.querySelectorAll(".message")];
const strings = [...document.querySelectorAll(".string")];
const homes = new Map(strings.map((string) => [string, string.parentElement]));
const sorted = document.querySelector(".sorted");

function show() {
  const chosen = new FormData(choices);
  const kind = chosen.get("show");
  const byFit = chosen.get("order") === "fit";
  const order = byFit ? strings.toSorted((one, other) => one.dataset.tightness - other.dataset.tightness) : strings;
  for (const string of order) (byFit ? sorted : homes.get(string)).append(string);
  for (const string of strings) string.hidden = kind !== "all" && !string.dataset.is.split(" ").includes(kind);
  for (const message of messages) {
    const shown = message.querySelector(".string:not([hidden])") || (kind === "wrong" && message.querySelector(".beside"));
    message.hidden = byFit || (kind !== "all" && !shown);
  }
  sorted.hidden = !byFit;
}

// A picture opens in a window of its own.
const large = document.querySelector(".large");
for (const picture of document.querySelectorAll(".string .outlined")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "enlarge";
  button.setAttribute("aria-haspopup", "dialog");
  picture.replaceWith(button);
  button.append(picture);
  button.addEventListener("click", () => {
    large.querySelector(".outlined")?.remove();
    large.append(picture.cloneNode(true));
    large.setAttribute("aria-label", picture.getAttribute("aria-label"));
    large.showModal();
  });
}
large.addEventListener("click", () => large.close());

choices.hidden = false;
choices.addEventListener("input", show);
show();
