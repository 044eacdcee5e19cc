// "Forlad siden hurtigt": go to a harmless page and leave nothing to go back to. Without script it is a link.
(function () {
  "use strict";
  document.addEventListener("click", function (event) {
    const way = event.target.closest("[data-leave]");
    if (!way) return;
    event.preventDefault();
    document.title = "";
    document.body.hidden = true;
    window.location.replace(way.href);
  });
})();
