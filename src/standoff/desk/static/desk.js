// What every page of the desk does by script. Without it the same forms and links do the same by loading a page.

// The timeline changes in its place when something is chosen.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form.choose");
  if (form) replacePicture(new URLSearchParams(new FormData(form)));
});
document.addEventListener("submit", (event) => {
  if (event.target.matches("form.choose")) {
    event.preventDefault();
    replacePicture(new URLSearchParams(new FormData(event.target)));
  }
});
document.addEventListener("click", (event) => {
  const link = event.target.closest(".zooms a");
  if (link) {
    event.preventDefault();
    replacePicture(new URL(link.href).searchParams, link.textContent);
  }
});

async function replacePicture(chosen, focused) {
  const picture = document.getElementById("picture");
  for (const [key, value] of [...chosen]) if (!value) chosen.delete(key, value);
  const address = picture.dataset.address;
  const shown = `${address}?${chosen}`;
  const control = document.activeElement;
  const name = control && control.name;
  picture.setAttribute("aria-busy", "true");
  const answer = await fetch(`${shown}${chosen.size ? "&" : ""}part=timeline`, { credentials: "same-origin" });
  if (!answer.ok) {
    location.assign(`${shown}#picture`);
    return;
  }
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("picture");
  // What was unfolded to choose from stays so.
  fresh.querySelector(".choose details").open ||= picture.querySelector(".choose details").open;
  picture.replaceWith(fresh);
  history.replaceState(null, "", shown);
  // Whoever uses the keyboard stays where they were.
  const again = focused
    ? [...fresh.querySelectorAll(".zooms a")].find((one) => one.textContent === focused)
    : name && [...fresh.querySelectorAll(`[name="${name}"]`)].find((one) => one.value === control.value);
  if (again) again.focus();
}

// While a mark has the focus, the arrows go to the marks before and after it in time; + and - look closer and wider.
document.addEventListener("keydown", (event) => {
  const svg = event.target.closest(".pictured svg.timeline");
  if (event.ctrlKey || event.altKey || event.metaKey || !event.target.closest(".pictured .picture")) return;
  const zoom = { "+": "Closer", "-": "Wider", 0: "All days" }[event.key];
  if (zoom) {
    const link = [...document.querySelectorAll(".zooms a")].find((one) => one.textContent === zoom);
    if (link) link.click();
  } else if (svg && ["ArrowLeft", "ArrowRight"].includes(event.key)) {
    const marks = [...svg.querySelectorAll("a.mark")].sort((a, b) => a.dataset.day.localeCompare(b.dataset.day));
    const next = marks[marks.indexOf(event.target) + (event.key === "ArrowRight" ? 1 : -1)];
    if (next) next.focus();
  } else return;
  event.preventDefault();
});

// A stretch of the timeline is chosen by dragging over it: from the first mark in it to the last.
let from = null;
document.addEventListener("pointerdown", (event) => {
  const svg = event.target.closest("svg.timeline");
  from = svg && !event.target.closest("a") ? { svg, x: event.clientX } : null;
});
document.addEventListener("pointerup", (event) => {
  if (!from || Math.abs(event.clientX - from.x) < 24 || event.pointerType === "touch") return;
  const [left, right] = [Math.min(from.x, event.clientX), Math.max(from.x, event.clientX)];
  const days = [...from.svg.querySelectorAll("a.mark")]
    .filter((mark) => {
      const box = mark.getBoundingClientRect();
      const middle = (box.left + box.right) / 2;
      return middle >= left && middle <= right;
    })
    .map((mark) => mark.dataset.day)
    .sort();
  if (!days.length) return;
  const form = document.querySelector("form.choose");
  form.elements.from.value = days[0];
  form.elements.to.value = days[days.length - 1];
  form.requestSubmit();
});

// The day as of which a dispute is shown can be moved with a slider over the days of its reports.
for (const form of document.querySelectorAll("form.as-of-form")) {
  const days = form.dataset.days.split(" ");
  const input = form.elements.as_of;
  const slider = document.createElement("input");
  const said = document.createElement("output");
  slider.type = "range";
  slider.min = 0;
  slider.max = days.length - 1;
  slider.value = Math.max(0, days.findLastIndex((day) => day <= input.value));
  slider.setAttribute("aria-label", "As of, over the days of the reports");
  const tell = () => {
    input.value = days[slider.value];
    slider.setAttribute("aria-valuetext", days[slider.value]);
    said.textContent = `${Number(slider.value) + 1} of ${days.length} days with reports`;
  };
  slider.addEventListener("input", tell);
  slider.addEventListener("change", () => form.requestSubmit());
  tell();
  form.insertBefore(slider, form.querySelector("button"));
  form.append(said);
}
