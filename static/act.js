// Follows an act on many signatures while it goes on: takes over what the page says of it by now. Without it, a link
// shows the page again.
const SOON = 1000;

const follow = () => {
  const shown = document.querySelector("[data-goes-on]");
  if (!shown) return;
  setTimeout(async () => {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } }).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.getElementById(shown.id);
    // Whoever is about to press a button keeps it until the act has ended.
    if (now) shown.replaceWith(document.adoptNode(now));
    follow();
  }, SOON);
};

follow();
