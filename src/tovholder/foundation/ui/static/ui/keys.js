// Keys for those who want them: "/" search, "g d" Min dag, "n" something new, "t" a call, "?" the list. They act
// only when nothing is being written, and not at all when the person has switched them off. Ctrl and Enter together
// (on a Mac also Cmd) save a quick form while one writes: no single key, so nobody meets it by accident.
// The page listens before its first line is shown: a practised hand strikes the key while the rest is still coming.
(function () {
  "use strict";

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing || event.repeat) return;
    const form = event.target.closest && event.target.closest("form");
    const button = form && form.querySelector('[data-keys="Ctrl+Enter"]');
    if (!button) return;
    event.preventDefault();
    button.click();
  });

  const PAUSE = 1000; // ms between "g" and "d"
  let first = "";
  let at = 0;

  function writing(target) {
    return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
  }

  function press(keys) {
    const found = document.querySelector('[data-keys="' + keys + '"]');
    if (!found) return false;
    if (found.matches("input, textarea, select")) found.focus();
    else found.click();
    return true;
  }

  function showList() {
    const list = document.getElementById("shortcuts");
    if (!list) return false;
    list.open = true;
    list.querySelector("summary").focus();
    return true;
  }

  document.addEventListener("keydown", function (event) {
    if (document.body.dataset.shortcuts !== "on") return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || writing(event.target)) return;
    let done = false;
    if (first === "g" && event.key === "d" && event.timeStamp - at < PAUSE) done = press("g d");
    else if (["/", "n", "t"].includes(event.key)) done = press(event.key);
    else if (event.key === "?") done = showList();
    first = event.key;
    at = event.timeStamp;
    if (done) event.preventDefault();
  });
})();
