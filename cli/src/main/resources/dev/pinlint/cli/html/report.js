(function () {
  "use strict";
  var form = document.querySelector(".filter");
  var cards = Array.prototype.slice.call(document.querySelectorAll("[data-band]"));
  var count = document.querySelector(".filter output");
  if (!form) { return; }
  form.hidden = false;
  function apply() {
    var words = form.elements.namedItem("q").value.toLowerCase().split(/\s+/).filter(Boolean);
    var bands = {};
    form.querySelectorAll("input[type=checkbox]").forEach(function (box) { bands[box.value] = box.checked; });
    var shown = 0;
    cards.forEach(function (card) {
      var text = card.textContent.toLowerCase();
      var fits = bands[card.dataset.band] && words.every(function (word) { return text.indexOf(word) >= 0; });
      card.hidden = !fits;
      if (fits) { shown++; }
    });
    count.textContent = shown + " of " + cards.length + " shown";
  }
  form.addEventListener("input", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (part) { part.open = true; });
  });
  apply();
})();
