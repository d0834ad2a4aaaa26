
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");
  var marks = Array.prototype.slice.call(document.querySelectorAll(".mark"));
  var cards = Array.prototype.slice.call(document.querySelectorAll(".card"));
  var findings = cards.filter(function (c) { return c.classList.contains("finding"); });
  var help = document.getElementById("help");
  var byId = {};
  cards.forEach(function (c) { byId[c.dataset.id] = c; });
  function ids(mark) { return mark.dataset.id.split(" "); }
  function marksOf(id) { return marks.filter(function (m) { return ids(m).indexOf(id) >= 0; }); }
  function light(wanted) {
    marks.forEach(function (m) { m.classList.toggle("lit", ids(m).some(function (i) { return wanted.indexOf(i) >= 0; })); });
    cards.forEach(function (c) { c.classList.toggle("lit", wanted.indexOf(c.dataset.id) >= 0); });
  }
  function show(element) { if (element) { element.scrollIntoView({ block: "nearest" }); } }
  var wide = window.matchMedia("(min-width: 900px)");
  marks.forEach(function (m) {
    m.addEventListener("mouseenter", function () { light(ids(m)); if (wide.matches) { show(byId[ids(m)[0]]); } });
    m.addEventListener("mouseleave", function () { light([]); });
    m.addEventListener("focus", function () { light(ids(m)); if (wide.matches) { show(byId[ids(m)[0]]); } });
    m.addEventListener("blur", function () { light([]); });
    m.addEventListener("click", function (event) {
      var card = byId[ids(m)[0]];
      if (!card) { return; }
      event.preventDefault();
      card.focus({ preventScroll: true });
      light(ids(m));
      show(card);
    });
  });
  cards.forEach(function (c) {
    c.addEventListener("mouseenter", function () { light([c.dataset.id]); });
    c.addEventListener("mouseleave", function () { light([]); });
    c.addEventListener("focus", function () { light([c.dataset.id]); });
    c.addEventListener("blur", function () { light([]); });
    c.addEventListener("click", function (event) {
      if (!event.target.closest("a, summary, button") && String(window.getSelection()) === "") { show(marksOf(c.dataset.id)[0]); }
    });
  });
  function step(by) {
    if (!findings.length) { return; }
    var at = findings.indexOf(document.activeElement);
    var next = findings[at < 0 ? (by > 0 ? 0 : findings.length - 1) : Math.min(Math.max(at + by, 0), findings.length - 1)];
    next.focus({ preventScroll: true });
    if (wide.matches) { show(marksOf(next.dataset.id)[0]); }
    show(next);
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.key === "?" && help) { if (help.open) { help.close(); } else { help.showModal(); } event.preventDefault(); return; }
    if (help && help.open) { return; }
    if (event.key === "j") { step(1); }
    if (event.key === "k") { step(-1); }
    var here = document.activeElement;
    if (event.key === "Enter" && here && here.classList.contains("card")) {
      var mark = marksOf(here.dataset.id).filter(function (m) { return m.tabIndex >= 0; })[0];
      if (mark) { mark.focus(); event.preventDefault(); }
    }
  });
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
