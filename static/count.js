// Goes on counting while the page is looked at. It asks for the figures, which come with the sentence in the language of
// the page. Nothing is moved: a sentence is replaced by one like it. A page has several counts of one letter; one of them
// asks for all.
const counts = [...document.querySelectorAll("[data-figures]")];
const SOONEST = 2000;
const LATEST = 10000;
const AFTER_AN_ERROR = 60000;
// No longer than this, whatever the site asks for.
const EVER = 600000;

if (counts.length) {
  let { figures, revision } = counts[0].dataset;
  let pause = SOONEST;
  let rarely = 0;
  let timer;

  const look = async () => {
    const answer = await fetch(figures, { credentials: "omit" });
    if (!answer.ok) throw new Error(answer.status);
    // While many look on, the site asks each to look more rarely.
    rarely = Math.min((Number(answer.headers.get("Retry-After")) || 0) * 1000, EVER);
    const now = await answer.json();
    if (String(now.revision) === revision) {
      pause = Math.min(pause * 1.25, LATEST);
      return;
    }
    for (const count of counts) count.querySelector("span").textContent = now.sentence;
    const bar = document.querySelector("progress[data-goal]");
    if (bar) bar.value = Math.min(now.count, bar.max);
    revision = String(now.revision);
    pause = SOONEST;
  };

  const wait = () => {
    clearTimeout(timer);
    if (document.hidden || isPaused) return;
    timer = setTimeout(async () => {
      await look().catch(() => { pause = AFTER_AN_ERROR; });
      wait();
    }, Math.max(pause, rarely));
  };

  let isPaused = false;
  const buttons = counts.map((count) => count.querySelector("button"));
  const live = buttons[0].textContent.trim();
  const label = buttons[0].getAttribute("aria-label");
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", () => {
      isPaused = !isPaused;
      for (const one of buttons) {
        one.textContent = isPaused ? one.dataset.paused : live;
        one.setAttribute("aria-label", isPaused ? one.dataset.pausedLabel : label);
        one.toggleAttribute("data-is-paused", isPaused);
      }
      pause = SOONEST;
      wait();
    });
  }
  document.addEventListener("visibilitychange", () => { pause = SOONEST; wait(); });
  wait();
}
