// The keys of the queue. They count only while an entry of it has the focus, and press what is on the page anyway.

const queue = document.getElementById("queue");
const items = [...queue.querySelectorAll(".waiting")];

function goTo(number) {
  const item = items[Math.max(0, Math.min(number, items.length - 1))];
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
}

function press(where, key) {
  const control = where.querySelector(`[data-key="${key}"]`);
  if (control) control.click();
}

queue.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input:not([type=checkbox]), select")) return;
  const item = event.target.closest(".waiting");
  const here = items.indexOf(item);
  if (event.key === "j") goTo(here + 1);
  else if (event.key === "k") goTo(here - 1);
  else if (["a", "r", "c", "s", "t", "w", "o", "x"].includes(event.key)) press(item, event.key);
  else if (["m", "u"].includes(event.key)) press(document, event.key);
  else return;
  event.preventDefault();
});

// What comes next has the focus as soon as the page is there, so that a reviewer can go on without the mouse. Who comes
// back from an entry goes on where they were: at the same one, or where it has left the queue, at the one behind it.
if (!location.hash) goTo(Number(queue.dataset.at) - 1);
