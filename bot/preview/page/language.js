// The language of the person's Telegram app, which the bot sees and may not speak.

const LANGUAGES = [
  ["en", "English"],
  ["ru", "Русский"],
  ["hy", "Հայերեն"],
  ["ar", "العربية"],
  ["de", "Deutsch (not spoken by the bot)"],
  ["", "none"],
];

export function showLanguage(select, code) {
  const chosen = code ?? "";
  const known = LANGUAGES.some(([value]) => value === chosen);
  const offered = known ? LANGUAGES : [[chosen, chosen], ...LANGUAGES];
  select.replaceChildren(...offered.map(([value, label]) => new Option(label, value)));
  select.value = chosen;
}
