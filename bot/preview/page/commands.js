// The list of commands above the composer: all of them from the menu button, the fitting ones while typing "/".

import { element } from "./element.js";

export class Commands {
  #commands = [];
  #shown = [];
  #active = -1;
  #dismissed = null;

  constructor(parts, send) {
    this.list = parts.commands;
    this.text = parts.text;
    this.button = parts.menu;
    this.send = send;
    this.list.id = `commands-${Math.random().toString(36).slice(2)}`;
    this.text.setAttribute("aria-controls", this.list.id);
    this.button.setAttribute("aria-controls", this.list.id);
    this.button.addEventListener("click", () => this.#toggle());
    // A press must not take the focus from the text: leaving the text closes the list.
    for (const node of [this.list, this.button]) {
      node.addEventListener("pointerdown", (event) => event.preventDefault());
    }
    this.text.addEventListener("blur", () => this.close());
    this.text.addEventListener("input", () => this.#filter());
  }

  set(commands) {
    this.#commands = commands;
    this.button.hidden = commands.length === 0;
    if (commands.length === 0) this.close();
    else if (!this.list.hidden) this.#show(this.#shown.length === 0 ? [] : this.#fitting());
  }

  // Whether the key was meant for the list.
  key(event) {
    if (this.list.hidden) return false;
    if (event.key === "Escape") {
      this.#dismissed = this.text.value;
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.#activate((this.#active + step + this.#shown.length) % this.#shown.length);
    } else if (event.key === "Enter" && !event.shiftKey) this.#choose(this.#active);
    else if (event.key === "Tab" && !event.shiftKey) this.#complete();
    else return false;
    return true;
  }

  close() {
    this.list.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
    this.text.removeAttribute("aria-activedescendant");
  }

  #toggle() {
    const open = !this.list.hidden;
    this.text.focus();
    if (open) this.close();
    else this.#show(this.#commands);
  }

  #fitting() {
    const typed = /^\/([a-z0-9_]*)$/i.exec(this.text.value)?.[1].toLowerCase();
    if (typed === undefined) return this.text.value === "" ? this.#commands : [];
    return this.#commands
      .filter(({ command }) => command.startsWith(typed))
      .sort((a, b) => (b.command === typed) - (a.command === typed));
  }

  #filter() {
    if (this.text.value === this.#dismissed) return;
    this.#dismissed = null;
    this.#show(this.text.value.startsWith("/") ? this.#fitting() : []);
  }

  #show(commands) {
    this.#shown = commands;
    if (commands.length === 0) {
      this.close();
      return;
    }
    this.list.replaceChildren(...commands.map((command, index) => this.#option(command, index)));
    this.list.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
    this.#activate(0);
  }

  #option({ command, description }, index) {
    const option = element(
      "li",
      { id: `${this.list.id}-${index}`, role: "option", "data-testid": "command" },
      element("span", { dir: "auto" }, description),
      element("b", { dir: "ltr" }, `/${command}`),
    );
    option.addEventListener("click", () => this.#choose(index));
    return option;
  }

  #activate(index) {
    this.#active = index;
    [...this.list.children].forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === index));
      if (place === index) option.scrollIntoView({ block: "nearest" });
    });
    this.text.setAttribute("aria-activedescendant", `${this.list.id}-${index}`);
  }

  #choose(index) {
    const { command } = this.#shown[index];
    if (this.text.value.startsWith("/")) {
      this.text.value = "";
      this.text.dispatchEvent(new Event("input"));
    }
    this.close();
    this.send(`/${command}`);
  }

  #complete() {
    this.text.value = `/${this.#shown[this.#active].command} `;
    this.text.dispatchEvent(new Event("input"));
  }
}
