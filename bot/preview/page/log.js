// The list of messages of one chat: in order, grouped by sender and day, each drawn again only when it changed.
//
// Invariants: a reader who scrolled up stays where they are; one who is at the end stays at the end;
// a keyboard's focus survives an edit of the message that it is in.

import { element } from "./element.js";
import { renderMessage, stopSpinners, words } from "./message.js";

const NEAR_THE_END = 48;
const SAME_BREATH = 5 * 60_000;
const dayName = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "long" });

export class Log {
  #drawn = new Map();
  #atEnd = true;
  #top = 0;
  #unseen = 0;
  #frame = 0;
  #stop = null;

  constructor(parts, chat) {
    this.scroller = parts.log;
    this.list = element("div", { className: "list" });
    this.scroller.append(this.list);
    this.jump = parts.jump;
    this.count = parts.unseen;
    this.chat = chat;
    this.scroller.addEventListener("scroll", () => this.#scrolled());
    this.jump.addEventListener("click", () => this.#toEnd());
    this.list.addEventListener("focusin", ({ target }) => target.matches(".message") && this.#rove(target));
    const keepAtEnd = new ResizeObserver(() => this.#atEnd && this.#toEnd());
    keepAtEnd.observe(this.scroller);
    keepAtEnd.observe(this.list);
  }

  get messages() {
    return [...this.list.querySelectorAll(".message")].map((node) => this.get(node.dataset.messageId));
  }

  get(id) {
    return this.#drawn.get(Number(id))?.message;
  }

  replaceAll(messages) {
    const kept = new Set(messages.map((message) => message.message_id));
    for (const id of [...this.#drawn.keys()]) if (!kept.has(id)) this.#erase(id);
    for (const message of messages) this.#draw(message);
    this.#arrange();
  }

  put(message) {
    const isNew = !this.#drawn.has(message.message_id);
    this.#draw(message);
    if (isNew && message.out) this.#atEnd = true;
    if (isNew && !this.#atEnd) this.#unseen += 1;
    this.#arrange();
  }

  remove(id) {
    this.#erase(id);
    this.#arrange();
  }

  stopSpinners(id) {
    const drawn = this.#drawn.get(id);
    if (drawn) stopSpinners(drawn.node);
  }

  show(id) {
    const node = this.#drawn.get(id)?.node;
    if (!node) return;
    node.scrollIntoView({ block: "center" });
    node.classList.remove("flash");
    requestAnimationFrame(() => node.classList.add("flash"));
    node.focus({ preventScroll: true });
  }

  // The message above or below the one that has the focus.
  step(node, forward) {
    const nodes = [...this.list.querySelectorAll(".message")];
    nodes[nodes.indexOf(node) + (forward ? 1 : -1)]?.focus();
  }

  leap(toEnd) {
    const nodes = this.list.querySelectorAll(".message");
    nodes[toEnd ? nodes.length - 1 : 0]?.focus();
  }

  #draw(message) {
    const json = JSON.stringify(message);
    const id = message.message_id;
    const before = this.#drawn.get(id);
    if (before?.json === json) return;
    const node = renderMessage(message, this.chat);
    const date = new Date(message.date);
    this.#drawn.set(id, { message, json, node, time: date.getTime(), day: date.toDateString() });
    if (!before) this.#insert(node, id);
    else this.#swap(before.node, node);
  }

  #insert(node, id) {
    let next = null;
    let previous = this.list.lastElementChild;
    while (previous && Number(previous.dataset.messageId ?? 0) > id) {
      next = previous;
      previous = previous.previousElementSibling;
      while (previous?.classList.contains("day")) previous = previous.previousElementSibling;
    }
    this.list.insertBefore(node, next);
  }

  #swap(old, node) {
    const buttons = [...old.querySelectorAll(".keyboard button")];
    const focused = buttons.indexOf(document.activeElement);
    const hadFocus = old.contains(document.activeElement);
    old.replaceWith(node);
    if (old === this.#stop) this.#rove(node);
    if (!hadFocus) return;
    const replacements = [...node.querySelectorAll(".keyboard button")];
    const place = replacements[Math.min(focused, replacements.length - 1)] ?? node;
    place.focus({ preventScroll: true });
  }

  #erase(id) {
    this.#drawn.get(id)?.node.remove();
    this.#drawn.delete(id);
  }

  // Headings of days, groups of one sender, and the place that is looked at: once a frame, however much arrives.
  #arrange() {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#group();
      if (!this.list.contains(document.activeElement)) this.#rove(this.list.lastElementChild);
      if (this.#atEnd) this.#toEnd();
      else this.#showJump();
      this.chat.arranged();
    });
  }

  #group() {
    let previous = null;
    let heading = null;
    for (const node of [...this.list.children]) {
      if (node.classList.contains("day")) {
        heading?.remove();
        heading = node;
        continue;
      }
      const drawn = this.#drawn.get(Number(node.dataset.messageId));
      const newDay = previous?.day !== drawn.day;
      if (heading && (!newDay || heading.dataset.day !== drawn.day)) {
        heading.remove();
        heading = null;
      }
      if (newDay) {
        heading ??= element("div", { className: "day" });
        heading.dataset.day = drawn.day;
        if (!heading.isConnected) node.before(heading);
        const name = nameOfDay(new Date(drawn.day));
        if (heading.textContent !== name) heading.textContent = name;
      }
      heading = null;
      const joined = !newDay && together(previous, drawn);
      node.classList.toggle("joined", joined);
      previous?.node.classList.toggle("tail", !joined);
      previous = drawn;
    }
    heading?.remove();
    previous?.node.classList.add("tail");
  }

  // One message at a time is a stop of the Tab key; the arrows lead from it to the others.
  #rove(node) {
    if (!node) return;
    if (this.#stop) this.#stop.tabIndex = -1;
    this.#stop = node;
    node.tabIndex = 0;
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    if (clientHeight === 0) return;
    // Growing content leaves the end too, without anybody having scrolled up.
    const wentUp = scrollTop < this.#top;
    this.#atEnd = scrollHeight - scrollTop - clientHeight < NEAR_THE_END || (this.#atEnd && !wentUp);
    this.#top = scrollTop;
    this.#showJump();
  }

  #toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.#atEnd = true;
    this.#showJump();
  }

  #showJump() {
    if (this.#atEnd) this.#unseen = 0;
    this.jump.hidden = this.#atEnd;
    this.count.textContent = this.#unseen || "";
  }
}

export function lastOwn(messages) {
  return messages.findLast((message) => message.out && words(message) && !message.document);
}

function together(a, b) {
  return a.message.out === b.message.out && b.time - a.time < SAME_BREATH;
}

function nameOfDay(date) {
  const now = new Date();
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (date.toDateString() === now.toDateString()) return "Today";
  if (date.toDateString() === yesterday.toDateString()) return "Yesterday";
  return dayName.format(date) + (date.getFullYear() === now.getFullYear() ? "" : ` ${date.getFullYear()}`);
}
