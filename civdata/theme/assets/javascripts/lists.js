// Lists that are no tables, such as what adds up and what does not: chosen by their marks or words.
import { folded, reveal, sift } from "./sift.js";

for (const tools of document.querySelectorAll("[data-tools]")) {
  const lists = [...document.querySelectorAll(`[data-list="${tools.dataset.tools}"]`)];
  if (!lists.length) continue; // the tools of a table
  const items = lists.flatMap((list) => [...list.querySelectorAll("[data-key]")])
    .map((item) => ({ item, text: folded(item.textContent) }));
  const { matches, tell, restore, clear } = sift(tools, () => {
    let found = 0;
    for (const { item, text } of items) {
      item.hidden = !matches(text, item.dataset);
      found += !item.hidden;
    }
    for (const list of lists) list.hidden = !list.querySelector("[data-key]:not([hidden])");
    tell(found, items.length);
    const chosen = found < items.length;
    for (const list of lists) {
      const fold = list.closest("details");
      if (!fold) continue;
      fold.hidden = list.hidden;
      if (chosen && !list.hidden) fold.open = true;
    }
  });
  reveal(document, clear);
  restore();
}
