// Keys of the desk. They work while a statement has the focus, and never while somebody types.
"use strict";
(() => {
  const statements = () => [...document.querySelectorAll(".claim")];
  const current = () => document.activeElement && document.activeElement.closest(".claim");

  function step(by) {
    const all = statements();
    const at = all.indexOf(current());
    const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    if (next) go(next);
  }

  function go(statement) {
    statement.focus({ preventScroll: true });
    statement.scrollIntoView({ block: "nearest" });
  }

  function nextOpen() {
    const all = statements();
    const from = all.indexOf(current()) + 1;
    const open = (one) => !one.className.includes(" v-");
    const eyes = (one) => open(one) && one.classList.contains("eyes");
    const rest = [...all.slice(from), ...all.slice(0, from)];
    const next = rest.find(eyes) || rest.find(open);
    if (next) go(next);
  }

  function act(key) {
    const found = current() && current().querySelector(`[data-key="${key}"]`);
    if (!found) return false;
    if (found.matches("form")) found.querySelector("button").click();
    else if (found.matches("details")) {
      found.open = true;
      found.querySelector("textarea, input:not([type=hidden])").focus();
    } else found.click();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input, textarea, select");
    if (typing) {
      if (event.key === "Escape" && current()) current().focus();
      return;
    }
    if (!current() && document.activeElement !== document.body) return;
    const done =
      event.key === "j" ? (step(1), true)
      : event.key === "k" ? (step(-1), true)
      : event.key === "n" ? (nextOpen(), true)
      : event.key === "?" ? (document.getElementById("keys").togglePopover(), true)
      : "aesrco".includes(event.key) ? act(event.key)
      : false;
    if (done) event.preventDefault();
  });

  // After a decision the statement is replaced: the focus goes on to the next one that is open.
  document.addEventListener("htmx:afterSettle", (event) => {
    const statement = event.target.closest && event.target.closest(".claim");
    if (statement) { go(statement); nextOpen(); }
  });
})();
