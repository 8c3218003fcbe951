// What a phone says over the chat: a toast that goes by itself, or a dialog that waits for an answer.

import { element } from "./element.js";

const SHORTEST = 3500;
const A_LETTER = 45;

export class Notices {
  #timer = null;
  #turn = Promise.resolve();

  constructor(parts) {
    this.parts = parts;
  }

  toast(text) {
    clearTimeout(this.#timer);
    const node = element("div", { className: "toast plaintext", dir: "auto", "data-testid": "toast" }, text);
    this.parts.toasts.replaceChildren(node);
    this.#timer = setTimeout(() => node.remove(), SHORTEST + A_LETTER * text.length);
  }

  alert(text) {
    return this.ask(text, ["OK"]);
  }

  // Dialogs wait for each other. Resolves to the answer that was chosen, or null after Escape.
  ask(text, answers) {
    this.#turn = this.#turn.then(() => this.#open(text, answers));
    return this.#turn;
  }

  #open(text, answers) {
    const { dialog, content } = this.parts;
    const before = document.activeElement;
    this.parts["dialog-text"].textContent = text;
    return new Promise((resolve) => {
      const finish = (answer) => {
        content.inert = false;
        dialog.close();
        if (before?.isConnected) before.focus({ preventScroll: true });
        resolve(answer);
      };
      const buttons = answers.map((answer) => {
        const node = element("button", { type: "button" }, answer);
        node.addEventListener("click", () => finish(answer));
        return node;
      });
      this.parts["dialog-answers"].replaceChildren(...buttons);
      dialog.onkeydown = (event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        finish(null);
      };
      content.inert = true;
      dialog.show();
      buttons.at(-1).focus();
    });
  }
}
