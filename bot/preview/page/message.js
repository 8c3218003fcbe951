// One message as the phone shows it: quotation, document, text, time, and the buttons under the bubble.

import { element, icon } from "./element.js";
import { isRightToLeft, renderText } from "./text.js";

const SPINNING = 10_000;
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "medium" });

export function words(message) {
  return message.text ?? message.caption ?? "";
}

export function renderMessage(message, chat) {
  const text = words(message);
  const node = element("div", {
    className: message.out ? "message out" : "message",
    role: "article",
    tabIndex: -1,
    "aria-label": `${message.out ? "You" : chat.botName()}, ${clock.format(new Date(message.date))}`,
    "data-testid": "message",
    "data-message-id": message.message_id,
  });
  const bubble = element("div", { className: "bubble" });
  if (message.reply_to) bubble.append(quotation(message.reply_to, chat));
  if (message.document) bubble.append(documentLink(message.document, chat));
  const body = element("div", { className: "text plaintext", dir: "auto" });
  body.classList.toggle("bare", text === "");
  body.append(renderText(text, message.entities ?? [], chat), time(message, text));
  bubble.append(body);
  node.append(bubble);
  if (message.buttons?.length) node.append(keyboard(message, chat));
  return node;
}

function time(message, text) {
  const date = new Date(message.date);
  const lastLine = text.slice(text.lastIndexOf("\n") + 1);
  const shown = element("time", { dateTime: message.date, title: moment.format(date) }, clock.format(date));
  const node = element("span", { className: "meta", dir: "ltr" }, shown);
  if (isRightToLeft(lastLine)) node.classList.add("left");
  // Telegram's apps don't say it of bots, whose menus change all the time.
  if (message.edited && message.out) shown.before("edited ");
  return node;
}

function quotation(reply, chat) {
  const node = element("button", { type: "button", className: "quotation" });
  node.append(
    element("strong", { dir: "auto" }, chat.senderOf(reply.message_id)),
    element("span", { dir: "auto" }, reply.text ?? "File"),
  );
  node.addEventListener("click", () => chat.show(reply.message_id));
  return node;
}

function documentLink(file, chat) {
  const name = file.file_name ?? "file";
  const size = readableSize(file.file_size ?? 0);
  const ending = /\.([a-z0-9]{1,4})$/i.exec(name)?.[1] ?? "";
  return element(
    "a",
    {
      className: "document",
      href: chat.fileAddress(file.file_id),
      download: name,
      "aria-label": `Download ${name}, ${size}`,
      "data-testid": "document",
    },
    element("span", { className: "sheet", "aria-hidden": "true" }, ending ? ending.toLowerCase() : icon("file")),
    element("span", { className: "name", dir: "auto" }, name),
    element("span", { className: "size" }, icon("download"), size),
  );
}

export function readableSize(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  const units = ["KB", "MB", "GB"];
  let size = bytes / 1024;
  while (size >= 1024 && units.length > 1) {
    size /= 1024;
    units.shift();
  }
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${units[0]}`;
}

const CORNERS = { url: "away", copy_text: "copy", switch_inline: "share" };

function keyboard(message, chat) {
  const rows = message.buttons.map((row, rowIndex) =>
    element(
      "div",
      { className: "row" },
      ...row.map((button, column) => {
        const node = element(
          "button",
          { type: "button", title: button.text, "data-testid": "button" },
          element("span", { dir: "auto" }, button.text),
        );
        if (button.kind in CORNERS) node.append(icon(CORNERS[button.kind]));
        node.addEventListener("click", () => press(message, button, { row: rowIndex, column, node }, chat));
        return node;
      }),
    ),
  );
  return element("div", { className: "keyboard", role: "group", "aria-label": "Buttons" }, ...rows);
}

function press(message, button, { row, column, node }, chat) {
  if (button.kind === "url") return chat.follow(button.url);
  if (button.kind === "copy_text") return chat.copy(button.copy ?? button.text);
  if (button.kind === "switch_inline") return chat.chooseChat();
  if (node.getAttribute("aria-busy") === "true") return undefined;
  node.setAttribute("aria-busy", "true");
  setTimeout(() => node.removeAttribute("aria-busy"), SPINNING);
  return chat.press(message.message_id, row, column);
}

export function stopSpinners(node) {
  for (const button of node.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
}
