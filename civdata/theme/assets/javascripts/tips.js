// What a mark of a chart says: on hover and on a tap near it, and with focus by the arrow keys.
const NEAR = 24;
const tip = document.createElement("div");
tip.className = "tip";
tip.hidden = true;
tip.setAttribute("aria-live", "polite");
document.body.append(tip);

function show(mark) {
  const box = mark.getBoundingClientRect();
  tip.textContent = mark.dataset.tip;
  tip.hidden = false;
  const left = Math.min(Math.max(box.left + box.width / 2 - tip.offsetWidth / 2, 8), innerWidth - tip.offsetWidth - 8);
  const above = box.top - tip.offsetHeight - 10;
  tip.style.left = `${left + scrollX}px`;
  tip.style.top = `${(above > 0 ? above : box.bottom + 10) + scrollY}px`;
}

// A mark is smaller than a fingertip: the nearest one within reach is meant.
function nearest(marks, x, y) {
  const far = (mark) => {
    const box = (mark.querySelector(".c-mark") ?? mark).getBoundingClientRect();
    return Math.hypot(Math.max(box.left - x, x - box.right, 0), Math.max(box.top - y, y - box.bottom, 0));
  };
  const [found] = marks.map((mark) => [far(mark), mark]).sort(([one], [other]) => one - other);
  return found[0] <= NEAR ? found[1] : null;
}

for (const chart of document.querySelectorAll("svg.chart")) {
  const marks = [...chart.querySelectorAll("[data-tip]")];
  if (!marks.length) continue;
  let at = -1;
  let shown = null;
  const hide = () => { tip.hidden = true; shown = null; };
  const tell = (mark) => { shown = mark; if (mark) show(mark); else hide(); };
  chart.setAttribute("tabindex", "0");
  chart.addEventListener("pointermove", ({ clientX, clientY, pointerType }) => {
    if (pointerType === "mouse") tell(nearest(marks, clientX, clientY));
  });
  chart.addEventListener("pointerleave", ({ pointerType }) => { if (pointerType === "mouse") hide(); });
  // The first tap of a finger tells the value, the second one follows the mark to its figure.
  let touched = false;
  chart.addEventListener("pointerdown", ({ pointerType }) => { touched = pointerType !== "mouse"; });
  chart.addEventListener("click", (event) => {
    if (!touched || !event.isTrusted) return;
    const mark = nearest(marks, event.clientX, event.clientY);
    if (mark && mark === shown) return;
    event.stopPropagation();
    tell(mark);
  }, true);
  chart.addEventListener("focus", () => {
    if (!chart.matches(":focus-visible")) return;
    at = Math.max(at, 0);
    tell(marks[at]);
  });
  chart.addEventListener("blur", hide);
  chart.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") hide();
    if (event.key === "Enter" && shown) shown.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    if (!step) return;
    event.preventDefault();
    at = (at + step + marks.length) % marks.length;
    tell(marks[at]);
  });
}
