// One person's phone: what the server tells it is shown, what the person does is told to the server.

import { Composer } from "./composer.js";
import { watchDrops } from "./drop.js";
import { showLanguage } from "./language.js";
import { destination } from "./link.js";
import { Log, lastOwn } from "./log.js";
import { openMenu } from "./menu.js";
import { watchMessages } from "./message-menu.js";
import { Notices } from "./notice.js";
import { Stream, post, upload } from "./stream.js";

const TYPING = 6000;

export class Phone {
  #bot = { name: "Bot", username: "" };
  #person;
  #ready = false;
  #typing = null;
  #life = new AbortController();

  constructor(slot, person, { onMessage }) {
    this.#person = person;
    this.onMessage = onMessage;
    this.node = document.getElementById("phone-template").content.firstElementChild.cloneNode(true);
    this.node.dataset.testid = `phone-${slot}`;
    this.node.id = `phone-${slot}`;
    this.parts = Object.fromEntries(
      [...this.node.querySelectorAll("[data-part]")].map((node) => [node.dataset.part, node]),
    );
    this.parts["dialog-text"].id = `notice-${slot}`;
    this.parts.dialog.setAttribute("aria-labelledby", `notice-${slot}`);
    this.notices = new Notices(this.parts);
    this.log = new Log(this.parts, this);
    this.composer = new Composer(this.parts, this);
    this.stream = new Stream(
      this.#address("events"),
      (name, data) => this.#hear(name, data),
      (lost) => (this.parts.strip.hidden = !lost),
    );
    this.#listen();
    this.parts.form.hidden = true;
    this.#showPerson(person);
    this.stream.open();
  }

  get label() {
    return this.#person.first_name;
  }

  destroy() {
    this.#life.abort();
    this.stream.close();
    this.node.remove();
  }

  // --- what messages and the composer ask of their phone ---

  botName = () => this.#bot.name;
  username = () => this.#bot.username;
  lastOwn = () => lastOwn(this.log.messages);
  show = (id) => this.log.show(id);
  complain = (error) => this.notices.toast(error.message);
  fileAddress = (fileId) => this.#address(`file/${encodeURIComponent(fileId)}`);

  arranged = () => this.#refresh();

  senderOf(id) {
    const message = this.log.get(id);
    return message?.out ? "You" : message ? this.#bot.name : "Message";
  }

  say(text, replyTo) {
    return post(this.#address("send"), { text, reply_to: replyTo });
  }

  edit(id, text) {
    return post(this.#address("edit"), { message_id: id, text });
  }

  upload(file, caption) {
    return upload(this.#address("upload"), file, caption);
  }

  send(text) {
    return this.#attempt(() => this.say(text, null));
  }

  async press(id, row, column) {
    const done = await this.#attempt(() => post(this.#address("press"), { message_id: id, row, column }));
    if (!done) this.log.stopSpinners(id);
  }

  follow(address) {
    const target = destination(address ?? "", this.#bot.username);
    if (target === null) this.notices.toast("Telegram would not open this link.");
    else if (target.kind === "start") this.send(target.payload ? `/start ${target.payload}` : "/start");
    else if (target.kind === "share") this.#share(target.text);
    else window.open(target.href, "_blank", "noopener,noreferrer");
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.notices.toast("Copied");
    } catch {
      this.notices.alert(text);
    }
  }

  chooseChat() {
    this.notices.alert("In Telegram this asks for a chat to go on in. The preview has only this one.");
  }

  // --- inside ---

  #address(path) {
    return `/phone/${this.#person.id}/${path}`;
  }

  async #attempt(act) {
    try {
      await act();
      return true;
    } catch (error) {
      this.complain(error);
      return false;
    }
  }

  async #share(text) {
    const answer = await this.notices.ask(`Telegram would now ask whom to send this to:\n\n${text}`, ["Copy", "Close"]);
    if (answer === "Copy") this.copy(text);
  }

  #hear(name, data) {
    const heard = {
      snapshot: () => this.#restore(data),
      message: () => this.#receive(data),
      edit: () => this.log.put(data),
      delete: () => this.#forget(data.message_id),
      toast: () => this.#answered(data),
      commands: () => this.composer.commands.set(data),
      action: () => this.#type(true),
      person: () => this.#personChanged(data),
    };
    heard[name]();
  }

  #restore({ bot, person, messages, commands, description, typing }) {
    this.#bot = bot;
    this.#ready = true;
    const { parts } = this;
    parts.bot.textContent = bot.name;
    parts.avatar.textContent = initials(bot.name);
    parts.description.textContent = description || "Press Start, and the bot says hello.";
    const known = new Set(this.log.messages.map((message) => message.message_id));
    this.log.replaceAll(messages);
    this.composer.commands.set(commands);
    this.#showPerson(person);
    this.#type(typing);
    const last = messages.at(-1);
    if (last?.force_reply && !last.out && !known.has(last.message_id)) this.composer.reply(last, { quietly: true });
  }

  #receive(message) {
    this.log.put(message);
    if (!message.out) {
      this.#type(false);
      if (message.force_reply) this.composer.reply(message, { quietly: true });
    }
    this.onMessage(message);
  }

  #forget(id) {
    this.log.remove(id);
    this.composer.forget(id);
  }

  #answered({ text, alert, url, message_id: id }) {
    this.log.stopSpinners(id);
    if (url) this.follow(url);
    if (!text) return;
    if (alert) this.notices.alert(text);
    else this.notices.toast(text);
  }

  #type(typing) {
    clearTimeout(this.#typing);
    this.parts.status.textContent = typing ? "typing…" : "bot";
    this.parts.status.classList.toggle("typing", Boolean(typing));
    if (typing) this.#typing = setTimeout(() => this.#type(false), TYPING);
  }

  // The bot's name, description and commands depend on the language: a new snapshot has them.
  #personChanged(person) {
    const before = this.#person.language_code;
    this.#showPerson(person);
    if (person.language_code === before) return;
    this.stream.close();
    this.stream.open();
  }

  #showPerson(person) {
    this.#person = { ...this.#person, ...person };
    const { first_name: name, role_hint: role, language_code: code } = this.#person;
    const { parts } = this;
    this.node.setAttribute("aria-label", role ? `${name}, ${role}` : name);
    parts.name.textContent = name;
    parts.role.textContent = role ?? "";
    showLanguage(parts.language, code);
    this.#refresh();
  }

  // Which of composer, Start and Restart is at the bottom, and which reply keyboard.
  #refresh() {
    if (!this.#ready) return;
    const { parts } = this;
    const { messages } = this.log;
    const blocked = Boolean(this.#person.blocked);
    const fresh = messages.length === 0;
    const leaving = [parts.start, parts.restart].includes(document.activeElement);
    parts.empty.hidden = !fresh;
    parts.restart.hidden = !blocked;
    parts.start.hidden = blocked || !fresh;
    parts.form.hidden = blocked || fresh;
    if (blocked || fresh) this.composer.empty();
    else if (leaving) this.composer.focus();
    const keyboard = messages.findLast((message) => !message.out && message.keyboard)?.keyboard;
    this.composer.setKeyboard(blocked || fresh ? null : (keyboard ?? null));
  }

  #listen() {
    const { parts } = this;
    parts.start.addEventListener("click", () => this.send("/start"));
    parts.restart.addEventListener("click", () => this.#restart());
    parts.language.addEventListener("change", () => this.#changeLanguage(parts.language.value || null));
    parts.more.addEventListener("click", () => this.#options());
    watchMessages(parts, this);
    watchDrops(parts, (files) => !parts.form.hidden && this.composer.addFiles(files));
    // A browser opens six connections to one server: pages that nobody sees leave theirs to the others.
    document.addEventListener(
      "visibilitychange",
      () => (document.hidden ? this.stream.close() : this.stream.open()),
      { signal: this.#life.signal },
    );
  }

  #options() {
    const box = this.parts.more.getBoundingClientRect();
    const blocked = Boolean(this.#person.blocked);
    openMenu(this.parts.screen, { x: box.right, y: box.bottom }, "Chat options", [
      blocked
        ? { name: "Restart bot", picture: "restart", action: () => this.#restart() }
        : { name: "Stop bot", picture: "stop", action: () => this.#block() },
      { name: "Delete chat", picture: "delete", action: () => this.#deleteChat() },
    ]);
  }

  #block() {
    return this.#attempt(async () => {
      await post(this.#address("block"));
      this.#showPerson({ blocked: true });
    });
  }

  // As in Telegram, restarting says /start too.
  #restart() {
    return this.#attempt(async () => {
      await post(this.#address("unblock"));
      this.#showPerson({ blocked: false });
      await this.say("/start", null);
    });
  }

  async #deleteChat() {
    const answer = await this.notices.ask("Delete all messages of this chat on this phone?", ["Cancel", "Delete"]);
    if (answer !== "Delete") return;
    await this.#attempt(async () => {
      await post(this.#address("clear"));
      this.log.replaceAll([]);
    });
  }

  async #changeLanguage(code) {
    const done = await this.#attempt(() => post(this.#address("language"), { language_code: code }));
    if (!done) showLanguage(this.parts.language, this.#person.language_code);
  }
}

function initials(name) {
  const letters = name.split(/\s+/).map((word) => /\p{L}/u.exec(word)?.[0] ?? "");
  return letters.join("").slice(0, 2).toUpperCase() || "B";
}
