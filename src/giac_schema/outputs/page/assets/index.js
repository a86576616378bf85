// The list of reports: lines are hidden by what is typed and ticked, and sorted by a column's button.
(() => {
  const body = document.querySelector(".list tbody");
  const lines = [...body.rows];
  const search = document.getElementById("search");
  const boxes = [...document.querySelectorAll('[name="outcome"]')];
  const shown = document.getElementById("shown");
  const words = new Map(lines.map((line) => [line, line.textContent.toLowerCase()]));

  const filter = () => {
    const wanted = search.value.trim().toLowerCase().split(/\s+/);
    const ticked = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    let count = 0;
    for (const line of lines) {
      const fits = wanted.every((word) => words.get(line).includes(word));
      line.hidden = !(fits && ticked.has(line.dataset.outcome));
      count += !line.hidden;
    }
    shown.textContent = count;
  };
  search.addEventListener("input", filter);
  for (const box of boxes) box.addEventListener("change", filter);
  document.querySelector(".filters").hidden = false;

  const key = (line, column) => {
    const cell = line.cells[column];
    return (cell.dataset.key === undefined ? cell.textContent : cell.dataset.key).trim();
  };
  const compare = (a, b) => {
    if (a === "" || b === "") return (a === "") - (b === "");
    return Number(a) - Number(b) || a.localeCompare(b, "zh");
  };
  const heads = [...document.querySelectorAll(".list thead th")];
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const upward = head.getAttribute("aria-sort") !== "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", upward ? "ascending" : "descending");
      const keyed = lines.map((line, index) => [key(line, column), index, line]);
      const sign = upward ? 1 : -1;
      keyed.sort((a, b) => {
        const empty = (a[0] === "") - (b[0] === ""); // what could not be read stays at the end
        return empty || sign * compare(a[0], b[0]) || a[1] - b[1];
      });
      body.append(...keyed.map(([, , line]) => line));
    });
  });
  filter();
})();
