// A text and its entities, as nodes. Offsets count UTF-16 units, as JavaScript's strings do.

import { element, icon, pressable } from "./element.js";
import { destination } from "./link.js";

const BLOCKS = ["pre", "blockquote", "expandable_blockquote"];
const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", blockquote: "blockquote" };
const LINKED = ["url", "text_link", "email"];
const TINTED = ["mention", "text_mention", "hashtag", "cashtag", "phone_number"];

export function renderText(text, entities, chat) {
  const parent = document.createDocumentFragment();
  fill(parent, { text, start: 0, end: text.length }, spans(text, entities), chat);
  return parent;
}

// The first strong letter of a line decides its direction.
export function isRightToLeft(line) {
  const letter = line.match(/\p{L}/u);
  return letter !== null && /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/.test(letter[0]);
}

// Entities inside the text, inline ones cut at the edges of blocks so that a block is never inside an inline one.
function spans(text, entities) {
  const found = entities
    .map((entity) => ({
      entity,
      start: Math.max(0, entity.offset),
      end: Math.min(text.length, entity.offset + entity.length),
      block: BLOCKS.includes(entity.type),
    }))
    .filter(({ start, end }) => start < end);
  const edges = found.filter((span) => span.block).flatMap(({ start, end }) => [start, end]);
  return found.flatMap((span) => (span.block ? [span] : cut(span, edges))).sort(outermostFirst);
}

function cut(span, edges) {
  const inside = edges.filter((edge) => span.start < edge && edge < span.end).sort((a, b) => a - b);
  const points = [span.start, ...inside, span.end];
  return points.slice(1).map((end, index) => ({ ...span, start: points[index], end }));
}

function outermostFirst(a, b) {
  return a.start - b.start || b.end - a.end || b.block - a.block;
}

function fill(parent, { text, start, end }, waiting, chat) {
  let position = start;
  let afterBlock = false;
  const plain = (until) => {
    // A block ends its line by itself: the newline after it would show as an empty one.
    const skip = afterBlock && text[position] === "\n" ? 1 : 0;
    if (position + skip < until) parent.append(text.slice(position + skip, until));
  };
  while (waiting.length > 0) {
    const span = waiting.shift();
    plain(span.start);
    const inner = [];
    const later = [];
    for (const other of waiting) {
      if (other.start >= span.end) later.push(other);
      else {
        inner.push({ ...other, end: Math.min(other.end, span.end) });
        if (other.end > span.end) later.push({ ...other, start: span.end });
      }
    }
    const { outside, inside } = nodeFor(span.entity, text.slice(span.start, span.end), chat);
    fill(inside, { text, start: span.start, end: span.end }, inner, chat);
    parent.append(outside);
    position = span.end;
    afterBlock = span.block;
    waiting = later.sort(outermostFirst);
  }
  plain(end);
}

function nodeFor(entity, content, chat) {
  const { type } = entity;
  if (type === "expandable_blockquote") return expandable();
  if (type === "pre") return preformatted(entity.language);
  return alone(inlineNode(entity, type, content, chat));
}

function alone(node) {
  return { outside: node, inside: node };
}

function inlineNode(entity, type, content, chat) {
  // Only a block has a direction of its own: inline, it would hide its letters from the line around it.
  if (type in TAGS) return element(TAGS[type], { className: type === "blockquote" ? "plaintext" : "" });
  if (type === "code") {
    return pressable(element("code", { title: "Copy" }), "button", () => chat.copy(content));
  }
  if (type === "spoiler") return spoiler();
  if (type === "bot_command") {
    return pressable(element("span", { className: "link" }), "button", () => chat.send(content));
  }
  if (LINKED.includes(type)) return linkNode(entity, type, content, chat);
  return element("span", { className: TINTED.includes(type) ? "tinted" : "" });
}

function linkNode(entity, type, content, chat) {
  const address = type === "text_link" ? entity.url : type === "email" ? `mailto:${content}` : content;
  const target = destination(address ?? "", chat.username());
  if (target === null) return element("span");
  if (target.kind === "out") {
    const href = target.href;
    return element("a", { className: "link", href, title: href, target: "_blank", rel: "noopener noreferrer" });
  }
  const node = element("span", { className: "link", title: address });
  return pressable(node, "link", () => chat.follow(address));
}

function spoiler() {
  const node = element("span", { className: "spoiler", "aria-label": "Hidden text, press to show" });
  return pressable(node, "button", () => {
    node.classList.add("shown");
    for (const name of ["role", "aria-label", "tabindex"]) node.removeAttribute(name);
  });
}

function preformatted(language) {
  const inside = element("code");
  const outside = element("pre", { dir: "auto" }, inside);
  if (language) outside.prepend(element("span", { className: "code-language" }, language));
  return { outside, inside };
}

// Three lines, and the rest on demand. Whether there is a rest is known only once it is laid out.
function expandable() {
  const inside = element("div", { className: "plaintext" });
  const toggle = element("button", { type: "button", hidden: true }, icon("down"));
  const outside = element("blockquote", { className: "expandable plaintext" }, inside, toggle);
  toggle.setAttribute("aria-label", "The whole quotation");
  toggle.setAttribute("aria-expanded", "false");
  toggle.addEventListener("click", () => {
    const open = outside.classList.toggle("open");
    toggle.setAttribute("aria-expanded", String(open));
  });
  new ResizeObserver(() => {
    if (!outside.classList.contains("open")) toggle.hidden = inside.scrollHeight <= inside.clientHeight + 1;
  }).observe(inside);
  return { outside, inside };
}
