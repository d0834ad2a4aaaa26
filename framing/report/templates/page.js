
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");
  var article = document.querySelector("article");
  var margin = document.querySelector("aside");
  var marks = Array.prototype.slice.call(document.querySelectorAll(".mark"));
  var cards = Array.prototype.slice.call(document.querySelectorAll(".card"));
  var findings = cards.filter(function (c) { return c.classList.contains("finding"); });
  var help = document.getElementById("help");
  var wide = window.matchMedia("(min-width: 900px)");
  var gap = 8;
  var open = null;
  var byId = {};
  cards.forEach(function (c) { byId[c.dataset.id] = c; });
  function ids(mark) { return mark.dataset.id.split(" "); }
  function marksOf(id) { return marks.filter(function (m) { return ids(m).indexOf(id) >= 0; }); }
  function light(wanted) {
    marks.forEach(function (m) { m.classList.toggle("lit", ids(m).some(function (i) { return wanted.indexOf(i) >= 0; })); });
    cards.forEach(function (c) { c.classList.toggle("lit", wanted.indexOf(c.dataset.id) >= 0); });
  }

  /* Each card stands level with its first mark; where cards would cover one another they move down, and the open one keeps its place. */
  function place() {
    if (!margin) { return; }
    if (!wide.matches) {
      cards.forEach(function (c) { c.style.top = ""; });
      margin.style.minHeight = "";
      return;
    }
    var zero = margin.getBoundingClientRect().top;
    var wanted = cards.map(function (c) {
      var mark = (c === open && c.from) || marksOf(c.dataset.id)[0];
      return mark ? mark.getBoundingClientRect().top - zero - 6 : 0;
    });
    var heights = cards.map(function (c) { return c.offsetHeight; });
    var tops = [];
    var empty = margin.querySelector(".empty");
    var next = empty ? empty.offsetTop + empty.offsetHeight + gap : 20;
    cards.forEach(function (c, i) {
      tops[i] = Math.max(wanted[i], next);
      next = tops[i] + heights[i] + gap;
    });
    var at = cards.indexOf(open);
    if (at >= 0 && tops[at] > wanted[at]) {
      var above = heights.slice(0, at).reduce(function (sum, h) { return sum + h + gap; }, tops[0]);
      tops[at] = Math.max(wanted[at], above);
      for (var i = at - 1; i >= 0; i -= 1) { tops[i] = Math.min(tops[i], tops[i + 1] - heights[i] - gap); }
      for (var j = at + 1; j < cards.length; j += 1) {
        tops[j] = Math.max(wanted[j], tops[j - 1] + heights[j - 1] + gap);
      }
    }
    var last = 0;
    cards.forEach(function (c, i) {
      c.style.top = tops[i] + "px";
      last = Math.max(last, tops[i] + heights[i]);
    });
    margin.style.minHeight = last + 20 + "px";
  }
  function choose(card, mark) {
    if (open && open !== card) { open.classList.remove("open"); }
    open = card;
    if (card) {
      card.from = mark || null;
      card.classList.add("open");
      light([card.dataset.id]);
    }
    place();
  }
  function seen(element) {
    if (!element) { return; }
    var box = element.getBoundingClientRect();
    if (box.top < 0 || box.bottom > window.innerHeight) { element.scrollIntoView({ block: box.height > window.innerHeight ? "start" : "nearest" }); }
  }
  function go(card, mark) {
    choose(card, mark);
    card.focus({ preventScroll: true });
    if (wide.matches) { seen(mark || marksOf(card.dataset.id)[0]); }
    seen(card);
  }

  marks.forEach(function (m) {
    m.addEventListener("mouseenter", function () { light(ids(m)); });
    m.addEventListener("mouseleave", function () { light(open ? [open.dataset.id] : []); });
    m.addEventListener("focus", function () { light(ids(m)); });
    m.addEventListener("click", function (event) {
      var own = ids(m);
      var card = byId[own[(own.indexOf(open && open.dataset.id) + 1) % own.length]];
      if (!card) { return; }
      event.preventDefault();
      go(card, m);
    });
  });
  cards.forEach(function (c) {
    c.addEventListener("mouseenter", function () { light([c.dataset.id]); });
    c.addEventListener("mouseleave", function () { light(open ? [open.dataset.id] : []); });
    c.addEventListener("focus", function () { if (c !== open) { choose(c); } });
    c.addEventListener("click", function (event) {
      if (event.target.closest("a, summary, button") || String(window.getSelection()) !== "") { return; }
      choose(c === open && c.classList.contains("open") && event.detail === 2 ? null : c);
      if (wide.matches) { seen(marksOf(c.dataset.id)[0]); }
    });
    c.addEventListener("toggle", place, true);
  });
  function step(by) {
    if (!findings.length) { return; }
    var at = findings.indexOf(open);
    var next = at < 0 ? (by > 0 ? 0 : findings.length - 1) : Math.min(Math.max(at + by, 0), findings.length - 1);
    go(findings[next]);
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.key === "?" && help) { if (help.open) { help.close(); } else { help.showModal(); } event.preventDefault(); return; }
    if (help && help.open) { return; }
    if (event.key === "j") { step(1); }
    if (event.key === "k") { step(-1); }
    if (event.key === "o") { root.classList.toggle("all"); place(); }
    if (event.key === "Escape") { choose(null); light([]); }
    var here = document.activeElement;
    if (event.key === "Enter" && here && here.classList.contains("card")) {
      var mark = here.from || marksOf(here.dataset.id).filter(function (m) { return m.tabIndex >= 0; })[0];
      if (mark) { mark.focus(); event.preventDefault(); }
    }
  });
  function named() {
    var card = byId[decodeURIComponent(window.location.hash.replace(/^#card-/, ""))];
    if (card) { go(card); }
  }
  place();
  named();
  window.addEventListener("hashchange", named);
  window.addEventListener("load", place);
  window.addEventListener("resize", place);
  if (document.fonts && document.fonts.ready) { document.fonts.ready.then(place); }
  if (window.ResizeObserver && article) { new ResizeObserver(place).observe(article); }

  var copy = document.getElementById("copy");
  if (copy) {
    copy.addEventListener("click", function () {
      var from = document.getElementById(copy.dataset.copy);
      var told = document.getElementById("copied");
      function done() { told.textContent = "Copied"; }
      function select() {
        var range = document.createRange();
        range.selectNodeContents(from);
        var selection = window.getSelection();
        selection.removeAllRanges();
        selection.addRange(range);
        told.textContent = document.execCommand("copy") ? "Copied" : "Selected: copy with the keyboard";
      }
      if (navigator.clipboard) { navigator.clipboard.writeText(from.textContent).then(done, select); } else { select(); }
    });
  }
})();
