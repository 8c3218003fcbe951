// Building the document. Nothing that anybody typed is ever read as HTML: text goes in as text nodes only.

export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in node) node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

export function icon(name) {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("class", "icon");
  picture.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#${name}`);
  picture.append(use);
  return picture;
}

// An inline thing that acts when it is clicked. A <button> would break lines and hide its letters from the
// paragraph's direction, so it is a span that a keyboard and a screen reader can use all the same.
export function pressable(node, role, action) {
  node.tabIndex = 0;
  node.setAttribute("role", role);
  node.addEventListener("click", action);
  node.addEventListener("keydown", (event) => {
    if (event.target !== node || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    action(event);
  });
  return node;
}
