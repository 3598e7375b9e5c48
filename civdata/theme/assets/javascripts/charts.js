// Charts: "copy image" makes a PNG of the chart's own file, and a mark leads to its figure.
import { save } from "./files.js";

const SCALE = 2;
const GROUND = "#fcfcfa";

for (const button of document.querySelectorAll("[data-image]")) {
  button.hidden = false;
  const name = button.textContent;
  button.addEventListener("click", async () => {
    let said = button.dataset.failed;
    try {
      said = await copy(button);
    } catch (error) {
      console.warn(error);
    }
    button.textContent = said;
    setTimeout(() => { button.textContent = name; }, 2500);
  });
}

// Pictures in the two sizes that people share: wide (1200 by 675) and square (1080 by 1080).
for (const button of document.querySelectorAll("[data-png]")) {
  button.hidden = false;
  const name = button.textContent;
  button.addEventListener("click", async () => {
    const size = "square" in button.dataset ? [1080, 1080] : [1200, 675];
    try {
      const file = button.dataset.png.split("/").pop().replace(".svg", `-${size.join("x")}.png`);
      save(await picture(button.dataset.png, size), file);
    } catch (error) {
      console.warn(error);
      button.textContent = button.dataset.failed;
      setTimeout(() => { button.textContent = name; }, 2500);
    }
  });
}

// The clipboard takes a promise, so that Safari still sees the reader's tap; a browser that
// cannot copy pictures saves the file.
async function copy(button) {
  const made = picture(button.dataset.image);
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": made })]);
    return button.dataset.done;
  } catch {
    save(await made, `${button.dataset.image.split("/").pop().replace(".svg", "")}.png`);
    return button.dataset.saved;
  }
}

async function picture(address, size) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  const text = (await answer.text()).replace("<svg ", '<svg class="light" ');
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = size ? size[0] : image.naturalWidth * SCALE;
  canvas.height = size ? size[1] : image.naturalHeight * SCALE;
  const pen = canvas.getContext("2d");
  const scale = Math.min(canvas.width / image.naturalWidth, canvas.height / image.naturalHeight);
  const [wide, tall] = [image.naturalWidth * scale, image.naturalHeight * scale];
  pen.fillStyle = GROUND;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, (canvas.width - wide) / 2, (canvas.height - tall) / 2, wide, tall);
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no picture"))), "image/png");
  });
}

// A tap on a mark leads to the figure's row with its proof; by keyboard the table does.
for (const mark of document.querySelectorAll(".chart [data-to]")) {
  mark.addEventListener("click", () => {
    const id = mark.dataset.to;
    const link = document.querySelector(`a[href$="#${CSS.escape(id)}"]`);
    if (document.getElementById(id)) location.hash = id;
    else link?.click();
  });
}
