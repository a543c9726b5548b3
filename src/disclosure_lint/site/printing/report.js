"use strict";
// Draws the findings that are wanted. Text is set as text, never as markup.
(() => {
  const all = JSON.parse(document.getElementById("data").textContent);
  const list = document.getElementById("list");
  const count = document.getElementById("count");
  const chosen = document.getElementById("chosen");
  const search = document.getElementById("search");
  const more = document.getElementById("more");
  const STEP = 100;
  const filters = {};
  let wanted = all;
  let shown = 0;

  const element = (name, kind, text) => {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    if (text) made.textContent = text;
    return made;
  };

  const link = (address) => {
    if (!/^https?:\/\//i.test(address)) return element("span", "page", address);
    const made = element("a", "page", address);
    made.href = address;
    made.rel = "noopener noreferrer";
    made.target = "_blank";
    return made;
  };

  const draw = (found) => {
    const item = element("li", found.grade);
    const head = element("p", "head");
    head.append(element("b", "level", found.level), element("code", "", found.rule), link(found.document));
    if (found.page) head.append(element("span", "title", found.page));
    if (found.at) head.append(element("span", "at", found.at));
    item.append(head, element("p", "message", found.message));
    if (found.excerpt) item.append(element("blockquote", "", found.excerpt));
    for (const note of [found.repeats, found.basis, found.remedy]) {
      if (note) item.append(element("p", "note", note));
    }
    return item;
  };

  const extend = () => {
    const next = wanted.slice(shown, shown + STEP);
    list.append(...next.map(draw));
    shown += next.length;
    more.hidden = shown >= wanted.length;
  };

  const choose = () => {
    const words = search.value.trim().toLowerCase();
    const names = Object.keys(filters);
    wanted = all.filter(
      (found) =>
        names.every((name) => found[name] === filters[name]) &&
        (!words || [found.document, found.page, found.rule, found.message].some((text) => text.toLowerCase().includes(words))),
    );
    chosen.replaceChildren(
      ...names.map((name) => {
        const button = element("button", "", `${filters[name] || "—"} ×`);
        button.onclick = () => toggle(name, filters[name]);
        return button;
      }),
    );
    for (const row of document.querySelectorAll("tr[data-group]")) {
      row.classList.toggle("on", filters[row.dataset.group] === row.dataset.value);
    }
    count.textContent = wanted.length.toLocaleString();
    list.replaceChildren();
    shown = 0;
    extend();
  };

  const toggle = (name, value) => {
    if (filters[name] === value) delete filters[name];
    else filters[name] = value;
    choose();
  };

  for (const row of document.querySelectorAll("tr[data-group]")) {
    row.onclick = () => toggle(row.dataset.group, row.dataset.value);
    row.onkeydown = (event) => {
      if (event.key === "Enter") toggle(row.dataset.group, row.dataset.value);
    };
  }
  search.oninput = choose;
  more.onclick = extend;
  if (all.length) choose();
})();
