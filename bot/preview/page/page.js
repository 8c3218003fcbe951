// The page: who sits on which phone, side by side where there is room, one at a time with tabs where there is not.

import { element } from "./element.js";
import { Phone } from "./phone.js";
import { get } from "./stream.js";

const SLOTS = [
  { slot: "reader", parameter: "left" },
  { slot: "coordinator", parameter: "right" },
];
const RETRY = 1000;
const parameters = new URLSearchParams(location.search);
const narrow = matchMedia("(max-width: 760px)");
const phones = document.getElementById("phones");
const tabs = document.getElementById("tabs");
const seats = [];

const [bot, people] = await load();
document.getElementById("title").textContent = `${bot.name}: preview`;
document.title = `${bot.name} – preview`;
document.getElementById("wait").remove();
for (const [index, person] of choose(people).entries()) sit(SLOTS[index], person);
tabs.hidden = seats.length < 2;
select(seats[0]);
narrow.addEventListener("change", layOut);

async function load() {
  for (;;) {
    try {
      return await Promise.all([get("/phone/bot"), get("/phone/people")]);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RETRY));
    }
  }
}

// The address decides (the same person twice is their second device), else the part that each person plays.
function choose(everybody) {
  const chosen = [];
  for (const { slot, parameter } of SLOTS) {
    const named = everybody.find(({ id }) => String(id) === parameters.get(parameter));
    const free = everybody.filter((person) => !chosen.includes(person));
    const person = named ?? free.find((each) => each.role_hint === slot) ?? free[0];
    if (person) chosen.push(person);
  }
  return chosen;
}

function sit({ slot, parameter }, person) {
  const seat = { slot, parameter, phone: null };
  seat.tab = element("button", { type: "button", role: "tab", id: `tab-${slot}`, "data-testid": `tab-${slot}` });
  seat.tab.setAttribute("aria-controls", `phone-${slot}`);
  seat.tab.addEventListener("click", () => select(seat));
  seat.tab.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const other = seats[(seats.indexOf(seat) + 1) % seats.length];
    select(other);
    other.tab.focus();
  });
  tabs.append(seat.tab);
  seats.push(seat);
  give(seat, person);
}

function give(seat, person) {
  const phone = new Phone(seat.slot, person, { onMessage: () => markUnread(seat) });
  if (seat.phone) {
    seat.phone.node.replaceWith(phone.node);
    seat.phone.destroy();
  } else phones.append(phone.node);
  seat.phone = phone;
  seat.tab.replaceChildren(person.first_name, element("small", {}, person.role_hint ?? ""));
  offerOthers(seat, person);
  layOut();
}

function offerOthers(seat, person) {
  if (people.length <= SLOTS.length) return;
  const { name, person: choice } = seat.phone.parts;
  name.hidden = true;
  choice.hidden = false;
  choice.replaceChildren(...people.map(({ id, first_name }) => new Option(first_name, id)));
  choice.value = person.id;
  choice.addEventListener("change", () => {
    parameters.set(seat.parameter, choice.value);
    history.replaceState(null, "", `?${parameters}`);
    give(seat, people.find(({ id }) => String(id) === choice.value));
    seat.phone.parts.person.focus();
  });
}

function select(seat) {
  for (const other of seats) {
    other.tab.setAttribute("aria-selected", String(other === seat));
    other.tab.tabIndex = other === seat ? 0 : -1;
  }
  seat?.tab.classList.remove("unread");
  layOut();
}

function markUnread(seat) {
  if (seat.phone?.node.classList.contains("away")) seat.tab.classList.add("unread");
}

function layOut() {
  for (const { tab, phone } of seats) {
    const shown = tab.getAttribute("aria-selected") === "true" || seats.length < 2;
    phone.node.classList.toggle("away", narrow.matches && !shown);
    phone.node.setAttribute("role", narrow.matches && seats.length > 1 ? "tabpanel" : "region");
  }
}
