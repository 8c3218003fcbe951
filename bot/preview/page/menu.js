// A small menu at a point of a phone: arrows move, Enter chooses, Escape or a click elsewhere closes.

import { element, icon } from "./element.js";

let closeOpenMenu = () => {};

export function openMenu(screen, point, label, entries) {
  closeOpenMenu();
  const opener = document.activeElement;
  const menu = element("div", { className: "menu", role: "menu", "aria-label": label, "data-testid": "context-menu" });
  for (const { name, picture, action } of entries) {
    const item = element("button", { type: "button", role: "menuitem", tabIndex: -1 }, icon(picture), name);
    item.addEventListener("click", () => {
      close();
      action();
    });
    menu.append(item);
  }
  screen.append(menu);
  place(menu, screen, point);

  const outside = (event) => menu.contains(event.target) || close(false);
  document.addEventListener("pointerdown", outside, true);
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else move(menu, event);
  });
  menu.firstElementChild.focus();

  function close(returnFocus = true) {
    document.removeEventListener("pointerdown", outside, true);
    menu.remove();
    closeOpenMenu = () => {};
    if (returnFocus && opener?.isConnected) opener.focus({ preventScroll: true });
  }
  closeOpenMenu = close;
}

function move(menu, event) {
  const items = [...menu.children];
  const here = items.indexOf(document.activeElement);
  const places = {
    ArrowDown: (here + 1) % items.length,
    ArrowUp: (here - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  if (!(event.key in places)) return;
  event.preventDefault();
  items[places[event.key]].focus();
}

function place(menu, screen, { x, y }) {
  const frame = screen.getBoundingClientRect();
  const within = (value, size, room) => Math.max(8, Math.min(value, room - size - 8));
  menu.style.left = `${within(x - frame.left, menu.offsetWidth, frame.width)}px`;
  menu.style.top = `${within(y - frame.top, menu.offsetHeight, frame.height)}px`;
}
