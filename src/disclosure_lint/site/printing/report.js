"use strict";
// Draws the findings that fit the filters. Text is set as text, never as markup.
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const list = document.getElementById("list");
  if (!list) return;
  const NUMBERED = ["change", "level", "rule", "column", "organ", "year", "title", "page", "name", "link", "basis", "remedy", "status", "repeats"];
  const strings = read("strings");
  const all = read("rows").map((row, at) => {
    const found = { at: at + 1 };
    NUMBERED.forEach((key, place) => (found[key] = strings[row[place]]));
    [found.message, found.where, found.before, found.marked, found.after] = row.slice(NUMBERED.length);
    return found;
  });
  const says = JSON.parse(list.dataset.says);
  const step = Number(list.dataset.step);
  const filters = document.getElementById("filters");
  const count = document.getElementById("count");
  const more = document.getElementById("more");
  const levels = {};
  for (const option of filters.elements.level.options) levels[option.value] = option.text.replace(/ \([\d,]+\)$/, "");
  const changes = {};
  for (const option of filters.elements.change?.options ?? []) changes[option.value] = option.text.replace(/ \([\d,]+\)$/, "");
  let wanted = all;
  let shown = 0;

  const element = (name, kind, ...inside) => {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    made.append(...inside.filter((one) => one !== ""));
    return made;
  };

  const link = (found) => {
    if (!found.link) return element("span", "address", found.name);
    const made = element("a", "address", found.name);
    made.href = found.link;
    made.rel = "noopener noreferrer";
    made.target = "_blank";
    return made;
  };

  const draw = (found) => {
    const head = element("p", "head", element("span", "at", `${found.at}`), element("b", "level", levels[found.level]));
    if (found.change) head.append(element("b", `change ${found.change}`, changes[found.change]));
    head.append(element("strong", "", found.title), element("code", "", found.rule));
    const page = element("p", "page", element("span", "called", found.page), link(found));
    for (const said of [found.where, found.organ, found.column]) if (said) page.append(element("span", "", said));
    const item = element("li", found.level, head, page, element("p", "message", found.message));
    const excerpt = [found.before, found.marked ? element("mark", "", found.marked) : "", found.after];
    if (excerpt.some((part) => part !== "")) item.append(element("blockquote", "", ...excerpt));
    const about = element("dl", "");
    for (const name of ["basis", "remedy", "status"]) {
      const said = name === "status" ? [found.status, found.repeats].filter(Boolean).join("；") : found[name];
      if (said) about.append(element("dt", "", says[name]), element("dd", "", said));
    }
    item.append(about);
    return item;
  };

  const extend = (number) => {
    const next = wanted.slice(shown, shown + number);
    list.append(...next.map(draw));
    shown += next.length;
    const left = wanted.length - shown;
    more.hidden = left <= 0;
    more.textContent = says.more.replace("{}", Math.min(step, left).toLocaleString());
  };

  const choose = () => {
    const chosen = [...filters.querySelectorAll("select")].filter((one) => one.value !== "*" || one.selectedIndex > 0);
    const words = filters.elements.words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (found) => {
      if (!chosen.every((one) => found[one.name] === one.value)) return false;
      if (!words.length) return true;
      found.text ??= [found.page, found.name, found.title, found.rule, found.organ, found.message, found.before + found.marked + found.after].join("\n").toLowerCase();
      return words.every((word) => found.text.includes(word));
    };
    wanted = all.filter(fits);
    count.textContent = wanted.length ? says.shown.replace("{}", wanted.length.toLocaleString()) : says.none;
    for (const button of document.querySelectorAll("button[data-group]")) {
      const select = filters.elements[button.dataset.group];
      button.setAttribute("aria-pressed", `${select?.selectedIndex > 0 && select.value === button.dataset.value}`);
    }
    list.replaceChildren();
    shown = 0;
    extend(step);
  };

  let waiting;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(choose, 150);
  };

  filters.addEventListener("input", later);
  filters.addEventListener("reset", () => setTimeout(choose));
  filters.addEventListener("submit", (event) => event.preventDefault());
  more.addEventListener("click", () => extend(step));
  addEventListener("beforeprint", () => extend(Math.max(0, Number(list.dataset.printed) - shown)));
  for (const button of document.querySelectorAll("button[data-group]")) {
    button.addEventListener("click", () => {
      const select = filters.elements[button.dataset.group];
      const pressed = button.getAttribute("aria-pressed") === "true";
      select.selectedIndex = pressed ? 0 : [...select.options].findIndex((one, at) => at && one.value === button.dataset.value);
      choose();
      document.getElementById("findings").scrollIntoView();
    });
  }
  choose();
})();
