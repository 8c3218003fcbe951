// What can be done with a message, by a right click, a long press, or Enter on it; and the arrows between messages.

import { words } from "./message.js";
import { openMenu } from "./menu.js";

const LONG_PRESS = 500;

export function watchMessages({ log, screen }, phone) {
  const open = (node, point) => {
    const message = phone.log.get(node.dataset.messageId);
    if (!message) return;
    node.focus({ preventScroll: true });
    openMenu(screen, point, "Message", entries(message, phone));
  };
  log.addEventListener("contextmenu", (event) => {
    const node = event.target.closest(".message");
    // The browser's own menu stays for links and for a selection.
    if (!node || event.target.closest("a") || !window.getSelection().isCollapsed) return;
    event.preventDefault();
    open(node, event.button === 2 ? { x: event.clientX, y: event.clientY } : middle(node));
  });
  log.addEventListener("keydown", (event) => {
    const node = event.target;
    const onMessage = node.matches(".message");
    if (onMessage && event.key === "Enter") {
      event.preventDefault();
      open(node, middle(node));
    } else if (onMessage && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      phone.log.step(node, event.key === "ArrowDown");
    } else if (onMessage && (event.key === "Home" || event.key === "End")) {
      event.preventDefault();
      phone.log.leap(event.key === "End");
    } else if (onMessage && isLetter(event)) phone.composer.focus();
  });
  watchLongPress(log, open);
}

function entries(message, phone) {
  const text = words(message);
  const editable = message.out && text && !message.document;
  return [
    { name: "Reply", picture: "reply", action: () => phone.composer.reply(message) },
    editable && { name: "Edit", picture: "edit", action: () => phone.composer.edit(message) },
    text && { name: "Copy text", picture: "copy", action: () => phone.copy(text) },
  ].filter(Boolean);
}

function watchLongPress(log, open) {
  let timer = null;
  const cancel = () => clearTimeout(timer);
  log.addEventListener("pointerdown", (event) => {
    cancel();
    const node = event.target.closest(".message");
    if (!node || event.pointerType !== "touch") return;
    const point = { x: event.clientX, y: event.clientY };
    timer = setTimeout(() => open(node, point), LONG_PRESS);
  });
  for (const name of ["pointerup", "pointercancel", "pointermove", "scroll"]) log.addEventListener(name, cancel);
}

function middle(node) {
  const box = node.querySelector(".bubble").getBoundingClientRect();
  return { x: box.left + Math.min(40, box.width / 2), y: box.top + Math.min(24, box.height / 2) };
}

// Who begins to write while a message has the focus means the composer.
function isLetter(event) {
  return event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
}
