// The root page sends a reader to the first of the browser's languages that the site speaks.
const spoken = document.currentScript.dataset.languages.split(" ");
for (const wish of navigator.languages ?? []) {
  const code = wish.slice(0, 2).toLowerCase();
  if (spoken.includes(code)) {
    location.replace(location.protocol === "file:" ? `${code}/index.html` : `${code}/`);
    break;
  }
}
