// Keys for whoever decides on many: the page does without them. They are listed where they work, rest while somebody
// types, and can be turned off for good (WCAG 2.1.4).
const keys = document.querySelector("[data-keys]");

if (keys) {
  const items = [...document.querySelectorAll(".queue > li")];
  const box = keys.querySelector("input");
  const OFF = "queue-keys-off";
  const PLACE = `queue-place ${location.pathname}`;

  // A browser that keeps nothing forgets both with the page.
  const kept = (store, name) => { try { return window[store].getItem(name); } catch { return null; } };
  const keep = (store, name, value) => {
    try {
      if (value === null) window[store].removeItem(name);
      else window[store].setItem(name, value);
    } catch { /* as above */ }
  };

  let at = -1;
  const go = (to) => {
    if (!items.length) return;
    items[at]?.removeAttribute("aria-current");
    at = Math.max(0, Math.min(to, items.length - 1));
    const item = items[at];
    item.setAttribute("aria-current", "true");
    item.tabIndex = -1;
    item.focus();
  };
  // What is decided goes, and the next moves up to its place.
  const press = (button) => {
    if (!button) return;
    keep("sessionStorage", PLACE, String(Math.max(at, 0)));
    button.click();
  };

  const acts = {
    j: () => go(at + 1),
    k: () => go(at - 1),
    // Nobody publishes what they did not walk to.
    p: () => press(items[at]?.querySelector("[value=publish]")),
    r: () => items[at]?.querySelector("[name=reason]")?.focus(),
    m: () => {
      const more = items[at]?.querySelector("details.more");
      if (!more) return;
      more.open = !more.open;
      more.querySelector("summary").focus();
    },
    u: () => press(document.querySelector(".notice [name=act]")),
    "?": () => keys.focus(),
  };

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const types = target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (!box.checked || types || event.isComposing || event.repeat && key === "p") return;
    if (event.ctrlKey || event.altKey || event.metaKey || !Object.hasOwn(acts, key)) return;
    event.preventDefault();
    acts[key]();
  });
  // Whoever goes on by Tab or a finger goes on from there.
  document.addEventListener("focusin", ({ target }) => {
    const within = items.findIndex((item) => item.contains(target));
    if (within < 0 || within === at) return;
    items[at]?.removeAttribute("aria-current");
    at = within;
    items[at].setAttribute("aria-current", "true");
  });

  box.checked = kept("localStorage", OFF) === null;
  box.addEventListener("change", () => keep("localStorage", OFF, box.checked ? null : "off"));
  keys.hidden = false;
  const place = kept("sessionStorage", PLACE);
  keep("sessionStorage", PLACE, null);
  if (place !== null && box.checked) go(Number(place));
}
