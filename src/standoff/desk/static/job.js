// Shows how far the reading is, until it is done.

const job = document.getElementById("job");
const bar = job.querySelector("progress");

async function look() {
  const answer = await fetch(`/reports/${job.dataset.id}/progress`, { credentials: "same-origin" });
  if (!answer.ok) return;
  const { state, done, total } = await answer.json();
  if (state !== job.dataset.state) {
    location.reload();
    return;
  }
  // How many reports a feed will bring, nobody knows.
  if (total) {
    bar.max = total;
    bar.value = Math.min(done, total);
  }
  const count = job.querySelector(".count");
  if (count) count.textContent = done.toLocaleString("en");
  setTimeout(look, 1000);
}
look();
