// The root page sends a reader to the first of the browser's languages that the site speaks.
for (const wish of navigator.languages ?? []) {
  const code = wish.slice(0, 2).toLowerCase();
  if (["kk", "ru", "en"].includes(code)) {
    location.replace(location.protocol === "file:" ? `${code}/index.html` : `${code}/`);
    break;
  }
}
