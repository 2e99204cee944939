// What stands behind a number or a quote, and where the reader is. The page reads and
// prints whole without it.
document.addEventListener("DOMContentLoaded", () => {
  const main = document.querySelector("main");
  const all = (what) => [...document.querySelectorAll(what)];
  const narrow = matchMedia("(max-width: 71.99rem)");

  // On a phone the contents are closed until they are asked for.
  const contents = document.querySelector("#TOC details");
  if (contents && narrow.matches) contents.open = false;
  if (contents) contents.addEventListener("click", (event) => {
    if (narrow.matches && event.target.closest("a")) contents.open = false;
  });

  // Only what can scroll sideways is a stop of the tab key.
  const boxes = all(".table-scroll, .figure-scroll");
  const stops = () => boxes.forEach((box) => {
    if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  });
  stops();
  addEventListener("resize", stops);

  // Paper shows what the screen folds.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])");
    opened.forEach((fold) => { fold.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((fold) => { fold.open = false; }));

  // Every sheet of paper says what the top of the page says; the first has the page's own.
  const notice = document.querySelector(".notice");
  if (notice) {
    const sheet = document.createElement("style");
    const words = JSON.stringify(notice.textContent.trim().replace(/\s+/g, " "));
    sheet.textContent = `@page { @top-center { content: ${words}; } } @page :first { @top-center { content: none; } }`;
    document.head.append(sheet);
  }

  // The section that is read is marked in the contents.
  const links = new Map(all("#TOC a").map((link) => [link.hash.slice(1), link]));
  const heads = all("main [id]").filter((one) => links.has(one.id));
  let current;
  const follow = () => {
    document.body.classList.toggle("far", scrollY > innerHeight);
    const above = heads.filter((one) => one.getBoundingClientRect().top < 140);
    const link = links.get((above.pop() || heads[0] || {}).id);
    if (!link || link === current) return;
    if (current) current.removeAttribute("aria-current");
    link.setAttribute("aria-current", "location");
    current = link;
    const nav = document.getElementById("TOC");
    const away = link.offsetTop - nav.scrollTop;
    if (away < 40 || away > nav.clientHeight - 60) nav.scrollTop = link.offsetTop - nav.clientHeight / 2;
  };
  let waiting;
  const soon = () => { waiting = waiting || requestAnimationFrame(() => { waiting = 0; follow(); }); };
  addEventListener("scroll", soon, { passive: true });
  follow();

  // One box for all tips; their words are looked up when they are wanted.
  const store = document.getElementById("tips");
  if (!store) return;
  const { lines, tips, trails } = JSON.parse(store.textContent);
  const traced = new Set(trails);
  const box = document.createElement("div");
  box.id = "tip";
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  main.append(box);
  let shown, pinned, timer;

  // The entry of the audit page: under the id of a finding, or the number of a quote.
  const trail = (mark) => {
    if (!traced.has(Number(mark.dataset.t))) return "";
    const last = lines[tips[mark.dataset.t].at(-1)];
    return `audit.html#${encodeURIComponent(last.split(",")[0])}`;
  };
  const hide = () => {
    clearTimeout(timer);
    if (shown) shown.removeAttribute("aria-describedby");
    shown = pinned = undefined;
    box.hidden = true;
  };
  const place = (mark) => {
    const at = mark.getClientRects()[0];
    const wide = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(at.left, wide - box.offsetWidth - 8));
    const below = at.bottom + box.offsetHeight + 14 < innerHeight || at.top < box.offsetHeight + 60;
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${(below ? at.bottom + 6 : at.top - box.offsetHeight - 6) + scrollY}px`;
  };
  const show = (mark, byKey) => {
    clearTimeout(timer);
    if (shown === mark) return;
    hide();
    box.replaceChildren(...tips[mark.dataset.t].map((number, row, whole) => {
      const line = document.createElement("p");
      line.textContent = lines[number];
      if (row && row === whole.length - 1) line.className = "id";
      return line;
    }));
    const way = trail(mark);
    if (way) {
      const link = document.createElement("a");
      link.href = way;
      link.textContent = "How it came about: its entry on the audit page";
      const line = document.createElement("p");
      line.append(link);
      box.append(line);
    }
    if (byKey) {
      const keys = document.createElement("p");
      keys.className = "keys";
      keys.textContent = `Arrow keys: the next one. ${way ? "Enter: the audit page. " : ""}Esc: close.`;
      box.append(keys);
    }
    shown = mark;
    box.hidden = false;
    mark.setAttribute("aria-describedby", "tip");
    place(mark);
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(hide, 350); };
  const markOf = (event) => event.target.closest && event.target.closest("[data-t]");

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || pinned) return;
    const mark = markOf(event);
    if (mark) { clearTimeout(timer); timer = setTimeout(() => show(mark), 120); }
    else if (box.contains(event.target)) clearTimeout(timer);
    else later();
  });
  document.addEventListener("click", (event) => {
    const mark = markOf(event);
    if (mark && !event.target.closest("a")) {
      if (pinned === mark) { hide(); return; }
      show(mark);
      pinned = mark;
    } else if (!box.contains(event.target)) hide();
  });
  document.addEventListener("focusin", (event) => {
    const mark = markOf(event);
    if (!mark) { if (!box.contains(event.target)) hide(); return; }
    stop(mark);
    if (mark.matches(":focus-visible")) { hide(); show(mark, true); }
  });
  document.addEventListener("focusout", (event) => {
    if (markOf(event) && !pinned) later();
  });

  // One stop of the tab key a table or paragraph; arrows go on from there. Only the stop
  // is a button, so that a table is read as numbers and not as hundreds of buttons.
  const groups = new Map();
  all("[data-t]").forEach((mark) => {
    const group = mark.closest("table, p, li, blockquote, figcaption") || mark;
    if (!groups.has(group)) groups.set(group, []);
    groups.get(group).push(mark);
    mark.group = groups.get(group);
  });
  const stop = (mark) => {
    if (mark.group.stop === mark) return;
    if (mark.group.stop) {
      mark.group.stop.tabIndex = -1;
      mark.group.stop.removeAttribute("role");
    }
    mark.group.stop = mark;
    mark.tabIndex = 0;
    mark.setAttribute("role", "button");
  };
  groups.forEach((marks) => stop(marks[0]));
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { hide(); return; }
    const mark = markOf(event);
    if (!mark || event.target !== mark) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      const way = event.key === "Enter" && shown === mark && trail(mark);
      if (way) location.href = way; else if (shown) hide(); else show(mark, true);
    }
    const next = steps[event.key] && mark.group[mark.group.indexOf(mark) + steps[event.key]];
    if (!next) return;
    event.preventDefault();
    stop(next);
    next.focus();
  });

  const hint = document.createElement("p");
  hint.className = "hint";
  hint.textContent = "Numbers and quotes say where they come from: point at one, tap it, or tab to it and go on with the arrow keys.";
  document.querySelector(".title-block").append(hint);
});
