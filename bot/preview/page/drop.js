// Files that are dragged onto a phone are put to the composer.

export function watchDrops({ screen, drop }, take) {
  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
  screen.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    drop.hidden = false;
  });
  screen.addEventListener("dragleave", (event) => {
    if (!screen.contains(event.relatedTarget)) drop.hidden = true;
  });
  screen.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    drop.hidden = true;
    take(event.dataTransfer.files);
  });
}
