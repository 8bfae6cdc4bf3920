// The editor with a script: a preview beside what is typed, saved as it is typed. The page does without.
const form = document.querySelector("form.write");

if (form && form.querySelector("[data-autosave]")) {
  const told = form.querySelector("[data-autosave]");
  const preview = form.querySelector("#preview");
  const frame = preview?.querySelector("iframe");
  const seen = () => form.querySelector('input[name="seen"]');
  const KEPT = `write ${location.pathname}`;
  const TYPING = 700;
  const RESTING = 4000;

  // A browser that keeps nothing forgets it with the page.
  const kept = () => { try { return JSON.parse(localStorage.getItem(KEPT)); } catch { return null; } };
  const keep = (value) => {
    try {
      if (value === null) localStorage.removeItem(KEPT);
      else localStorage.setItem(KEPT, JSON.stringify(value));
    } catch { /* as above */ }
  };

  const fields = () => {
    const all = new URLSearchParams(new FormData(form));
    all.delete("action");
    return all;
  };
  const send = (action) => {
    const all = fields();
    all.set("action", action);
    all.set("by", "script");
    return fetch(form.getAttribute("action"), { method: "POST", body: all });
  };

  let typed = fields().toString();
  let last = typed;
  let showing = 0;
  const show = async () => {
    const mine = ++showing;
    try {
      const answer = await send("preview");
      if (!answer.ok || mine !== showing || !frame) return;
      frame.srcdoc = await answer.text();
      preview.hidden = false;
    } catch { /* the next time */ }
  };

  const save = async () => {
    const now = fields().toString();
    if (now === last) return;
    // A letter that is not begun has no place on the site yet; nothing is lost with the page.
    if (!("write" in form.dataset)) return;
    try {
      const answer = await send("save");
      if (answer.status === 409) { told.textContent = form.dataset.meanwhile; return; }
      if (!answer.ok) return;
      const { seen: version } = await answer.json();
      if (version !== null) {
        if (!seen()) form.prepend(Object.assign(document.createElement("input"), { type: "hidden", name: "seen" }));
        seen().value = version;
      }
      last = now;
      keep(null);
      const at = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
      told.textContent = `${form.dataset.saved} ${at}`;
    } catch { told.textContent = form.dataset.lost; }
  };

  let soon, later;
  form.addEventListener("input", () => {
    typed = fields().toString();
    keep([...fields()]);
    clearTimeout(soon);
    clearTimeout(later);
    soon = setTimeout(show, TYPING);
    later = setTimeout(save, RESTING);
  });
  form.addEventListener("submit", () => { clearTimeout(later); keep(null); });
  addEventListener("online", save);

  // What was typed and never arrived comes back, unless it is what is there.
  const before = kept();
  const lists = ["ask", "capacities"];
  if (Array.isArray(before) && !document.querySelector(".errors")) {
    let differs = false;
    for (const [name, value] of before) {
      const field = form.elements.namedItem(name);
      if (!field || ["seen", "settings"].includes(name) || lists.includes(name) || !("value" in field)) continue;
      if (field.type === "checkbox" || field.value === value) continue;
      field.value = value;
      differs = true;
    }
    if (differs) { told.textContent = form.dataset.left; show(); } else keep(null);
  }

  // The offset of whoever writes, until a time says another.
  const zone = form.querySelector("[data-guess]");
  if (zone) {
    const minutes = -new Date().getTimezoneOffset();
    const two = (number) => String(number).padStart(2, "0");
    const here = `${minutes < 0 ? "-" : "+"}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
    if ([...zone.options].some((option) => option.value === here)) { zone.value = here; last = fields().toString(); }
  }
}
