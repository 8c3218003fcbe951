// What a phone hears from the server (server-sent events) and tells it (JSON or a file).
//
//   closed --open()--> connecting --snapshot--> live --error--> waiting --> connecting
//   any --close()--> closed
//
// Invariant: the first event after every connection is a snapshot, so whatever was missed is in it.

const FIRST_WAIT = 250;
const LONGEST_WAIT = 2000;
const EVENTS = ["snapshot", "message", "edit", "delete", "toast", "commands", "action", "person"];

export class Stream {
  #source = null;
  #timer = null;
  #wait = FIRST_WAIT;

  constructor(address, hear, interrupted) {
    this.address = address;
    this.hear = hear;
    this.interrupted = interrupted;
  }

  open() {
    if (this.#source || this.#timer) return;
    this.#source = new EventSource(this.address);
    for (const name of EVENTS) {
      this.#source.addEventListener(name, (event) => {
        if (name === "snapshot") {
          this.#wait = FIRST_WAIT;
          this.interrupted(false);
        }
        this.hear(name, JSON.parse(event.data));
      });
    }
    // The browser tries again by itself after a lost connection, but never after a 502: so we always do it.
    this.#source.addEventListener("error", () => {
      this.close();
      this.interrupted(true);
      this.#timer = setTimeout(() => {
        this.#timer = null;
        this.open();
      }, this.#wait);
      this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
    });
  }

  close() {
    this.#source?.close();
    this.#source = null;
    clearTimeout(this.#timer);
    this.#timer = null;
  }
}

export async function get(address) {
  return read(await reach(address));
}

export async function post(address, body = {}) {
  const headers = { "Content-Type": "application/json" };
  return read(await reach(address, { method: "POST", headers, body: JSON.stringify(body) }));
}

export async function upload(address, file, caption) {
  const form = new FormData();
  form.append("file", file);
  if (caption) form.append("caption", caption);
  return read(await reach(address, { method: "POST", body: form }));
}

async function reach(address, options) {
  try {
    return await fetch(address, options);
  } catch {
    throw new Error("The preview is not answering.");
  }
}

async function read(response) {
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Error(answer?.error ?? `The preview answered ${response.status}.`);
  return answer;
}
