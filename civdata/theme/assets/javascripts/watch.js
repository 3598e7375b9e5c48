// Only while `civdata serve` runs: reload the page when the site was built again.
(() => {
  let seen;
  setInterval(async () => {
    try {
      const stamp = await (await fetch(new URL("/.stamp", location.href), { cache: "no-store" })).text();
      if (seen && stamp !== seen) location.reload();
      seen = stamp;
    } catch { /* the server is away */ }
  }, 250);
})();
