// Saves what is being written to the server, at most 10 seconds after the typing. Nothing is kept in the
// browser. A form asks for it by data-draft-url; without script its "Gem kladde" button does the same.
//
// The server is sent the form's fields (no files) and answers with JSON, all of it optional:
//   version: the draft's new version, put into the field "draft_version"
//   clock:   when it was saved ("13.05"), else the browser's clock is shown
//   message: said to the person in place of our words (two writing in the same draft: 409)
(function () {
  "use strict";
  const WAIT = 5000; // ms after the first unsaved keystroke; saving itself has the rest of the ten seconds
  const AGAIN = 8000; // ms before a failed save is tried again
  const LARGEST = 1000000; // bytes that the server takes of one form
  const PATIENCE = 2000; // ms that a form waits, when it is sent, for a save on its way
  const KEEPALIVE_LIMIT = 60000; // bytes that a browser lets a closing page send

  function start(form) {
    const state = form.querySelector(".draft-state");
    let timer = 0;
    let changed = false;
    let saving = false;
    let waiting = null; // the press of a button that waits for a save on its way

    function say(words, failed) {
      if (!state) return;
      state.textContent = words;
      state.classList.toggle("failed", Boolean(failed));
    }

    function saved(answer) {
      const now = new Date();
      const clock = answer.clock || String(now.getHours()).padStart(2, "0") + "." + String(now.getMinutes()).padStart(2, "0");
      const version = form.elements.namedItem("draft_version");
      if (version && answer.version !== undefined) version.value = answer.version;
      say(answer.message || (state && state.dataset.saved.replace("{clock}", clock)) || "");
    }

    function failed(answer) {
      changed = true;
      say((answer && answer.message) || (state && state.dataset.failed) || "", true);
      later(AGAIN);
    }

    // Logging in again, perhaps in another tab, gives the browser a new token; the page still holds the old one.
    function token() {
      const field = form.elements.namedItem("csrfmiddlewaretoken");
      const kept = document.cookie.split("; ").find(function (each) { return each.startsWith("csrftoken="); });
      if (field && kept) field.value = kept.slice("csrftoken=".length);
      return field ? field.value : "";
    }

    function fields() {
      const body = new URLSearchParams();
      new FormData(form).forEach(function (value, name) {
        if (typeof value === "string") body.append(name, value);
      });
      return body;
    }

    // A page that answers "too large" would stand in place of the text: it is told here, where the text still is.
    function tooLarge() {
      if (fields().toString().length <= LARGEST) return false;
      say((state && state.dataset.large) || "", true);
      return true;
    }

    async function save(leaving) {
      window.clearTimeout(timer);
      timer = 0;
      if (!changed || saving || tooLarge()) return;
      changed = false;
      saving = true;
      const body = fields();
      body.delete("csrfmiddlewaretoken");
      try {
        const answer = await fetch(form.dataset.draftUrl, {
          method: "POST",
          body: body,
          headers: { "X-CSRFToken": token(), Accept: "application/json" },
          credentials: "same-origin",
          redirect: "manual", // being sent to the log-in page is not being saved
          keepalive: leaving === true && body.toString().length < KEEPALIVE_LIMIT,
        });
        const isJson = (answer.headers.get("Content-Type") || "").includes("json");
        const words = isJson ? await answer.json() : {};
        if (answer.ok) saved(words);
        else failed(words);
      } catch (unreachable) {
        failed();
      } finally {
        saving = false;
        send();
        if (changed && !timer) later(WAIT);
      }
    }

    function send() {
      if (!waiting) return;
      const button = waiting.button;
      waiting = null;
      saving = false;
      form.requestSubmit(button);
    }

    function later(pause) {
      if (!timer) timer = window.setTimeout(save, pause);
    }

    function noticed(event) {
      if (event.target.closest("[data-no-draft]")) return;
      changed = true;
      later(WAIT);
    }

    form.addEventListener("input", noticed);
    form.addEventListener("change", noticed);
    form.addEventListener("focusout", function () { save(); });
    form.addEventListener("submit", function (event) {
      token();
      window.clearTimeout(timer);
      if (tooLarge()) {
        event.preventDefault();
        if (state) state.scrollIntoView({ block: "center" });
        return;
      }
      changed = false;
      if (!saving) return;
      // The save on its way gives the draft a new version. What is sent must carry it: else the page that answers
      // would take this window's own text for another window's.
      event.preventDefault();
      if (!waiting) window.setTimeout(send, PATIENCE);
      waiting = { button: event.submitter };
    });
    document.addEventListener("visibilitychange", function () {
      if (document.visibilityState === "hidden") save(true);
    });
    window.addEventListener("beforeunload", function (event) {
      if (changed) {
        save(true);
        if (state && state.classList.contains("failed")) event.preventDefault(); // unsaved: let them stay
      }
    });
  }

  document.querySelectorAll("form[data-draft-url]").forEach(start);
})();
