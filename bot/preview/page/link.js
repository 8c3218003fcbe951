// Where a link leads: into this chat, to Telegram's share sheet, out of the page, or nowhere.

const ALLOWED = ["http:", "https:", "tg:", "mailto:"];
const TELEGRAM = ["t.me", "www.t.me", "telegram.me", "telegram.dog"];

export function destination(address, username) {
  const url = parse(address);
  if (!url) return null;
  if (TELEGRAM.includes(url.hostname)) {
    const path = url.pathname.replace(/^\/|\/$/g, "");
    if (same(path, username)) return { kind: "start", payload: url.searchParams.get("start") ?? "" };
    if (path === "share" || path === "share/url") return share(url);
  }
  if (url.protocol === "tg:") {
    const what = url.hostname || url.pathname.replaceAll("/", "");
    if (what === "resolve" && same(url.searchParams.get("domain"), username)) {
      return { kind: "start", payload: url.searchParams.get("start") ?? "" };
    }
    if (what === "msg_url") return share(url);
  }
  return { kind: "out", href: url.href };
}

function parse(address) {
  for (const candidate of [address, `https://${address}`]) {
    try {
      const url = new URL(candidate);
      if (ALLOWED.includes(url.protocol)) return url;
    } catch {
      // Telegram makes a link of "example.org" too: the second round gives it a scheme.
    }
  }
  return null;
}

function share(url) {
  const parts = [url.searchParams.get("url"), url.searchParams.get("text")];
  return { kind: "share", text: parts.filter(Boolean).join("\n") };
}

function same(name, username) {
  return (name ?? "").toLowerCase() === username.toLowerCase();
}
