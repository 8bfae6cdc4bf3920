// The page does without it: it offers to share or copy the address.
const button = document.getElementById("share");
const { title, text, share, copy, copied } = button?.dataset ?? {};
const address = document.getElementById("share-address");

if (button && (navigator.share || navigator.clipboard)) {
  button.textContent = navigator.share ? share : copy;
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (navigator.share) {
      // Whoever closes the dialog has decided not to share.
      await navigator.share({ title, text, url: address.value }).catch(() => {});
    } else {
      await navigator.clipboard.writeText(address.value);
      button.textContent = copied;
    }
  });
}
