// What adds up and what does not, chosen by topic, verdict or words.
import { folded, reveal, sift } from "./sift.js";

for (const tools of document.querySelectorAll("[data-tools='cases']")) {
  const items = [...document.querySelectorAll("[data-verdict]")]
    .map((item) => ({ item, text: folded(item.textContent) }));
  const groups = [...document.querySelectorAll("[data-group]")];
  const { matches, tell, restore, clear } = sift(tools, () => {
    let found = 0;
    for (const { item, text } of items) {
      item.hidden = !matches(text, item.dataset);
      found += !item.hidden;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-verdict]:not([hidden])");
    tell(found, items.length);
  });
  reveal(document, clear);
  restore();
}
