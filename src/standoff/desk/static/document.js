// Brings together the words of a report and the margin: what is pointed at, or has the focus, is shown in both.

const sheet = document.querySelector(".sheet");
const text = sheet.querySelector(".text");
const refs = [...text.querySelectorAll("a.ref")];

function show(numbers) {
  for (const one of sheet.querySelectorAll(".on")) one.classList.remove("on");
  for (const one of sheet.querySelectorAll("[data-n]")) {
    if (one.dataset.n.split(" ").some((number) => numbers.includes(number))) one.classList.add("on");
  }
}

function pointed(event) {
  const one = event.target.closest("[data-n]");
  if (one) show(one.dataset.n.split(" "));
}

sheet.addEventListener("pointerover", pointed);
sheet.addEventListener("focusin", pointed);
sheet.addEventListener("pointerleave", () => show([]));

// A click on marked words leads to the first of their entries in the margin.
text.addEventListener("click", (event) => {
  const mark = event.target.closest("mark");
  if (!mark || event.target.closest("a")) return;
  const note = document.getElementById(`n-${mark.dataset.n.split(" ")[0]}`);
  note.querySelector("a").focus({ preventScroll: true });
  note.scrollIntoView({ block: "nearest" });
});

// While the text has the focus, n and p go through its annotations.
text.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || !["n", "p"].includes(event.key)) return;
  const here = refs.indexOf(document.activeElement);
  const next = event.key === "n" ? here + 1 : here < 0 ? refs.length - 1 : here - 1;
  if (refs[next]) {
    refs[next].focus();
    event.preventDefault();
  }
});
