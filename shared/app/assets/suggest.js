// Suggests thematic areas and goals while somebody writes a title and a description, and puts what
// they press into its field. Without this script the panel's own buttons do the same.
const panel = document.getElementById("suggestions");
const form = panel.closest("form");
const { address, described, waiting, none, some } = panel.dataset;
const status = panel.querySelector("[role=status]");
const button = panel.querySelector("[name=_suggest]");
const groups = [...panel.querySelectorAll(".chips")];
const texts = [form.elements.title, form.elements[described]];
const percent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" });
/** How long somebody must pause before what they wrote is looked at, in milliseconds. */
const PAUSE = 400;
let pausing, asking, shown;

const codeOf = (text) => text.split(" · ")[0].trim();
const rowsOf = (field) => [...form.querySelectorAll(`input[name^="${field}["]`)];

async function ask() {
  const [title, description] = texts.map((text) => text.value.trim());
  asking?.abort();
  if (!title && !description) return show({ thematic_areas: [], sdg_targets: [] }, waiting);
  asking = new AbortController();
  try {
    const body = JSON.stringify({ title: title.slice(0, 200), description: description.slice(0, 10_000) });
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(address, { method: "POST", headers, body, signal: asking.signal });
    if (answer.ok) show(await answer.json(), none);
  } catch (error) {
    // On a line that is down, the button is still there to try again.
    if (error.name !== "AbortError") button.hidden = false;
  }
}

/** Shows what was suggested; where that is nothing, the words `otherwise`. */
function show(suggested, otherwise) {
  button.hidden = true;
  const all = Object.values(suggested).flat();
  const said = all.length ? `${some} ${all.map((it) => `${it.code} ${it.name}`).join(", ")}` : otherwise;
  status.classList.toggle("hidden", all.length > 0);
  if (status.textContent !== said) status.textContent = said;
  const wanted = JSON.stringify(suggested);
  if (wanted === shown) return;
  shown = wanted;
  const focused = document.activeElement.value;
  for (const group of groups) {
    const list = group.querySelector("ul");
    const hadFocus = list.contains(document.activeElement);
    list.replaceChildren(...suggested[group.dataset.field].map((it) => chip(group.dataset.field, it)));
    group.hidden = !list.hasChildNodes();
    if (hadFocus) [...list.querySelectorAll("button")].find((it) => it.value === focused)?.focus();
  }
  mark();
}

function chip(field, { code, name, confidence_percent: sure }) {
  const part = (kind, text) => {
    const span = document.createElement("span");
    span.className = kind;
    span.textContent = text;
    return span;
  };
  const chip = document.createElement("button");
  Object.assign(chip, { type: "button", className: "chip", value: `${field}=${code} · ${name}` });
  chip.append(part("code", code), ` ${name} `, part("sure", percent.format(sure / 100)));
  const item = document.createElement("li");
  item.append(chip);
  return item;
}

/** Says of each suggestion whether it stands in its field. */
function mark() {
  for (const chip of panel.querySelectorAll(".chip")) {
    const [field, code] = codeOf(chip.value).split("=");
    chip.setAttribute("aria-pressed", rowsOf(field).some((row) => codeOf(row.value) === code));
  }
}

function press(chip, most) {
  const at = chip.value.indexOf("=");
  const [field, item] = [chip.value.slice(0, at), chip.value.slice(at + 1)];
  const rows = rowsOf(field);
  const held = rows.filter((row) => codeOf(row.value) === codeOf(item));
  if (held.length) {
    for (const row of held) row.value = "";
  } else {
    const row = rows.find((row) => !row.value.trim()) ?? another(rows, most);
    if (row) row.value = item;
  }
  mark();
}

/** One more row, where the field takes more. */
function another(rows, most) {
  if (rows.length >= most) return undefined;
  const last = rows.at(-1);
  const row = last.cloneNode();
  row.name = row.name.replace(/\d+/, rows.length);
  row.setAttribute("aria-label", row.getAttribute("aria-label").replace(/\d+$/, rows.length + 1));
  last.after(row);
  return row;
}

panel.classList.add("live");
panel.addEventListener("click", (event) => {
  const chip = event.target.closest(".chip");
  if (!chip) return;
  event.preventDefault();
  press(chip, Number(chip.closest(".chips").dataset.most));
});
form.addEventListener("input", (event) => {
  mark();
  if (!texts.includes(event.target)) return;
  clearTimeout(pausing);
  pausing = setTimeout(ask, PAUSE);
});
ask();
