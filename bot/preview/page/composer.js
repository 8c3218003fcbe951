// Where the person writes: a text, files to send with it, and the message that is being answered or edited.

import { Commands } from "./commands.js";
import { element, icon } from "./element.js";
import { readableSize, words } from "./message.js";

export class Composer {
  #context = null;
  #draftBeforeEdit = "";
  #files = [];

  constructor(parts, chat) {
    this.parts = parts;
    this.chat = chat;
    this.commands = new Commands(parts, (text) => chat.send(text));
    parts.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    parts.text.addEventListener("keydown", (event) => this.#key(event));
    parts.text.addEventListener("input", () => this.#grow());
    parts.text.addEventListener("paste", (event) => this.addFiles(event.clipboardData.files, event));
    parts.attach.addEventListener("click", () => parts.file.click());
    parts.file.addEventListener("change", () => {
      this.addFiles(parts.file.files);
      parts.file.value = "";
    });
    parts["context-close"].addEventListener("click", () => this.#dismiss());
    parts["keyboard-toggle"].addEventListener("click", () => this.#showKeyboard(parts.keyboard.hidden));
    new ResizeObserver(() => this.#grow()).observe(parts.form);
  }

  focus() {
    this.parts.text.focus();
  }

  reply(message, { quietly = false } = {}) {
    if (quietly && this.#context?.kind === "edit") return;
    this.#leaveEdit();
    this.#setContext({ kind: "reply", message });
    if (!quietly) this.focus();
  }

  edit(message) {
    if (this.#context?.kind !== "edit") this.#draftBeforeEdit = this.parts.text.value;
    this.#setContext({ kind: "edit", message });
    this.#write(words(message));
    this.focus();
  }

  // The message that is answered or edited is gone.
  forget(id) {
    if (this.#context?.message.message_id === id) this.#dismiss();
  }

  empty() {
    this.#leaveEdit();
    this.#setContext(null);
  }

  addFiles(files, event) {
    if (files.length === 0) return;
    event?.preventDefault();
    this.#files.push(...files);
    this.#showFiles();
    this.focus();
  }

  // Rows of a reply keyboard; null or no rows takes it away.
  setKeyboard(rows) {
    const some = Boolean(rows?.length);
    const { keyboard } = this.parts;
    this.parts["keyboard-toggle"].hidden = !some;
    const json = JSON.stringify(rows);
    if (keyboard.dataset.rows === json) return;
    keyboard.dataset.rows = json;
    keyboard.replaceChildren(
      ...(rows ?? []).map((row) => element("div", { className: "row" }, ...row.map((button) => this.#answer(button.text)))),
    );
    this.#showKeyboard(some);
  }

  #answer(text) {
    const node = element("button", { type: "button", dir: "auto" }, text);
    node.addEventListener("click", () => this.chat.send(text));
    return node;
  }

  #showKeyboard(visible) {
    this.parts.keyboard.hidden = !visible;
    this.parts["keyboard-toggle"].setAttribute("aria-expanded", String(visible));
  }

  async #submit() {
    const text = this.parts.text.value.trim();
    const [context, files] = [this.#context, this.#files];
    if (!text && files.length === 0) return;
    this.#files = [];
    this.#showFiles();
    this.#context = null;
    this.#setContext(null);
    this.#write(context?.kind === "edit" ? this.#draftBeforeEdit : "");
    this.commands.close();
    try {
      await this.#deliver(text, files, context);
    } catch (error) {
      this.chat.complain(error);
      this.#giveBack(text, files, context);
    }
  }

  async #deliver(text, files, context) {
    if (context?.kind === "edit") return this.chat.edit(context.message.message_id, text);
    if (files.length === 0) return this.chat.say(text, context?.message.message_id ?? null);
    let caption = text;
    while (files.length > 0) {
      await this.chat.upload(files[0], caption);
      files.shift();
      caption = "";
    }
    return undefined;
  }

  // What could not be sent comes back, unless something new is already being written.
  #giveBack(text, files, context) {
    if (this.parts.text.value !== "" && context?.kind !== "edit") return;
    if (context) this.#setContext(context);
    this.#files = [...files, ...this.#files];
    this.#showFiles();
    this.#write(text);
  }

  #key(event) {
    if (event.isComposing) return;
    if (this.commands.key(event)) event.preventDefault();
    else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape") this.#dismiss();
    else if (event.key === "ArrowUp" && this.parts.text.value === "" && !this.#context) {
      const message = this.chat.lastOwn();
      if (!message) return;
      event.preventDefault();
      this.edit(message);
    }
  }

  #dismiss() {
    this.#leaveEdit();
    if (this.#context) this.#setContext(null);
    else if (this.#files.length > 0) {
      this.#files = [];
      this.#showFiles();
    }
  }

  #leaveEdit() {
    if (this.#context?.kind === "edit") this.#write(this.#draftBeforeEdit);
  }

  #setContext(context) {
    this.#context = context;
    const { parts } = this;
    parts.context.hidden = context === null;
    if (context === null) return;
    const { kind, message } = context;
    parts["context-icon"].setAttribute("href", `#${kind}`);
    parts["context-title"].textContent = kind === "edit" ? "Edit" : `Reply to ${this.chat.senderOf(message.message_id)}`;
    parts["context-text"].textContent = words(message) || message.document?.file_name || "";
  }

  #showFiles() {
    const { files, text } = this.parts;
    files.hidden = this.#files.length === 0;
    text.placeholder = this.#files.length === 0 ? "Message" : "Caption";
    files.replaceChildren(...this.#files.map((file) => this.#fileRow(file)));
  }

  #fileRow(file) {
    const label = `Remove ${file.name}`;
    const remove = element("button", { type: "button", className: "round", "aria-label": label }, icon("close"));
    remove.addEventListener("click", () => {
      this.#files = this.#files.filter((other) => other !== file);
      this.#showFiles();
      this.focus();
    });
    const name = element("span", { className: "name", dir: "auto" }, file.name);
    return element("li", {}, icon("file"), name, element("small", {}, readableSize(file.size)), remove);
  }

  #write(text) {
    this.parts.text.value = text;
    this.#grow();
  }

  #grow() {
    const { text } = this.parts;
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight}px`;
  }
}
