"""What the audit page adds to the style of the report, and how it is searched."""

STYLE = """
.page { display: block; max-width: 66rem; }
.find { background: var(--paper); padding: .7rem 0; font: 1rem var(--sans); border-bottom: 1px solid var(--line); }
.parts { font: .9375rem/1.5 var(--sans); margin: 1.2rem 0; }
.parts ul { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; list-style: none; margin: 0; padding: 0; }
.parts li { margin: 0; }
.parts a { display: inline-block; min-height: 1.5rem; }
.find + h2 { border-top: 0; margin-top: 1.2rem; }
.find label { font-weight: 650; display: block; margin-bottom: .3rem; }
.find input { font: inherit; width: 100%; max-width: 34rem; padding: .5rem .7rem; color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: 6px; }
.find output { color: var(--soft); font-size: .875rem; display: block; min-height: 1.3rem; margin-top: .25rem; }
/* Under what says that the data are invented; a phone has no room for both. */
@media screen and (min-width: 48rem) and (min-height: 40rem) {
  .find { position: sticky; top: 0; z-index: 4; }
  .notice + .page .find { top: 1.7rem; }
  html { scroll-padding-top: 9rem; }
}
[data-e]:target { outline: 2px solid var(--accent); outline-offset: 2px; }
[data-e]:target > * { background: var(--lift); }
.entry { margin: 1.2rem 0; padding: .2rem 0 .2rem 1rem; border-left: 3px solid var(--line); font: .875rem/1.5 var(--sans); }
.entry h3 { margin: 0 0 .3rem; font-size: 1rem; }
.entry dl { display: grid; grid-template-columns: minmax(6rem, 9rem) minmax(0, 1fr); gap: .15rem .8rem; margin: .3rem 0; }
.entry dt { color: var(--soft); }
.entry dd { margin: 0; }
.entry q { font-family: var(--serif); font-size: 1.0625rem; }
td ul, dd ul { list-style: none; margin: 0; padding: 0; }
td li, dd li { margin: 0 0 .25rem; }
/* Many folds in a row read as a list. */
.fold { margin: 0; border-bottom: 1px solid var(--line); }
.fold > summary { width: auto; padding: .45rem .2rem; border: 0; border-radius: 2px; color: var(--ink); }
.fold > summary::marker { color: var(--accent); }
h2 + .fold { border-top: 1px solid var(--line); }
.fold tbody th { min-width: 11rem; }
/* The heading says it already. */
h2 + .table-scroll caption { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); }
.facts { font: .875rem/1.5 var(--sans); color: var(--soft); }
td a, dd a { display: inline-block; min-height: 1.5rem; max-width: 100%; overflow-wrap: anywhere; }
svg.graph { max-width: 100%; min-width: 56rem; height: auto; font: 12px var(--sans); }
svg.graph text { fill: var(--ink); text-anchor: middle; }
svg.graph .side { text-anchor: start; fill: var(--soft); font-weight: 650; }
svg.graph rect { stroke: var(--soft); fill: var(--wash); }
svg.graph .rule rect { stroke: var(--accent); stroke-width: 2; fill: var(--lift); }
svg.graph .rule text { font-weight: 650; }
svg.graph .taken rect { stroke-dasharray: 4 3; fill: var(--paper); }
svg.graph .edge { fill: none; stroke: var(--soft); stroke-width: 1.2; }
svg.graph .far { stroke-opacity: .75; }
svg.graph .head { fill: var(--soft); }
svg.graph .door { fill: none; stroke: var(--warn); stroke-width: 2; stroke-dasharray: 8 5; }
@media screen and (max-width: 40rem) { .entry dl { grid-template-columns: minmax(0, 1fr); } .entry dd { margin-bottom: .35rem; } }
@media screen and (max-width: 48rem) { .table-scroll:has(thead th:nth-child(4)) table { min-width: 46rem; } }
@media print { .find, .parts { display: none; } }
"""

SCRIPT = """
document.addEventListener("DOMContentLoaded", () => {
  const entries = [...document.querySelectorAll("[data-e]")];
  const folds = [...document.querySelectorAll("details.fold")];
  const field = document.getElementById("find"), said = document.getElementById("found");
  // What stands under a heading, a table or picture of its own: gone where nothing in it is found.
  const parts = [...document.querySelectorAll("main > h2")].map((head) => {
    const part = [head];
    while (part.at(-1).nextElementSibling && !part.at(-1).nextElementSibling.matches("h2")) part.push(part.at(-1).nextElementSibling);
    return part;
  });
  const texts = new Map();
  const text = (one) => {
    if (!texts.has(one)) {
      const fold = one.closest("details.fold");
      const head = fold ? fold.querySelector("summary").textContent : "";
      texts.set(one, `${one.id} ${head} ${one.textContent}`.toLowerCase());
    }
    return texts.get(one);
  };
  const look = () => {
    const words = field.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let n = 0;
    entries.forEach((one) => {
      const hit = words.every((word) => text(one).includes(word));
      one.hidden = !hit;
      n += hit;
    });
    folds.forEach((fold) => {
      const any = !words.length || fold.querySelector("[data-e]:not([hidden])");
      fold.hidden = !any;
      fold.open = Boolean(words.length && any);
    });
    const hit = (one) => !words.length || one.matches("[data-e]:not([hidden])") || one.querySelector("[data-e]:not([hidden])");
    parts.forEach((part) => {
      const any = part.some(hit);
      part.forEach((one) => { if (!one.matches("[data-e], .fold")) one.hidden = one.matches("h2, p") ? !any : !hit(one); });
    });
    said.textContent = words.length ? `${n} of ${entries.length} entries` : `${entries.length} entries`;
  };
  let waiting;
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(look, 150); });
  document.querySelector(".find").hidden = false;
  look();
  const go = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { return; }
    const one = document.getElementById(id);
    if (!one) return;
    if (one.hidden) { field.value = ""; look(); }
    const fold = one.closest("details");
    if (fold) fold.open = true;
    one.scrollIntoView({ block: one.matches("h2") || one.offsetHeight > innerHeight / 2 ? "start" : "center" });
  };
  addEventListener("hashchange", go);
  go();
  const boxes = [...document.querySelectorAll(".table-scroll, .figure-scroll")];
  const stops = () => boxes.forEach((box) => {
    if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  });
  stops();
  addEventListener("resize", stops);
  document.addEventListener("toggle", stops, true);
  const notice = document.querySelector(".notice");
  if (notice) {
    const sheet = document.createElement("style");
    const words = JSON.stringify(notice.textContent.trim().replace(/\\s+/g, " "));
    sheet.textContent = `@page { @top-center { content: ${words}; } } @page :first { @top-center { content: none; } }`;
    document.head.append(sheet);
  }
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = folds.filter((fold) => !fold.open);
    opened.forEach((fold) => { fold.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((fold) => { fold.open = false; }));
});
"""
